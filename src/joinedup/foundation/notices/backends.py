"""Ways to send a message: by SMTP, by GOV.UK Notify, onto the console, or nowhere. `settings.NOTICES_BY` chooses."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from joinedup.foundation.notices.rules import Message


class NotSent(Exception):
    """The message did not go out. The text is safe to keep: the kind of error and no address."""


class Backend(Protocol):
    """Sends one message to one address, or raises `NotSent`."""

    def send(self, email: str, message: Message) -> None:
        """Send it."""


class Console:
    """Prints messages where the program runs: for the demonstration and for development."""

    def send(self, email: str, message: Message) -> None:
        """Print it."""
        sys.stdout.write(f"--- notice to {email}\n{message.subject}\n\n{message.body}---\n")


class Kept:
    """Sends nothing: in the demonstration messages are read on the page of messages sent."""

    def send(self, email: str, message: Message) -> None:
        """Leave it in the outbox, as sent."""


class Smtp:
    """Sends through the mail server of the settings (EMAIL_HOST and so on)."""

    def send(self, email: str, message: Message) -> None:
        """Send it by SMTP."""
        try:
            connection = get_connection(settings.EMAIL_BACKEND, timeout=20)
            EmailMessage(message.subject, message.body, to=[email], connection=connection).send()
        except (OSError, ValueError) as error:  # smtplib's errors are OSErrors
            code = getattr(error, "smtp_code", "")
            raise NotSent(f"{type(error).__name__} {code}".strip()) from None


class Notify:
    """Sends through GOV.UK Notify, with one template there that reads ((subject)) and ((body))."""

    def send(self, email: str, message: Message) -> None:
        """Send it by GOV.UK Notify."""
        from notifications_python_client.errors import APIError
        from notifications_python_client.notifications import NotificationsAPIClient

        try:
            client: Any = NotificationsAPIClient(settings.NOTIFY_KEY)  # type: ignore[no-untyped-call]
            client.send_email_notification(
                email_address=email, template_id=settings.NOTIFY_TEMPLATE,
                personalisation={"subject": message.subject, "body": message.body},
            )  # fmt: skip
        except APIError as error:
            raise NotSent(f"GOV.UK Notify answered {error.status_code}") from None
        except (AssertionError, ValueError, OSError) as error:
            raise NotSent(f"GOV.UK Notify: {type(error).__name__}; check its key and template") from None


BACKENDS: dict[str, Callable[[], Backend]] = {"console": Console, "kept": Kept, "smtp": Smtp, "notify": Notify}


def backend() -> Backend:
    """The way to send that the settings choose."""
    return BACKENDS[settings.NOTICES_BY]()

"""Putting messages into the outbox, and sending them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.foundation.notices.asking import still_meant
from joinedup.foundation.notices.backends import NotSent, backend
from joinedup.foundation.notices.models import Notice
from joinedup.foundation.notices.queries import message_of
from joinedup.foundation.notices.rules import DROPPED, FAILED, QUEUED, SENT, check_safe, next_try
from joinedup_core.permits import Actor, Permission


def queue_notice(
    *, place: str, email: str, wording: str, blanks: Mapping[str, str], now: datetime, user_id: UUID | None = None,
    about: str = "", once: str | None = None,
) -> UUID | None:  # fmt: skip
    """Put a message into the outbox. For the commands of other rooms, which judge the permission and write the trail.

    `once` makes it go out once only: a second time nothing happens and None is given back.
    """
    check_safe(wording, blanks)
    values = {
        "place": place, "email": email.strip().lower(), "wording": wording, "blanks": dict(blanks), "about": about,
        "user_id": user_id, "try_at": now,
    }  # fmt: skip
    if once is None:
        return Notice.objects.create(**values).pk
    row, made = Notice.objects.get_or_create(once=once, defaults=values)
    return row.pk if made else None


@command(Permission.SEND_NOTICES)
def send_notice(actor: Actor, notice: Notice, *, at: datetime) -> Outcome[str]:
    """Send a message whose time has come, if it is still meant for its reader; after a failure wait and try again, and in the end give up visibly."""
    if notice.state != QUEUED:
        return Outcome(notice.state, f"notice {notice.pk} was {notice.state} already")
    if not still_meant(notice.user_id, notice.about):
        notice.save_changes(state=DROPPED, trouble="")
        return Outcome(DROPPED, f"notice {notice.pk} {DROPPED}: not meant for them any more")
    attempts = notice.attempts + 1
    try:
        backend().send(notice.email, message_of(notice))
    except NotSent as error:
        again = next_try(attempts, at)
        state = QUEUED if again else FAILED
        notice.save_changes(attempts=attempts, state=state, try_at=again or at, trouble=str(error)[:200])
    else:
        notice.save_changes(attempts=attempts, state=SENT, sent_at=at, trouble="")
    return Outcome(notice.state, f"notice {notice.pk} {notice.state}, attempt {attempts}")


@command(Permission.SEND_NOTICES)
def retry_notice(actor: Actor, notice: Notice, *, at: datetime) -> Outcome[None]:
    """Put a message that failed back into the outbox."""
    if notice.state != FAILED:
        raise Refused("not_failed", "This message did not fail: there is nothing to send again")
    notice.save_changes(state=QUEUED, attempts=0, try_at=at, trouble="")
    return Outcome(None, f"notice {notice.pk} queued again")

"""Forms of the second factor in our own words; what they check stays the library's."""

from __future__ import annotations

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm


class SetUpAppForm(ActivateTOTPForm):  # type: ignore[misc]  # the library says nothing of forms
    """The first code of an app that makes codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code that the app shows now"


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey or a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        alone.label = "Sign in with it alone, without a password"
        alone.help_text = "The telephone or key then asks for your finger, face or PIN each time"

"""How sign-in is done here: nobody makes their own account, secrets are kept encrypted, messages say little."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


@cache
def _box() -> Fernet:
    digest = hashlib.sha256(f"joinedup.second-factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by whoever comes along."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right: check both and try again",
        "too_many_login_attempts": "Too many tries: wait five minutes, then try again or set a new password",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in; for the next five minutes that counts as having shown who one is, as showing it again does."""
        super().login(request, user)
        records = get_authentication_records(request, user)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [{**r, "reauthenticated": True} for r in records]

    def format_email_subject(self, subject: str) -> str:
        """Subjects stand as they are."""
        return subject


class DirectoryAdapter(DefaultSocialAccountAdapter):
    """A directory signs in people who already have an account here; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Never."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are encrypted with a key made from the installation's secret."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "You need this to sign in: set up another way first, then take this one away",
        "cannot_generate_recovery_codes": "Set up an app or a passkey first: recovery codes stand in for it",
        "incorrect_code": "This code is not right: enter the code that the app shows now, or a recovery code not used before",
    }

    def encrypt(self, text: str) -> str:
        """The text, encrypted."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text that was encrypted."""
        return _box().decrypt(encrypted_text.encode()).decode()

"""Signing in with a second factor: setting it up, using it the next time, and a recovery code when the phone is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import override_settings

from joinedup.foundation.models import User
from tests.journeys.steps import Walker
from tests.whole import part

pytestmark = pytest.mark.browser
PASSWORD = "plain long words to sign in with"


@pytest.fixture(params=part(["by keyboard, wide", "320 px, no scripts"], __name__))
def pia(request, chromium, address: str) -> Iterator[Walker]:
    """Somebody with a new account, which needs a second factor."""
    wide = "wide" in request.param
    email = f"pia{'1' if wide else '2'}@example.org"
    User.objects.create_user(email, PASSWORD, name="Pia Storm")
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        walker = Walker(chromium, address, None, scripts=wide, narrow=not wide)
        walker.email = email
        yield walker
        walker.close()


def password(walker: Walker) -> None:
    walker.go("/account/", "Sign in")
    walker.type(walker.page.locator("input[name=login]"), walker.email)
    walker.type(walker.page.locator("input[name=password]"), PASSWORD)
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_second_factor(pia: Walker) -> None:
    password(pia)
    pia.look("Signing in with a code or passkey")
    pia.tells("Set up a second factor to go on")
    pia.press("Set up an app")
    pia.look("Set up an app that makes codes")
    secret = pia.page.locator("#authenticator_secret").input_value()
    enter(pia, "000000")
    pia.tells("This code is not right")
    enter(pia, code(secret))
    pia.look("Recovery codes")
    spare = pia.page.locator("#recovery_codes").input_value().split()[0]
    sign_out(pia)
    password(pia)
    pia.look("Sign in with a code")
    enter(pia, code(secret))
    pia.look("Your account")
    sign_out(pia)
    password(pia)
    enter(pia, spare)
    pia.look("Your account")
    sign_out(pia)
    password(pia)
    enter(pia, spare)
    pia.look("Sign in with a code")
    pia.tells("This code is not right")


def enter(walker: Walker, typed: str) -> None:
    walker.reach(walker.page.locator("input[name=code]"))
    walker.page.keyboard.type(typed)
    with walker.page.expect_navigation():
        walker.page.keyboard.press("Enter")


def sign_out(walker: Walker) -> None:
    walker.page.goto("/")
    walker.press("Sign out")

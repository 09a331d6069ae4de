"""Signing in: closed to strangers, a second factor before anything else, limits on how long a session lives."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from joinedup.foundation.models import User

PASSWORD = "a long enough password"


@pytest.fixture
def pia(db: None) -> User:
    return User.objects.create_user("pia@example.org", PASSWORD, name="Pia Storm")


@pytest.fixture(autouse=True)
def _second_factor(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    settings.ACCOUNT_RATE_LIMITS = False


def sign_in(client: Client, password: str = PASSWORD):
    return client.post("/accounts/login/", {"login": "pia@example.org", "password": password})


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def enrol(client: Client) -> str:
    shown = client.get("/accounts/2fa/totp/activate/")
    assert shown.status_code == 200, shown["Location"]
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    assert answer.status_code == 302, answer.content
    return secret


class TestSigningIn:
    def test_strangers_make_no_account(self, db: None) -> None:
        assert b"password1" not in Client().get("/accounts/signup/").content

    def test_a_wrong_password_says_what_to_do(self, pia: User) -> None:
        assert "check both and try again" in sign_in(Client(), "wrong").content.decode()

    def test_an_unknown_address_says_the_same(self, db: None) -> None:
        assert "check both and try again" in sign_in(Client()).content.decode()

    def test_the_page_asked_for_comes_after(self, pia: User) -> None:
        assert Client().get("/partnerships/")["Location"] == "/accounts/login/?next=/partnerships/"


class TestSecondFactor:
    def test_nothing_opens_before_one_is_set_up(self, pia: User) -> None:
        client = Client()
        sign_in(client)
        assert client.get("/partnerships/")["Location"] == "/accounts/2fa/"

    def test_setting_one_up_opens_this_session(self, pia: User) -> None:
        client = Client()
        sign_in(client)
        enrol(client)
        assert client.get("/partnerships/").status_code == 200

    def test_a_session_opened_with_the_password_alone_stays_outside(self, pia: User) -> None:
        thief, client = Client(), Client()
        sign_in(thief)
        sign_in(client)
        enrol(client)
        assert thief.get("/partnerships/")["Location"] == "/accounts/2fa/"

    def test_is_asked_for_the_next_time(self, pia: User) -> None:
        client = Client()
        sign_in(client)
        secret = enrol(client)
        client.post("/accounts/logout/")
        assert sign_in(client)["Location"] == "/accounts/2fa/authenticate/"
        assert client.get("/partnerships/").status_code == 302
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
        assert client.get("/partnerships/").status_code == 302
        assert secret

    def test_its_secret_is_kept_encrypted(self, pia: User) -> None:
        client = Client()
        sign_in(client)
        secret = enrol(client)
        assert secret not in str(Authenticator.objects.get(user=pia, type=Authenticator.Type.TOTP).data)


class TestLimits:
    def signed_in(self, pia: User) -> Client:
        client = Client()
        client.force_login(pia, backend="allauth.account.auth_backends.AuthenticationBackend")
        self.set(client, second_factor=True)
        return client

    def set(self, client: Client, **values: object) -> None:
        session = client.session
        session.update(values)
        session.save()

    def test_an_idle_session_ends(self, pia: User, settings) -> None:
        client = self.signed_in(pia)
        self.set(client, seen_at=time.time() - settings.IDLE_MINUTES * 60 - 1, began_at=time.time() - 9000)
        assert client.get("/partnerships/")["Location"].startswith("/accounts/login/")
        assert "nothing was done" in client.get("/accounts/login/").content.decode()

    def test_no_session_lasts_for_ever(self, pia: User, settings) -> None:
        client = self.signed_in(pia)
        self.set(client, seen_at=time.time(), began_at=time.time() - settings.LONGEST_HOURS * 3600 - 1)
        assert client.get("/partnerships/")["Location"].startswith("/accounts/login/")

    def test_a_used_session_goes_on(self, pia: User) -> None:
        client = self.signed_in(pia)
        self.set(client, seen_at=time.time() - 600, began_at=time.time() - 3600)
        assert client.get("/partnerships/").status_code == 200

    def test_pages_are_not_kept_by_the_browser(self, pia: User) -> None:
        assert self.signed_in(pia).get("/partnerships/")["Cache-Control"] == "no-store"


def test_sessions_are_listed_and_ended(pia: User) -> None:
    one, other = Client(), Client()
    for client in (one, other):
        client.force_login(pia, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["second_factor"] = True
        session.save()
        client.get("/partnerships/")
    assert "Another session" in one.get("/accounts/sessions/").content.decode()
    one.post("/accounts/sessions/")
    assert other.get("/partnerships/").status_code == 302


def test_totp_is_what_the_adapter_reads_back(pia: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(pia, secret)
    assert TOTP(Authenticator.objects.get(user=pia)).validate_code(code(secret))

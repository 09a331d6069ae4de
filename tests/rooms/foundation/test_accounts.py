"""Accounts: who may be made, what may be granted, who may be shut out, and that somebody always runs the installation."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from joinedup.foundation.accounts import commands, rules
from joinedup.foundation.accounts.queries import administrators, sign_ins
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.links.queries import token_for
from joinedup.foundation.models import LightLink, Notice, RoleGrant, TrailEntry, User
from joinedup_core.permits import Actor, Grant, Role
from tests.cast import ROOT, TODAY, actor, sign_in, user

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
CLI = Actor("cli:test", grants=frozenset({Grant(Role.ADMINISTRATOR, "")}))
PASSWORD = "violet harbour staircase"


@pytest.fixture
def ada(db) -> Actor:
    """Ada, the administrator."""
    made = user("ada", "Ada Nwosu")
    commands.grant_role(ROOT, user_id=made, role=Role.ADMINISTRATOR, place="", from_on=date(2024, 1, 1))
    return actor(made)


def begin(email: str = "first@example.org", name: str = "Fern Begin"):
    """Now, since the link they get lapses."""
    return commands.make_first_administrator(CLI, email=email, name=name, at=timezone.now(), on=TODAY)


class TestTheFirstAdministrator:
    def test_runs_the_installation_and_chooses_a_password(self, db) -> None:
        link = begin()
        made = User.objects.get(email="first@example.org")
        assert administrators(TODAY) == {made.pk}
        assert not made.has_usable_password()
        lasts = LightLink.objects.get(pk=link).expires_at - timezone.now()
        assert timedelta(days=2, hours=23) < lasts <= timedelta(days=3)

    def test_is_made_once_only(self, db) -> None:
        begin()
        with pytest.raises(Refused, match="has users already"):
            begin("second@example.org")

    def test_is_made_beside_an_invented_cast(self, db) -> None:
        user("maya", "Maya Okafor")
        begin()

    @pytest.mark.parametrize(
        ("email", "name", "says"), [("no address", "A", "right form"), ("a@example.org", " ", "name")]
    )
    def test_needs_an_address_and_a_name(self, db, email: str, name: str, says: str) -> None:
        with pytest.raises(Refused, match=says):
            begin(email, name)


class TestAFirstPassword:
    def open(self, link) -> str:
        return f"/link/{token_for(link)}/"

    def test_is_chosen_through_the_link_once(self, db) -> None:
        path, browser = self.open(begin()), Client()
        assert "Choose a password" in browser.get(path).content.decode()
        sent = {"password": PASSWORD, "again": PASSWORD}
        assert "Your password is kept" in browser.post(path, sent).content.decode()
        assert User.objects.get(email="first@example.org").check_password(PASSWORD)
        assert browser.post(path, sent).status_code == 410

    @pytest.mark.parametrize(
        ("first", "again", "says"),
        [
            ("short", "short", "too short"),
            (PASSWORD, "another one altogether", "not the same"),
            ("", "", "Enter the password"),
        ],
    )
    def test_a_bad_one_is_refused_in_words(self, db, first: str, again: str, says: str) -> None:
        path = self.open(begin())
        answer = Client().post(path, {"password": first, "again": again})
        assert says in answer.content.decode()
        assert Client().get(path).status_code == 200

    def test_a_link_never_replaces_a_password(self, db) -> None:
        path = self.open(begin())
        made = User.objects.get(email="first@example.org")
        made.set_password(PASSWORD)
        made.save()
        answer = Client().post(path, {"password": "stolen by somebody else", "again": "stolen by somebody else"})
        assert "set already" in answer.content.decode()
        made.refresh_from_db()
        assert made.check_password(PASSWORD)

    def test_no_message_holds_a_name(self, ada) -> None:
        commands.add_user(ada, email="gus@example.org", name="Gus Hale", at=AT)
        notice = Notice.objects.get()
        assert (notice.wording, set(notice.blanks)) == ("set_password", {"link", "count"})


class TestGranting:
    def test_nobody_grants_to_themselves(self, ada) -> None:
        with pytest.raises(Refused, match="yourself"):
            commands.grant_role(ada, user_id=ada.user_id, role=Role.BUSINESS_MANAGER, place="x/board/", from_on=TODAY)

    @pytest.mark.parametrize(
        ("role", "place", "agency", "code"),
        [
            ("clerk", "", None, "no_such_role"), ("link_holder", "x/", None, "no_such_role"),
            ("emperor", "x/", None, "no_such_role"), ("administrator", "x/board/", None, "everywhere_only"),
            ("agency_lead", "x/board/", None, "no_agency"), ("analyst", "x/board/", "police", "agency_not_wanted"),
        ],
    )  # fmt: skip
    def test_some_are_never_granted(self, role, place, agency, code) -> None:
        assert rules.judge_grant(role, place, agency, TODAY, None).code == code

    def test_the_same_is_not_granted_twice_at_once(self, ada) -> None:
        other = user("other", "Other One")
        told = {"user_id": other, "role": Role.OBSERVER, "place": "x/board/"}
        commands.grant_role(ada, **told, from_on=TODAY, to_on=TODAY + timedelta(days=9))
        with pytest.raises(Refused, match="already"):
            commands.grant_role(ada, **told, from_on=TODAY + timedelta(days=3))
        commands.grant_role(ada, **told, from_on=TODAY + timedelta(days=10))

    def test_the_last_administrators_role_stays(self, ada) -> None:
        held = RoleGrant.objects.get(user_id=ada.user_id)
        with pytest.raises(Refused, match="another administrator first"):
            commands.withdraw_role(ada, held.pk, on=TODAY)
        commands.grant_role(ada, user_id=user("bo", "Bo Lee"), role=Role.ADMINISTRATOR, place="", from_on=TODAY)
        commands.withdraw_role(ada, held.pk, on=TODAY)

    def test_a_manager_cannot_end_an_administrators(self, ada, maya) -> None:
        held = RoleGrant.objects.get(user_id=ada.user_id)
        with pytest.raises(NotFound):
            commands.end_role(maya, held.pk, on=TODAY)


class TestClosing:
    def test_signs_out_at_once_and_says_why_in_the_trail(self, ada, maya) -> None:
        browser = sign_in(maya)
        assert browser.get("/northvale/").status_code == 200
        commands.deactivate_user(ada, user_id=maya.user_id, reason="left", on=TODAY)
        assert browser.get("/northvale/").status_code == 302
        assert TrailEntry.objects.get(verb="foundation.deactivate_user").note.endswith("closed: left")
        commands.reactivate_user(ada, user_id=maya.user_id)
        assert User.objects.get(pk=maya.user_id).is_active

    def test_needs_a_reason_and_somebody_else(self, ada, maya) -> None:
        with pytest.raises(Refused, match="why"):
            commands.deactivate_user(ada, user_id=maya.user_id, reason="", on=TODAY)
        with pytest.raises(Refused, match="your own"):
            commands.deactivate_user(ada, user_id=ada.user_id, reason="left", on=TODAY)

    def test_the_last_administrator_stays(self, ada) -> None:
        with pytest.raises(Refused, match="Nobody else runs"):
            commands.deactivate_user(CLI, user_id=ada.user_id, reason="left", on=TODAY)


class TestResettingASecondFactor:
    def test_removes_it_signs_out_and_tells_them(self, ada, maya) -> None:
        browser = sign_in(maya)
        browser.get("/northvale/")
        Authenticator.objects.create(user_id=maya.user_id, type=Authenticator.Type.TOTP, data={})
        assert sign_ins({maya.user_id})
        commands.reset_second_factor(ada, user_id=maya.user_id, reason="lost", at=AT)
        assert not Authenticator.objects.exists()
        assert browser.get("/northvale/").status_code == 302
        assert Notice.objects.get().wording == "factor_removed"
        assert TrailEntry.objects.get(verb="foundation.reset_second_factor").note.endswith("removed: lost")

    def test_needs_a_reason(self, ada, maya) -> None:
        with pytest.raises(Refused, match="why"):
            commands.reset_second_factor(ada, user_id=maya.user_id, reason="because", at=AT)

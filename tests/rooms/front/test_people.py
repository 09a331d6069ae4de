"""The people of a partnership: inviting them, what they are granted, and that nothing leaks from elsewhere."""

import json
from argparse import Namespace
from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.context import tell_database
from joinedup.foundation.listing import Listing
from joinedup.foundation.models import Notice, RoleGrant, TrailEntry, User
from joinedup.front.people import cli, commands, queries
from joinedup_core.permits import Permission, Role, Thing, decide
from tests.cast import ROOT, TODAY, actor, sign_in, user

DAYS = {"from_on_day": "22", "from_on_month": "11", "from_on_year": "2026"}


def sent(**more: str) -> dict[str, str]:
    return {"name": "Nia Bell", "email": "nia@example.org", "role": "partner", **DAYS, **more}


def names(who, partnership: str = "northvale") -> list[str]:
    return [p.name for p in queries.people(who, partnership, Listing("name"), on=TODAY)]


class TestPages:
    def test_list_everybody_who_holds_something_here(self, maya, pat, ana, omar) -> None:
        shown = sign_in(maya).get("/northvale/people/").content.decode()
        for words in (
            "Maya Okafor",
            "Pat Lindqvist",
            "Superintendent, Safeguarding Children Board",
            "Agency lead (Northvale",
        ):
            assert words in shown
        assert "Omar" not in shown

    @pytest.mark.parametrize("path", ["", "invite/"])
    def test_are_not_there_for_those_who_grant_nothing(self, path, pat, chris, omar) -> None:
        for who in (pat, chris, omar):
            for ask in (sign_in(who).get, sign_in(who).post):
                assert ask(f"/northvale/people/{path}").status_code == 404

    def test_somebody_from_elsewhere_has_no_page_here(self, maya, omar) -> None:
        assert sign_in(maya).get(f"/northvale/people/{omar.user_id}/").status_code == 404

    def test_a_role_is_granted_and_ended(self, maya, pat) -> None:
        browser, where = sign_in(maya), f"/northvale/people/{pat.user_id}/"
        assert browser.post(where, {"role": "scrutineer", **DAYS}).status_code == 302
        held = RoleGrant.objects.get(user_id=pat.user_id)
        assert (held.role, held.place) == ("scrutineer", "northvale/board/")
        assert "Scrutineer" in browser.get(where).content.decode().title()
        ended = browser.post(f"{where}roles/{held.pk}/end/", {"on_day": "21", "on_month": "11", "on_year": "2026"})
        assert ended.status_code == 302
        held.refresh_from_db()
        assert held.to_on == date(2026, 11, 21)

    @pytest.mark.parametrize("role", ["conflict_officer", "privacy_officer"])
    def test_an_officer_for_people_and_cases_reaches_them_and_ends(self, maya, pat, role) -> None:
        browser, where = sign_in(maya), f"/northvale/people/{pat.user_id}/"
        assert browser.post(where, {"role": role, **DAYS}).status_code == 302
        held = RoleGrant.objects.get(user_id=pat.user_id)
        permission = {
            "conflict_officer": Permission.KEEP_CONFLICTS,
            "privacy_officer": Permission.REVIEW_EMERGENCY_ACCESS,
        }[role]
        assert decide(actor(pat.user_id), permission, Thing(places.people("northvale"))).allowed
        with connection.cursor() as cursor:
            tell_database(pat)
            cursor.execute("select app.holds(%s, 'northvale/people/')", [role])
            assert cursor.fetchone() == (True,)
        ended = browser.post(f"{where}roles/{held.pk}/end/", {"on_day": "21", "on_month": "11", "on_year": "2026"})
        assert ended.status_code == 302
        assert not decide(actor(pat.user_id), permission, Thing(places.people("northvale"))).allowed

    def test_nobody_grants_to_themselves(self, maya) -> None:
        where = f"/northvale/people/{maya.user_id}/"
        assert (
            "You cannot grant a role to yourself"
            in sign_in(maya).post(where, {"role": "auditor", **DAYS}).content.decode()
        )
        assert RoleGrant.objects.filter(user_id=maya.user_id).count() == 1

    def test_an_agency_lead_needs_an_agency(self, maya, pat) -> None:
        where = f"/northvale/people/{pat.user_id}/"
        shown = sign_in(maya).post(where, {"role": "agency_lead", **DAYS}).content.decode()
        assert "Choose the agency they act for in this role" in shown

    def test_make_the_same_queries_for_any_number(self, maya, world, django_assert_max_num_queries) -> None:
        for number in range(12):
            accounts.grant_role(
                ROOT, user_id=user(f"u{number}", f"U {number}"), role=Role.OBSERVER, place=places.board("northvale"),
                from_on=TODAY,
            )  # fmt: skip
        with django_assert_max_num_queries(10):
            assert len(names(maya)) == 13

    def test_export(self, maya, pat) -> None:
        assert b"Pat Lindqvist" in sign_in(maya).get("/northvale/people/?format=csv").content


class TestInviting:
    def test_makes_a_user_without_a_password_and_sends_a_link(self, maya) -> None:
        assert sign_in(maya).post("/northvale/people/invite/", sent()).status_code == 302
        made = User.objects.get(email="nia@example.org")
        assert not made.has_usable_password()
        notice = Notice.objects.get()
        assert (notice.wording, notice.place, notice.email) == ("set_password", "northvale/board/", "nia@example.org")
        assert "Nia Bell" in names(maya)

    def test_somebody_known_elsewhere_keeps_name_and_password(self, maya, omar) -> None:
        known = User.objects.get(pk=omar.user_id)
        known.set_password("a long enough password")
        known.save()
        answer = sign_in(maya).post("/northvale/people/invite/", sent(email="OMAR@example.org"), follow=True)
        shown = answer.content.decode()
        assert "They are invited. A message is on its way" in shown
        assert "Omar Haddad" in shown
        assert "Southmoor" not in shown
        assert "Not since they came here" in shown
        assert Notice.objects.get().wording == "access_given"
        assert User.objects.filter(email__iexact="omar@example.org").count() == 1

    def test_a_closed_account_is_not_opened(self, maya, omar) -> None:
        User.objects.filter(pk=omar.user_id).update(is_active=False)
        shown = sign_in(maya).post("/northvale/people/invite/", sent(email="omar@example.org")).content.decode()
        assert "Ask the administrator" in shown
        assert not Notice.objects.exists()

    @pytest.mark.parametrize("role", ["administrator", "clerk", "group_chair", "nonsense"])
    def test_grants_only_what_is_listed(self, maya, world, role) -> None:
        with pytest.raises(Refused, match="cannot be granted"):
            commands.invite_person(
                maya, world.partnership, email="n@example.org", name="N", role=role, from_on=TODAY, at=_now()
            )
        assert not User.objects.filter(email="n@example.org").exists()

    def test_an_agency_of_elsewhere_is_refused(self, maya, world, omar) -> None:
        from joinedup.partnership.commands import add_agency

        theirs = add_agency(
            ROOT, world.elsewhere, name="Southmoor Council", kind="council", regime="children", standing="partner"
        )
        with pytest.raises(Refused, match="agency of this partnership"):
            commands.invite_person(
                maya, world.partnership, email="n@example.org", name="N", role="agency_lead", agency_id=theirs,
                from_on=TODAY, at=_now(),
            )  # fmt: skip

    def test_an_agency_lead_acts_for_the_agency(self, maya, world) -> None:
        made = commands.invite_person(
            maya, world.partnership, email="n@example.org", name="N", role="agency_lead", agency_id=world.hospital,
            from_on=TODAY, at=_now(),
        )  # fmt: skip
        assert actor(made).agency_id == str(world.hospital)


class TestCommandLine:
    def say(self, **more) -> Namespace:
        told = {
            "partnership": None,
            "agency": None,
            "from_on": None,
            "to_on": None,
            "on": None,
            "json": True,
            "area": "",
        }
        return Namespace(**(told | more))

    def test_from_nobody_to_a_first_board(self, db, capsys) -> None:
        cli.first(self.say(email="ada@example.org", name="Ada Nwosu"))
        assert "/link/" in json.loads(capsys.readouterr().out)["address"]
        today = timezone.localdate()  # the command line grants from today on
        ada = actor(User.objects.get(email="ada@example.org").pk, today)
        cli.add_partnership(self.say(key="harbour", name="Harbour Partnership"), ada)
        cli.add(self.say(email="mo@example.org", name="Mo Diaz", json=False), ada)
        cli.grant(self.say(email="mo@example.org", role="business_manager", partnership="harbour"), ada)
        told = capsys.readouterr().out
        assert "mo@example.org is business manager at harbour" in told
        mo = actor(User.objects.get(email="mo@example.org").pk, today)
        assert mo.partnerships == ("harbour",)
        assert TrailEntry.objects.get(verb="front.appoint").place == "harbour/board/"
        assert sign_in(mo).get("/harbour/groups/add/").status_code == 200
        cli.end(self.say(email="mo@example.org", role="business manager", partnership="harbour"), ada)
        assert actor(mo.user_id, today).partnerships == ()

    @pytest.mark.parametrize(
        ("more", "says"),
        [
            ({"email": "who@example.org", "role": "observer"}, "Nobody signs in with"),
            ({"role": "emperor"}, "no role “emperor”"),
            ({"role": "observer"}, "Say at which partnership"),
            ({"role": "observer", "partnership": "atlantis"}, "no partnership “atlantis”"),
            ({"role": "observer", "partnership": "northvale", "from_on": "tomorrow"}, "not a day"),
            ({"role": "agency_lead", "partnership": "northvale", "agency": "Nobody"}, "No agency"),
            ({"role": "agency_lead", "partnership": "northvale"}, "Choose the agency"),
        ],
    )
    def test_what_is_wrong_is_said(self, maya, pat, more, says) -> None:
        with pytest.raises(Refused, match=says):
            cli.grant(self.say(**({"email": "pat@example.org"} | more)), maya)

    def test_a_practitioner_is_ended_by_their_business_manager(self, maya, pat, capsys) -> None:
        pair = {"email": "pat@example.org", "role": "practitioner", "partnership": "northvale"}
        cli.grant(self.say(**pair, agency="Vale Police"), maya)
        cli.end(self.say(**pair), maya)
        assert "and no longer" in capsys.readouterr().out
        assert RoleGrant.objects.get(user_id=pat.user_id).to_on is not None

    def test_a_role_not_held_cannot_end(self, maya, pat) -> None:
        with pytest.raises(Refused, match="does not hold"):
            cli.end(self.say(email="pat@example.org", role="auditor", partnership="northvale"), maya)

    def test_somebody_without_the_power_is_refused(self, maya, pat, omar) -> None:
        with pytest.raises(NotFound):
            cli.grant(self.say(email="pat@example.org", role="observer", partnership="northvale"), omar)


def _now():
    return timezone.now()


def test_the_agency_somebody_serves_is_told_only_where_it_takes_part(maya, world) -> None:
    from joinedup.partnership.commands import add_agency

    theirs = add_agency(
        ROOT, world.elsewhere, name="Southmoor Council", kind="council", regime="children", standing="partner"
    )
    for agency in (world.council, theirs):
        accounts.serve_agency(ROOT, user_id=maya.user_id, agency_id=agency, from_on=TODAY)
    found = queries.get_person(maya, "northvale", User.objects.get(pk=maya.user_id).pk, on=TODAY)
    assert found.agencies == ("Northvale Council",)

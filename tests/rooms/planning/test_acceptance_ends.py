"""An acceptance ends by itself after its last day, and pages say so until somebody has looked again."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.foundation import jobs
from joinedup.foundation.commands import NotAllowed
from joinedup.foundation.models import TrailEntry
from joinedup.planning.risks import commands, queries
from joinedup.planning.risks.jobs import end_acceptances
from joinedup.planning.risks.models import Acceptance, Risk, RiskRegister
from joinedup_core.permits import Actor
from tests.cast import TODAY, sign_in
from tests.rooms.planning.conftest import detail

LAST = TODAY - timedelta(days=1)
WHY = f"the acceptance ended on {LAST.day} {LAST:%B %Y}"


def run(day=TODAY) -> None:
    now = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    end_acceptances(jobs.actor_of("planning.end_acceptances"), now)


@pytest.fixture
def accepted(risk: UUID, chris: Actor) -> UUID:
    """A risk accepted until yesterday; it was last looked at before."""
    commands.accept_risk(chris, risk, reason="Costs more", on=TODAY - timedelta(days=90), until_on=LAST)
    Risk.objects.update(reviewed_on=TODAY - timedelta(days=90))
    return risk


class TestEndAcceptances:
    def test_opens_the_risk_again_with_the_reason(self, maya: Actor, accepted: UUID) -> None:
        run()
        found = detail(maya, accepted)
        assert (found.line.state, found.acceptance) == ("open", None)
        assert (found.events[0].kind, found.events[0].text) == ("acceptance_ended", f"Open again: {WHY}")
        assert Acceptance.objects.get().ended_on == LAST
        done = TrailEntry.objects.filter(verb="planning.let_acceptance_lapse", outcome="done")
        assert done.get().actor_key == "job:planning.end_acceptances"

    def test_twice_does_it_once(self, maya: Actor, accepted: UUID) -> None:
        run()
        run()
        assert len([e for e in detail(maya, accepted).events if e.kind == "acceptance_ended"]) == 1

    def test_the_last_day_still_holds(self, maya: Actor, accepted: UUID) -> None:
        run(LAST)
        assert detail(maya, accepted).line.state == "accepted"

    def test_a_published_register_stands_still(self, maya: Actor, accepted: UUID) -> None:
        RiskRegister.objects.update(as_at_on=LAST)
        run()
        assert detail(maya, accepted).line.state == "accepted"
        assert commands.let_acceptance_lapse(maya, accepted, on=TODAY) is False

    def test_is_not_for_members(self, pat: Actor, accepted: UUID) -> None:
        with pytest.raises(NotAllowed):
            commands.let_acceptance_lapse(pat, accepted, on=TODAY)


class TestPages:
    def test_say_so_until_somebody_has_looked_again(self, maya: Actor, chris: Actor, accepted: UUID) -> None:
        run()
        key = RiskRegister.objects.get().key
        client = sign_in(chris)
        register, risk = (
            reverse(f"planning:{n}", args=["northvale", k]) for n, k in (("register", key), ("risk", accepted))
        )
        for url in (risk, "/northvale/chair/", register):
            assert WHY in client.get(url).content.decode().replace("The acc", "the acc"), url
        commands.record_review(maya, accepted, on=TODAY, note="Still fine")
        assert WHY not in client.get("/northvale/chair/").content.decode().replace("The acc", "the acc")

    def test_the_accept_page_says_so_beforehand(self, chris: Actor, risk: UUID) -> None:
        page = sign_in(chris).get(reverse("planning:accept", args=["northvale", risk])).content.decode()
        assert "the risk is open again by itself" in page

    def test_ended_by_hand_is_not_told_as_lapsed(self, chris: Actor, risk: UUID) -> None:
        commands.accept_risk(chris, risk, reason="x", on=TODAY, until_on=TODAY + timedelta(days=9))
        commands.end_acceptance(chris, risk, reason="Mended", on=TODAY)
        assert queries.lapsed_acceptances(chris, "northvale") == []

    def test_outsiders_see_nothing(self, omar: Actor, accepted: UUID) -> None:
        run()
        assert queries.lapsed_acceptances(omar, "northvale") == []

    def test_asks_the_database_once(self, maya: Actor, accepted: UUID) -> None:
        run()
        with CaptureQueriesContext(connection) as caught:
            assert len(queries.lapsed_acceptances(maya, "northvale")) == 1
        assert len(caught) == 1

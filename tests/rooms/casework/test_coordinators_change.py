"""Whoever comes to coordinate a panel has the cases before it, and whoever stops has them no more; nobody who must not know of one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panels import commands, queries
from joinedup.casework.panels.jobs import settle_coordinators
from joinedup.foundation import context, jobs
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.models import TrailEntry
from joinedup.partnership import commands as partnership
from joinedup.partnership.models import Seat
from joinedup.people.models import Case, CaseLink
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, make_case, practitioner
from tests.cast import ROOT, World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, today
from tests.rooms.casework.test_referrals import bar

__all__ = ["marac"]


@pytest.fixture
def before(marac: Marac, worker: Actor, case: Made) -> UUID:
    """A case that Cora took on."""
    return marac.accept(case, marac.refer(worker, case))


@pytest.fixture
def newcomer(world: World) -> Actor:
    """Nell of the council, who takes over from Cora."""
    return practitioner("nell", "Nell Oakes", world.council)


def appoint(marac: Marac, who: Actor, *, sign: bool = True, days: int = -1) -> None:
    """The seat of the coordinator is given to somebody else."""
    seat = Seat.objects.get(group_id=marac.group, role="secretary")
    partnership.give_seat(
        ROOT, seat.pk, version=seat.version, holder_id=UUID(str(who.user_id)), from_on=today() + timedelta(days=days)
    )
    if sign:
        marac.sign(who)


def links(who: Actor) -> list[UUID]:
    """The cases that a link of a coordinator opens to somebody now."""
    acting(who)
    rows = CaseLink.objects.filter(user_id=who.user_id, kind=Role.PANEL_COORDINATOR, to_at=None)
    return list(rows.values_list("case_id", flat=True))


def night() -> None:
    """The job runs, twice."""
    clerk = jobs.actor_of("casework.settle_coordinators")
    for _ in range(2):
        context.tell_database(clerk)
        settle_coordinators(clerk, timezone.now())


def test_the_new_coordinator_takes_over_and_the_old_one_loses_them(
    marac: Marac, before: UUID, newcomer: Actor, case: Made
) -> None:
    appoint(marac, newcomer)
    here = sign_in(newcomer)
    page = here.get(f"/northvale/panels/{marac.panel}/").content.decode()
    assert "1 case before this panel is not open to you yet" in page
    for _ in range(2):
        here.post(f"/northvale/panels/{marac.panel}/take-over/")
    assert links(newcomer) == [case.id]
    entry = TrailEntry.objects.filter(verb__endswith="take_over_cases").order_by("at").first()
    assert str(case.id) in entry.note
    assert "not open to you" not in here.get(f"/northvale/panels/{marac.panel}/").content.decode()
    assert panel_cases.open_panel_case(acting(newcomer), before).referral is not None
    assert links(marac.cora) == [case.id]
    night()
    assert links(marac.cora) == []
    with pytest.raises(NotFound):
        panel_cases.open_panel_case(acting(marac.cora), before)


def test_by_night_it_comes_by_itself_and_once(marac: Marac, before: UUID, newcomer: Actor, case: Made) -> None:
    appoint(marac, newcomer, sign=False)
    night()
    assert links(newcomer) == []  # she has not signed
    marac.sign(newcomer)
    night()
    assert links(newcomer) == [case.id]
    context.tell_database(ROOT)
    told = TrailEntry.objects.filter(verb__endswith="settle_links")
    assert sum(str(case.id) in entry.note for entry in told) == 2  # Cora's end, Nell's beginning


def test_nobody_barred_restricted_or_of_another_panel_is_given_any(
    marac: Marac, before: UUID, newcomer: Actor, case: Made, worker: Actor, world: World, stranger: Actor
) -> None:
    second = make_case(acting(worker), world, [("Ann", "Tarn", "victim")])
    marac.accept(second, marac.refer(worker, second))
    acting(worker)
    Case.objects.get(pk=second.id).save_changes(restriction=1)
    bar(newcomer, case.id)
    appoint(marac, newcomer)
    assert queries.to_take_over(acting(newcomer), marac.group) == 0
    assert commands.take_over_cases(acting(newcomer), marac.panel) == 0
    night()
    assert links(newcomer) == []
    with pytest.raises((NotAllowed, NotFound)):
        commands.take_over_cases(acting(stranger), marac.panel)
    with pytest.raises(NotAllowed):
        commands.take_over_cases(acting(marac.piet), marac.panel)


def test_a_declined_and_a_finished_case_are_not_taken_over(
    marac: Marac, before: UUID, newcomer: Actor, case: Made
) -> None:
    panel_cases.finish_case(acting(marac.cora), before, version=1, because="", at=timezone.now())
    appoint(marac, newcomer)
    assert queries.to_take_over(acting(newcomer), marac.group) == 0


def test_a_seat_that_passes_on_next_week_is_held_until_then(
    marac: Marac, before: UUID, newcomer: Actor, case: Made
) -> None:
    appoint(marac, newcomer, sign=False, days=7)
    night()
    assert links(marac.cora) == [case.id]

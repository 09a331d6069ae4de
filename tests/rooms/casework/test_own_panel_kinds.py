"""A partnership settles a kind of panel for itself: who is expected, windows and criteria decide from their day on; what has begun keeps what held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.hearings import commands as hearings
from joinedup.casework.hearings.commands import Discussion
from joinedup.casework.panel_kinds import commands
from joinedup.casework.panel_kinds.commands import Approval
from joinedup.casework.panel_kinds.rules import Added, Settled
from joinedup.casework.panel_papers.commands import make_paper
from joinedup.casework.panels import commands as panels
from joinedup.casework.panels.queries import get_panel
from joinedup.casework.research.commands import ask_agencies
from joinedup.foundation.commands import Refused
from joinedup.meetings.attendance.commands import record_attendance
from joinedup.meetings.attendance.queries import get_sheet, mark_of
from joinedup.partnership import commands as partnership
from joinedup_core.panels import AgendaPart
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import ROOT, World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, moment, today
from tests.rooms.casework.test_panel_pages import text, url

__all__ = ["marac"]

YESTERDAY = timedelta(days=1)
LINES = ("Visible high risk: 14 or more “yes” on the DASH risk checklist", "Two call-outs in a month")


def approval(begins: date | None = None) -> Approval:
    """Approved long ago, recorded the day before it begins; it begins today."""
    begins = begins or today()
    return Approval(date(2026, 1, 5), begins, begins - YESTERDAY)


def settle(who: Actor, world: World, begins: date | None = None, **more: object) -> UUID:
    day = more.pop("approval", None) or approval(begins)
    said = {"source": "Our protocol, section 4", "expected": ("police", "probation"), "criteria": LINES, **more}
    return commands.settle_kind(acting(who), world.board, key="marac", settled=Settled(**said), approval=day)


def test_it_is_said_which_agencies_are_expected_and_not_there(
    marac: Marac, maya: Actor, world: World, worker: Actor, case: Made
) -> None:
    acting(marac.cora)
    client, hearing = sign_in(marac.cora), marac.hearing()
    before = text(client, "panel", marac.panel)
    assert "Expected, and nobody sits on this panel: NHS commissioner, Probation, Housing" in before
    settle(maya, world)
    assert "Expected, and nobody sits on this panel: Probation." in text(client, "panel", marac.panel)
    assert "nobody sits on this panel: Probation." in text(client, "members", marac.panel)
    assert "nobody sits on this panel: Probation." in text(sign_in(marac.hana), "hearing", hearing)
    settle(maya, world, expected=("police", "council"))
    assert "Expected, and nobody" not in text(client, "panel", marac.panel)


def test_a_hearing_that_has_begun_says_from_which_agencies_nobody_came(marac: Marac, maya: Actor, world: World) -> None:
    settle(maya, world, expected=("police", "health_provider"))
    acting(marac.cora)
    start = timezone.localtime().time().replace(second=0, microsecond=0)
    hearing = marac.hearing(days=0, start_time=start, emergency=True)
    client = sign_in(marac.cora)
    assert "nobody came" not in text(client, "hearing", hearing)
    meeting = models.Hearing.objects.get(pk=hearing).meeting_id
    sheet = get_sheet(acting(marac.cora), "northvale", meeting)
    came = [replace(mark_of(line), state="present") for line in sheet.lines if line.agency_kind == "police"]
    record_attendance(acting(marac.cora), meeting, marks=came, now=timezone.now())
    assert "Expected, and nobody came: NHS provider." in text(client, "hearing", hearing)


def test_windows_decide_for_what_begins_from_their_day_on(marac: Marac, maya: Actor, world: World) -> None:
    acting(marac.cora)
    old = models.Hearing.objects.get(pk=marac.hearing(days=20))
    settle(maya, world, windows={"opens": 2, "closes": 0, "research": 1})
    acting(marac.cora)
    new = models.Hearing.objects.get(pk=marac.hearing(days=20, start_time=time(14, 30)))
    day = today() + timedelta(days=20)
    assert timezone.localdate(old.opens_at) == day - timedelta(days=10)
    assert timezone.localdate(new.opens_at) == day - timedelta(days=2)
    assert timezone.localdate(new.closes_at) == day
    assert new.research_due_at > old.research_due_at
    late = today() + timedelta(days=3)
    settle(maya, world, begins=late, windows={"opens": 30, "confidentiality": 1})
    line = get_panel(acting(marac.cora), "northvale", marac.panel)
    assert line.kind.windows == {"opens": 2, "closes": 0, "research": 1}
    assert line.kind_on(late).windows["opens"] == 30
    assert panels.sign_confidentiality(acting(marac.piet), marac.panel, on=late) < late + timedelta(days=32)


def test_a_case_keeps_what_held_when_it_was_referred(
    marac: Marac, maya: Actor, world: World, worker: Actor, case: Made
) -> None:
    hearing = marac.hearing(days=0, start_time=time(0, 1), emergency=True)
    before, item = marac.listed(case, hearing, worker)
    settle(maya, world, begins=today() + timedelta(days=1), windows={"flag": 2, "repeat": 3})
    hearings.record_discussion(
        acting(marac.cora), item, version=1, discussion=Discussion("plan", "Agreed"), at=timezone.now()
    )
    row = models.PanelCase.objects.get(pk=before)
    assert row.flag_until_on > today() + timedelta(days=300)
    line = get_panel(acting(marac.cora), "northvale", marac.panel)
    assert "12 months" in str(line.kind_on(row.referred_on).criterion("repeat"))
    assert "3 months" in str(line.kind_on(today() + timedelta(days=1)).criterion("repeat"))


def test_the_repeat_is_judged_by_the_months_that_are_settled(
    marac: Marac, maya: Actor, world: World, worker: Actor, case: Made
) -> None:
    settle(maya, world, windows={"repeat": 3})
    acting(marac.cora)
    first = marac.accept(case, marac.refer(worker, case))
    acting(marac.cora)
    models.PanelCase.objects.filter(pk=first).update(referred_on=moment(-120).date())
    models.PanelReferral.objects.update(referred_at=moment(-120))
    second = marac.accept(case, marac.refer(worker, case))
    row = models.PanelCase.objects.get(pk=second)
    assert row.repeat == "not_repeat"
    assert "more than 3 months ago" in row.repeat_because


def test_a_closed_agenda_takes_only_what_was_referred_as_urgent(
    marac: Marac, maya: Actor, world: World, worker: Actor, case: Made
) -> None:
    settle(maya, world, windows={"agenda": 10})
    acting(marac.cora)
    hearing = marac.hearing(days=4)
    calm = marac.accept(case, marac.refer(worker, case))
    with pytest.raises(Refused, match="Its agenda closed on"):
        marac.put(calm, hearing)
    assert "its agenda has closed" in text(sign_in(marac.cora), "put", calm)
    urgent = marac.accept(case, marac.refer(worker, case, urgent=True))
    assert marac.put(urgent, hearing)
    assert "Its agenda closed on" in text(sign_in(marac.cora), "hearing", hearing)


def test_criteria_of_its_own_are_asked_and_professional_judgement_always_is(
    marac: Marac, maya: Actor, world: World, worker: Actor, case: Made
) -> None:
    settle(maya, world)
    page = sign_in(worker).get(url("refer", marac.panel, case.id)).content.decode()
    assert "Two call-outs in a month" in page
    assert "Professional judgement" in page
    assert "commonly three events" not in page
    own = get_panel(acting(worker), "northvale", marac.panel).kind
    assert [one.key for one in own.criteria] == ["visible_high_risk", "own1_2", "professional_judgement", "repeat"]
    assert own.criterion("own1_2").source == "Our protocol, section 4"
    assert marac.refer(worker, case, criteria=("own1_2",))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"source": " "}, "source"), ({"windows": {"repeat": 99}}, "window_repeat"), ({"criteria": ()}, "criteria"),
        ({"criteria": ("A", "A")}, "criteria"), ({"minutes_a_case": 2}, "minutes_a_case"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_saved(
    marac: Marac, maya: Actor, world: World, more: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        settle(maya, world, **more)
    assert refused.value.field == field
    assert not models.OwnPanelKind.objects.exists()


def test_nothing_holds_before_tomorrow(marac: Marac, maya: Actor, world: World) -> None:
    for days, field in (
        ((date(2026, 1, 5), today(), today()), "effective_from"),
        ((date(2099, 1, 5), date(2099, 1, 6), today()), "approved_on"),
    ):
        with pytest.raises(Refused) as refused:
            settle(maya, world, approval=Approval(*days))
        assert refused.value.field == field


def test_a_kind_of_its_own_is_added_used_and_not_ended_under_a_panel(
    marac: Marac, maya: Actor, world: World, worker: Actor, case: Made
) -> None:
    added = Added("Hoarding panel", "Hoarding", "Fire risk at home", ("people", "place"), ("Plan agreed", "Closed"))
    said = Settled("Minute 4", ("fire",), ("The fire service found a blocked way out",), {"repeat": 6})
    commands.add_kind(acting(maya), world.board, added=added, settled=said, approval=approval())
    group = partnership.create_group(ROOT, world.partnership, name="Hoarding", kind="panel")
    seat = {
        "post": "Coordinator",
        "role": "secretary",
        "agency_id": world.council,
        "holder_id": UUID(str(marac.cora.user_id)),
    }
    partnership.add_seat(ROOT, group, **seat)
    panel = panels.make_panel(ROOT, group, kind="own_hoarding_panel")
    ours = Marac(panel, group, marac.cora, marac.piet, marac.hana)
    ours.sign(marac.cora)
    before = ours.accept(case, ours.refer(worker, case, criteria=("own1_1",)))
    page = text(sign_in(marac.cora), "before", before)
    assert "The fire service found a blocked way out" in page
    assert "nobody sits on this panel: Fire and rescue" in text(sign_in(marac.cora), "panel", panel)
    kept = models.OwnPanelKind.objects.get()
    with pytest.raises(Refused, match="still sits"):
        commands.end_kind(acting(maya), kept.pk, reason="Minute 9", on=today())
    with pytest.raises(Refused, match="of this name"):
        commands.add_kind(acting(maya), world.board, added=added, settled=said, approval=approval())


def test_it_is_settled_shown_and_ended_on_pages_and_others_only_read(
    marac: Marac, maya: Actor, world: World, worker: Actor
) -> None:
    client = sign_in(maya)
    tomorrow = (today() + YESTERDAY).isoformat()
    said = {
        "group_id": str(world.board), "approved_on": "2026-01-05", "effective_from": tomorrow, "source": "Protocol", "expected": ["police"],
        "criteria": "One line\n\nAnother  line\n", "minutes_a_case": "20", "window_repeat": "6",
    }  # fmt: skip
    to = "/northvale/panels/kinds/marac/settle/"
    assert "Professional judgement" in client.get(to).content.decode()
    assert "60" in client.post(to, said | {"window_repeat": "99"}).content.decode()
    assert client.post(to, said).status_code == 302
    kept = models.OwnPanelKind.objects.get()
    assert kept.entry["windows"] == {"repeat": 6}
    page = sign_in(worker).get("/northvale/panels/kinds/marac/").content.decode()
    assert "Does not hold today" in page
    assert "SafeLives" in page
    assert sign_in(worker).get(to).status_code == 403
    end = f"/northvale/panels/kinds/version/{kept.pk}/end/"
    assert sign_in(worker).get(end).status_code == 403
    assert client.post(end, {"reason": "Minute 9"}).status_code == 302
    assert "Minute 9" in sign_in(worker).get("/northvale/panels/kinds/marac/").content.decode()
    assert "Multi-agency risk assessment conference" in sign_in(worker).get("/northvale/panels/kinds/").content.decode()
    add = "/northvale/panels/kinds/add/"
    more = {"title": "Dogs", "short": "Dogs", "about": "Dogs", "considers": ["place"], "decisions": "Plan"}
    assert client.post(add, said | more).status_code == 302
    assert sign_in(worker).get("/northvale/panels/kinds/own_nothing/").status_code == 404


def test_what_is_settled_costs_no_query(marac: Marac, maya: Actor, world: World) -> None:
    def asked() -> int:
        who = acting(marac.cora)
        get_panel(who, "northvale", marac.panel)
        with CaptureQueriesContext(connection) as found:
            get_panel(who, "northvale", marac.panel)
        return len(found)

    before = asked()
    settle(maya, world)
    assert asked() == before


def test_templates_order_the_hearing_and_are_read_by_whom_they_are_for(
    marac: Marac, maya: Actor, world: World, worker: Actor, case: Made
) -> None:
    texts = {
        "invitation": "Answer by {due}.", "research": "Look at two years, by {due}.", "minutes": "Ring {telephone}.",
        "taken_on": "Keep your plan going. {panel}: {telephone}",
    }  # fmt: skip
    agenda = (AgendaPart("Welcome", 25), AgendaPart("Cases"), AgendaPart("Any other business"))
    settle(maya, world, texts=texts, agenda=agenda)
    acting(marac.cora)
    hearing = marac.hearing()
    before, item = marac.listed(case, hearing, worker)
    ask_agencies(acting(marac.cora), before, agency_ids=[world.police], due_at=moment(2), at=timezone.now())
    page = text(sign_in(marac.piet), "hearing", hearing)
    for words in ("Welcome (25 minutes)", "09:55", "Any other business", "Answer by "):
        assert words in page
    asked = models.ResearchRequest.objects.get()
    assert "Look at two years, by " in text(sign_in(marac.piet), "reply", asked.pk)
    referral = models.PanelCase.objects.get(pk=before).referral_id
    assert "Keep your plan going. Northvale MARAC: 01632 960 200" in text(sign_in(worker), "referral", referral)
    made = make_paper(
        acting(marac.cora), hearing, user_id=UUID(str(marac.piet.user_id)), what="pack", now=timezone.now()
    )
    words = [part.text for part in made.parts]
    assert words[:2] == ["Ring 01632 960 200.", "Welcome (25 minutes)"]
    assert words[-1] == "Any other business"
    assert item
    assert "Templates" in text(sign_in(worker), "kind", "marac")


def test_a_template_about_a_person_is_refused(marac: Marac, maya: Actor, world: World) -> None:
    for texts in ({"research": "Like {victim}"}, {"invitation": "About 943 476 5919"}):
        with pytest.raises(Refused) as refused:
            settle(maya, world, texts=texts)
        assert refused.value.field == f"text_{next(iter(texts))}"

"""What some kinds of panel hold besides: the quarterly return, reports with a threshold, disruption, and what is held elsewhere."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.hearings import commands as hearings
from joinedup.casework.hearings.commands import Discussion
from joinedup.casework.held_elsewhere import commands as elsewhere
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panel_cases.commands import Referral
from joinedup.casework.panel_returns.commands import count_quarter
from joinedup.casework.panels import commands as panels
from joinedup.casework.reports import commands as reports
from joinedup.foundation import context
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.partnership import commands as partnership
from joinedup.people.settings.commands import settle
from joinedup.people.settings.rules import ASB_COMPLAINTS
from joinedup_core.permits import Actor, Permission
from tests.cases import Made, acting, make_case
from tests.cast import ROOT, World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, moment, today
from tests.rooms.casework.test_panel_pages import send, text, url

__all__ = ["marac"]


def another(marac: Marac, world: World, kind: str, name: str) -> Marac:
    """A panel of another kind with the same people."""
    group = partnership.create_group(ROOT, world.partnership, name=name, kind="panel")
    seats = [
        (marac.cora, world.council, "secretary"),
        (marac.piet, world.police, "member"),
        (marac.hana, world.hospital, "member"),
    ]
    for who, agency, role in seats:
        partnership.add_seat(
            ROOT, group, post=f"{kind} {role}", role=role, agency_id=agency, holder_id=UUID(str(who.user_id))
        )
    made = Marac(panels.make_panel(ROOT, group, kind=kind), group, marac.cora, marac.piet, marac.hana)
    made.sign(marac.cora, marac.piet, marac.hana)
    return made


def hear(marac: Marac, case: Made, worker: Actor, **more: object) -> None:
    """The case heard today at an emergency meeting."""
    hearing = models.Hearing.objects.filter(panel_id=marac.panel).first() if acting(marac.cora) else None
    start = timezone.localtime().time().replace(second=0, microsecond=0)
    pk = hearing.pk if hearing else marac.hearing(days=0, start_time=start, emergency=True)
    _, item = marac.listed(case, pk, worker, **more)
    hearings.record_discussion(
        acting(marac.cora), item, version=1, discussion=Discussion("plan", "Agreed"), at=timezone.now()
    )


def quarter() -> str:
    return f"{today().year}-{(today().month - 1) // 3 + 1}"


def test_the_return_counts_what_was_heard_and_boards_learn_no_small_number(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    from joinedup.people.models import Case, Person

    hear(marac, case, worker, marks=("lgbt",), no_marks=("disabled",))
    other = make_case(
        worker, world, [("Al", "Quill", "victim"), ("Kit", "Quill", "child"), ("Bo", "Quill", "may_pose_risk")]
    )
    Person.objects.filter(pk=other.persons[0]).update(
        sex="male", born_from_on=moment(-17 * 365).date(), born_to_on=moment(-17 * 365).date()
    )
    hear(marac, other, worker, children=other.persons[1:2], posing=other.persons[2:])
    Case.objects.filter(pk=other.id).update(restriction=2)  # counted though nobody on the panel may open it
    found = count_quarter(acting(marac.cora), marac.panel, quarter=quarter(), below=5)
    wanted = {
        "cases": 2,
        "children": 1,
        "lgbt": 1,
        "male": 1,
        "aged_16_17": 1,
        "repeats": 0,
        "from:council": 2,
        "sex_unknown": 1,
        "disabled": 0,
        "lgbt_unknown": 1,
        "disabled_unknown": 1,
        "minoritised_unknown": 2,
    }
    assert {key: found.total[key] for key in wanted} == wanted
    assert set(found.boards.values()) == {None}
    client = sign_in(marac.cora)
    assert "Kept back" in text(client, "return", marac.panel)
    file = client.get(url("return", marac.panel) + "?format=csv&of=national").content.decode("utf-8-sig")
    assert '"Male victims",1,1' in file
    assert "Quill" not in file


def test_only_who_keeps_or_chairs_the_panel_counts_it(marac: Marac, worker: Actor, case: Made, maya: Actor) -> None:
    hear(marac, case, worker)
    with pytest.raises((NotAllowed, NotFound)):
        count_quarter(acting(marac.hana), marac.panel, quarter=quarter(), below=5)
    assert (
        count_quarter(acting(maya), marac.panel, quarter=quarter(), below=5).total["cases"] == 0
    )  # a board seat counts nothing here
    with pytest.raises(Refused):
        count_quarter(acting(marac.cora), marac.panel, quarter="2026-9", below=5)


def test_reports_of_several_agencies_meet_the_threshold_together(
    marac: Marac, worker: Actor, world: World, maya: Actor
) -> None:
    asb = another(marac, world, "asb", "Northvale ASB")
    case = make_case(worker, world, [("Sid", "Marsh", "victim")], "antisocial_behaviour")
    acting(worker)
    before, _ = asb.listed(case, asb.hearing(), worker, criteria=("several_reports",), posing=())
    day = today() - timedelta(days=9)
    for who, first in ((marac.piet, True), (marac.hana, True), (marac.cora, True), (marac.hana, False)):
        same = None if first else models.AsbReport.objects.filter(agency_id=marac.piet.agency_id).first().pk
        told = {"happened_on": day, "reported_on": day, "words": "Shouting and stones", "on": today(), "same_as": same}
        reports.link_report(acting(who), case.id, panel_case_id=before, **told)
    page = text(sign_in(marac.piet), "before", before)
    assert "3 incidents count; 3 are needed" in page
    assert "1 left out: the same incident, told to another agency" in page
    assert "threshold met" in page
    context.tell_database(maya)
    settle(maya, world.partnership, key=ASB_COMPLAINTS, value="4", agreed_by="Executive", on=today())
    assert "3 incidents count; 4 are needed" in text(sign_in(marac.piet), "before", before)
    where = send(
        sign_in(marac.piet),
        "report",
        before,
        happened_on=day.isoformat(),
        reported_on=day.isoformat(),
        words="More",
        same_as="",
    )
    assert where.endswith(f"{before}/")


def test_a_place_comes_before_an_exploitation_panel_with_what_was_done_to_disrupt(
    marac: Marac, worker: Actor, world: World
) -> None:
    panel = another(marac, world, "exploitation", "Northvale exploitation")
    wren, cora = sign_in(worker), sign_in(marac.cora)
    said = {
        "key": uuid4(),
        "considers": "place",
        "words": "Bus station car park",
        "criteria": ["group_or_place"],
        "concern": "Cars at night",
    }
    send(wren, "refer_other", panel.panel, **said)
    acting(marac.cora)
    referral = models.PanelReferral.objects.get()
    hearing = panel.hearing()
    send(cora, "referral", referral.pk, accepts="yes", version=0, hearing_id=hearing)
    acting(marac.cora)
    before = models.PanelCase.objects.get().pk
    assert "Bus station car park" in text(sign_in(marac.piet), "hearing", hearing)
    done = {
        "kind": "presence",
        "done_on": today().isoformat(),
        "words": "Two officers and a youth worker",
        "effect": "No cars since",
    }
    send(sign_in(marac.piet), "disrupt", before, **done)
    page = text(cora, "before", before)
    assert "Patrols, youth work or guardians" in page
    assert "No cars since" in page


@pytest.mark.parametrize("kind", ["mappa_2", "channel"])
def test_a_panel_held_elsewhere_takes_no_case_and_shows_only_days_and_own_actions(
    marac: Marac, worker: Actor, case: Made, world: World, kind: str
) -> None:
    panel = another(marac, world, kind, f"Northvale {kind}")
    with pytest.raises(Refused, match="nothing of its cases is held here"):
        panel_cases.refer_to_panel(
            acting(worker), case.id, panel_id=panel.group, referral=Referral("x"), at=timezone.now(), key=uuid4()
        )
    hearing = panel.hearing(days=9)
    piet, hana = sign_in(marac.piet), sign_in(marac.hana)
    send(sign_in(marac.cora), "updates", hearing, agency_id=world.police)
    send(piet, "updates", hearing, agency_id=world.police, sent_on=today().isoformat())
    assert "Not sent" not in text(hana, "updates", hearing)
    send(
        piet,
        "own_actions",
        panel.panel,
        text="Visit by the month's end",
        reference="N-7",
        due_on=moment(9).date().isoformat(),
    )
    assert "Visit by the month" in text(piet, "own_actions", panel.panel)
    for other in (hana, sign_in(marac.cora)):
        assert "Visit by the month" not in text(other, "own_actions", panel.panel)
    for who in (marac.piet, marac.hana, marac.cora, worker):
        shown = set(
            models.OwnAction.objects.visible_to(acting(who), Permission.SEE_ACTIONS).values_list("pk", flat=True)
        )
        with connection.cursor() as cursor:
            cursor.execute("select id from casework_ownaction")
            assert {pk for (pk,) in cursor.fetchall()} == shown
    acting(marac.piet)
    action = models.OwnAction.objects.get()
    send(piet, "own_action", action.pk, state="done", because="Visited", version=1)
    assert hana.get(url("own_action", action.pk)).status_code == 404
    with pytest.raises(NotAllowed):
        elsewhere.record_update_sent(acting(marac.hana), hearing, agency_id=world.police, sent_on=today(), on=today())

"""What is sent to an agency that has nobody on the case comes to its desk: those there see it, and nothing else of the case."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.alerts.commands import raise_alert
from joinedup.casework.alerts.queries import get_alert
from joinedup.casework.enquiries.commands import Received, cause_enquiry, record_adult_concern
from joinedup.casework.models import Arrival, Desk, RiskAlert
from joinedup.casework.sharing.commands import ask_for_information
from joinedup.casework.sharing.queries import get_request
from joinedup.foundation.commands import NotFound
from joinedup.foundation.models import Notice, TrailEntry
from joinedup.partnership.models import Membership
from joinedup.people.leaves import LEFT_OUT
from joinedup.people.models import Case, ConfidentialAddress, NamedReader, TeamMembership
from joinedup_core.permits import Actor, Permission, Role
from tests.cases import Made, acting, link
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import today
from tests.rooms.casework.test_alerts import raised
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_referrals import bar, desk, officer

__all__ = ["desk", "officer"]


def asked(worker: Actor, case: Made, agency: UUID) -> UUID:
    said = {
        "asks": "heron: any calls?",
        "purpose": "A plan",
        "basis": "adult",
        "due_on": today(),
        "person_id": case.persons[0],
    }
    return ask_for_information(acting(worker), case.id, agency_id=agency, at=timezone.now(), on=today(), **said)


def arrivals(who: Actor) -> set[UUID]:
    """The items that were sent to somebody: the program's filter and the database's own policies say the same."""
    actor = acting(who)
    rows = Arrival.objects.visible_to(actor, Permission.READ_ARRIVALS)
    by_program = set(rows.values_list("item_id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("select item_id from app.arrivals_to_me()")
        assert by_program == {pk for (pk,) in cursor.fetchall()}
        cursor.execute("select id from casework_riskalert")
        shown = {pk for (pk,) in cursor.fetchall()}
    assert (
        set(RiskAlert.objects.visible_to(actor, Permission.READ_ARRIVALS).values_list("pk", flat=True))
        == shown & by_program
    )
    return by_program


def page_of(item: UUID, name: str = "arrival") -> str:
    return url(name, Arrival.objects.filter(item_id=item).latest("sent_at").pk)


def test_the_desk_reads_an_alert_and_says_that_it_has_it(
    worker: Actor, officer: Actor, stranger: Actor, case: Made, desk: UUID, world: World
) -> None:
    alert, there = raised(worker, case, world.police), sign_in(officer)
    assert Notice.objects.filter(user_id=officer.user_id, wording="something_urgent_waits").count() == 1
    assert arrivals(officer) == {alert}
    assert arrivals(stranger) == set()
    acting(officer)
    address = page_of(alert)
    assert "Answer at once" in there.get("/").content.decode()
    listed = there.get(url("arrived")).content.decode()
    assert "Nobody said that you have it" in listed
    assert "Pennock" not in listed
    page = there.get(address).content.decode()
    assert "a blue van" in page
    assert "Sadie Pennock" in page
    assert "Rory" not in page
    assert TrailEntry.objects.filter(verb="casework.open_arrival", outcome="done").count() == 1
    for closed in (url("alert", alert), url("case", case.id), reverse("casefiles:case", args=["northvale", case.id])):
        assert there.get(closed).status_code == 404
    acting(officer)
    there.post(page_of(alert, "answer_arrival"), {"words": "A marker on the address"})
    line = get_alert(acting(worker), "northvale", alert, timezone.now())
    assert line.state == "All have it"
    assert "A marker on the address" in line.have[0].words
    assert "Your agency has it" in there.get(url("arrived")).content.decode()


def test_the_desk_replies_to_a_request(worker: Actor, officer: Actor, case: Made, desk: UUID, world: World) -> None:
    request, there = asked(worker, case, world.police), sign_in(officer)
    acting(officer)
    assert "heron" in there.get(page_of(request)).content.decode()
    assert (
        "Refuse"
        not in there.post(page_of(request, "answer_arrival"), {"reply": "shared", "words": ""}).content.decode()
    )
    acting(officer)
    there.post(page_of(request, "answer_arrival"), {"reply": "shared", "words": "Three calls since May"})
    line = get_request(acting(worker), "northvale", request, today())
    assert line.replies[-1].words == "Three calls since May"
    assert line.state == "Held, and shared"


def test_whom_the_council_causes_to_enquire_is_told_and_reads_it(
    worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    came = Received(today(), "Money is missing", ["financial"], "own_home", "known")
    enquiry = record_adult_concern(
        acting(worker), case.id, received=came, today=today(), key=uuid4(), person_id=case.persons[0]
    )
    caused = cause_enquiry(
        acting(worker), enquiry, what="egret: where did it go?", due_on=today(), agency_id=world.police
    )
    there = sign_in(officer)
    acting(officer)
    page = there.get(page_of(caused)).content.decode()
    assert "egret" in page
    assert "Money is missing" not in page
    assert Notice.objects.filter(user_id=officer.user_id, wording="something_waits").count() == 1


@pytest.mark.parametrize("why", ["conflict", "list", "left team", "left agency", "disposed", "works on it"])
def test_it_is_shown_to_nobody_to_whom_the_case_is_closed(
    why: str, worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    if why == "works on it":  # then it is on the case itself, and not sent to a desk
        acting(worker)
        link(officer, case.id, case.place, Role.ALLOCATED_WORKER)
    alert = raised(worker, case, world.police)
    if why == "conflict":
        bar(officer, case.id)
    elif why == "left team":
        TeamMembership.objects.update(to_on=date(2026, 2, 1))
    elif why == "left agency":
        Membership.objects.filter(agency_id=world.police).update(to_on=date(2026, 2, 1))
    else:
        acting(worker)
        if why == "list":
            NamedReader.objects.create(case_id=case.id, place=case.place, user_id=worker.user_id, from_at=Now())
            Case.objects.filter(pk=case.id).update(restriction=1)
        elif why == "disposed":
            Case.objects.filter(pk=case.id).update(state="disposed")
    assert arrivals(officer) == set()
    assert sign_in(officer).get(url("alert", alert)).status_code == (200 if why == "works on it" else 404)


def test_the_sender_is_told_where_nobody_can_see_it(
    worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    ours = sign_in(worker)
    acting(worker)
    Desk.objects.update(ended_on=date(2026, 2, 1))
    alert = raised(worker, case, world.police, world.hospital)
    page = ours.get(url("alert", alert)).content.decode()
    assert page.count("Telephone them now") == 1
    assert page.count("nobody said so yet. Ring them") == 1
    said = {
        "asks": "Any?",
        "purpose": "A plan",
        "basis": "adult",
        "due_on": today().isoformat(),
        "agency_id": str(world.police),
    }
    page = ours.post(url("ask_for_information", case.id, case.persons[0]), said, follow=True).content.decode()
    assert "Nobody there can see it here yet" in page
    assert arrivals(officer) == set()


def test_a_stranger_of_the_agency_reads_and_answers_nothing(
    worker: Actor, officer: Actor, stranger: Actor, case: Made, desk: UUID, world: World
) -> None:
    from joinedup.casework.arrivals import commands

    alert = raised(worker, case, world.police)
    acting(officer)
    arrival = Arrival.objects.get(item_id=alert)
    for name in ("arrival", "answer_arrival"):
        assert sign_in(stranger).get(url(name, arrival.pk)).status_code == 404
    for act in (commands.open_arrival, lambda *a, at: commands.have_arrived_alert(*a, words="x", at=at)):
        with pytest.raises(NotFound):
            act(acting(stranger), arrival.pk, at=timezone.now())
    acting(stranger)
    with pytest.raises(Exception, match="row-level security"), connection.cursor() as cursor:
        cursor.execute(
            "insert into casework_alertstep (id, place, version, made_at, case_id, agency_id, alert_id, kind, for_agency_id, words, taken_by_id,"
            " taken_at) values (gen_random_uuid(), %s, 1, now(), %s, %s, %s, 'acknowledged', %s, '', %s, now())",
            [case.place, case.id, world.police, alert, world.police, stranger.user_id],
        )


def test_what_came_to_a_desk_is_read_without_confidential_addresses_and_the_rest_whole(
    worker: Actor, nurse: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    today_, now = today(), timezone.now()
    said = {
        "look_out_for": "kestrel at 4 Alder Row",
        "do": "Ring the sergeant",
        "agencies": [world.police],
        "until_at": now + timedelta(9),
    }
    alert = raise_alert(acting(worker), case.id, person_id=case.persons[0], at=now, key=uuid4(), **said)
    more = {
        "asks": "heron at 4 Alder Row?",
        "purpose": "A plan",
        "basis": "adult",
        "due_on": today_,
        "person_id": case.persons[0],
    }
    request = ask_for_information(acting(worker), case.id, agency_id=world.police, at=now, on=today_, **more)
    came = Received(today_, "Money is missing", ["financial"], "own_home", "known")
    enquiry = record_adult_concern(
        acting(worker), case.id, received=came, today=today_, key=uuid4(), person_id=case.persons[0]
    )
    caused = cause_enquiry(acting(worker), enquiry, what="egret at 4 Alder Row", due_on=today_, agency_id=world.police)
    acting(worker)
    ConfidentialAddress.objects.create(
        person_id=case.persons[0], place=case.place, lines="4 Alder Row\nNorthvale", postcode="NV1 4QZ"
    )
    there = sign_in(officer)
    for item, rest in ((alert, "Ring the sergeant"), (request, "A plan"), (caused, "Sadie Pennock")):
        acting(officer)
        page = there.get(page_of(item)).content.decode()
        assert "Alder Row" not in page
        assert escape(LEFT_OUT) in page
        assert rest in page

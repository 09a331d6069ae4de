"""Numbers for boards: counted once a quarter by the job, kept back before they are stored, read without access to any case."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from io import BytesIO
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from joinedup.casework.concerns import commands as concerns
from joinedup.casework.concerns.commands import Stand
from joinedup.casework.contacts.rules import Account
from joinedup.casework.models import Contact, CountedQuarter, OwnReferralKind, Panel, RecountRequest
from joinedup.casework.numbers import commands, queries
from joinedup.casework.numbers.jobs import count_ended_quarters
from joinedup.casework.numbers.rules import counted_from, quarter_end, quarter_of, quarter_words, quarters_due
from joinedup.casework.panels.queries import panels_since
from joinedup.casework.referrals.commands import answer_referral, count_contacts, send_referral
from joinedup.foundation import context, jobs, places
from joinedup.foundation.commands import NotAllowed, Refused
from joinedup.foundation.models import TrailEntry
from joinedup.meetings.models import Meeting
from joinedup.partnership.models import Partnership
from joinedup.people.identities.commands import decide_identity
from joinedup.people.models import Case
from joinedup.people.settings import commands as settings
from joinedup.people.settings.rules import SMALL_NUMBERS
from joinedup_core.calendar.months import add_months
from joinedup_core.permits import Actor
from tests.cases import Made, acting, make_case
from tests.cast import World, actor, sign_in
from tests.rooms.casework.before_panels import Marac, marac
from tests.rooms.casework.test_contacts import record
from tests.rooms.casework.test_own_referral_kinds import settle as settle_kind
from tests.rooms.casework.test_panel_kinds import hear
from tests.rooms.casework.test_referrals import TOLD, desk, officer, sent

__all__ = ["desk", "marac", "officer"]
CLERK = jobs.actor_of("casework.count_ended_quarters")
TODAY = timezone.localdate()
FIRST = next(f for back in (1, 2) if counted_from(f := add_months(quarter_of(TODAY), -3 * back)) <= TODAY)
"""The last quarter that is counted by today."""
AT = timezone.make_aware(datetime.combine(FIRST + timedelta(days=20), datetime.min.time()))


@pytest.fixture
def opened(case: Made) -> Made:
    """The case, opened as that quarter began."""
    Case.objects.filter(pk=case.id).update(opened_on=FIRST)
    return case


def run(now: datetime | None = None) -> None:
    """The job, as itself."""
    context.tell_database(CLERK)
    count_ended_quarters(CLERK, now or timezone.now())


def address(query: str = "", name: str = "numbers") -> str:
    return reverse(f"numbers:{name}", args=["northvale"]) + query


def seen(who: Actor, query: str = "") -> str:
    """The page, or what a file says in words."""
    answer = sign_in(who).get(address(query))
    assert answer.status_code == 200
    if answer.content[:2] != b"PK":
        return answer.content.decode()
    parts = ZipFile(BytesIO(answer.content))
    return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.fixture
def counted(worker: Actor, officer: Actor, desk: UUID, opened: Made, world: World) -> CountedQuarter:
    """Seven referrals to MARAC, of which six were assessed, and three about scams; counted by the job."""
    for n in range(7):
        referral = sent(worker, opened, desk, at=AT)
        if n:
            answer_referral(acting(officer), referral, reply="assessment", words="Begun", at=AT)
    for _ in range(3):
        sent(worker, opened, desk, "scams", at=AT)
    run()
    return CountedQuarter.objects.get()


def test_a_small_figure_appears_nowhere(counted: CountedQuarter, maya: Actor) -> None:
    referrals = counted.tables["referrals"]
    assert referrals["rows"]["all"] == [None, 0, 0, 0, None, 10]
    assert {None, 0} == {number for key in ("marac", "scams") for number in referrals["rows"][key]}
    page = seen(maya)
    assert "more figures of this kind are nought or kept back in every quarter, and left out here" in page
    pages = [page, *(seen(maya, f"?table=referrals&format={fmt}") for fmt in ("csv", "xlsx", "docx"))]
    assert all("Kept back" in one for one in pages[1:])
    assert not [one for one in pages if re.search(r"\b[13467] of|of 7\b|Pennock", one)]
    assert not re.search(r">[13467]<|\([1-9]\d?%\)", page.replace("12 of 30 (40%)", ""))
    assert not re.search(r",[13467]\b", pages[1])
    book = CalamineWorkbook.from_filelike(BytesIO(sign_in(maya).get(address("?table=referrals&format=xlsx")).content))
    values = {value for row in book.get_sheet_by_index(0).to_python() for value in row}
    assert "Kept back" in values
    assert not values & {1, 3, 4, 6, 7}
    notes = " ".join(TrailEntry.objects.filter(actor_key=CLERK.key).values_list("note", flat=True))
    assert "7" not in notes.replace(str(FIRST), "").replace(str(quarter_end(FIRST)), "")


def test_a_kind_of_referral_of_ones_own_is_called_as_the_partnership_calls_it(
    counted: CountedQuarter, maya: Actor, world: World
) -> None:
    settle_kind(maya, world, label="Fire-safety visit (free)", agency_kinds=("police",))
    rows = counted.tables["referrals"]["rows"]
    rows[OwnReferralKind.objects.get().key] = [0, 0, 0, 0, 30, 30]
    context.tell_database(CLERK)
    counted.save(update_fields=["tables"])
    assert "Fire-safety visit (free)" in seen(maya)


def test_a_quarter_once_counted_stays_as_it_was(
    counted: CountedQuarter, worker: Actor, desk: UUID, opened: Made
) -> None:
    before = json.dumps(counted.tables)
    for _ in range(5):
        sent(worker, opened, desk, at=AT)
    run()
    run(timezone.now() + timedelta(days=1))
    again = CountedQuarter.objects.get(pk=counted.pk)
    assert (json.dumps(again.tables), again.counted_on, again.edition) == (before, TODAY, 1)


def test_a_recount_replaces_all_of_it_with_its_reason_on_the_trail(
    counted: CountedQuarter, worker: Actor, desk: UUID, opened: Made, maya: Actor, chris: Actor
) -> None:
    for _ in range(5):
        sent(worker, opened, desk, at=AT)
    client = sign_in(maya)
    assert client.post(address(name="recount"), {"counted": str(counted.pk), "reason": "late"}).status_code == 302
    assert "It is to be counted again." in seen(maya)
    context.tell_database(maya)
    with pytest.raises(Refused, match="asked already"):
        commands.ask_recount(maya, counted.pk, reason="late", at=timezone.now())
    with pytest.raises(NotAllowed):
        commands.ask_recount(chris, counted.pk, reason="late", at=timezone.now())
    run()
    again = CountedQuarter.objects.get()
    assert (again.edition, again.reason, again.tables["referrals"]["rows"]["all"][-1]) == (2, "late", 15)
    assert TrailEntry.objects.filter(verb="casework.count_ended_quarters", note=f"{FIRST} again: late").exists()
    assert RecountRequest.objects.get().done_on == TODAY
    page = seen(maya)
    assert "Counted again: Much was recorded after the quarter was counted." in page


def test_a_partnership_raises_what_is_small_and_a_recount_never_lowers_it(
    worker: Actor, desk: UUID, opened: Made, maya: Actor, world: World
) -> None:
    """Ten referrals are few where fewer than twelve are; what was kept back so stays so, though the setting falls again."""

    def settle(value: str, on: date) -> None:
        context.tell_database(maya)
        settings.settle(maya, world.partnership, key=SMALL_NUMBERS, value=value, agreed_by="Executive", on=on)

    for _ in range(10):
        sent(worker, opened, desk, at=AT)
    settle("12", TODAY - timedelta(days=1))
    run()
    row = CountedQuarter.objects.get()
    assert (row.below, row.tables["referrals"]["whole"], row.tables["referrals"]["rows"]) == (12, True, {})
    settle("5", TODAY)
    context.tell_database(maya)
    commands.ask_recount(maya, row.pk, reason="late", at=timezone.now())
    run()
    again = CountedQuarter.objects.get()
    assert (again.edition, again.below, again.tables["referrals"]["rows"]) == (2, 12, {})


def test_boards_read_it_and_nobody_else(
    counted: CountedQuarter, maya: Actor, chris: Actor, pat: Actor, ana: Actor, worker: Actor, omar: Actor
) -> None:
    for reader in (maya, chris, pat, ana):
        assert "Numbers from cases" in seen(reader)
        assert sign_in(reader).get("/northvale/").content.decode().count(address()) == 2
    refused = sign_in(worker).get(address())
    assert refused.status_code == 403
    assert "role of the partnership’s boards" in refused.content.decode()
    assert address() not in sign_in(worker).get("/northvale/").content.decode()
    assert sign_in(omar).get(address()).status_code == 404
    assert sign_in(chris).get(address(name="recount")).status_code == 403
    acting(worker)
    assert queries.quarters(actor(UUID(str(worker.user_id))), "northvale") == {}


def test_only_the_job_counts_and_stores(counted: CountedQuarter, maya: Actor, world: World) -> None:
    context.tell_database(maya)
    assert not CountedQuarter.objects.filter(pk=counted.pk).update(tables={})
    with pytest.raises(NotAllowed):
        commands.count_ended_quarters(maya, world.partnership, today=TODAY)
    with connection.cursor() as cursor:
        cursor.execute("select * from app.concern_counts('northvale/', %s)", [TODAY])
        assert cursor.fetchall() == []
        cursor.execute("select app.counting_begins('northvale/')")
        assert cursor.fetchone() == (None,)


def test_people_at_risk_count_once_for_each_worry_at_the_worst_level_of_that_day(
    worker: Actor, nurse: Actor, opened: Made, world: World
) -> None:
    end, more = quarter_end(FIRST), {"part": "at_risk", "scale": "risk", "at": timezone.now()}
    for who, level, about in (
        (worker, "current", "scams"),
        (nurse, "high", "scams"),
        (worker, "increasing", "self_neglect"),
    ):
        concerns.record_concern(
            acting(who),
            opened.id,
            person_id=opened.persons[0],
            about=about,
            stand=Stand(level, FIRST, "Seen"),
            key=(key := uuid4()),
            **more,
        )
    concerns.change_level(
        acting(worker), key, stand=Stand("very_high", end + timedelta(days=1), "Worse"), at=timezone.now(), version=1
    )
    other = make_case(worker, world, [("Al", "Quill", "subject")])
    for part, about in (("posing", "scams"), ("at_risk", "scams")):
        concerns.record_concern(
            acting(worker),
            other.id,
            person_id=other.persons[0],
            about=about,
            stand=Stand("high", FIRST, "Seen"),
            key=uuid4(),
            **more | {"part": part},
        )
    context.tell_database(CLERK)
    here = places.partnership("northvale")
    assert queries.concerns_on(here, end) == [("scams", "high", 2), ("self_neglect", "increasing", 1)]
    assert queries.concerns_on(here, end + timedelta(days=1))[-1] == ("self_neglect", "very_high", 1)
    assert queries.concerns_on(here, FIRST - timedelta(days=1)) == []


def test_a_contact_counts_once_with_what_came_of_it(
    worker: Actor, officer: Actor, desk: UUID, opened: Made, world: World
) -> None:
    when = f"{FIRST + timedelta(days=3):%-d %B %Y}"
    made = [record(worker, opened, account=Account("telephone", "not_seen"), when=when) for _ in range(3)]
    for contact, answered in ((made[0], True), (made[1], False)):
        referral = send_referral(
            acting(worker),
            opened.id,
            person_id=opened.persons[0],
            kind="marac",
            desk_id=desk,
            told=TOLD,
            at=AT,
            key=uuid4(),
            contact_id=contact,
        )
        if answered:
            answer_referral(acting(officer), referral, reply="assessment", words="Begun", at=AT)
    days = {"from_on": FIRST, "until_on": quarter_end(FIRST)}
    counts = [("assessed", 1), ("not_referred", 1), ("referred", 1)]
    context.tell_database(CLERK)
    assert count_contacts(CLERK, world.partnership, **days) == counts
    twin = make_case(worker, world, [("Sadie", "Penock", "subject")])
    also = Contact.objects.get(pk=record(worker, twin, account=Account("telephone", "not_seen"), when=when))
    acting(worker)
    also.save_changes(visit_id=Contact.objects.get(pk=made[0]).visit_id)
    decide_identity(
        acting(worker),
        opened.persons[0],
        other_id=twin.persons[0],
        state="confirmed",
        why="One number",
        at=timezone.now(),
    )
    context.tell_database(CLERK)
    assert count_contacts(CLERK, world.partnership, **days) == counts, "told of two records of one person, it is one"


def test_the_job_counts_what_panels_heard_also_of_one_that_has_ended(
    marac: Marac, worker: Actor, opened: Made, maya: Actor
) -> None:
    hear(marac, opened, worker)
    Meeting.objects.filter(group_id=marac.group).update(starts_at=AT, ends_at=AT + timedelta(hours=2))
    Panel.objects.filter(pk=marac.panel).update(ended_on=quarter_end(FIRST))
    run()
    told = CountedQuarter.objects.get().tables[f"panel:{marac.panel}"]
    assert told["name"] == "Northvale MARAC"
    assert set(told["figures"].values()) == {None}  # one case: had it not been counted, there would be noughts
    context.tell_database(CLERK)
    assert panels_since(CLERK, "northvale", quarter_end(FIRST) + timedelta(days=1)) == []
    assert "Cases discussed" in seen(maya, "?table=panel1&format=csv")


def test_what_is_not_there_is_said_in_words(maya: Actor, world: World, opened: Made) -> None:
    assert "No quarter is counted yet" in seen(maya)
    run()
    page = seen(maya)
    assert "Before the first case" in page
    assert f"{quarter_words(quarter_of(TODAY))} is counted from" in page
    Partnership.objects.filter(pk=world.partnership).update(provenance="published")
    assert "nobody’s case is kept here" in seen(maya)


def test_asking_costs_the_same_for_one_quarter_and_for_eight(maya: Actor, worker: Actor, opened: Made) -> None:
    def cost() -> int:
        client = sign_in(maya)
        client.get(address())
        with CaptureQueriesContext(connection) as caught:
            client.get(address())
        return len(caught.captured_queries)

    run()
    one = cost()
    acting(worker)
    Case.objects.filter(pk=opened.id).update(opened_on=date(FIRST.year - 4, 1, 1))
    run()
    assert CountedQuarter.objects.count() == len(quarters_due(date(2000, 1, 1), [], TODAY)) > 1
    assert cost() == one

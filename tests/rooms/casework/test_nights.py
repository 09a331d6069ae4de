"""A whole partnership's contact standards, checked each night: judged as the live check judges, and kept as counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand
from joinedup.casework.concerns.queries import concern_lines
from joinedup.casework.contacts.rules import Account
from joinedup.casework.models import CheckedNight
from joinedup.casework.standards import night, queries
from joinedup.casework.standards.commands import check_partnership
from joinedup.casework.standards.jobs import check_standards
from joinedup.foundation import context, jobs
from joinedup.foundation.commands import NotAllowed
from joinedup.people.cases.commands import close_case
from joinedup.people.identities.commands import decide_identity
from joinedup.people.models import Case, Person
from joinedup_core.permits import Actor
from joinedup_core.standards import Engine, Judgement, Reason, State
from joinedup_core.standards.judgement import as_judgement
from tests.cases import Made, acting, make_case, practitioner
from tests.cast import World, sign_in
from tests.rooms.casework.nights import Wide, agree, wide
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url

CLERK = jobs.actor_of("casework.check_standards")
TODAY = timezone.localdate()
Key = tuple[str, str, str]


def run() -> None:
    """The job, as itself."""
    context.tell_database(CLERK)
    check_standards(CLERK, timezone.now())


@pytest.fixture
def town(worker: Actor, world: World) -> list[Made]:
    """Seven people at high risk of whom nobody tells a contact, and one at the base level who was visited."""
    cases = [make_case(worker, world, [("Wren", f"Ashby{n}", "at_risk")]) for n in range(8)]
    for case in cases[:7]:
        worry(acting(worker), case, Stand("high", date(2026, 4, 1), "He has a knife"))
    worry(acting(worker), cases[7], Stand("current", date(2026, 4, 1), "She said so"))
    record(worker, cases[7], account=Account("in_person_home", "alone", voice="kestrel"), when="20 May 2026")
    return cases


def nightly() -> dict[Key, Judgement]:
    """Every judgement of a night, judged as the job does."""
    context.tell_database(CLERK)
    with Engine(threads=1) as engine:
        night.judged(engine, CLERK, "northvale", today=TODAY, now=timezone.now())
        return keyed(as_judgement(row) for row in engine.rows("FROM findings"))


def keyed(found: Iterable[Judgement]) -> dict[Key, Judgement]:
    """Each judgement by whom and what it is about, without the contacts that the night does not keep."""
    return {(one.person, one.rule, one.posing_or_at_risk): replace(one, contacts=()) for one in found}


def live(reader: Actor) -> dict[Key, Judgement]:
    """The same of whoever opens the worklist."""
    return keyed(one.required.judgement for one in queries.worklist(acting(reader), "northvale", today=TODAY))


def test_the_night_comes_to_exactly_what_the_live_check_says(
    worker: Actor, nurse: Actor, stranger: Actor, world: World
) -> None:
    rng = Random(3)
    gp = practitioner("bo", "Bo Lund", world.icb)
    town = wide(rng, world, worker, (nurse, stranger, gp))
    agencies, seen = (world.council, world.police, world.hospital, world.icb), Counter[str]()
    for kind in ("nothing", "intervals", "notices", "stale"):
        agree(rng, world, agencies, worker, kind)
        found = nightly()
        assert live(town.reader) == found
        seen.update(str(one.reason or one.state) for one in found.values())
        if kind == "intervals":
            alone_as_well(town, found)
    assert {*State, *Reason} - seen.keys() == {State.CANNOT_TELL, Reason.UNKNOWN_START}
    assert len(found) > 40


def alone_as_well(town: Wide, found: dict[Key, Judgement]) -> None:
    """Of whoever is on one case alone, and one record alone, that case's page says the same."""
    reader, told = acting(town.reader), [person for case in town.cases for person in case.persons]
    joined = Counter(Person.objects.filter(pk__in=told).values_list("identity", flat=True))
    compared = 0
    for case in town.cases:
        for person in case.persons:
            identity = Person.objects.get(pk=person).identity
            if told.count(person) == joined[identity] == 1 and Case.objects.get(pk=case.id).state in queries.ASKED_IN:
                lines = concern_lines(reader, case.id, person)
                opened = keyed(one.judgement for one in queries.required(reader, "northvale", lines, today=TODAY))
                assert opened == {key: one for key, one in found.items() if key[0] == str(identity)}
                compared += len(opened)
    assert compared > 15


def test_joined_records_are_one_person_and_a_closed_case_asks_for_nothing_though_its_contacts_count(
    worker: Actor, world: World
) -> None:
    one, other, shut = (make_case(worker, world, [("Wren", f"Ashby{n}", "at_risk")]) for n in range(3))
    for case in (one, other, shut):
        worry(worker, case, Stand("high", date(2026, 4, 1), "He has a knife"))
    record(worker, shut, account=Account("in_person_home", "alone"), when="20 May 2026")
    assert [one.any_on for one in nightly().values()].count(None) == len(live(worker)) - 1 == 2
    close_case(acting(worker), shut.id, version=1, reason="safe", on=TODAY, goes_on="Her school")
    decide_identity(
        acting(worker),
        one.persons[0],
        other_id=other.persons[0],
        state="confirmed",
        why="One number",
        at=timezone.now(),
    )
    assert [one.any_on for one in nightly().values()] == [None]
    assert nightly() == live(worker)
    decide_identity(
        acting(worker), one.persons[0], other_id=shut.persons[0], state="confirmed", why="One number", at=timezone.now()
    )
    assert [one.in_person_on for one in nightly().values()] == [date(2026, 5, 20)]
    assert nightly() == live(worker)
    client = sign_in(worker)
    client.post(url("why", shut.id), {"reason": "complaint"})
    page = client.get(url("person", shut.id, shut.persons[0])).content.decode()
    assert "the contact standards ask for nothing here" in page
    assert "What the standard requires" not in page


def test_what_is_kept_is_kept_back_and_says_no_interval_and_never_late(town: list[Made], maya: Actor) -> None:
    run()
    run()
    kept = CheckedNight.objects.get()
    assert (kept.checked_on, kept.rows_read) == (TODAY, 1000)
    figures = {number for line in kept.table["rows"].values() for number in line}
    assert figures <= {None, 0, 5, 10}, "rounded to the nearest five, and small ones not at all"
    page = sign_in(maya).get(reverse("numbers:numbers", args=["northvale"])).content.decode()
    assert "No interval agreed" in page
    assert "Contact late" not in page
    assert "Ashby" not in page
    assert "kestrel" not in page


def test_only_the_job_reads_and_writes_and_a_killed_one_leaves_the_last_good_night(
    town: list[Made], maya: Actor, worker: Actor, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    CheckedNight.objects.update(checked_on=TODAY - timedelta(days=3))

    def killed(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(night, "judged", killed)
    with pytest.raises(jobs.Partly, match="MemoryError in northvale, MemoryError in southmoor"):
        run()
    assert CheckedNight.objects.get().checked_on == TODAY - timedelta(days=3)
    for who in (maya, worker):
        context.tell_database(who)
        with pytest.raises(NotAllowed):
            check_partnership(who, world.partnership, today=TODAY, now=timezone.now())
        assert not CheckedNight.objects.update(rows_read=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "select (select count(*) from app.night_concerns('northvale/', '{}')), (select count(*) from app.night_contacts('northvale/')),"
                " (select count(*) from app.standing_concerns('northvale/')), (select count(*) from app.night_shares('northvale/', now()))"
            )
            assert cursor.fetchone() == (0, 0, 0, 0)

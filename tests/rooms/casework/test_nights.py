"""A whole partnership's contact standards, checked each night: judged as the live check judges, and kept as counts alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand
from joinedup.casework.contacts.rules import Account
from joinedup.casework.models import CheckedNight
from joinedup.casework.standards import night, queries
from joinedup.casework.standards.commands import check_partnership
from joinedup.casework.standards.jobs import check_standards
from joinedup.foundation import context, jobs
from joinedup.foundation.commands import NotAllowed
from joinedup_core.permits import Actor
from joinedup_core.standards import Engine
from joinedup_core.standards.judgement import as_judgement
from tests.cases import Made, acting, make_case
from tests.cast import World, sign_in
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record

CLERK = jobs.actor_of("casework.check_standards")
TODAY = timezone.localdate()


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


def test_the_night_judges_as_the_live_check_does_for_whoever_sees_everything(
    worker: Actor, town: list[Made], world: World
) -> None:
    reader = acting(worker)
    live = {
        (one.required.judgement.person, one.required.judgement.rule): one.required.judgement
        for one in queries.worklist(reader, "northvale", today=TODAY)
    }
    context.tell_database(CLERK)
    with Engine(many=True, threads=1) as engine:
        read = night.judged(engine, CLERK, "northvale", today=TODAY, now=timezone.now())
        nightly = [as_judgement(row) for row in engine.rows("FROM findings")]
    assert read == 9
    assert len(nightly) == len(live) == 8
    for one in nightly:
        same = live[one.person, one.rule]
        assert (one.state, one.reason, one.because, one.days_since, one.could_visit, one.missing) == (
            same.state, same.reason, same.because, same.days_since, same.could_visit, same.missing,
        )  # fmt: skip


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
    with pytest.raises(MemoryError):
        run()
    assert CheckedNight.objects.get().checked_on == TODAY - timedelta(days=3)
    for who in (maya, worker):
        context.tell_database(who)
        with pytest.raises(NotAllowed):
            check_partnership(who, world.partnership, today=TODAY, now=timezone.now())
        assert not CheckedNight.objects.update(rows_read=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "select (select count(*) from app.night_concerns('northvale/')), (select count(*) from app.night_contacts('northvale/'))"
            )
            assert cursor.fetchone() == (0, 0)

"""Jobs run when their time has come, also when it came while the program was off, and a failing one does not stop the rest."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from joinedup.foundation import jobs
from joinedup.foundation.jobs.commands import run_job, take_up_stopped
from joinedup.foundation.jobs.models import JobRun
from joinedup.foundation.jobs.queries import jobs_due
from joinedup.foundation.models import TrailEntry
from joinedup.front.worker import find_jobs

WHO = "Pat Lindqvist"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def ran(db, monkeypatch) -> list[str]:
    """Two jobs: one that works and one that fails."""
    done: list[str] = []

    def fails(actor, now) -> None:
        TrailEntry.objects.create(
            chain="x", at=now, verb="x", actor_key="x", place="", target="x", outcome="done", note=""
        )
        raise ZeroDivisionError(WHO)

    monkeypatch.setattr(
        jobs,
        "JOBS",
        {
            "x.works": jobs.Job("x.works", timedelta(days=1), lambda actor, now: done.append(actor.key)),
            "x.fails": jobs.Job("x.fails", timedelta(days=1), fails),
        },
    )
    monkeypatch.setattr("joinedup.foundation.jobs.queries.JOBS", jobs.JOBS)
    return done


def test_a_job_never_run_is_due(ran: list[str]) -> None:
    assert jobs_due(NOW) == ["x.fails", "x.works"]


def test_runs_as_itself_and_not_again_before_its_time(ran: list[str]) -> None:
    assert run_job("x.works", NOW)
    assert ran == ["job:x.works"]
    assert "x.works" not in jobs_due(NOW + timedelta(hours=23))
    assert "x.works" in jobs_due(NOW + timedelta(hours=24))


def test_a_failing_job_leaves_nothing_half_done_names_nobody_and_is_tried_again(
    ran: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert not run_job("x.fails", NOW)
    assert "ZeroDivisionError" in caplog.text
    assert WHO not in caplog.text
    assert not TrailEntry.objects.exists()
    assert JobRun.objects.get(pk="x.fails").trouble == "ZeroDivisionError"
    assert "x.fails" not in jobs_due(NOW + timedelta(minutes=1))
    assert "x.fails" in jobs_due(NOW + timedelta(minutes=2))


def test_one_partnership_that_fails_does_not_stop_the_others_and_the_job_is_tried_again(
    ran: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def note(number: int) -> None:
        JobRun.objects.create(name=f"done {number}")
        ran.append(str(1 // number))

    towns = [(1, "northvale"), (0, "southmoor"), (1.0, "eastmere"), (2, "westhaven")]
    job = jobs.Job("x.each", timedelta(days=1), lambda actor, now: jobs.for_each(towns, note))
    monkeypatch.setitem(jobs.JOBS, "x.each", job)
    assert not run_job("x.each", NOW)
    assert ran == ["1", "1.0", "0"]
    assert {"done 1", "done 1.0", "done 2"} <= set(JobRun.objects.values_list("name", flat=True))
    assert not JobRun.objects.filter(name="done 0").exists(), "of the one that failed nothing is kept"
    assert JobRun.objects.get(pk="x.each").trouble == "ZeroDivisionError in southmoor"
    assert "x.each" in jobs_due(NOW + timedelta(minutes=2))


@pytest.mark.parametrize("twice", [False, True])
def test_every_registered_job_runs_on_an_empty_installation_also_twice(db, twice: bool) -> None:
    find_jobs()
    for name in jobs.JOBS:
        for _ in range(1 + twice):
            assert run_job(name, NOW), JobRun.objects.get(pk=name).trouble


@pytest.fixture
def no_loop() -> Iterator[None]:
    """A worker process has no event loop in its thread; here a browser test may have left Playwright's running."""
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    connections.close_all()  # Django keeps one connection with a loop and one without: this one may be long dead
    yield
    connections.close_all()
    asyncio._set_running_loop(running)


def test_what_ran_when_its_worker_was_killed_blocks_nothing_and_is_tried_again(no_loop, db):
    from django.db import connection
    from procrastinate.contrib.django import app

    JobRun.objects.create(name="room.daily", started_at=NOW, finished_at=NOW)
    app.configure_task("joinedup.run_job", lock="room.daily", queueing_lock="room.daily").defer(name="room.daily")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        assert take_up_stopped() == 1
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (0,)
    assert JobRun.objects.get(pk="room.daily").failures == 1

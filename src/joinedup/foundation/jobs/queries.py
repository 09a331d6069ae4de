"""Which jobs are due, and how each of them went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from joinedup.foundation.jobs import JOBS, Job
from joinedup.foundation.jobs.models import JobRun

LONGEST_WAIT = timedelta(hours=1)
LATE = timedelta(minutes=15)
"""The worker looks every minute, and does one job at a time: so long after its time something is wrong."""


def jobs_due(now: datetime) -> list[str]:
    """The jobs whose time has come: never run, or last started their interval ago; failed ones wait a little longer each time."""
    runs = {run.name: run for run in JobRun.objects.all()}
    return [name for name, job in sorted(JOBS.items()) if _is_due(runs.get(name), job.every, now)]


@dataclass(frozen=True)
class JobLine:
    """A job: what it does, when it was last done and comes next, how often in a row it has failed since, and what is so then."""

    words: str
    finished_at: datetime | None
    next_at: datetime
    """In the past where nothing has taken it up yet."""
    failures: int
    trouble: str
    """The kind of error and where; never its text, which may name somebody."""
    without: str
    late: bool
    """That it was due a good while ago: then nothing works through them."""


def job_lines(now: datetime) -> list[JobLine]:
    """Every job that runs by itself, those in trouble first, then those never done."""
    runs = {run.name: run for run in JobRun.objects.all()}
    lines = [_line(job, runs.get(name), now) for name, job in sorted(JOBS.items())]
    return sorted(lines, key=lambda line: (not line.failures, not line.late, line.finished_at is not None, line.words))


def _line(job: Job, run: JobRun | None, now: datetime) -> JobLine:
    next_at, words = _next_at(run, job.every, now), job.does or job.name
    if run is None:
        return JobLine(words, None, next_at, 0, "", job.without, False)
    return JobLine(
        words, run.finished_at, next_at, run.failures, run.trouble, job.without, now - next_at > LATE,
    )  # fmt: skip


def _is_due(run: JobRun | None, every: timedelta, now: datetime) -> bool:
    return _next_at(run, every, now) <= now


def _next_at(run: JobRun | None, every: timedelta, now: datetime) -> datetime:
    """When a job comes next: at once where it never ran; after a failure sooner than its time, and later each time."""
    if run is None or run.started_at is None:
        return now
    wait = min(every, LONGEST_WAIT, timedelta(minutes=2**run.failures)) if run.failures else every
    return run.started_at + wait

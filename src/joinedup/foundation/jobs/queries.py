"""Which jobs are due, and how each of them went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from joinedup.foundation.jobs import JOBS
from joinedup.foundation.jobs.models import JobRun

LONGEST_WAIT = timedelta(hours=1)


def jobs_due(now: datetime) -> list[str]:
    """The jobs whose time has come: never run, or last started their interval ago; failed ones wait a little longer each time."""
    runs = {run.name: run for run in JobRun.objects.all()}
    return [name for name, job in sorted(JOBS.items()) if _is_due(runs.get(name), job.every, now)]


@dataclass(frozen=True)
class JobLine:
    """A job: what it does, when it was last done, and how often in a row it has failed since, with the kind of error and where."""

    words: str
    finished_at: datetime | None
    failures: int
    trouble: str


def job_lines() -> list[JobLine]:
    """Every job that runs by itself, those in trouble first, then those never done. No error's text is told: it may name somebody."""
    runs = {run.name: run for run in JobRun.objects.all()}
    lines = [
        JobLine(job.words, run.finished_at if run else None, run.failures if run else 0, run.trouble if run else "")
        for name, job in sorted(JOBS.items())
        for run in [runs.get(name)]
    ]
    return sorted(lines, key=lambda line: (not line.failures, line.finished_at is not None, line.words))


def _is_due(run: JobRun | None, every: timedelta, now: datetime) -> bool:
    if run is None or run.started_at is None:
        return True
    wait = min(every, LONGEST_WAIT, timedelta(minutes=2**run.failures)) if run.failures else every
    return now - run.started_at >= wait

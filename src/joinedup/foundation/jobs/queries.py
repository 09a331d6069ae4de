"""Which jobs are due."""

from __future__ import annotations

from datetime import datetime, timedelta

from joinedup.foundation.jobs import JOBS
from joinedup.foundation.jobs.models import JobRun

LONGEST_WAIT = timedelta(hours=1)


def jobs_due(now: datetime) -> list[str]:
    """The jobs whose time has come: never run, or last started their interval ago; failed ones wait a little longer each time."""
    runs = {run.name: run for run in JobRun.objects.all()}
    return [name for name, job in sorted(JOBS.items()) if _is_due(runs.get(name), job.every, now)]


def _is_due(run: JobRun | None, every: timedelta, now: datetime) -> bool:
    if run is None or run.started_at is None:
        return True
    wait = min(every, LONGEST_WAIT, timedelta(minutes=2**run.failures)) if run.failures else every
    return now - run.started_at >= wait

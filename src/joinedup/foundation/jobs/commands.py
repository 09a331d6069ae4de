"""Running a job and writing down that it ran."""

from __future__ import annotations

import logging
from datetime import datetime

from asgiref.sync import async_to_sync
from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from joinedup.foundation import context, jobs
from joinedup.foundation.jobs.models import JobRun

log = logging.getLogger(__name__)


def run_job(name: str, now: datetime) -> bool:
    """Run one job as itself and write down what came of it. True when it worked.

    It is kept whole or not at all; of one that goes through several (`jobs.for_each`) what worked is kept. What fails is
    logged by its kind and tried again later; a job is safe to run twice.
    """
    JobRun.objects.update_or_create(name=name, defaults={"started_at": now})
    trouble = ""
    try:
        with transaction.atomic():
            context.tell_database(jobs.actor_of(name))
            try:
                jobs.run(name, now)
            except jobs.Partly as partly:
                trouble = str(partly)
    except Exception as error:  # whatever it was, the other jobs go on
        log.error("job %s failed: %s", name, jobs.told(error))
        _note_failure(name, type(error).__name__)
        return False
    if trouble:
        log.error("job %s failed in part: %s", name, trouble)
        _note_failure(name, trouble)
        return False
    JobRun.objects.filter(pk=name).update(finished_at=now, failures=0, trouble="")
    return True


def take_up_stopped() -> int:
    """End as failed what was running when its worker was killed, so that it is tried again soon. How many there were.

    The queue leaves such a job "doing" for ever, and lets no other of its name begin.
    """
    manager = app.job_manager
    found = list(async_to_sync(manager.get_stalled_jobs)())
    for job in found:
        async_to_sync(manager.finish_job)(job, status=Status.FAILED, delete_job=True)
        _note_failure(job.lock or "", "Stopped")
    return len(found)


def _note_failure(name: str, trouble: str) -> None:
    JobRun.objects.filter(pk=name).update(failures=F("failures") + 1, trouble=trouble[:200])

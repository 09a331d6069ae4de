"""Running a job and writing down that it ran."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from joinedup.foundation import context, jobs
from joinedup.foundation.jobs.models import JobRun

log = logging.getLogger(__name__)


def run_job(name: str, now: datetime) -> bool:
    """Run one job as itself, all or nothing, and write down what came of it. True when it worked.

    What fails is logged by its kind and tried again later; a job is safe to run twice.
    """
    JobRun.objects.update_or_create(name=name, defaults={"started_at": now})
    try:
        with transaction.atomic():
            context.tell_database(jobs.actor_of(name))
            jobs.run(name, now)
    except Exception as error:  # whatever it was, the other jobs go on
        log.exception("job %s failed", name)
        run = JobRun.objects.get(pk=name)
        run.failures, run.trouble = run.failures + 1, type(error).__name__[:200]
        run.save(update_fields=["failures", "trouble"])
        return False
    JobRun.objects.filter(pk=name).update(finished_at=now, failures=0, trouble="")
    return True

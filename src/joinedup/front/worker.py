"""The jobs worker: a queue in the database (procrastinate); every minute it looks which jobs are due."""

from __future__ import annotations

import os
import pkgutil
from functools import cache
from importlib import import_module

from joinedup.foundation.cluster.processes import end_with_parent

PATIENCE = 6.0
"""Seconds to finish in after the program was killed: every job is all or nothing, and is taken up again."""


@cache
def find_jobs() -> None:
    """Import every room's jobs, so that they register; once a process."""
    import joinedup

    for found in pkgutil.walk_packages(joinedup.__path__, "joinedup."):
        if found.name.endswith(".jobs"):
            import_module(found.name)


def main() -> None:
    """Work until told to stop."""
    end_with_parent(PATIENCE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joinedup.front.settings")
    import django

    django.setup()
    find_jobs()
    from django.utils import timezone
    from procrastinate import exceptions
    from procrastinate.contrib.django import app

    from joinedup.foundation.jobs.commands import run_job, take_up_stopped
    from joinedup.foundation.jobs.queries import jobs_due

    @app.task(name="joinedup.run_job", pass_context=False)
    def run(name: str) -> None:
        run_job(name, timezone.now())

    @app.periodic(cron="* * * * *")
    @app.task(name="joinedup.look", queueing_lock="joinedup.look")
    def look(timestamp: int) -> None:
        take_up_stopped()
        for name in jobs_due(timezone.now()):
            try:
                run.configure(queueing_lock=name, lock=name).defer(name=name)
            except exceptions.AlreadyEnqueued:
                continue

    app.with_connector(app.connector.get_worker_connector()).run_worker(concurrency=1, delete_jobs="always")


if __name__ == "__main__":
    from joinedup.front.worker import main as work

    work()

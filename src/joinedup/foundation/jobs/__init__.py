"""Work done on a timer. A job finds what is due and calls a command for each; it has no other powers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from joinedup_core.permits import Actor, Grant, Role

Body = Callable[[Actor, datetime], None]


@dataclass(frozen=True)
class Job:
    """A registered job: what it is called, how often it runs, what it does."""

    name: str
    every: timedelta
    run: Body


JOBS: dict[str, Job] = {}


def job(*, every: timedelta) -> Callable[[Body], Body]:
    """Register a job. It must be safe to run twice."""

    def register(body: Body) -> Body:
        name = f"{body.__module__.split('.')[1]}.{body.__name__}"
        JOBS[name] = Job(name, every, body)
        return body

    return register


def actor_of(name: str) -> Actor:
    """The actor a job runs as, so that the trail names it."""
    return Actor(f"job:{name}", grants=frozenset({Grant(Role.CLERK, "")}))


def run(name: str, now: datetime) -> None:
    """Run one job as itself. Errors are not caught here: they must be seen."""
    JOBS[name].run(actor_of(name), now)

"""Work done on a timer. A job finds what is due and calls a command for each; it has no other powers."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from joinedup_core.permits import Actor, Grant, Role

Body = Callable[[Actor, datetime], None]


@dataclass(frozen=True)
class Job:
    """A registered job: what it is called, how often it runs, what it does for whom, and what is so while it fails."""

    name: str
    every: timedelta
    run: Body
    does: str = ""
    without: str = ""


JOBS: dict[str, Job] = {}
log = logging.getLogger(__name__)


class Partly(Exception):
    """A job that worked for some and not for others. What worked is kept; the job has failed, is seen, and is tried again."""


def job(*, every: timedelta, does: str, without: str) -> Callable[[Body], Body]:
    """Register a job. It must be safe to run twice.

    `does` says to whoever runs an installation what it does for whom; `without`, what is so while it fails and what to do.
    """

    def register(body: Body) -> Body:
        name = f"{body.__module__.split('.')[1]}.{body.__name__}"
        JOBS[name] = Job(name, every, body, does, without)
        return body

    return register


def for_each(things: Iterable[Sequence[Any]], do: Callable[[Any], object]) -> None:
    """Do something for each of some (id, key, ...), going on where one fails; of that one nothing is kept.

    Raises `Partly` at the end with the kinds of error and the keys of those that failed, which name no person.
    """
    failed = []
    for number, key, *_ in things:
        try:
            with transaction.atomic():
                do(number)
        except Exception as error:  # whatever it was, the others are done
            log.error("job failed for %s: %s", key, told(error))
            failed.append(f"{type(error).__name__} in {key}")
    if failed:
        raise Partly(", ".join(failed))


def told(error: Exception) -> str:
    """The kind of an error and where it happened, for the log; without its text, which may name somebody."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"


def actor_of(name: str) -> Actor:
    """The actor a job runs as, so that the trail names it."""
    return Actor(f"job:{name}", grants=frozenset({Grant(Role.CLERK, "")}))


def run(name: str, now: datetime) -> None:
    """Run one job as itself. Errors are not caught here: they must be seen."""
    JOBS[name].run(actor_of(name), now)

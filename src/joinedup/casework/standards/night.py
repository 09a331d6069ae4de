"""A whole partnership handed to the check, in portions, so that memory does not grow with the number of contacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb

from joinedup.casework.agreed.queries import intervals, notices
from joinedup.casework.standards.queries import ranks, sources, standards_of
from joinedup.foundation import places
from joinedup_core.permits import Actor
from joinedup_core.standards import IN_CONTACT_DAYS, Engine, Reason, State

PORTION = 20_000
"""Rows read at a time."""
MEMORY = "1GB"
"""What DuckDB may hold; what does not fit goes to a private folder."""
NO_INTERVAL = {7: "week", 28: "four_weeks", 91: "quarter"}
"""Days since the last contact asked for, where no interval is agreed: up to how many is which band. Ours, no rule."""
LONGER, NONE_TOLD = "longer", "none_told"
STATES = (*(state.value for state in State), *NO_INTERVAL.values(), LONGER, NONE_TOLD)
Cell = tuple[str, str, int]


def judged(engine: Engine, actor: Actor, partnership: str, *, today: date, now: datetime) -> int:
    """Fill an engine with all of a partnership and judge it: `findings` then stand in it. How many rows were read. For jobs."""
    place = places.partnership(partnership)
    read = engine.stream("concerns", _portions("select * from app.night_concerns(%s, %s)", [place, Jsonb(ranks())]))
    read += engine.stream("contacts", _portions("select * from app.night_contacts(%s)", [place]))
    read += engine.stream("shares", _portions("select * from app.night_shares(%s, %s)", [place, now]))
    told = sources(actor, partnership)
    engine.fill("sources", told or ())
    engine.fill("notices", notices(actor, partnership, today=today))
    engine.fill("intervals", [one.interval for one in intervals(actor, partnership)])
    standards, _ = standards_of(partnership, today)
    engine.judge(standards, today=today, in_contact_days=IN_CONTACT_DAYS, told_how_fresh=told is not None)
    return read


def counted(actor: Actor, partnership: str, *, today: date, now: datetime) -> tuple[list[Cell], int]:
    """How many persons stand how, by rule and part, and how many rows were read for it. For jobs."""
    with (
        TemporaryDirectory(prefix="joinedup-night-") as folder,
        Engine(memory=MEMORY, threads=1, folder=Path(folder)) as engine,
    ):
        read = judged(engine, actor, partnership, today=today, now=now)
        found = engine.rows(
            "SELECT rule, posing_or_at_risk AS part, state, reason, days_since, count(DISTINCT person) AS number "
            "FROM findings GROUP BY ALL"
        )
    return [(f"{row['rule']}:{row['part']}", _stands(row), row["number"]) for row in found], read


def _stands(row: dict[str, Any]) -> str:
    """Its state, or how long ago the last contact was where no interval says what that means."""
    if row["reason"] != Reason.NO_INTERVAL:
        return str(row["state"])
    if row["days_since"] is None:
        return NONE_TOLD
    return next((band for most, band in NO_INTERVAL.items() if row["days_since"] <= most), LONGER)


def _portions(sql: str, given: Sequence[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query by a cursor that the server holds."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, given)
        while rows := cursor.fetchmany(PORTION):
            yield rows

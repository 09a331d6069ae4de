"""Why somebody takes no part in a case, how an item of a hearing stands, and between which moments members may open its cases. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from joinedup_core.calendar import LONDON
from joinedup_core.panels import Kind, end_of_window

RECUSALS: Mapping[str, str] = {
    "knows": "Knows somebody who is discussed", "family": "Is related to somebody who is discussed",
    "works_for": "Works for or with somebody who is discussed, outside the case", "interest": "Has another interest",
}  # fmt: skip
"""Chosen from a list: members read it, and no more of it is their business."""
AGENDA_CLOSED = (
    "Its agenda closed on {}. Choose the next hearing, or arrange an emergency meeting where it cannot wait. What was referred as urgent"
    " goes on it all the same."
)
STATES: Mapping[str, str] = {"listed": "To be heard", "heard": "Heard", "withdrawn": "Taken off"}
COLOURS: Mapping[str, str] = {"listed": "blue", "heard": "green", "withdrawn": "grey"}


@dataclass(frozen=True)
class Windows:
    """When members' access to the cases of a hearing begins and ends, and when research is due."""

    opens_at: datetime
    closes_at: datetime
    research_due_at: datetime


def windows(kind: Kind, starts_at: datetime, now: datetime, *, emergency: bool) -> Windows:
    """The windows of a hearing of a kind of panel. Of an emergency meeting they open now, and research is due when it begins."""
    closes = _day(kind, "closes", starts_at, time(23, 59))
    if emergency:
        return Windows(now, closes, starts_at)
    opens = _day(kind, "opens", starts_at, time(0, 0))
    research = min(_day(kind, "research", starts_at, time(17, 0)), starts_at)
    return Windows(opens, closes, research if research > now else starts_at)


def _day(kind: Kind, window: str, starts_at: datetime, at: time) -> datetime:
    day = starts_at.astimezone(LONDON).date()
    return datetime.combine(end_of_window(kind, window, day) or day, at, LONDON)

"""What pages of arrivals show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from joinedup.casework.arrivals.queries import ArrivalDetail, ArrivalLine
from joinedup.casework.panels.shown import moment
from joinedup.kit.parts import Event
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

EMPTY = "Nothing was sent to you here. Was something announced by telephone and is not here? Ring its sender."


def table(partnership: str, found: Sequence[ArrivalLine]) -> Table:
    """The list. About whom each is stands on its own page alone."""
    return Table(
        "Sent to your agency",
        [
            Column("words", "What"), Column("agency", "From"), Column("to", "To"), Column("sent", "Sent", value=lambda x: moment(x.sent_at)),
            Column("due", "Answer by", value=_due), Column("state", "Stands", kind="tag", value=lambda x: x.state, colour=lambda x: x.colour),
        ],
        found, noun=("item", "items"), caption_hidden=True, empty=EMPTY,
        row_link=lambda x: reverse("casework:arrival", args=[partnership, x.id]),
    )  # fmt: skip


def events(found: ArrivalDetail) -> list[Event]:
    """What was said since, the last first."""
    return [Event(title, timezone.localtime(at), words, by) for title, at, words, by in reversed(found.said)]


def _due(line: ArrivalLine) -> str:
    if line.due is None:
        return "At once" if line.waits else ""
    return moment(line.due) if isinstance(line.due, datetime) else day_in_words(line.due)

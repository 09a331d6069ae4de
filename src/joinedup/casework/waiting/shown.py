"""What waits, as lines of the home page with the list that each leads to, and the tables of what no other list shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from joinedup.casework.alerts.queries import AlertLine
from joinedup.casework.escalations.queries import EscalationLine
from joinedup.casework.panels.shown import moment
from joinedup.casework.sharing.queries import RequestLine
from joinedup.casework.waiting.rules import KINDS, Waits
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

LISTS = {
    "alert": "casework:waiting", "escalation": "casework:waiting", "request": "casework:waiting", "no_reply": "casework:waiting",
    "arrival": "casework:arrived", "shared": "casework:waiting",
    "received": "casework:received", "decide": "casework:received", "not_received": "casework:to_chase",
    "no_decision": "casework:to_chase", "research": "panels:asked", "action": "panels:asked", "panel": "panels:panel",
    "own_action": "panels:own_actions", "update": "panels:updates", "supervised": "casework:waiting",
    "collision": "panels:panel",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of what waits: in words, where it leads, how many are late, and the first day of them."""

    words: str
    url: str
    late: str = ""
    first: str = ""


def waiting_lines(partnership: str, found: Iterable[Waits]) -> list[Line]:
    """What waits, each with the list that shows it."""
    return [Line(one.words, _where(partnership, one), one.late_words, _first(one)) for one in found]


def alerts_table(partnership: str, found: Sequence[AlertLine], references: Mapping[UUID, str]) -> Table:
    """Alerts that one's agency has not said it has."""
    return Table(
        "Risk alerts",
        [
            Column("case", "Case", value=lambda x: references.get(x.case_id, "")), Column("agency", "Raised by"),
            Column("until", "Stands until", value=lambda x: moment(x.until_at)),
        ],
        found, noun=("alert", "alerts"), caption_hidden=True, empty="No alert waits for your agency.",
        row_link=lambda x: reverse("casework:alert", args=[partnership, x.id]),
    )  # fmt: skip


def escalations_table(partnership: str, found: Sequence[EscalationLine], references: Mapping[UUID, str]) -> Table:
    """Escalations that nobody settled."""
    return Table(
        "Disagreements",
        [
            Column("case", "Case", value=lambda x: references.get(x.case_id, "")), Column("agency", "Started by"),
            Column("with_agency", "With"), Column("state", "Stands", kind="tag", value=lambda x: x.state, colour=lambda x: x.colour),
            Column("because", "When"),
        ],
        found, noun=("escalation", "escalations"), caption_hidden=True, empty="No disagreement waits to be settled.",
        row_link=lambda x: reverse("casework:escalation", args=[partnership, x.id]),
    )  # fmt: skip


def requests_table(partnership: str, found: Sequence[RequestLine], references: Mapping[UUID, str]) -> Table:
    """Requests for information that nobody replied to."""
    return Table(
        "Requests for information",
        [
            Column("case", "Case", value=lambda x: references.get(x.case_id, "")), Column("agency", "Asked by"), Column("to", "Asked"),
            Column("due", "Needed by", value=lambda x: day_in_words(x.due_on)),
            Column("state", "Stands", kind="tag", value=lambda x: x.state, colour=lambda x: x.colour),
        ],
        found, noun=("request", "requests"), caption_hidden=True, empty="No request waits for a reply.",
        row_link=lambda x: reverse("casework:request", args=[partnership, x.id]),
    )  # fmt: skip


def _where(partnership: str, one: Waits) -> str:
    which = one.hearing_id or one.panel_id
    return reverse(LISTS[one.kind], args=[partnership, *([which] if which else [])])


def _first(one: Waits) -> str:
    if one.at_once:
        return "Answer at once" + ("" if one.number == 1 else " (the first)")
    if one.first is None:
        return ""
    day = moment(one.first) if isinstance(one.first, datetime) else day_in_words(one.first)
    return f"{KINDS[one.kind].first} {day}" + ("" if one.number == 1 else " (the first)")

"""What waits, by kind: in words, and in which order. Pure: times are arguments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Words:
    """A kind in words: of one, of several (`{n}` is the number), and what the day beside it means."""

    one: str
    several: str
    first: str


KINDS: Mapping[str, Words] = {
    "alert": Words("A risk alert: say that your agency has it", "{n} risk alerts: say that your agency has them", "Raised"),
    "supervised": Words(
        "A risk alert that your agency has not said it has, in a case you supervise",
        "{n} risk alerts that your agency has not said it has, in cases you supervise",
        "Raised",
    ),
    "arrival": Words(
        "Something sent to your agency’s desk, or to you by your role",
        "{n} things sent to your agency’s desk, or to you by your role",
        "Answer by",
    ),
    "received": Words(
        "A referral to your team: not received until you say that you have it",
        "{n} referrals to your team: not received until you say that you have them",
        "Say so by",
    ),
    "not_received": Words(
        "A referral that you sent is not acknowledged: ring them",
        "{n} referrals that you sent are not acknowledged: ring them",
        "Waited for until",
    ),
    "escalation": Words("A disagreement to settle with another agency", "{n} disagreements to settle with other agencies", "Settle by"),
    "research": Words("A panel asks what your agency holds", "Panels ask {n} times what your agency holds", "Answer by"),
    "request": Words("Another agency asks yours for information", "Other agencies ask yours for information: {n} requests", "Needed by"),
    "shared": Words(
        "Something that was shared with your agency: say that you have it",
        "{n} things that were shared with your agency: say that you have them",
        "Shared",
    ),
    "action": Words("An action that your agency owes a panel", "{n} actions that your agency owes panels", "Due"),
    "update": Words("A written update that your agency owes {panel}", "{n} written updates that your agency owes {panel}", "Due"),
    "own_action": Words("An action that your agency noted from {panel}", "{n} actions that your agency noted from {panel}", "Due"),
    "panel": Words("A referral to {panel} to answer", "{n} referrals to {panel} to answer", "Referred"),
    "collision": Words(
        "Somebody before {panel} is before another panel too: speak to its coordinator",
        "On {n} cases before {panel} somebody is before another panel too: speak to the coordinators",
        "",
    ),
    "decide": Words("A referral to your team to decide on", "{n} referrals to your team to decide on", "Sent"),
    "no_decision": Words("A decision on a referral that you sent is late", "Decisions on {n} referrals that you sent are late", "Sent"),
    "no_reply": Words("Nobody replied to what your agency asked for", "Nobody replied to {n} requests of your agency", "Needed by"),
}  # fmt: skip
"""In the order in which they are shown, after whatever is late."""


@dataclass(frozen=True)
class Waits:
    """How much of one kind waits, how many of them are late, and the first day or moment of the kind's own."""

    kind: str
    number: int
    late: int = 0
    first: date | datetime | None = None
    panel_id: UUID | None = None
    panel: str = ""
    hearing_id: UUID | None = None
    at_once: bool = False
    """Some of them have no day: they want an answer as soon as they are there."""

    @property
    def words(self) -> str:
        """What waits, in a few words."""
        words = KINDS[self.kind]
        return (words.one if self.number == 1 else words.several).format(n=self.number, panel=self.panel)

    @property
    def late_words(self) -> str:
        """How many are late; empty where none is."""
        return "" if not self.late else "Late" if self.number == 1 else f"{self.late} late"


def in_order(found: Iterable[Waits]) -> list[Waits]:
    """What waits: late ones first, then by kind; nothing of which there is none."""
    kinds = list(KINDS)
    return sorted(
        (one for one in found if one.number), key=lambda one: (not one.late, kinds.index(one.kind), one.panel)
    )

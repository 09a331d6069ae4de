"""What becomes of a decision, given the quorum of its moment. Pure.

Sources: Shropshire multi-agency safeguarding arrangements 2024 (the three statutory partners must be part of key
decisions); otherwise the group's own rule. A decision taken while inquorate is kept, as unratified, until a quorate
meeting or a written procedure ratifies it or lets it lapse: nothing agreed in the room is lost, nothing is pretended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from joinedup.meetings.quorum.rules import (
    CANNOT_TELL,
    NO_RULE,
    NOT_QUORATE,
    QUORATE,
    Judgement,
    QuorumRule,
    judge_quorum,
)
from joinedup.meetings.quorum.words import AgencyBook, Attender, listed

TAKEN, UNRATIFIED, RATIFIED, LAPSED, SOUGHT, AGREED = "taken", "unratified", "ratified", "lapsed", "sought", "agreed"
STATES = {
    TAKEN: "Taken",
    UNRATIFIED: "Unratified",
    RATIFIED: "Ratified",
    LAPSED: "Lapsed",
    SOUGHT: "Agreement being sought",
    AGREED: "Agreed out of meeting",
}
COLOURS = {TAKEN: "green", UNRATIFIED: "red", RATIFIED: "teal", LAPSED: "grey", SOUGHT: "yellow", AGREED: "green"}
IN_MEETING, OUT_OF_MEETING, URGENT = "in_meeting", "out_of_meeting", "urgent"
WAYS = {IN_MEETING: "In a meeting", OUT_OF_MEETING: "Out of meeting", URGENT: "Urgent, same day"}
MEETING, WRITTEN = "meeting", "written"
HOW = {MEETING: "At a quorate meeting", WRITTEN: "By written procedure"}
OPEN = frozenset({UNRATIFIED, SOUGHT})
STANDING = frozenset({TAKEN, RATIFIED, AGREED})


@dataclass(frozen=True)
class Fate:
    """The state a decision is kept in, and why."""

    state: str
    because: str
    judgement: Judgement


def fate_in_meeting(judgement: Judgement) -> Fate:
    """Taken at a quorate moment it stands; otherwise, or where that cannot be told, it is unratified."""
    if judgement.state in {NOT_QUORATE, CANNOT_TELL}:
        return Fate(UNRATIFIED, f"{judgement.because} The decision is kept as unratified.", judgement)
    return Fate(TAKEN, judgement.because, judgement)


@dataclass(frozen=True)
class Answer:
    """What a seat said when asked to agree out of a meeting."""

    attender: Attender
    agrees: bool


def fate_by_agreement(
    way: str, rule: QuorumRule | None, answers: Sequence[Answer], seats: Sequence[Attender], book: AgencyBook
) -> Fate:
    """Out of a meeting a decision is agreed once those who agree would make a quorum, and nobody the rule counts objects.

    An urgent decision stands at once as unratified until then; any other is not a decision yet.
    """
    waiting = UNRATIFIED if way == URGENT else SOUGHT
    said = {a.attender.seat: a for a in answers}
    agreeing = [said[s.seat].attender for s in seats if s.seat in said and said[s.seat].agrees]
    against = sorted({_name(a.attender, book) for a in answers if not a.agrees})
    silent = [s for s in seats if s.seat not in said or not said[s.seat].agrees]
    judgement = judge_quorum(rule, [*agreeing, *(_away(s) for s in silent)], book=book)
    if judgement.state == NO_RULE:
        return Fate(waiting, f"{judgement.because} Nobody can say who must agree.", judgement)
    judgement = replace(judgement, evidence=tuple(_agrees(e) for e in judgement.evidence))
    because = _agreement_words(judgement)
    if against:
        return Fate(
            waiting,
            f"Not agreed: {listed(against)} {'does' if len(against) == 1 else 'do'} not agree. {because}",
            judgement,
        )
    return Fate(AGREED if judgement.state == QUORATE else waiting, because, judgement)


def judge_ratification(judgement: Judgement) -> str:
    """Why a decision cannot be ratified now; nothing where it can."""
    if judgement.state == QUORATE:
        return ""
    return f"Only a quorate meeting or a complete written procedure settles it. {judgement.because}"


def critical_warning(*, critical: bool, state: str, judgement: Judgement | None) -> str:
    """What to say of a group that must meet in any event, when its meeting is cancelled or not quorate."""
    if not critical:
        return ""
    if state == "cancelled":
        return "This group must meet in any event, and this meeting was cancelled. Arrange another."
    if judgement is not None and judgement.state == NOT_QUORATE:
        return f"This group must meet in any event. {judgement.because} Get a deputy with authority, or arrange another meeting."
    return ""


def impossible_moment(starts: datetime, ends: datetime, at: datetime, now: datetime, *, ran_on: bool) -> str:
    """Why a meeting cannot have decided at this moment, given when it is recorded (local times); nothing where it can.

    Recording later is fine. A meeting may run on past its planned end, on its own day, where somebody says that it did.
    """
    day = f"{starts.day} {starts:%B %Y}"
    if now < starts:
        return f"This meeting begins on {day} at {starts:%H:%M}. Record what it decides once it has begun"
    if at.date() not in {starts.date(), ends.date()}:
        return f"A decision of this meeting was taken on its day, {day}"
    if at < starts:
        return f"This meeting began at {starts:%H:%M}. Enter the time at which it took the decision"
    if at > now:
        return (
            f"It is {now:%H:%M} now, so nothing can have been decided at {at:%H:%M} yet. Enter the time at which it was"
        )
    if at > ends and not ran_on:
        return f"This meeting was to end at {ends:%H:%M}. Enter the time at which it decided, or tick that it ran on"
    return ""


def recorded_words(decided_on: date, recorded_on: date | None) -> str:
    """How long after a decision it was written down: "recorded 5 days later"; nothing on the same day or if not known."""
    days = (recorded_on - decided_on).days if recorded_on else 0
    return f"recorded {days} {'day' if days == 1 else 'days'} later" if days > 0 else ""


def _agreement_words(judgement: Judgement) -> str:
    """The judgement of a meeting, said of agreement: nobody is "present" in an e-mail."""
    if judgement.state == QUORATE:
        return f"Agreed by those whom the rule asks for. {_asks(judgement)}"
    return f"Not agreed yet by {listed(judgement.missing)}. {_asks(judgement)}"


def _asks(judgement: Judgement) -> str:
    return "The rule asks for" + judgement.because.rsplit("The rule asks for", 1)[-1]


def _agrees(evidence: str) -> str:
    """Who counts, said of agreement: "here by a deputy with authority" reads "agrees by a deputy with authority"."""
    who, _, how = evidence.rpartition(": ")
    return f"{who}: {how.replace('here', 'agrees', 1)}"


def _away(attender: Attender) -> Attender:
    return replace(attender, state="absent")


def _name(attender: Attender, book: AgencyBook) -> str:
    return book.name(attender.agency) if attender.agency else attender.post

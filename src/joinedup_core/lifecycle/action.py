"""The life of an action: its states, the steps between them, and who may take each.

An owner says that an action is done. What a review or an audit asked for is *confirmed* by somebody else than the
owner and than whoever said so, and a second gate, later, asks what difference it made. "Not implemented, because" (a
decision of the board: Care Act 2014, schedule 2, paragraph 4(1)(g) makes an adults board report it each year) and
"could not be done, because" are outcomes of their own and never go without their reason. Pure: no clock, no database.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto


class State(StrEnum):
    """Where an action stands. The keys are stored and never renamed."""

    PUBLISHED = auto()  # a published list holds it; what became of it is not published
    OPEN = auto()
    IN_PROGRESS = auto()
    DONE_BY_OWNER = auto()
    CONFIRMED = auto()
    IMPACT_ASKED = auto()
    IMPACT_SHOWN = auto()
    NOT_IMPLEMENTED = auto()
    COULD_NOT_BE_DONE = auto()
    SUPERSEDED = auto()


class Step(StrEnum):
    """What can be done to an action."""

    TAKE_UP = auto()
    START = auto()
    MARK_DONE = auto()
    CONFIRM = auto()
    SEND_BACK = auto()
    ASK_IMPACT = auto()
    SHOW_IMPACT = auto()
    NOT_IMPLEMENT = auto()
    CANNOT_BE_DONE = auto()
    SUPERSEDE = auto()
    REOPEN = auto()


class Party(StrEnum):
    """In what part somebody acts on an action; one person may have several."""

    OWNER = auto()  # owns it, or updates it for the agency that does
    MANAGER = auto()  # keeps the register
    CONFIRMER = auto()  # may confirm what others say is done


OWED = frozenset({State.OPEN, State.IN_PROGRESS})
"""States in which the owner still owes something, so that a day can pass."""
OUTCOMES = frozenset({State.NOT_IMPLEMENTED, State.COULD_NOT_BE_DONE, State.SUPERSEDED})
"""Ends that need a reason."""
CLOSED = OUTCOMES | {State.DONE_BY_OWNER, State.CONFIRMED, State.IMPACT_SHOWN}
"""States in which nothing more is owed (for a checked source, done by the owner is not one of them)."""
CHECKED_SOURCES = frozenset({"review", "case_file_audit", "audit_round"})
"""Sources whose actions somebody else than the owner confirms."""


@dataclass(frozen=True)
class Allowed:
    """One line of the table of steps."""

    step: Step
    before: frozenset[State]
    after: State
    parties: frozenset[Party]
    needs_reason: bool = False
    not_own: bool = False
    """Neither the owner nor whoever said that it is done may take this step."""


def _line(step: Step, before: set[State], after: State, *parties: Party, reason: bool = False, not_own: bool = False):  # type: ignore[no-untyped-def]
    return step, Allowed(step, frozenset(before), after, frozenset(parties), reason, not_own)


_S = State
STEPS: dict[Step, Allowed] = dict([
    _line(Step.TAKE_UP, {_S.PUBLISHED}, _S.OPEN, Party.MANAGER),
    _line(Step.START, {_S.OPEN}, _S.IN_PROGRESS, Party.OWNER, Party.MANAGER),
    _line(Step.MARK_DONE, {_S.OPEN, _S.IN_PROGRESS}, _S.DONE_BY_OWNER, Party.OWNER, Party.MANAGER),
    _line(Step.CONFIRM, {_S.DONE_BY_OWNER}, _S.CONFIRMED, Party.CONFIRMER, not_own=True),
    _line(Step.SEND_BACK, {_S.DONE_BY_OWNER, _S.COULD_NOT_BE_DONE, _S.IMPACT_ASKED}, _S.IN_PROGRESS,
          Party.CONFIRMER, reason=True),
    _line(Step.ASK_IMPACT, {_S.CONFIRMED}, _S.IMPACT_ASKED, Party.CONFIRMER),
    _line(Step.SHOW_IMPACT, {_S.IMPACT_ASKED}, _S.IMPACT_SHOWN, Party.CONFIRMER, reason=True, not_own=True),
    _line(Step.CANNOT_BE_DONE, {_S.OPEN, _S.IN_PROGRESS}, _S.COULD_NOT_BE_DONE, Party.OWNER, Party.MANAGER, reason=True),
    _line(Step.NOT_IMPLEMENT, {_S.OPEN, _S.IN_PROGRESS}, _S.NOT_IMPLEMENTED, Party.MANAGER, reason=True, not_own=True),
    _line(Step.SUPERSEDE, {_S.OPEN, _S.IN_PROGRESS, _S.PUBLISHED}, _S.SUPERSEDED, Party.MANAGER, reason=True),
    _line(Step.REOPEN, {_S.NOT_IMPLEMENTED, _S.COULD_NOT_BE_DONE, _S.SUPERSEDED, _S.CONFIRMED, _S.IMPACT_SHOWN},
          _S.IN_PROGRESS, Party.CONFIRMER, reason=True),
])  # fmt: skip


@dataclass(frozen=True)
class Position:
    """Where an action stands, as far as the rules ask."""

    state: State
    checked: bool = False
    """Whether its source is a review or an audit, so that somebody else confirms it."""
    done_by: str = ""
    """Who said that it is done: an actor's key."""
    reason: str = ""
    since: date | None = None

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is owed."""
        if self.checked and self.state is State.DONE_BY_OWNER:
            return False
        return self.state in CLOSED

    def is_overdue(self, due_on: date | None, today: date) -> bool:
        """Whether the day has passed while the owner still owed it."""
        return due_on is not None and due_on < today and self.state in OWED


@dataclass(frozen=True)
class By:
    """Who acts: their key, the parts they have, and whether the action is their own."""

    key: str
    parties: frozenset[Party]
    owns: bool = False


@dataclass(frozen=True)
class Verdict:
    """Whether a step may be taken, and the sentence that says why not."""

    allowed: bool
    because: str = ""
    code: str = ""


@dataclass(frozen=True)
class Taken:
    """A step taken: where the action stood and stands, why, and on which day."""

    step: Step
    before: State
    position: Position


PARTY_WORDS = {
    Party.OWNER: "the owner",
    Party.MANAGER: "whoever keeps the register",
    Party.CONFIRMER: "somebody who may confirm actions",
}
STATE_WORDS = {
    State.PUBLISHED: "published, and nobody here has taken it up",
    State.OPEN: "open",
    State.IN_PROGRESS: "in progress",
    State.DONE_BY_OWNER: "done, says the owner",
    State.CONFIRMED: "confirmed as done",
    State.IMPACT_ASKED: "waiting for its impact to be shown",
    State.IMPACT_SHOWN: "closed with its impact shown",
    State.NOT_IMPLEMENTED: "closed as not implemented",
    State.COULD_NOT_BE_DONE: "closed as something that could not be done",
    State.SUPERSEDED: "superseded",
}


def judge_step(step: Step, position: Position, by: By) -> Verdict:
    """Whether somebody may take a step now. The reason is a clause that can follow "You cannot, because"."""
    line = STEPS[step]
    if position.state not in line.before:
        return Verdict(False, f"the action is {STATE_WORDS[position.state]}", "wrong_state")
    if not line.parties & by.parties:
        who = " or ".join(PARTY_WORDS[p] for p in Party if p in line.parties)
        return Verdict(False, f"this is for {who}", "wrong_party")
    if line.not_own and by.owns:
        return Verdict(False, "the action is your own: somebody else decides this", "own_action")
    if line.not_own and step is not Step.NOT_IMPLEMENT and by.key == position.done_by:
        return Verdict(False, "you said that it is done: somebody else decides this", "own_claim")
    return Verdict(True)


def take(step: Step, position: Position, by: By, *, on: date, reason: str = "") -> Taken | Verdict:
    """Take a step, or answer why not. A step that ends an action without its reason is refused."""
    verdict = judge_step(step, position, by)
    if not verdict.allowed:
        return verdict
    line = STEPS[step]
    if line.needs_reason and not reason.strip():
        return Verdict(False, "a reason is needed", "no_reason")
    done_by = by.key if step is Step.MARK_DONE else position.done_by
    if line.after in OWED:
        done_by = ""
    after = replace(position, state=line.after, done_by=done_by, reason=reason.strip(), since=on)
    return Taken(step, position.state, after)


def next_steps(position: Position, by: By) -> Iterator[tuple[Step, Verdict]]:
    """The steps that lead on from here, each with whether this person may take it, and why not."""
    for step, line in STEPS.items():
        if position.state in line.before:
            yield step, judge_step(step, position, by)

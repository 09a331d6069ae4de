"""What a kind of panel is: whom it considers, why a case comes before it, how long it takes, what it may decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from joinedup_core.clocks import Certainty, Status


@dataclass(frozen=True, slots=True)
class Criterion:
    """A reason for which a case comes before a panel. `judgement`: it rests on a professional's reasons, which are asked for."""

    key: str
    text: str
    source: str
    certainty: Certainty
    judgement: bool = False
    repeat: bool = False
    """It is the reason that the case came back: found by the program, never only ticked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be chosen: a decision, a means of disruption."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """A part of an agenda and its minutes."""

    text: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of panel in one version.

    `considers` holds some of people, group, place. `held_elsewhere`: the content of its cases stays in a national system;
    here are only invitations, attendance, days of written updates and an agency's own actions.
    """

    key: str
    version: int
    title: str
    short: str
    about: str
    source: str
    certainty: Certainty
    status: Status
    considers: tuple[str, ...] = ("people",)
    case_kinds: tuple[str, ...] = ()
    held_elsewhere: bool = False
    system: str = ""
    rhythm: str = ""
    minutes_a_case: int = 15
    usual_cases: int | None = None
    expected: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    decisions: tuple[Choice, ...] = ()
    disruption: tuple[Choice, ...] = ()
    repeat_clock: str = ""
    flag_clock: str = ""
    returns: bool = False
    """Whether a quarterly return is made of it."""
    doubts: tuple[str, ...] = ()
    windows: Mapping[str, int] = field(default_factory=dict)
    """The windows that it settles itself, by key of `windows.WINDOWS`, each in that window's unit; all others run as usual."""
    agenda: tuple[AgendaPart, ...] = ()
    """The order of its agenda, one part of it `templates.CASES`; empty: the cases alone."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The texts that it sends, by key of `templates.TEMPLATES`; without one nothing is added to what the program says."""
    set_by: str = ""
    """Which group of a partnership approved it, and when; empty: it comes with the program."""
    jurisdiction: str = "England"
    effective_from: date | None = None
    effective_to: date | None = None

    def criterion(self, key: str) -> Criterion | None:
        """One of its criteria; None where it has no such."""
        return next((one for one in self.criteria if one.key == key), None)

    def in_force(self, on: date) -> bool:
        """Whether this version holds on a day."""
        begun = self.effective_from is None or self.effective_from <= on
        return begun and (self.effective_to is None or on <= self.effective_to)

    def criteria_problem(self, met: tuple[str, ...], because: str) -> str | None:
        """A sentence where the criteria ticked do not carry a referral; else None."""
        known = [one for key in met if (one := self.criterion(key))]
        if self.criteria and len(known) != len(met):
            return "Choose the criteria from those listed."
        if self.criteria and not known:
            return "Choose at least one criterion. Professional judgement is enough, with your reasons."
        if any(one.judgement for one in known) and not because.strip():
            return "Write your reasons: a referral on professional judgement rests on them."
        return None

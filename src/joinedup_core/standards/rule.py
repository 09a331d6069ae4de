"""What a contact standard is: who it is for, what it asks at which level, and what its document leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from joinedup_core.clocks import Certainty, Status

STANDING = "Contact standard met does not mean that the person is safe."
"""Stands beside every judgement."""

SCALES: Mapping[str, tuple[str, ...]] = {
    "risk": ("current", "increasing", "high", "very_high"),
    "needs": ("early_help", "targeted_early_help", "increasing", "complex", "significant"),
}
"""The levels of each scale, the least serious first."""

PARTS = ("at_risk", "posing", "not_known")
"""Whether a person is at risk or may pose a risk."""


class Home(StrEnum):
    """When face to face contact includes visits to the home."""

    ALWAYS = "always"
    HARM_AT_HOME = "harm_at_home"
    SIGNIFICANT_HARM = "significant_harm"
    NOT_STATED = "not_stated"
    NOT_REQUIRED = "not_required"

    @property
    def words(self) -> str:
        """The condition as a phrase."""
        return {
            Home.ALWAYS: "always, at a raised level",
            Home.HARM_AT_HOME: "where harm is likely in the home",
            Home.SIGNIFICANT_HARM: "where a child is feared to be at risk of significant harm",
            Home.NOT_STATED: "not stated by this rule",
            Home.NOT_REQUIRED: "not required",
        }[self]


class Share(StrEnum):
    """Where sharing the risk with others may take the place of contact that cannot be justified."""

    BASE = "base"
    BASE_ONLY = "base_only"
    RAISED = "raised"
    BASE_AND_RAISED = "base_and_raised"
    NEVER = "never"

    @property
    def words(self) -> str:
        """The place as a phrase."""
        return {
            Share.BASE: "stated for ongoing contact; for face to face contact it is left open",
            Share.BASE_ONLY: "for ongoing contact only",
            Share.RAISED: "stated in the face to face sentence itself",
            Share.BASE_AND_RAISED: "for ongoing and for face to face contact",
            Share.NEVER: "not stated",
        }[self]


class Tier(StrEnum):
    """What a level means to a rule."""

    BASE = "base"
    RAISED = "raised"
    IN_DOUBT = "in_doubt"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the document leaves open, and what the check does until the partnership has settled it."""

    asks: str
    until_settled: str


@dataclass(frozen=True, slots=True)
class Also:
    """Another duty that comes with a rule: at which levels (none named: at every one) and for whom (any part)."""

    says: str
    levels: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example, judged on 1 June 2026: a small world in words, and the state it must give.

    `contacts` are such as "Housing in_person_home seen 12" (days ago), `shares` such as "Housing Police 20 18" (shared
    and acknowledged, days ago), `interval` is days, due soon, missed after; `stale` and `notice` name an agency.
    """

    shows: str
    level: str
    since: int
    state: str
    home: str = "not_known"
    significant_harm: str = "not_known"
    contacts: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    interval: tuple[int, ...] = ()
    stale: str = ""
    notice: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One contact standard in one version.

    `base` is what is asked at `base_levels` ("" where the rule has no such tier); `raised_levels` turn it to
    `raised_mode`; at `doubtful_levels` the document does not say which of the two. `quotation` is the document's word on the
    raised levels, `base_quotation` that on the base levels ("" where there is none). `set_by` names a partnership's file.
    """

    key: str
    domain: str
    title: str
    section: str
    aliases: tuple[str, ...]
    who: str
    contact_with: str
    scale: str
    base: str
    base_levels: tuple[str, ...]
    raised_levels: tuple[str, ...]
    doubtful_levels: tuple[str, ...]
    raised_mode: str
    home: Home
    share: Share
    reference: str
    quotation: str
    source: str
    partnership: str
    status: Status
    certainty: Certainty
    effective_from: date | None = None
    effective_to: date | None = None
    base_quotation: str = ""
    also: tuple[Also, ...] = ()
    questions: tuple[Question, ...] = ()
    examples: tuple[Example, ...] = ()
    set_by: str = ""

    def tier(self, level: str) -> Tier | None:
        """What a level of its scale means to this rule; None for a level that is not of its scale."""
        if level not in SCALES[self.scale]:
            return None
        if level in self.raised_levels:
            return Tier.RAISED
        if level in self.doubtful_levels:
            return Tier.IN_DOUBT
        return Tier.BASE if level in self.base_levels else Tier.SILENT

    def quotes(self, level: str) -> tuple[str, ...]:
        """The document's own words on a level: of the base or of the raised levels, of both where it does not say which."""
        tier = self.tier(level)
        said = {Tier.BASE: (self.base_quotation,), Tier.RAISED: (self.quotation,)}
        words = said.get(tier, (self.base_quotation, self.quotation)) if tier else (self.base_quotation, self.quotation)
        return tuple(one for one in words if one) or (self.quotation,)

    def in_force(self, on: date) -> bool:
        """Whether this version holds on a day."""
        after = self.effective_from is None or self.effective_from <= on
        return after and (self.effective_to is None or on <= self.effective_to)

    def also_at(self, level: str, part: str) -> tuple[str, ...]:
        """The other duties at a level for somebody at risk or posing a risk; where that is not known, both."""
        return tuple(
            each.says
            for each in self.also
            if level in (each.levels or SCALES[self.scale]) and (part == "not_known" or each.part in ("", part))
        )

    def asks(self, *, raised: bool, home: bool) -> str:
        """What it asks now, in words."""
        if not raised:
            asked = f"{self.base} with {self.contact_with}".capitalize() if self.base else ""
        else:
            asked = f"{self.raised_mode.capitalize()}{', with visits to the home' if home else ''}"
        shared = self.share in ((Share.RAISED, Share.BASE_AND_RAISED) if raised else _AT_BASE)
        return f"{asked}{', or the risk shared with others where contact cannot be justified' if shared else ''}."


_AT_BASE = (Share.BASE, Share.BASE_ONLY, Share.BASE_AND_RAISED)


SHOWN = ("case", "section", "standards")
"""Where a duty is shown: with every case, with a worry of its own section, or on the page of the standards alone."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of the same document that has no level of contact to judge: shown, not checked."""

    key: str
    title: str
    section: str
    aliases: tuple[str, ...]
    trigger: str
    who: str
    duty: str
    reference: str
    quotation: str
    source: str
    partnership: str
    status: Status
    certainty: Certainty
    effective_from: date | None = None
    effective_to: date | None = None
    notice_days: int | None = None
    questions: tuple[Question, ...] = ()
    set_by: str = ""
    shown: str = "standards"
    """One of SHOWN."""

    def in_force(self, on: date) -> bool:
        """Whether this version holds on a day."""
        after = self.effective_from is None or self.effective_from <= on
        return after and (self.effective_to is None or on <= self.effective_to)


@dataclass(frozen=True, slots=True)
class Standards:
    """The contact rules and the other duties of one partnership."""

    rules: tuple[Rule, ...]
    duties: tuple[Duty, ...]

    def rule(self, name: str, on: date | None = None) -> Rule | None:
        """The rule of a key, domain or alias, in the version of a day (else the latest); None where there is none."""
        found = [r for r in self.rules if name in (r.key, r.domain, *r.aliases) and (on is None or r.in_force(on))]
        return found[-1] if found else None

    @property
    def notice_days(self) -> int:
        """How many days before a change the document wants to be told of it; 0 where it does not say."""
        return next((d.notice_days for d in self.duties if d.notice_days is not None), 0)

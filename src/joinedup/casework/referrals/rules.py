"""Kinds of referral as data, and how one stands: unacknowledged is not received. Pure: times are arguments."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from joinedup_core.calendar import Length, Unit, day_in_words, end_of
from joinedup_core.clocks import due

ADULT = "adult"
"""The kind of referral that asks the council to safeguard an adult: the council decides on it under section 42."""

CONSENT = {
    "given": "They agree",
    "refused": "They do not agree",
    "not_asked": "They were not asked",
    "cannot": "They cannot decide about this themselves",
}
HOW = {
    "system": "Through Joinedup",
    "email": "By secure e-mail",
    "portal": "Through their own form or portal",
    "telephone": "By telephone, in words",
    "post": "By post or by hand",
}
ANSWERS = {
    "accepted": "Accepted",
    "more": "More is needed",
    "passed_on": "Passed on to somebody else",
    "declined": "No further action",
}
OUTCOMES = {
    "assessment": "An assessment or enquiry was begun",
    "help": "Help is being given",
    "ended": "It is finished",
    "not_reached": "The person could not be reached",
}
FURTHEST = 366
"""How many days back a decision that is overdue only now can have been asked for: longer than any clock of a decision."""
ACKNOWLEDGED, CHASED, ANSWERED, OUTCOME, WITHDRAWN = "acknowledged", "chased", "answered", "outcome", "withdrawn"


@dataclass(frozen=True)
class Field:
    """Something a kind of referral asks."""

    key: str
    label: str
    help: str = ""
    required: bool = False
    panel_as: str = ""
    """Which text of a referral to a panel it is; without one it is said with what happened, under its label."""


@dataclass(frozen=True)
class Kind:
    """A kind of referral. `decide` names the clock of the decision; `agency_kinds`, where given, those who may be sent it.

    `panel` names the kind of panel that hears such referrals, where there is one here.
    """

    key: str
    label: str
    decides: str
    consent: str
    consent_needed: bool
    source: str
    certainty: str
    doubt: str
    fields: tuple[Field, ...]
    decide: str = ""
    agency_kinds: tuple[str, ...] = ()
    panel: str = ""
    within: int = 0
    """Working days for the decision that a partnership settled, instead of the clock; 0: none settled."""
    set_by: str = ""
    """Which group of a partnership approved it, and when; empty: it comes with the program."""


@dataclass(frozen=True)
class Step:
    """Something that happened to a referral, as far as how it stands depends on it."""

    kind: str
    at: datetime
    answer: str = ""


@dataclass(frozen=True)
class Stand:
    """How a referral stands, because of what, and what its sender does next."""

    key: str
    label: str
    colour: str
    because: str
    next: str = ""

    @property
    def arrived(self) -> bool:
        """Whether somebody said that it is there."""
        return self.key not in ("sent", "not_received", "withdrawn")

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it yet, nor taken it back."""
        return self.key in ("sent", "not_received", "acknowledged", "decision_late")


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Every kind by its key, in the order of the file."""
    told = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return {key: _kind(key, entry) for key, entry in told.items()}


def kind_label(key: str) -> str:
    """A kind in words; one that is listed no longer keeps its key, so that old referrals can be read."""
    found = kinds().get(key)
    return found.label if found else key.removeprefix("own_").replace("_", " ").capitalize()


def acknowledge_by(at: datetime, urgent: bool) -> tuple[datetime, str]:
    """Until when an acknowledgement is waited for, and why. `at` is local time; a whole day ends with it."""
    found = due("referral-acknowledgement-urgent" if urgent else "referral-acknowledgement", at)
    latest = found.on.latest if found.on else None
    if latest is None:
        return at + timedelta(days=1), found.because
    end = latest if found.on and found.on.at else latest.replace(hour=23, minute=59)
    return end.replace(tzinfo=at.tzinfo), found.because


def decide_by(kind: Kind, received: datetime) -> tuple[date | None, str]:
    """By which day the receiver decides, counted from when it was received, and why; no day where no limit is known."""
    if kind.within:
        limit = Length(kind.within, Unit.WORKING_DAYS)
        return end_of(
            received.date(), limit
        ), f"{str(limit).capitalize()} from when it was received ({kind.set_by or kind.source})."
    if not kind.decide:
        return None, f"No limit for this decision is known. {kind.doubt}"
    found = due(kind.decide, received.date())
    latest = found.on.latest if found.on else None
    return (latest.date() if latest else None), " ".join([found.because, *found.missing])


def late_if_received_by(kind: Kind, today: date) -> date | None:
    """The last day of receiving for which the decision is overdue today; None where no limit is known, or none of a year is."""
    if not (kind.decide or kind.within):
        return None
    days = range(FURTHEST)
    back = bisect_left(days, True, key=lambda one: _overdue(kind, today - timedelta(days=one), today))
    return today - timedelta(days=back) if back < FURTHEST else None


def _overdue(kind: Kind, received: date, today: date) -> bool:
    on = decide_by(kind, datetime.combine(received, time()))[0]
    return on is not None and on < today


def as_panels_say(
    kind: Kind, said: Mapping[str, str], consent: str, consent_reason: str, telephone: str
) -> dict[str, str]:
    """What was written, as the texts of a referral to a panel: every word of it once. `telephone` is the sender's."""
    found: dict[str, list[str]] = {"concern": []}
    for field in sorted(kind.fields, key=lambda one: not one.panel_as):
        words = said.get(field.key, "").strip()
        label = field.label if field.label.endswith("?") else f"{field.label}:"
        if words:
            found.setdefault(field.panel_as or "concern", []).append(words if field.panel_as else f"{label} {words}")
    found["concern"].append(f"For questions ring the referrer: {telephone.strip()}")
    reason = [consent_reason.strip()]
    if consent == "cannot":
        reason.insert(0, "They cannot decide about this themselves.")
    texts = {name: "\n\n".join(words) for name, words in found.items()}
    return texts | {
        "consent": consent if consent in ("given", "refused") else "not_asked",
        "consent_because": " ".join(filter(None, reason)),
    }


def stand(
    steps: Sequence[Step], wait_until: datetime, decision_on: date | None, now: datetime, telephone: str
) -> Stand:
    """How a referral stands now. Whatever nobody acknowledged is taken as not received."""
    last = {step.kind: step for step in sorted(steps, key=lambda one: one.at)}
    ring = f"Telephone them: {telephone}." if telephone else "Telephone them."
    if WITHDRAWN in last:
        return Stand("withdrawn", "Withdrawn", "grey", "The sender took it back.")
    if OUTCOME in last:
        return Stand(
            "outcome", OUTCOMES.get(last[OUTCOME].answer, "Outcome told"), "green", "They told what came of it."
        )
    if ANSWERED in last:
        answer = last[ANSWERED].answer
        next_step = "Read what they ask for and send it." if answer == "more" else ""
        if answer in ("declined", "passed_on"):
            next_step = "Do you still worry? Talk to your lead, send it again with more, or start an escalation."
        colour = "green" if answer == "accepted" else "yellow"
        return Stand("answered", ANSWERS.get(answer, answer), colour, "They decided.", next_step)
    if ACKNOWLEDGED in last:
        if decision_on and now.date() > decision_on:
            because = f"The decision was due by {day_in_words(decision_on)}."
            return Stand("decision_late", "Decision late", "orange", because, f"Ask for the decision. {ring}")
        until = f" by {day_in_words(decision_on)}" if decision_on else ""
        return Stand("acknowledged", "Received", "blue", f"They said that it arrived. A decision is due{until or ': no limit is known'}.")  # fmt: skip
    if now > wait_until:
        because = "Nobody said that it arrived: take it as not received."
        return Stand("not_received", "Not received", "red", because, f"{ring} Send it again if they do not have it.")
    words = f"{day_in_words(wait_until.date())}, {wait_until:%H:%M}"
    because = (
        f"Until the team that it was sent to says that it has it, it is not received. The sender waits until {words}."
    )
    return Stand(
        "sent", "Sent, not acknowledged", "yellow", because, f"If you hear nothing by then, {ring[0].lower()}{ring[1:]}"
    )


def _kind(key: str, entry: dict[str, Any]) -> Kind:
    fields = tuple(Field(**one) for one in entry.pop("fields"))
    return Kind(key=key, fields=fields, agency_kinds=tuple(entry.pop("agency_kinds", ())), **entry)

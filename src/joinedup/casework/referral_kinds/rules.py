"""Which kinds of referral a partnership has on a day, and what it may settle of one. Prevent always goes to the police. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from joinedup.casework.panel_kinds.rules import held, key_of
from joinedup.casework.referrals.rules import Field, Kind, kinds

PREVENT = "prevent"
POLICE = ("police",)
"""Counter-Terrorism and Security Act 2015 section 36: referral to a Channel panel is by the police."""
_LIKE_PREVENT = re.compile(r"(?i)prevent\b|channel|terroris|radicalis|extremis")
LONGEST, MOST_QUESTIONS, MOST_DAYS = 1000, 20, 90


@dataclass(frozen=True)
class Version:
    """A version that a partnership settled: which days it holds, and what it says."""

    key: str
    number: int
    effective_from: date
    ended_on: date | None
    kind: Kind


@dataclass(frozen=True)
class Book:
    """What a partnership settled of its kinds of referral, all versions of it."""

    versions: tuple[Version, ...] = ()

    def kind_on(self, key: str, day: date) -> Kind | None:
        """A kind as it held on a day; of one that has ended its last version, so that what was sent can be read."""
        own = [one for one in self.versions if one.key == key]
        found = held(own, day)
        return found.kind if found else kinds().get(key) or (own[-1].kind if own else None)

    def on(self, day: date) -> dict[str, Kind]:
        """The kinds that can be sent on a day, ours first: each as the partnership settled it."""
        own = [key for key in dict.fromkeys(one.key for one in self.versions) if key not in kinds()]
        live = [key for key in own if held([one for one in self.versions if one.key == key], day)]
        found = {key: self.kind_on(key, day) for key in (*kinds(), *live)}
        return {key: kind for key, kind in found.items() if kind}

    def spans(self) -> Iterator[tuple[str, date, date, Kind]]:
        """Every kind with the days between which it is one and the same: key, first day, last day, kind."""
        for key in dict.fromkeys((*kinds(), *(one.key for one in self.versions))):
            own = [one for one in self.versions if one.key == key]
            ended = [one.ended_on + timedelta(days=1) for one in own if one.ended_on]
            begins = sorted({date.min, *(one.effective_from for one in own), *ended})
            for first, after in zip(begins, [*begins[1:], date.max], strict=True):
                if kind := self.kind_on(key, first):
                    yield key, first, after if after == date.max else after - timedelta(days=1), kind

    def label(self, key: str) -> str:
        """A kind in words, as it is called last."""
        kind = self.kind_on(key, date.max)
        return kind.label if kind else key.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Settled:
    """What a partnership settles of a kind of referral. `questions` are lines; one that ends in * must be answered. `days`: no limit where None."""

    source: str
    decides: str
    consent: str
    questions: tuple[str, ...]
    agency_kinds: tuple[str, ...] = ()
    days: int | None = None
    label: str = ""
    consent_needed: bool = False


def as_entry(kind: Kind) -> dict[str, Any]:
    """A kind as plain fields that can be kept and read again."""
    return asdict(kind) | {"agency_kinds": list(kind.agency_kinds), "fields": [asdict(one) for one in kind.fields]}


def kind_from(entry: Mapping[str, Any], set_by: str = "") -> Kind:
    """A kind of what is kept of it. Prevent goes to the police, whatever is kept."""
    fields = tuple(Field(**one) for one in entry["fields"])
    kind = Kind(**{**entry, "fields": fields, "agency_kinds": tuple(entry["agency_kinds"]), "set_by": set_by})
    return replace(kind, agency_kinds=POLICE) if kind.key == PREVENT else kind


def questions(kind: Kind) -> tuple[str, ...]:
    """The questions of a kind as lines; those that a panel reads in its own terms are not the partnership's to change."""
    return tuple(f"{one.label}{' *' if one.required else ''}" for one in kind.fields if not one.panel_as)


def settled_problem(base: Kind | None, said: Settled) -> tuple[str, str] | None:
    """A field and a sentence where what is settled cannot be; else None."""
    for name, words in (
        ("source", "Say where it is written, such as your procedure and its section."),
        ("decides", "Say who decides, and that the sender is told."),
        ("consent", "Say what is asked of consent."),
    ):
        text = getattr(said, name).strip()
        if not text or len(text) > LONGEST:
            return name, words if not text else f"Write {LONGEST:,} characters or fewer."
    labels = [line.rstrip("* ") for line in said.questions]
    if not labels or len(labels) > MOST_QUESTIONS or len(set(labels)) != len(labels) or not all(labels):
        return "questions", f"Ask something: 1 to {MOST_QUESTIONS} lines, none of them twice."
    asked = any(line.endswith("*") for line in said.questions) or (
        base and any(one.panel_as and one.required for one in base.fields)
    )
    if not asked:
        return "questions", "End at least one line in *: what must be said, so that nobody sends an empty referral."
    if said.days is not None and not 1 <= said.days <= MOST_DAYS:
        return "days", f"Enter a whole number of working days from 1 to {MOST_DAYS}, or nothing."
    if base is None:
        if not said.label.strip():
            return "label", "Give it a name."
        if _LIKE_PREVENT.search(said.label):
            return "label", "What is about terrorism goes to the police by the kind Prevent: settle that one."
    return None


def settled_entry(base: Kind | None, said: Settled, key: str) -> dict[str, Any]:
    """The fields of a kind with what a partnership settled; a question that stays word for word keeps its key and its help."""
    begun = base or Kind(key, said.label.strip(), "", "", said.consent_needed, "", "seen", "", ())
    clock = {"decide": "", "within": said.days} if said.days is not None else {"decide": _clock(key), "within": 0}
    agencies = begun.agency_kinds if key == PREVENT else said.agency_kinds
    kind = replace(
        begun, source=said.source.strip(), decides=said.decides.strip(), consent=said.consent.strip(), certainty="seen", doubt="",
        agency_kinds=tuple(agencies), fields=tuple(_fields(begun, said.questions)), set_by="", **clock,
    )  # fmt: skip
    return as_entry(kind)


def _clock(key: str) -> str:
    """The clock that comes with a kind; of a kind of the partnership's own there is none."""
    return kinds()[key].decide if key in kinds() else ""


def _fields(base: Kind, lines: Iterable[str]) -> Iterator[Field]:
    before = {one.label: one for one in base.fields}
    taken = {one.key for one in base.fields}
    yield from (one for one in base.fields if one.panel_as)
    for number, line in enumerate(lines, 1):
        label, required = line.rstrip("* "), line.endswith("*")
        kept = before.get(label)
        key = next(f"own{n}" for n in range(number, number + 99) if f"own{n}" not in taken)
        taken.add(key)
        yield replace(kept, required=required) if kept else Field(key, label, required=required)


__all__ = ["Book", "Settled", "Version", "held", "key_of"]

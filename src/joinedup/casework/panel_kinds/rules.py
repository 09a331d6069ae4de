"""Which version of a kind of panel holds on a day, and what a partnership's own version may say. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from joinedup_core.calendar import day_in_words
from joinedup_core.panels import AgendaPart, Kind, agenda_problem, as_entry, texts_problem, windows_problem

LONGEST_LIST = 30
SUBJECTS: Mapping[str, str] = {"people": "People", "group": "Groups", "place": "Places"}
JUDGEMENT = {
    "key": "professional_judgement", "text": "Professional judgement, with reasons", "source": "Joinedup's own default",
    "certainty": "general", "judgement": True,
}  # fmt: skip
"""Always a reason to come before a panel: whoever is worried and fits no line is not turned away."""


class _Version(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def effective_from(self) -> date: ...
    @property
    def ended_on(self) -> date | None: ...


V = TypeVar("V", bound=_Version)


@dataclass(frozen=True)
class Settled:
    """What a partnership settles of a kind. Lines are texts in their order; `windows` only those that it settles itself."""

    source: str
    expected: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    windows: Mapping[str, int] = field(default_factory=dict)
    minutes_a_case: int = 15
    agenda: tuple[AgendaPart, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Added:
    """What a kind of the partnership's own says besides."""

    title: str
    short: str
    about: str
    considers: tuple[str, ...] = ("people",)
    decisions: tuple[str, ...] = ()


def held(versions: Sequence[V], on: date) -> V | None:
    """Of the versions that have begun and not ended by a day the one that began last."""
    live = [one for one in versions if one.effective_from <= on and (one.ended_on is None or on <= one.ended_on)]
    return max(live, key=lambda one: (one.effective_from, one.number), default=None)


def approved_words(group: str, on: date) -> str:
    """Who approved a version, and when."""
    return f"{group}, {day_in_words(on)}"


def missing_kinds(expected: Sequence[str], present: Collection[str]) -> tuple[str, ...]:
    """The kinds of agency that are expected and not there, in the order in which they are expected."""
    return tuple(one for one in expected if one not in present)


def settled_problem(base: Kind, said: Settled) -> tuple[str, str] | None:
    """A field and a sentence where what is settled cannot be; else None."""
    if not said.source.strip():
        return "source", "Say where it is written, such as your protocol and its section."
    if problem := windows_problem(said.windows):
        return f"window_{problem[0]}", problem[1]
    if problem := texts_problem(said.texts):
        return f"text_{problem[0]}", problem[1]
    if wrong := agenda_problem(said.agenda):
        return "agenda", wrong
    if max(len(said.criteria), len(said.expected)) > LONGEST_LIST:
        return "criteria", f"Give {LONGEST_LIST} lines or fewer."
    if not base.held_elsewhere and not said.criteria:
        return "criteria", "Give at least one reason to come before the panel, besides professional judgement."
    if len(set(said.criteria)) != len(said.criteria):
        return "criteria", "The same line stands there twice."
    if not base.held_elsewhere and not 5 <= said.minutes_a_case <= 180:
        return "minutes_a_case", "A case takes from 5 minutes to 3 hours."
    return None


def settled_entry(base: Kind, said: Settled, number: int) -> dict[str, Any]:
    """The fields of a kind with what a partnership settled; a line that stays word for word keeps its key and its source."""
    entry = as_entry(base) | {
        "source": said.source.strip(), "certainty": "seen", "status": "local", "expected": list(said.expected), "windows": dict(said.windows),
        "minutes_a_case": said.minutes_a_case,
    }  # fmt: skip
    for name in ("set_by", "effective_from", "effective_to", "version", "doubts"):
        entry.pop(name, None)
    entry["texts"] = {key: text.strip() for key, text in said.texts.items() if text.strip()}
    entry["agenda"] = [{"text": one.text, "minutes": one.minutes} for one in said.agenda]
    if not base.held_elsewhere:
        entry["criteria"] = _criteria(entry.get("criteria", []), said, number)
    return entry | {"version": number}


def own_lines(kind: Kind) -> tuple[str, ...]:
    """The criteria of a kind that a partnership writes itself: neither professional judgement nor that a case came back."""
    return tuple(one.text for one in kind.criteria if not (one.judgement or one.repeat))


def added_problem(said: Added) -> tuple[str, str] | None:
    """A field and a sentence where a kind of the partnership's own does not say enough; else None."""
    for name, words in (
        ("title", "Give it a name"),
        ("short", "Give it a short name"),
        ("about", "Say what it is for"),
    ):
        if not getattr(said, name).strip():
            return name, f"{words}."
    if not said.considers or not set(said.considers) <= set(SUBJECTS):
        return "considers", "Say what it considers: people, groups or places."
    if not said.decisions or len(set(said.decisions)) != len(said.decisions):
        return "decisions", "Say what it may decide, a line each, none of them twice."
    return None


def added_kind(key: str, said: Added) -> dict[str, Any]:
    """The fields of a kind that a partnership adds, before what is settled of it."""
    return {
        "key": key, "version": 1, "title": said.title.strip(), "short": said.short.strip(), "about": said.about.strip(), "source": "",
        "certainty": "seen", "status": "local", "considers": list(said.considers), "criteria": [JUDGEMENT],
        "decisions": [{"key": f"decision{n}", "text": text} for n, text in enumerate(said.decisions, 1)],
    }  # fmt: skip


def key_of(title: str) -> str:
    """A key made of a title."""
    return f"own_{re.sub(r'[^a-z0-9]+', '_', title.lower()).strip('_')[:34]}"


def _criteria(before: list[dict[str, Any]], said: Settled, number: int) -> list[dict[str, Any]]:
    kept = {one["text"]: one for one in before if not (one.get("judgement") or one.get("repeat"))}
    written = {"source": said.source.strip(), "certainty": "seen"}
    lines = [
        kept.get(text) or {"key": f"own{number}_{n}", "text": text, **written}
        for n, text in enumerate(said.criteria, 1)
    ]
    judged = [one for one in before if one.get("judgement")] or [JUDGEMENT]
    return [*lines, *judged, *(one for one in before if one.get("repeat"))]

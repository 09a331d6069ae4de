"""Reading kinds of panel, from our files and from what a partnership settled; whatever is wrong in one is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

from joinedup_core.clocks import Certainty, Status, UnreadableRules
from joinedup_core.clocks.loading import check_fields, parsed
from joinedup_core.panels.kind import AgendaPart, Choice, Criterion, Kind
from joinedup_core.panels.templates import agenda_problem, texts_problem
from joinedup_core.panels.windows import length_of, windows_problem

KINDS = Path(__file__).parent / "kinds"
_DAYS = ("effective_from", "effective_to")
_WORDS = ("considers", "case_kinds", "expected", "aims", "doubts")
REPEAT = "{repeat}"
"""Stands in the text of a criterion for how long a case that comes back is a repeat."""
SUBJECTS = ("people", "group", "place")


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Every kind of our own files, in the order of the files."""
    return tuple(
        kind for path in sorted(KINDS.glob("*.toml")) for kind in read_kinds(path.read_text("utf-8"), path.name)
    )


def kind_of(key: str, on: date | None = None, among: Iterable[Kind] | None = None) -> Kind:
    """The kind of a key, in the version that holds on a day (else the latest). Raises UnreadableRules."""
    versions = [kind for kind in (kinds() if among is None else among) if kind.key == key]
    if not versions:
        raise UnreadableRules(f"There is no kind of panel “{key}”.")
    return next((kind for kind in versions if on and kind.in_force(on)), max(versions, key=lambda kind: kind.version))


def read_kinds(text: str, file: str) -> tuple[Kind, ...]:
    """The kinds of one file."""
    whole = parsed(text, file)
    entries = whole.pop("kind", None)
    if whole or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UnreadableRules(f"{file} must consist of [[kind]] entries and nothing else.")
    return tuple(kind_from(entry, file) for entry in entries)


def kind_from(entry: Mapping[str, Any], file: str) -> Kind:
    """One kind of its fields, as a file of kinds or `as_entry` has them. Raises UnreadableRules."""
    key = entry.get("key") or "without a key"
    check_fields(Kind, entry, f"{file}: the panel “{key}”")
    try:
        kind = Kind(**{name: _value(name, value) for name, value in entry.items()})
    except (ValueError, TypeError, KeyError) as reason:
        raise UnreadableRules(f"{file}: the panel “{key}” cannot be read: {reason}.") from None
    wrong = windows_problem(kind.windows) or texts_problem(kind.texts)
    if said := wrong[1] if wrong else agenda_problem(kind.agenda):
        raise UnreadableRules(f"{file}: the panel “{key}”: {said}")
    return replace(kind, criteria=tuple(_filled(one, kind) for one in kind.criteria))


def _filled(one: Criterion, kind: Kind) -> Criterion:
    """The reason that a case came back says within how long, by the window that holds."""
    return (
        replace(one, text=one.text.replace(REPEAT, str(length_of(kind, "repeat") or "any time"))) if one.repeat else one
    )


def as_entry(kind: Kind) -> dict[str, Any]:
    """A kind as plain fields that can be kept and read again by `kind_from`; those that say nothing are left out."""
    found = {one.name: getattr(kind, one.name) for one in fields(Kind)}
    entry = {name: _plain(value) for name, value in found.items() if value not in ("", (), None, {}, False)}
    for one, kept in zip(kind.criteria, entry.get("criteria", ()), strict=True):
        if one.repeat and (length := length_of(kind, "repeat")):
            kept["text"] = one.text.replace(str(length), REPEAT)
    return entry


def _plain(value: Any) -> Any:
    if isinstance(value, (Criterion, Choice, AgendaPart)):
        return {name: _plain(one) for name, one in asdict(value).items() if one not in ("", False)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value.value if isinstance(value, Enum) else value


def _value(name: str, value: Any) -> Any:
    if name == "certainty":
        return Certainty(value)
    if name == "status":
        return Status(value)
    if name == "criteria":
        return tuple(Criterion(**{**one, "certainty": Certainty(one["certainty"])}) for one in value)
    if name == "agenda":
        return tuple(AgendaPart(**one) for one in value)
    if name in ("decisions", "disruption"):
        return tuple(Choice(**one) for one in value)
    if name in _DAYS and type(value) is not date:
        raise ValueError(f"{name} is a day such as 2026-04-01, without quotation marks")
    if name == "considers" and not set(value) <= set(SUBJECTS):
        raise ValueError(f"considers holds some of {', '.join(SUBJECTS)}")
    return tuple(value) if name in _WORDS else value

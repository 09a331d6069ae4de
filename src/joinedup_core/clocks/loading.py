"""Reading rule files, ours and a partnership's own, into clocks; whatever is wrong in one is said in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from joinedup_core.calendar import Length, Unit
from joinedup_core.clocks.clock import Alternative, Certainty, Clock, Example, Sense, Status

RULES = Path(__file__).parent / "rules"
REGIMES = ("children", "adults", "community_safety", "panels", "referrals", "escalation", "workforce")
_TEXTS = ("key", "title", "starts", "owes", "owed_by", "owed_to", "source", "certainty", "status")
_OTHERS = (
    "number",
    "unit",
    "sense",
    "jurisdiction",
    "doubt",
    "effective_from",
    "effective_to",
    "alternatives",
    "examples",
)
_ALTERNATIVE = ("says", "starts", "counts_start", "number", "unit", "source", "certainty")


class UnreadableRules(ValueError):
    """A rule file, of clocks or of standards, cannot be used; the message says what and where."""

    exit_code = 2


@lru_cache(maxsize=1)
def all_clocks() -> tuple[Clock, ...]:
    """Every clock of our own rule files, in their order."""
    return tuple(
        clock for regime in REGIMES for clock in read_rules((RULES / f"{regime}.toml").read_text("utf-8"), regime)
    )


def read_rules(text: str, regime: str, file: str = "") -> tuple[Clock, ...]:
    """The clocks of one complete rule file."""
    return tuple(_clock(entry, regime) for entry in _entries(text, file or f"{regime}.toml"))


def with_override(clocks: Iterable[Clock], text: str, file: str) -> tuple[Clock, ...]:
    """The clocks with a partnership's file laid over them; each one changed says so.

    An entry names a `key`, its own `source`, and only what differs; one with a new key is a clock of its own and
    must be complete. What the file does not name stays as it is.
    """
    found = list(clocks)
    for entry in _entries(text, file):
        key = entry["key"]
        if not entry.get("source"):
            raise UnreadableRules(f"{file}: the clock \u201c{key}\u201d needs a source, such as your own procedure.")
        versions = [clock for clock in found if clock.key == key]
        if not versions:
            found.append(replace(_clock(entry, "local"), set_by=file))
            continue
        place = found.index(versions[0])
        found = [clock for clock in found if clock.key != key]
        found.insert(place, _changed(versions[-1], entry, file))
    return tuple(found)


def _changed(before: Clock, entry: Mapping[str, Any], file: str) -> Clock:
    """A clock with what a partnership's entry names put in; worked examples hold only for the original."""
    whole = _as_entry(before) | dict(entry)
    if "number" in entry or "unit" in entry:
        whole |= {"doubt": entry.get("doubt", ""), "alternatives": entry.get("alternatives", [])}
    whole |= {"status": entry.get("status", "local"), "certainty": entry.get("certainty", "seen")}
    whole["examples"] = entry.get("examples", [])
    return replace(
        _clock(whole, before.regime), set_by=file, instead_of=f"{before.starts}: {before.limit} ({before.source})"
    )


def _as_entry(clock: Clock) -> dict[str, Any]:
    """A clock as the fields of an entry, those that are told."""
    entry: dict[str, Any] = {name: str(getattr(clock, name)) for name in _TEXTS}
    entry |= {"sense": str(clock.sense), "jurisdiction": clock.jurisdiction, "doubt": clock.doubt}
    if clock.length:
        entry |= {"number": clock.length.number, "unit": str(clock.length.unit)}
    for name in ("effective_from", "effective_to"):
        if getattr(clock, name):
            entry[name] = getattr(clock, name)
    entry["alternatives"] = [
        {"says": a.says, "starts": a.starts, "counts_start": a.counts_start, "source": a.source}
        | {"certainty": str(a.certainty)}
        | ({"number": a.length.number, "unit": str(a.length.unit)} if a.length else {})
        for a in clock.alternatives
    ]
    return entry


def parsed(text: str, file: str) -> dict[str, Any]:
    """A rule file of any kind as what stands in it. Raises UnreadableRules."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as reason:
        raise UnreadableRules(f"{file} is not a rule file: {reason}. Compare it with the handbook's example.") from None


def check_fields(kind: type[Any], entry: Mapping[str, Any], of: str) -> None:
    """Raises UnreadableRules where an entry has a field that its kind does not know, or wants one. `of` says of which file and what."""
    known = {one.name: one for one in fields(kind)}
    if unknown := sorted(set(entry) - set(known)):
        raise UnreadableRules(f"{of} has an unknown field, {unknown[0]}.")
    needed = [name for name, one in known.items() if one.default is MISSING and one.default_factory is MISSING]
    if wanting := [name for name in needed if name not in entry]:
        raise UnreadableRules(f"{of} needs {', '.join(wanting)}.")


def _entries(text: str, file: str) -> list[dict[str, Any]]:
    whole = parsed(text, file)
    entries = whole.pop("clock", None)
    if whole or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UnreadableRules(f"{file} must consist of [[clock]] entries and nothing else.")
    for entry in entries:
        if not isinstance(entry.get("key"), str) or not entry["key"]:
            raise UnreadableRules(f"{file}: every [[clock]] needs a key, such as key = \u201crapid-review\u201d.")
        if unknown := sorted(set(entry) - {*_TEXTS, *_OTHERS}):
            raise UnreadableRules(f"{file}: the clock \u201c{entry['key']}\u201d has an unknown field, {unknown[0]}.")
    return entries


def _clock(entry: Mapping[str, Any], regime: str) -> Clock:
    """A clock of a complete entry."""
    key = entry["key"]
    for name in _TEXTS:
        if not isinstance(entry.get(name), str) or not entry[name]:
            raise UnreadableRules(f"The clock \u201c{key}\u201d needs {name} as a text.")
    try:
        return Clock(
            **{name: entry[name] for name in _TEXTS if name not in ("certainty", "status")},
            regime=regime,
            length=_length(entry),
            certainty=Certainty(entry["certainty"]),
            status=Status(entry["status"]),
            sense=Sense(entry.get("sense", "within")),
            jurisdiction=str(entry.get("jurisdiction", "England")),
            doubt=str(entry.get("doubt", "")),
            effective_from=_day(entry, "effective_from"),
            effective_to=_day(entry, "effective_to"),
            alternatives=tuple(_alternative(other) for other in entry.get("alternatives", ())),
            examples=tuple(Example(one["started"], one["due"]) for one in entry.get("examples", ())),
        )
    except (ValueError, TypeError, KeyError) as reason:
        raise UnreadableRules(f"The clock \u201c{key}\u201d cannot be read: {reason}.") from None


def _length(entry: Mapping[str, Any]) -> Length | None:
    if "number" not in entry and "unit" not in entry:
        return None
    number = entry.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= 10_000:
        raise ValueError("number is a whole number from 1 to 10000, with a unit beside it")
    if entry.get("unit") not in list(Unit):
        raise ValueError(f"unit is one of {', '.join(Unit)}")
    return Length(number, Unit(entry["unit"]))


def _day(entry: Mapping[str, Any], name: str) -> date | None:
    found = entry.get(name)
    if found is not None and type(found) is not date:
        raise ValueError(f"{name} is a day such as 2026-04-01, without quotation marks")
    return found


def _alternative(entry: Mapping[str, Any]) -> Alternative:
    if unknown := sorted(set(entry) - set(_ALTERNATIVE)):
        raise ValueError(f"an alternative has an unknown field, {unknown[0]}")
    return Alternative(
        says=entry["says"],
        length=_length(entry),
        source=entry["source"],
        certainty=Certainty(entry["certainty"]),
        starts=entry.get("starts", ""),
        counts_start=bool(entry.get("counts_start", False)),
    )

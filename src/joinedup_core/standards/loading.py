"""Reading rule files, ours and a partnership's own, into standards; whatever is wrong in one is said in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from joinedup_core.clocks import Certainty, Status, UnreadableRules
from joinedup_core.clocks.loading import check_fields, parsed
from joinedup_core.standards.rule import (
    SCALES,
    SHOWN,
    Also,
    Duty,
    Example,
    Home,
    Question,
    Rule,
    Share,
    Standards,
)

Entry = TypeVar("Entry", Rule, Duty)
RULES = Path(__file__).parent / "rules"
_DAYS = ("effective_from", "effective_to")
_PARTS: dict[str, type[Also] | type[Question] | type[Example]] = {
    "also": Also,
    "questions": Question,
    "examples": Example,
}
_LISTS = ("aliases", "base_levels", "raised_levels", "doubtful_levels")
_CHOICES: dict[str, type[StrEnum]] = {"home": Home, "share": Share, "status": Status, "certainty": Certainty}
_SETTLES = ("home", "share", "base", "base_levels", "raised_levels", "doubtful_levels", "raised_mode")


def rules(partnership: str = "shropshire", override: str | None = None, override_name: str = "your file") -> Standards:
    """The standards of a partnership, with the text of its own file laid over them. Raises UnreadableRules."""
    ours = _ours(partnership)
    return ours if override is None else with_override(ours, override, override_name)


@lru_cache(maxsize=8)
def _ours(partnership: str) -> Standards:
    known = sorted(path.name for path in RULES.iterdir() if path.is_dir())
    if partnership not in known:
        raise UnreadableRules(
            f"There are no contact standards of “{partnership}”. There are those of: {', '.join(known)}."
        )
    files = sorted((RULES / partnership).glob("*.toml"))
    read = [read_rules(path.read_text("utf-8"), path.name) for path in files]
    return Standards(
        tuple(sorted((r for one in read for r in one.rules), key=_number)),
        tuple(sorted((d for one in read for d in one.duties), key=_number)),
    )


def _number(entry: Rule | Duty) -> int:
    return int(entry.key.removeprefix("R"))


def read_rules(text: str, file: str) -> Standards:
    """The standards of one complete rule file; what stands under `[all]` holds for every entry."""
    whole = parsed(text, file)
    shared = whole.pop("all", {})
    return Standards(
        tuple(_rule(shared | entry, file) for entry in _entries(whole, "rule", file)),
        tuple(_duty(shared | entry, file) for entry in _entries(whole, "duty", file)),
    )


def with_override(standards: Standards, text: str, file: str) -> Standards:
    """The standards with a partnership's file laid over them; each one changed says so.

    A `[[rule]]` or `[[duty]]` names a `key`, its own `source` and only what differs; one with a new key must be complete.
    """
    whole = parsed(text, file)
    found = list(standards.rules)
    for entry in _entries(whole, "rule", file):
        before = _one_of(found, entry, file)
        changed = replace(_rule(_laid_over(before, entry), file), set_by=file)
        found = [changed if each is before else each for each in found] if before else [*found, changed]
    duties = list(standards.duties)
    for entry in _entries(whole, "duty", file):
        duty = _one_of(duties, entry, file)
        other = replace(_duty(_laid_over(duty, entry), file), set_by=file)
        duties = [other if each is duty else each for each in duties] if duty else [*duties, other]
    return Standards(tuple(found), tuple(duties))


def _one_of(found: Sequence[Entry], entry: Mapping[str, Any], file: str) -> Entry | None:
    if not entry.get("source"):
        raise UnreadableRules(f"{file}: “{entry['key']}” needs a source, such as the minute that decided it.")
    return next((each for each in reversed(found) if each.key == entry["key"]), None)


def _laid_over(before: Rule | Duty | None, entry: Mapping[str, Any]) -> dict[str, Any]:
    """What a partnership's entry names over what stood; worked examples hold only for the original, and so do the
    open questions once it settles what they ask."""
    if before is None:
        return dict(entry)
    whole = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(before).items()}
    whole = {name: value for name, value in whole.items() if value is not None}
    whole |= {"status": "local"}
    whole.pop("set_by")
    whole.pop("examples", None)
    if "quotation" in entry:
        whole.pop("base_quotation", None)  # another document's words are not mixed in
    if any(name in entry for name in _SETTLES):
        whole["questions"] = []
    return whole | dict(entry)


def _entries(whole: Mapping[str, Any], name: str, file: str) -> list[dict[str, Any]]:
    if unknown := sorted(set(whole) - {"rule", "duty"}):
        raise UnreadableRules(f"{file} holds [[rule]] and [[duty]] entries; what is “{unknown[0]}”?")
    entries = whole.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UnreadableRules(f"{file} must consist of [[rule]] and [[duty]] entries and nothing else.")
    for entry in entries:
        if not isinstance(entry.get("key"), str) or not entry["key"]:
            raise UnreadableRules(f"{file}: every [[{name}]] needs a key, such as key = “R1”.")
    return entries


def _rule(entry: Mapping[str, Any], file: str) -> Rule:
    made = _made(Rule, entry, file)
    levels = SCALES.get(str(made["scale"]), ())
    named = [level for name in _LISTS[1:] for level in made[name]]
    wrong = [level for level in named if level not in levels]
    if not levels or wrong or len(named) != len(set(named)):
        raise UnreadableRules(
            f"{file}: “{entry['key']}” has a scale of {' or '.join(SCALES)}, and each of its levels is one of that scale, "
            f"named once{f', which {wrong[0]} is not' if wrong else ''}."
        )
    return Rule(**made)


def _duty(entry: Mapping[str, Any], file: str) -> Duty:
    return Duty(**_made(Duty, entry, file))


def _made(kind: type[Rule] | type[Duty], entry: Mapping[str, Any], file: str) -> dict[str, Any]:
    """The fields of an entry, checked one by one."""
    where = f"{file}: “{entry['key']}”"
    check_fields(kind, entry, where)
    return {name: _value(name, value, where) for name, value in entry.items()}


def _value(name: str, value: Any, where: str) -> Any:
    """One field as what it must be."""
    if name in _PARTS:
        return (
            tuple(_part(name, one, where) for one in value)
            if isinstance(value, list)
            else _wrong(where, name, "a list")
        )
    if name in _LISTS:
        return (
            tuple(value)
            if isinstance(value, list) and all(map(_text, value))
            else _wrong(where, name, "a list of texts")
        )
    if name in _DAYS:
        return (
            value if type(value) is date else _wrong(where, name, "a day such as 2026-04-01, without quotation marks")
        )
    if name == "notice_days":
        whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000
        return value if whole else _wrong(where, name, "a whole number of days")
    if name == "shown":
        return value if value in SHOWN else _wrong(where, name, f"one of {', '.join(SHOWN)}")
    if name in _CHOICES:
        listed = list(_CHOICES[name])
        return _CHOICES[name](value) if value in listed else _wrong(where, name, f"one of {', '.join(listed)}")
    return value if _text(value) else _wrong(where, name, "a text")


def _part(name: str, value: Any, where: str) -> Also | Question | Example:
    kind: Callable[..., Also | Question | Example] = _PARTS[name]
    try:
        return kind(**{key: tuple(one) if isinstance(one, list) else one for key, one in value.items()})
    except (TypeError, AttributeError):
        wanted = ", ".join(field.name for field in fields(_PARTS[name]))
        raise UnreadableRules(f"{where}: {name} is a list of entries with {wanted}.") from None


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _wrong(where: str, name: str, wanted: str) -> Any:
    raise UnreadableRules(f"{where}: {name} is {wanted}.")

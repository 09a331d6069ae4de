"""Reading the files of panel kinds, ours and a partnership's own; whatever is wrong in one is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from joinedup_core.clocks import Certainty, Status, UnreadableRules
from joinedup_core.clocks.loading import check_fields, parsed
from joinedup_core.panels.kind import Choice, Criterion, Kind

KINDS = Path(__file__).parent / "kinds"
_DAYS = ("effective_from", "effective_to")
_WORDS = ("considers", "case_kinds", "expected", "aims", "doubts")
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
    return tuple(_kind(entry, file) for entry in entries)


def _kind(entry: Mapping[str, Any], file: str) -> Kind:
    key = entry.get("key") or "without a key"
    check_fields(Kind, entry, f"{file}: the panel “{key}”")
    try:
        return Kind(**{name: _value(name, value) for name, value in entry.items()})
    except (ValueError, TypeError, KeyError) as reason:
        raise UnreadableRules(f"{file}: the panel “{key}” cannot be read: {reason}.") from None


def _value(name: str, value: Any) -> Any:
    if name == "certainty":
        return Certainty(value)
    if name == "status":
        return Status(value)
    if name == "criteria":
        return tuple(Criterion(**{**one, "certainty": Certainty(one["certainty"])}) for one in value)
    if name in ("decisions", "disruption"):
        return tuple(Choice(**one) for one in value)
    if name in _DAYS and type(value) is not date:
        raise ValueError(f"{name} is a day such as 2026-04-01, without quotation marks")
    if name == "considers" and not set(value) <= set(SUBJECTS):
        raise ValueError(f"considers holds some of {', '.join(SUBJECTS)}")
    return tuple(value) if name in _WORDS else value

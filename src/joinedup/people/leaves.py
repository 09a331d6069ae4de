"""The texts within a value (a text, or lists and names of texts): finding them, leaving some out, putting them back. Pure."""

from __future__ import annotations

from typing import Any

LEFT_OUT = "Left out: this text holds an address that must not be disclosed. Whoever wrote it corrects it."
SHORTEST = 5
"""No text with fewer letters holds a postcode or the first line of an address."""
Path = tuple[Any, ...]
"""The way to a text within a value."""


def leaves(value: Any, path: Path = ()) -> list[tuple[Path, str]]:
    """Every text in a value that is long enough to hold an address, with the way to it."""
    if isinstance(value, str):
        return [(path, value)] if len(value) >= SHORTEST else []
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in leaves(one, (*path, key))]
    if isinstance(value, (list, tuple)):
        return [leaf for number, one in enumerate(value) for leaf in leaves(one, (*path, number))]
    return []


def masked(value: Any, paths: frozenset[Path]) -> Any:
    """A value with what stands at some places left out."""
    if () in paths:
        return LEFT_OUT
    below = {step: frozenset(path[1:] for path in paths if path[0] == step) for step in {path[0] for path in paths}}
    if isinstance(value, dict):
        return {key: masked(one, below[key]) if key in below else one for key, one in value.items()}
    return [masked(one, below[number]) if number in below else one for number, one in enumerate(value)]


def restored(value: Any, was: Any, paths: frozenset[Path]) -> Any:
    """A value that somebody saves who could not see all of it: what was left out is put back."""
    if isinstance(value, str) and () in paths:
        return value.replace(LEFT_OUT, was)  # also where something was added to what they saw
    below = {
        step: frozenset(path[1:] for path in paths if path and path[0] == step) for step in {p[0] for p in paths if p}
    }
    if isinstance(value, dict) and isinstance(was, dict):
        return {key: restored(one, was[key], below[key]) if key in below else one for key, one in value.items()}
    if isinstance(value, (list, tuple)) and isinstance(was, list):
        return [restored(one, was[n], below[n]) if n in below and n < len(was) else one for n, one in enumerate(value)]
    return value

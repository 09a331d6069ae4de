"""Which column of a table holds which field: suggested from the headings, remembered by the caller."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Mapping = dict[str, int]


@dataclass(frozen=True)
class Field:
    """Something an import looks for. `names` are headings under which boards keep it, best first."""

    key: str
    label: str
    names: tuple[str, ...]
    required: bool = False
    hint: str = ""


def plain_heading(heading: str) -> str:
    """A heading without case, line breaks, brackets and marks."""
    return " ".join(re.findall(r"[a-z0-9]+", heading.lower()))


def suggest_mapping(fields: Sequence[Field], headings: Sequence[str]) -> Mapping:
    """The likeliest column for each field; a column serves one field, the surest match first."""
    plain = [plain_heading(heading) for heading in headings]
    offers = sorted(
        (-_sureness(name, heading), order, preference, column, field.key)
        for order, field in enumerate(fields)
        for preference, name in enumerate(field.names)
        for column, heading in enumerate(plain)
        if _sureness(name, heading)
    )
    chosen: Mapping = {}
    taken: set[int] = set()
    for *_, column, key in offers:
        if key not in chosen and column not in taken:
            chosen[key] = column
            taken.add(column)
    return chosen


def _sureness(name: str, heading: str) -> int:
    """How well a heading answers to a name: the same 3, begins with it 2, holds it as words 1."""
    if not heading:
        return 0
    if heading == name:
        return 3
    if heading.startswith(name + " "):
        return 2
    return 1 if f" {name} " in f" {heading} " else 0


def mapping_problems(fields: Sequence[Field], headings: Sequence[str], mapping: Mapping) -> tuple[str, ...]:
    """Why a mapping cannot be used, each in a sentence."""
    found = [
        f"Say which column holds “{field.label}”: the import cannot do without it."
        for field in fields
        if field.required and field.key not in mapping
    ]
    for column in sorted(set(mapping.values())):
        labels = [field.label for field in fields if mapping.get(field.key) == column]
        if not 0 <= column < len(headings):
            found.append(f"The file has no column {column + 1} for “{labels[0]}”: choose another.")
        elif len(labels) > 1:
            found.append(f"Column “{headings[column]}” is chosen for {' and '.join(labels)}: choose one of them.")
    return tuple(found)

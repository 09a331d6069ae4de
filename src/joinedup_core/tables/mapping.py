"""Which column of somebody's table is which of our fields: suggested from names and content, never assumed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from difflib import SequenceMatcher

from joinedup_core.calendar import TimeframeKind, UnreadableDate, parse_half_date, parse_timeframe
from joinedup_core.tables.raw import RawRow
from joinedup_core.tables.score import UnreadableScore, read_score

SAMPLE = 25
ENOUGH = 0.5
_SPELT_NEAR = 0.82
_SMALL = frozenset({"the", "of", "a", "an", "and", "for", "to", "no", "or", "x", "l", "i"})


@dataclass(frozen=True)
class FieldSpec:
    """A field that a column can be mapped to. `kind`: text, date, timeframe, score, number, email or reference."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    kind: str = "text"


@dataclass(frozen=True)
class MappedColumn:
    """One column: the field suggested for it (None when none fits), how sure that is (0 to 1), and why."""

    index: int
    heading: str
    key: str | None
    confidence: float
    because: str


@dataclass(frozen=True)
class Mapping:
    """The suggestion for a table: a field or nothing for every column."""

    columns: tuple[MappedColumn, ...]

    @property
    def chosen(self) -> dict[str, int]:
        """Field to column, for every field that a column was found for."""
        return {column.key: column.index for column in self.columns if column.key}


def plain(text: str) -> str:
    """A heading for comparing: lower case words without marks."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("&", " and ")))


def suggest_mapping(
    headings: Sequence[str],
    rows: Iterable[RawRow],
    fields: Sequence[FieldSpec],
    remembered: Dictionary[str, str] | None = None,
) -> Mapping:
    """Suggest a field for every column; each field once, the surest first. What was remembered comes before all."""
    samples = _samples(headings, rows)
    known = {plain(heading): key for heading, key in (remembered or {}).items()}
    keys = {field.key for field in fields}
    taken: dict[int, MappedColumn] = {}
    for at, heading in enumerate(headings):
        key = known.get(plain(heading))
        if key is not None and (key == "" or (key in keys and key not in {c.key for c in taken.values()})):
            taken[at] = MappedColumn(at, heading, key or None, 1.0, "Chosen the last time.")
    _take_best(headings, samples, fields, taken)
    columns = tuple(
        taken.get(at) or MappedColumn(at, heading, None, 0.0, "No field has a name or content like this.")
        for at, heading in enumerate(headings)
    )
    return Mapping(columns)


def _take_best(
    headings: Sequence[str],
    samples: Sequence[Sequence[str]],
    fields: Sequence[FieldSpec],
    taken: dict[int, MappedColumn],
) -> None:
    """Give every column not yet taken the field that fits it best, the best fit of all first.

    Of columns that fit one field equally, the one with the field's own name comes first.
    """
    fits: list[tuple[float, bool, int, int, MappedColumn]] = []
    for at, heading in enumerate(headings):
        for rank, field in enumerate(fields):
            sureness, because = _fit(heading, samples[at], field)
            if sureness >= ENOUGH:
                alias = plain(heading) != plain(field.label)
                fits.append((-sureness, alias, rank, at, MappedColumn(at, heading, field.key, sureness, because)))
    used = {column.key for column in taken.values()}
    for *_, at, column in sorted(fits, key=lambda fit: fit[:4]):
        if at not in taken and column.key not in used:
            taken[at] = column
            used.add(column.key)


def _samples(headings: Sequence[str], rows: Iterable[RawRow]) -> list[list[str]]:
    """The first filled cells of every column."""
    samples: list[list[str]] = [[] for _ in headings]
    for count, row in enumerate(rows):
        if count >= 4 * SAMPLE:
            break
        for at, cell in enumerate(row.cells[: len(headings)]):
            if cell.text and not cell.continued and len(samples[at]) < SAMPLE:
                samples[at].append(cell.text)
    return samples


def _fit(heading: str, sample: Sequence[str], field: FieldSpec) -> tuple[float, str]:
    """How well a column fits a field, and why in words."""
    named, because = _named_alike(heading, field)
    check = _CONTENT.get(field.kind)
    if check is None or not sample:
        return round(named, 2), because
    share = sum(map(check, sample)) / len(sample)
    if named >= ENOUGH:
        sureness = named * (0.75 + 0.25 * share)
        words = "" if share >= 0.5 else f" Few of its cells look like a {field.kind}."
        return round(sureness, 2), because + words
    if share >= 0.8 and len(sample) >= 3 and field.kind in _TELLING:
        return 0.5, f"Its cells look like a {field.kind}."
    return round(named, 2), because


def _named_alike(heading: str, field: FieldSpec) -> tuple[float, str]:
    """How alike a heading and a field's names are."""
    ours = plain(heading)
    best, because = 0.0, ""
    for name in (field.label, field.key.replace("_", " "), *field.aliases):
        sureness, words = _alike(ours, plain(name))
        if sureness > best:
            best, because = sureness, words.format(name=name)
    return best, because


def _alike(heading: str, name: str) -> tuple[float, str]:
    if not heading or not name:
        return 0.0, ""
    if heading == name:
        return 1.0, "Its name is \u201c{name}\u201d."
    ours, theirs = set(heading.split()) - _SMALL, set(name.split()) - _SMALL
    if ours and ours == theirs:
        return 0.95, "Its name is \u201c{name}\u201d in other words."
    if theirs and theirs < ours:
        return 0.6 + 0.3 * len(theirs) / len(ours), "Its name holds \u201c{name}\u201d."
    near = SequenceMatcher(None, heading[:80], name[:80]).ratio()
    if near >= _SPELT_NEAR:
        return 0.9 * near, "Its name is spelt nearly like \u201c{name}\u201d."
    if ours and ours < theirs:
        return 0.3 + 0.3 * len(ours) / len(theirs), "Its name is part of \u201c{name}\u201d."
    return 0.0, ""


def _is_date(text: str) -> bool:
    try:
        parse_half_date(text)
    except UnreadableDate:
        return False
    return True


def _is_timeframe(text: str) -> bool:
    lines = [line for line in text.split("\n") if line] or [text]
    return all(parse_timeframe(line).kind is not TimeframeKind.UNKNOWN for line in lines[:6])


def _is_score(text: str) -> bool:
    try:
        read_score(text)
    except UnreadableScore:
        return False
    return True


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.A)
    return lambda text: len(text) <= 200 and bool(compiled.fullmatch(text.strip()))


_CONTENT: dict[str, Callable[[str], bool]] = {
    "date": _is_date,
    "timeframe": _is_timeframe,
    "score": _is_score,
    "number": _matches(r"-?[\d,]{1,15}(?:\.\d{1,6})?%?"),
    "email": _matches(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "reference": _matches(r"[A-Za-z]{0,5}[-/ ]?\d{1,6}(?:[./-]\d{1,6}){0,3}[a-z]?"),
}
_TELLING = frozenset({"score", "email"})

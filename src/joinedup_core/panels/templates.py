"""Templates of a kind of panel: the order of its agenda, and the texts that it sends, with fields of a closed list. No personal data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from joinedup_core.panels.kind import AgendaPart, Kind

FIELDS: Mapping[str, str] = {
    "panel": "the panel’s name", "day": "the day of the hearing", "time": "when it begins", "where": "where it is",
    "due": "until when an answer is awaited", "telephone": "the coordinator’s telephone",
}  # fmt: skip
"""What a text may have filled in. Nothing of a case or of anybody is in it."""
LONGEST, LONGEST_AGENDA = 2000, 20
CASES = "Cases"
_FIELD = re.compile(r"\{([^{}]*)\}")
_PERSONAL = (
    (re.compile(r"(?<!\d)(?:\d[ -]?){9}\d(?!\d)"), "a number of ten digits, such as an NHS number"),
    (re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"), "a National Insurance number"),
    (re.compile(r"(?i)\b(?:born|d\.?o\.?b\.?)\b[^.]{0,20}\d"), "a date of birth"),
)


@dataclass(frozen=True, slots=True)
class Template:
    """A text that is sent: what it is, where it is read, and which fields of `FIELDS` it may have."""

    label: str
    read: str
    fields: tuple[str, ...]


TEMPLATES: Mapping[str, Template] = {
    "invitation": Template(
        "Invitation to a hearing", "Members read it on the page of the hearing",
        ("panel", "day", "time", "where", "due", "telephone"),
    ),
    "research": Template("Research request", "An agency reads it above what it is asked", ("panel", "due", "telephone")),
    "minutes": Template("Head of packs and minutes", "It stands at the top of every paper", ("panel", "day", "telephone")),
    "taken_on": Template("Letter to the referrer: taken on", "Whoever referred reads it with the answer", ("panel", "telephone")),
    "declined": Template("Letter to the referrer: declined", "Whoever referred reads it with the reason", ("panel", "telephone")),
}  # fmt: skip


def text_of(kind: Kind, key: str, filled: Mapping[str, str]) -> str:
    """A text of a kind with its fields filled in; a line whose field is empty is left out. Empty where the kind has no such text."""
    lines = []
    for line in kind.texts.get(key, "").splitlines():
        asked = _FIELD.findall(line)
        if not asked or any(filled.get(one) for one in asked):
            lines.append(_FIELD.sub(lambda found: filled.get(found[1], ""), line))
    return "\n".join(lines).strip()


def texts_problem(texts: Mapping[str, object]) -> tuple[str, str] | None:
    """The text and a sentence where it cannot be; else None."""
    for key, text in texts.items():
        template = TEMPLATES.get(key)
        if template is None:
            return key, f"There is no text “{key}”. There are: {', '.join(TEMPLATES)}."
        if not isinstance(text, str) or len(text) > LONGEST:
            return key, f"Write {LONGEST:,} characters or fewer."
        if wrong := next((one for one in _FIELD.findall(text) if one not in template.fields), None):
            return (
                key,
                f"“{{{wrong}}}” cannot be filled in here. Choose from {', '.join(f'{{{one}}}' for one in template.fields)}.",
            )
        if found := next((words for pattern, words in _PERSONAL if pattern.search(text)), None):
            return key, f"It holds {found}: a template is sent to everybody, so nothing about a person stands in it."
    return None


def agenda_of(text: str) -> tuple[AgendaPart, ...]:
    """The order of an agenda as somebody wrote it: a line each, with its minutes first; “Cases” where the cases are heard."""
    found = []
    for line in filter(None, (" ".join(one.split()) for one in text.splitlines())):
        minutes, words = re.fullmatch(r"(\d{0,3}) ?(.*)", line).groups()  # type: ignore[union-attr]
        found.append(AgendaPart(CASES if words.lower() == "cases" else words, int(minutes or 0)))
    return tuple(found)


def agenda_text(kind: Kind) -> str:
    """The order of a kind's agenda, to be written on."""
    return "\n".join(one.text if one.text == CASES else f"{one.minutes} {one.text}" for one in kind.agenda)


def agenda_problem(parts: tuple[AgendaPart, ...]) -> str | None:
    """A sentence where the order of an agenda cannot be; else None."""
    if not parts:
        return None
    if sum(one.text == CASES for one in parts) != 1:
        return "Write “Cases” on one line of its own, where the cases are heard."
    if len(parts) > LONGEST_AGENDA or any(not one.text or one.minutes > 120 for one in parts):
        return f"Write at most {LONGEST_AGENDA} lines, each with its words and 120 minutes or fewer."
    return None


def around_cases(kind: Kind) -> tuple[tuple[AgendaPart, ...], tuple[AgendaPart, ...]]:
    """What stands on an agenda before the cases, and after them."""
    at = next((n for n, one in enumerate(kind.agenda) if one.text == CASES), len(kind.agenda))
    return kind.agenda[:at], kind.agenda[at + 1 :]

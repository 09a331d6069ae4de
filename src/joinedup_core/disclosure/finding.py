"""Names and numbers of people who are not in the cast yet, by rule: for a person to look at, with how sure and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from joinedup_core.disclosure.cast import Cast
from joinedup_core.disclosure.facts import POSTCODES
from joinedup_core.disclosure.folding import folded
from joinedup_core.disclosure.forms import TITLE, forms_of
from joinedup_core.disclosure.word_lists import LIKE_NAMES, MONTHS, NAMES_THAT_ARE_WORDS, RELATIONS, forenames, surnames

LIKELY, POSSIBLE = "likely", "possible"
_NAME = r"[A-Z][a-z'A-Z]*[a-z](?:-[A-Z][a-z]+)?"
_ROAD = r"(?:Road|Rd|Street|St|Avenue|Ave|Close|Crescent|Drive|Court|Gardens|Grove|Lane|Ln|Place|Square|Terrace|Way)"
_RULES = tuple(
    (kind, re.compile(pattern), sure, because)
    for kind, pattern, sure, because in (
        ("e-mail", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", LIKELY, "It is an e-mail address."),
        ("NHS number", r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)", LIKELY, "Ten digits whose check digit is right."),
        ("National Insurance number", r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b", LIKELY, "It has the form of one."),
        ("telephone", r"(?<![\d+])(?:\+44 ?(?:\(0\) ?)?|0)(?:\d[ -]?){8,9}\d(?!\d)", LIKELY, "It has the form of a telephone number."),
        ("address", rf"\b\d+[A-Za-z]? (?:{_NAME} ){{1,3}}{_ROAD}\b", LIKELY, "A number before the name of a street."),
        ("postcode", rf"\b(?i:{POSTCODES})\b", LIKELY, "It has the form of a postcode."),
        ("vehicle", r"\b[A-Z]{2}\d\d ?[A-Z]{3}\b", POSSIBLE, "It has the form of a registration."),
        ("name", rf"(?<!\w){TITLE}(?:{_NAME} )?{_NAME}", LIKELY, "It follows a title."),
        ("name", rf"(?<![\w'-]){_NAME}, [A-Z]\.", LIKELY, "A word, a comma and an initial."),
        ("name", rf"\b(?i:{'|'.join(RELATIONS)}),? (?:called |named )?\(?({_NAME})", LIKELY, "It follows a relation."),
        ("name", r"(?<![\w'-])([A-Z]{3,}) ([A-Z][A-Z'-]{2,})(?![\w'])", "", ""),
        ("name", rf"(?<![\w'-])({_NAME})(?:(?= ({_NAME})))?", "", ""),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """Somebody or something not in the cast: what kind, where in the text, how sure, and why it was taken for one."""

    kind: str
    start: int
    end: int
    sure: str
    because: str
    text: str = field(repr=False)


def unknown_names(text: str, cast: Cast | None = None) -> tuple[Finding, ...]:
    """What a text tells of people whom the cast does not hold, in the order of the text, nothing twice."""
    plain = folded(text)
    found: list[Finding] = []
    known = [(one.start, one.end) for one in forms_of(cast).find(plain.text)] if cast else []
    known += [match.span() for role in cast.roles for match in re.finditer(re.escape(role), plain.text)] if cast else []
    taken: list[tuple[int, int]] = []
    for kind, pattern, sure, because in _RULES:
        for match in pattern.finditer(plain.text):
            start, end, told = _judged(kind, match, sure, because)
            if (
                not told
                or any(a <= start and end <= b for a, b in known)
                or any(start < b and a < end for a, b in taken)
            ):
                continue
            taken.append((start, end))
            real = plain.span(start, end)
            found.append(Finding(kind, *real, *told, text[real[0] : real[1]]))
    return tuple(sorted(found, key=lambda one: one.start))


_Judged = tuple[int, int, tuple[str, str] | None]


def _judged(kind: str, match: re.Match[str], sure: str, because: str) -> _Judged:
    """The span of a match and (how sure, why); None where it is none after all."""
    if kind == "name" and not sure:
        return _guessed(match)
    start, end = match.span(1) if match.re.groups else match.span()
    if kind == "NHS number" and not _checks(re.sub(r"\D", "", match[0])):
        return start, end, None
    word = match.string[start:end].split()[-1].casefold()
    related = (
        match[0][0].isupper() and match.re.groups and word not in forenames()
    )  # "Child Protection", "Father Christmas"
    if kind == "name" and (word in LIKE_NAMES or word in RELATIONS or related):
        return start, end, None
    return start, end, (sure, because)


def _guessed(match: re.Match[str]) -> _Judged:
    """Whether one or two words with capitals are a name, by the lists of common ones."""
    first, second = match[1].casefold().removesuffix("'s"), (match[2] or "").casefold()
    alone, both = match.span(1), (match.start(), match.end(2) if second else match.end())
    if match[1].isupper():
        named = first in forenames() and first not in NAMES_THAT_ARE_WORDS and second not in LIKE_NAMES
        return *both, (LIKELY, "A forename and another word in capitals.") if named else None
    if first in MONTHS or first in LIKE_NAMES or first in RELATIONS:
        return *alone, None
    forename, word = first in forenames(), first in NAMES_THAT_ARE_WORDS
    if forename and second and second not in LIKE_NAMES:
        return *both, (LIKELY, "A forename and a word with a capital.")
    if forename and not word:
        return *alone, (LIKELY, "It is a common forename.")
    if (forename or (first in surnames() and not word)) and not _begins(match):
        return *alone, (
            POSSIBLE,
            "It is a common surname." if not forename else "It is a forename and an ordinary word.",
        )
    return *alone, None


def _begins(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip(" \"'(")
    return not before or before[-1] in ".!?:;\n-"


def _checks(digits: str) -> bool:
    total = sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9]) and len(set(digits)) > 1

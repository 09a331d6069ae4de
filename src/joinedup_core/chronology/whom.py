"""Of whom an entry says something: "bruise to her arm" is about the person named last, and not about every child.

A person is a role ("the mother", "a child") or, where only a name is written, that name. Where nobody can be told, nobody
is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from joinedup_core.chronology.field_words import WORD, FieldWords

AHEAD = 5  # words behind the fact in which "to the child's leg" names whose it is
_ROLES = {
    "child": "a child",
    "mother": "the mother",
    "father": "the father",
    "partner": "the partner",
    "grandparent": "a grandparent",
}
_A_CHILD = re.compile(
    r"\b(?:child|baby|infant|toddler|son|daughter|pupil|student|sibling|brother|sister) ([a-z][a-z'-]+)"
    r"|\b([a-z][a-z'-]+) \((?:year|yr|aged?|y) ?\d{1,2}\)"
)


def children_named(texts: Iterable[str], names: dict[str, str]) -> frozenset[str]:
    """The names, of those known, that texts in lower case give to a child: "baby Mason", "Ella (Year 2)"."""
    found = {first or second for text in texts for first, second in _A_CHILD.findall(text)}
    return frozenset(names[name] for name in found & names.keys())


def whom(text: str, word: str, names: dict[str, str], children: frozenset[str], field: FieldWords) -> str:
    """Of whom a text in lower case says a word: "a child", "the mother", a name in title case; "" where none is told."""
    place = text.find(word)
    if place < 0:
        return ""
    begins, ends = _sentence(text, place)
    behind = WORD.findall(text[place + len(word) : ends])[:AHEAD]
    before = WORD.findall(text[begins:place])
    earlier = WORD.findall(text[_sentence(text, max(0, begins - 2))[0] : begins]) if begins else []
    for told in (behind, before[::-1], earlier[::-1]):
        for at, one in enumerate(told):
            if person := _person(one, names, children, field):
                return _forename(told, at, names, children, field) if told is not behind else person
    return ""


def _sentence(text: str, place: int) -> tuple[int, int]:
    begins = max(text.rfind(mark, 0, place) for mark in (". ", "\n", "; "))
    ends = min((at for mark in (". ", "\n", "; ") if (at := text.find(mark, place)) >= 0), default=len(text))
    return begins + 1, ends


def _person(word: str, names: dict[str, str], children: frozenset[str], field: FieldWords) -> str:
    bare = word.removesuffix("'s")
    if role := field.roles.get(bare, ""):
        return _ROLES[role]
    if bare in names:
        return "a child" if names[bare] in children else names[bare].title()
    return ""


def _forename(told: list[str], at: int, names: dict[str, str], children: frozenset[str], field: FieldWords) -> str:
    """Of a name read backwards, surname first, the forename: "Karen TALLOW" is told of as Karen."""
    following = at + 1
    if told[at].removesuffix("'s") in names and following < len(told) and told[following] in names:
        at = following
    return _person(told[at], names, children, field)

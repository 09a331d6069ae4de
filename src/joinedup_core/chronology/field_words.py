"""The field's own words, from `field_words.toml`: what is the same, what is short for what, what kind of event it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

STEM = 5  # letters by which words that no table has are compared: "spitting" and "spitt"
WORD = re.compile(r"a&e|[a-z]+(?:[-'][a-z]+)*|\d+(?:st|nd|rd|th)?|£\d[\d,]*")


@dataclass(frozen=True)
class Exclusion:
    """Two sayings about one thing that cannot both be so. `about` is the kind of contradiction, `name` the question."""

    about: str
    name: str
    yes: re.Pattern[str]
    no: re.Pattern[str]
    signs: frozenset[str]  # words of which a text that says something on it has at least one

    def reads(self, text: str) -> tuple[bool, str] | None:
        """What a text in lower case says on the question, and in which words; None where it says nothing."""
        if found := self.no.search(text):
            return False, found[0]
        found = self.yes.search(text)
        return (True, found[0]) if found else None


@dataclass(frozen=True)
class FieldWords:
    """The tables, each from a word to what it stands for."""

    same: dict[str, str]
    stop: frozenset[str]
    agencies: dict[str, str]
    titles: dict[str, frozenset[str]]
    roles: dict[str, str]
    kinds: dict[str, str]
    late: frozenset[str]
    facts: dict[str, str]
    facts_of_somebody: frozenset[str]
    severity: dict[str, int]
    exclusions: tuple[Exclusion, ...]

    def concept(self, word: str) -> str:
        """What a word stands for: "" for one that tells nothing; its stem where the tables do not have it."""
        word = word.removesuffix("'s").replace("'", "")
        if word in self.same:
            return self.same[word]
        if word in self.stop:
            return ""
        for bare in _stems(word):
            if bare in self.same:
                return self.same[bare]
            if bare in self.stop:
                return ""
        return _stems(word)[-1]

    def agency_kind(self, name: str) -> str:
        """What kind of agency a name belongs to; "" where its words do not tell."""
        words = set(re.findall(r"[a-z0-9-]+", name.lower().replace("'", "").replace("\u2019", "")))
        return next((kind for kind, titles in self.titles.items() if words & titles), "")


def _stems(word: str) -> tuple[str, ...]:
    """The word without its usual endings, then its first letters: the shortest last."""
    if len(word) < 4 or word[0].isdigit() or word[0] == "\u00a3":
        return (word,)
    found = [word]
    for ending, least in (("ies", 5), ("es", 6), ("s", 4), ("ing", 6), ("ed", 5), ("ly", 6)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            found.append(word[: -len(ending)])
    if len(found[-1]) > STEM and found[-1].isalpha():
        found.append(found[-1][:STEM])
    return tuple(found)


@cache
def field_words() -> FieldWords:
    """The tables, read once."""
    told = tomllib.loads(files("joinedup_core.chronology").joinpath("field_words.toml").read_text("utf-8"))
    same = _turned(told["same"])
    same |= {name: name for name in told["same"] if name not in same}
    for short, long in told["short"].items():
        same[short] = same.get(long, long)
    return FieldWords(
        same,
        frozenset(told["stop"]["words"].split()),
        _turned(told["agencies"]),
        {kind: frozenset(words.split()) for kind, words in told["agency_titles"].items()},
        _turned(told["roles"]),
        _turned(told["kinds"]),
        frozenset(told["late"]["words"].split()),
        _turned(told["facts"]),
        frozenset(told["facts_of_somebody"]["names"]),
        {word: int(grade) for word, grade in _turned(told["severity"]).items()},
        tuple(
            Exclusion(one["about"], one["name"], _any(one["yes"]), _any(one["no"]), _signs(one["yes"] + one["no"]))
            for one in told["excludes"]
        ),
    )


def _turned(families: dict[str, str]) -> dict[str, str]:
    """From each word to its family; the first family that has a word keeps it."""
    found: dict[str, str] = {}
    for name, words in families.items():
        for word in words.split():
            found.setdefault(word, name)
    return found


def _any(sayings: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(sayings, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _signs(sayings: Iterable[str]) -> frozenset[str]:
    """The longest word of each saying."""
    return frozenset(max(WORD.findall(saying), key=lambda word: (len(word), word)) for saying in sayings)

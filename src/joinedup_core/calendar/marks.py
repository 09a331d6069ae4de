"""What stands before and after a date and says how it is meant: doubt, about, before, since, and mere filling."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBT, ABOUT = "?", "~"
_SOME_TIME = r"(?:sometime |some time |just |shortly )?"
_LEADS: tuple[tuple[str, str, str], ...] = (
    (
        DOUBT,
        "? possibly poss probably prob maybe perhaps believed thought",
        r"(?:\?+(?![?/.x])|(?:possibly|poss\.?|probably|prob\.?|maybe|perhaps|believed(?: to be)?|thought to be)\b)[\s:]*",
    ),
    (
        ABOUT,
        "on about around circa approximately approx roughly estimated est c ca in ~ @",
        r"(?:(?:on|in) or (?:about|around)|about|around|circa|approximately|approx\b\.?|roughly|estimated|est\.|c\.|ca\.|ca? ?(?=\d)|c(?= )|~|@)\s*",
    ),
    (
        "before",
        "sometime some just shortly before prior pre earlier",
        rf"{_SOME_TIME}(?:before|prior to|pre(?=[- ])|earlier than)[\s-]+",
    ),
    ("by", "due by no not on", r"(?:due )?(?:by|no later than|not later than|not after|on or before)\s+"),
    ("until", "until till up ended ending", r"(?:until|till|up to|up until|ended|ending)\s+"),
    (
        "since",
        "ever since on no not as from starting beginning",
        r"(?:ever )?(?:since|on or after|not before|not? earlier than|as of|as from|from(?!.*(?: to | - | until |\d-\d))|starting|beginning(?= \d))\s+",
    ),
    (
        "after",
        "sometime some just shortly after post later",
        rf"{_SOME_TIME}(?:after|post(?=[- ])|later than)[\s-]+",
    ),
    (
        "",
        "date dated occurred due on in during over sometime some the at throughout either weekend month",
        r"(?:dated?|occurred|due|on|in|during|over|sometime(?: in| during)?|some time (?:in|during)|at some point (?:in|during)|throughout|either|weekend(?: of)?(?= \d{1,2}(?:st|nd|rd|th)? ?[/&-] ?\d{1,2}(?:st|nd|rd|th)? [a-z])|month of(?= [a-z])|the (?=\d|weekend|month of))\s*:?\s*",
    ),
)
_TAILS: tuple[tuple[str, str, str], ...] = (
    (
        DOUBT,
        "? tbc provisional possibly unconfirmed unsure sure",
        r"\s*(?:\(\?+\)|\?+|\(?\b(?:tbc|provisional|possibly|unconfirmed|unsure|not sure)\)?)$",
    ),
    (
        ABOUT,
        "approx approximately approximate circa ish so thereabouts",
        r"[\s-]*\(?(?:\bapprox(?:imately|imate)?|\bcirca|(?<=\d)ish|-ish|\bor so|\bor thereabouts)\)?$",
    ),
    (
        "",
        "unknown known recorded given stated time",
        r"[\s,-]*\(?(?:(?:exact )?(?:time|date) (?:unknown|not (?:known|recorded|given|stated))|no time (?:given|recorded|stated)"
        r"|unknown time)\)?$",
    ),
    (
        "since",
        "onward onwards going ongoing date present now today current",
        r"\s*\(?(?:onwards?|on-?going|(?:to|-|until|till) ?(?:date|the present|present|now|today|current|on-?going))\)?$",
    ),
)
Patterns = dict[str, list[tuple[str, re.Pattern[str]]]]


def _by_word(rows: tuple[tuple[str, str, str], ...]) -> Patterns:
    """The patterns under each word that one can begin (or end) with, so that only likely ones are tried."""
    found: Patterns = {}
    for mark, words, pattern in rows:
        compiled = re.compile(pattern, re.A)
        for word in words.split():
            found.setdefault(word, []).append((mark, compiled))
    return found


_LEADS_BY_WORD, _TAILS_BY_WORD = _by_word(_LEADS), _by_word(_TAILS)
_FIRST_WORD = re.compile(r"[a-z]+|[?~@]", re.A)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Marks:
    """How a date is meant, and where it stands without its marks. `edge` is None where two edges contradict each other."""

    about: bool
    doubtful: bool
    edge: str | None
    left: slice


def marks_of(words: str) -> Marks:
    """The marks that stand round a date ("?", "~", an edge such as "since"); which figures stand there is no matter."""
    marks: set[str] = set()
    left, before = slice(0, len(words)), ""
    while words[left] not in ("", before):
        before = words[left]
        if not before[0].isdigit() and (head := _FIRST_WORD.match(before)):
            left = _cut(_LEADS_BY_WORD.get(head[0], ()), words, left, marks)
        if (rest := words[left]) and not rest[-1].isdigit():
            left = _cut(_TAILS_BY_WORD.get(_last_word(rest), ()), words, left, marks)
    edges = marks - {ABOUT, DOUBT, ""}
    return Marks(ABOUT in marks, DOUBT in marks, max(edges, default="") if len(edges) < 2 else None, left)


def _last_word(words: str) -> str:
    """The letters, or a question mark, at the end, inside a bracket if one closes there."""
    words = words.removesuffix(")")
    return "?" if words[-1:] == "?" else words[len(words.rstrip(_LETTERS)) :]


def _cut(candidates: list[tuple[str, re.Pattern[str]]] | tuple[()], words: str, left: slice, marks: set[str]) -> slice:
    """What is left without the first mark that is found at its beginning or end."""
    for mark, pattern in candidates:
        at_end = pattern.pattern.endswith("$")
        match = pattern.search(words[left]) if at_end else pattern.match(words[left])
        if match:
            marks.add(mark)
            begin, end = (left.start, left.start + match.start()) if at_end else (left.start + match.end(), left.stop)
            kept = words[begin:end]
            begin += len(kept) - len(kept.lstrip())
            return slice(begin, begin + len(kept.strip().rstrip(",-").rstrip()))
    return left

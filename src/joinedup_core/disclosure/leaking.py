"""What a finished file gives away of a cast: every place in it that still tells who somebody is.

A leak is told by role, kind and place, never by the name itself. `sure` is "certain" (a name or fact of the cast),
"likely" (very probably one) or "possible" (a near spelling, a short form, a name that is also a word): a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

from joinedup_core.disclosure.cast import Cast
from joinedup_core.disclosure.dates_in_text import dates_in
from joinedup_core.disclosure.facts import BORN
from joinedup_core.disclosure.folding import folded
from joinedup_core.disclosure.forms import CALLED, FORENAME, FULL, INITIALS, SURNAME, Forms, Found, name_parts
from joinedup_core.disclosure.passages import passages_of
from joinedup_core.disclosure.passages_xml import Said
from joinedup_core.disclosure.word_lists import LIKE_NAMES, MONTHS, NAMES_THAT_ARE_WORDS, TITLES
from joinedup_core.tables.raw import Limits

CERTAIN, LIKELY, POSSIBLE = "certain", "likely", "possible"
SHORT, NEAR = "short form of a forename", "near spelling of a name"
_SINGLE = (FORENAME, SURNAME, CALLED)
_TOKEN = re.compile(r"(?<![^\W\d_])[A-Z][A-Za-z']{3,}(?![^\W\d_])")
_VERBS_ON = re.compile(
    r"['\s]*(?:the|a|an|he|she|it|they|we|you|i|be|not|need|have|this|that|these|those|there|his|her|their|your|our|all|any|"
    r"and|or|of|to|for|in|on|at|with|by|from|is|are|as|up|down|out|off)\b",
)  # fmt: skip
_OPENS, _CLOSES, _BEGINS = " \t\"'([", " \t\r\n\"')].,;:!?", ".!?\n\r-*\u2022"
_TITLE_BEFORE = re.compile(rf"(?<![^\W\d_])(?i:{'|'.join(TITLES)})\.?(?: \d+)?$")
_CAPITAL_BEFORE = re.compile(r"(?<![^\W\d_])[A-Z][\w']* $")
_CAPITAL_AFTER = re.compile(r" [A-Z]")
_SERIAL = date(1899, 12, 30)
_TELLING = ("author", "creator", "name", "descr", "title", "by", "subject", "manager", "file")


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that a file gives away: its kind, whose it is, where it stands and how sure that is."""

    kind: str
    roles: tuple[str, ...]
    where: str
    sure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.kind} of {' or '.join(self.roles)} ({self.sure})"


def leaks(document: bytes, filename: str, key: Cast, limits: Limits | None = None) -> tuple[Leak, ...]:
    """Every leak of a file, in the order of the file, each place once. Raises UnreadableFile with a sentence."""
    found: dict[Leak, None] = {}
    search = searcher(key)
    for said in passages_of(document, filename, limits or Limits()):
        for leak in search.leaks_in(said):
            found.setdefault(leak)
    told = {(leak.kind, leak.roles) for leak in found if "the bytes of the file" not in leak.where}
    return tuple(
        leak for leak in found if "the bytes of the file" not in leak.where or (leak.kind, leak.roles) not in told
    )


@lru_cache(maxsize=8)
def searcher(cast: Cast) -> Searcher:
    """The searcher of a cast, kept for the next file."""
    return Searcher(cast)


class Searcher:
    """Looks for one cast in passages."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._forms = Forms(cast)
        self._singles = {
            name: form.members
            for form, name in self._forms.spelled
            if form.kind in _SINGLE and len(name) >= 5 and name not in NAMES_THAT_ARE_WORDS
        }
        self._shorts = dict(_shorts(cast, {name for _, name in self._forms.spelled}))
        self._squeezed = dict(_squeezed(cast))
        self._births = {member.born: member.role for member in cast.members if member.born}
        self._serials = {str((born - _SERIAL).days): role for born, role in self._births.items()}
        self._near: dict[str, tuple[int, ...]] = {}

    def leaks_in(self, said: Said) -> Iterator[Leak]:
        """The leaks of one passage."""
        text = folded(said.text).text
        if not text.strip():
            return
        taken: list[tuple[int, int]] = []
        for one in self._forms.find(text, joined=True):
            taken.append((one.start, one.end))
            if _crosses(said, one.start, one.end) and (sure := self._sure(said, text, one)):
                yield self._leak(one.form.kind, one.form.members, said, sure)
        yield from self._births_in(text, said)
        for start, end, kind, members in self._words(text):
            if _crosses(said, start, end) and not any(start < b and a < end for a, b in taken):
                yield self._leak(kind, members, said, POSSIBLE)

    def _leak(self, kind: str, members: Iterable[int], said: Said, sure: str) -> Leak:
        return Leak(kind, tuple(self._cast.members[index].role for index in members), said.where, sure)

    def _sure(self, said: Said, text: str, one: Found) -> str:
        """How sure a form is; empty where it is none."""
        kind, written = one.form.kind, text[one.start : one.end]
        if kind == INITIALS:
            if len(one.form.members) > 1 or (said.aside and "." not in written):
                return ""
            return LIKELY if "." in written else POSSIBLE
        if kind not in _SINGLE or written.casefold() not in NAMES_THAT_ARE_WORDS:
            return LIKELY if kind in _SINGLE and written.islower() else CERTAIN
        return POSSIBLE if self._is_name(said, text, one, written) else ""

    def _is_name(self, said: Said, text: str, one: Found, written: str) -> bool:
        """Whether a capitalised word that is also a name may be one here."""
        before, after = text[: one.start], text[one.end :]
        if written.casefold() in MONTHS and re.search(
            r"(?:\d|\b(?:in|of|since|until|by|to|from|early|mid|late|last|next|end))[\s-]*$", before, re.I
        ):
            return False
        if written.casefold() in MONTHS and re.match(r"[\s-]*\d", after):
            return False
        if said.aside and text.strip() == written:
            return any(word in said.where for word in _TELLING)
        return not (one.doubtful and _VERBS_ON.match(after))

    def _births_in(self, text: str, said: Said) -> Iterator[Leak]:
        for start, end, day in dates_in(text, either=True):
            if day in self._births and _crosses(said, start, end):
                yield Leak(BORN, (self._births[day],), said.where, CERTAIN)
        if said.where.startswith("sheet") and (role := self._serials.get(text.strip().removesuffix(".0"))):
            yield Leak(BORN, (role,), said.where, POSSIBLE)

    def _words(self, text: str) -> Iterator[tuple[int, int, str, tuple[int, ...]]]:
        """Short forms, names run together and near spellings."""
        for match in re.finditer(r"(?<![^\W\d_])[A-Za-z']{3,}(?![^\W\d_])", text):
            word = match[0].casefold().removesuffix("'s").strip("'")
            if (members := self._squeezed.get(word)) is not None:
                yield match.start(), match.end(), FULL, members
            elif match[0][0].isupper() and (members := self._shorts.get(word)) is not None:
                yield match.start(), match.end(), SHORT, members
            elif _TOKEN.fullmatch(match[0]) and (members := self._nearly(word)):
                ordinary = word in LIKE_NAMES or word in NAMES_THAT_ARE_WORDS
                if not ordinary or _stands_for_a_name(text, match.start(), match.end()):
                    yield match.start(), match.end(), NEAR, members

    def _nearly(self, word: str) -> tuple[int, ...]:
        if word not in self._near:
            self._near[word] = self._look_near(word)
        return self._near[word]

    def _look_near(self, word: str) -> tuple[int, ...]:
        if word in MONTHS or len(word) < 4:
            return ()
        found: set[int] = set()
        for name, members in self._singles.items():
            allowed = 1 if len(name) < 9 else 2
            if len(word) == 4 and word[0] != name[0]:
                continue  # so short a word must at least begin like the name
            if OSA.distance(word, name, score_cutoff=allowed) <= allowed:
                found.update(members)
        return tuple(sorted(found))


def _stands_for_a_name(text: str, start: int, end: int) -> bool:
    """Whether an ordinary word with a capital stands where names do: "Call from Person at noon", or all alone.

    A word that begins a sentence, or has a capital beside it as in "Person Centred Planning", has it for another reason.
    """
    before, after = text[:start].rstrip(_OPENS), text[end:].removeprefix("'s")
    if not before and not after.strip(_CLOSES):
        return True
    if _TITLE_BEFORE.search(before):
        return True
    if not before or before[-1] in _BEGINS or text[start:end].isupper():
        return False
    return not _CAPITAL_BEFORE.search(text[:start]) and not _CAPITAL_AFTER.match(after)


def _crosses(said: Said, start: int, end: int) -> bool:
    return not said.seam or start < said.seam < end


def _shorts(cast: Cast, spelled: set[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Other forms of the members' forenames that belong to one member only."""
    owners: dict[str, set[int]] = {}
    for index, member in enumerate(cast.members):
        for name in member.names if member.person else ():
            given, _ = name_parts(member, name)
            for other in _variants().get(given[0].casefold(), ()) if given else ():
                owners.setdefault(other, set()).add(index)
    for other, who in owners.items():
        if other not in spelled and other not in NAMES_THAT_ARE_WORDS and other not in LIKE_NAMES and len(other) > 2:
            yield other, tuple(sorted(who))


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    text = files("joinedup_core.linkage").joinpath("variants.txt").read_text(encoding="utf-8")
    lines = (tuple(line.split()) for line in text.splitlines() if line and not line.startswith("#"))
    return {name: line for line in lines for name in line}


def _squeezed(cast: Cast) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Names run together, as in addresses and the names of files: karensmith, ksmith, smithk."""
    for index, member in enumerate(cast.members):
        for name in member.names if member.person else ():
            given, family = name_parts(member, name)
            last = re.sub(r"[^a-z]", "", family.casefold())
            if given and len(last) > 3:
                first = given[0].casefold()
                for joined in (first + last, last + first, first[0] + last, last + first[0]):
                    if len(joined) > 5:
                        yield joined, (index,)

"""The forms under which a member of the cast can stand in a text, and one pattern that finds them all.

Longest first: "Samantha Jones" is found before "Samantha", "Anne" is not found in "Annette". A form that several
members share belongs to all of them; nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from joinedup_core.disclosure.cast import Cast, Member
from joinedup_core.disclosure.facts import POSTCODE, facts_of, spelled
from joinedup_core.disclosure.folding import folded
from joinedup_core.disclosure.word_lists import NAMES_THAT_ARE_WORDS, NO_INITIALS, TITLES

PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "del",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "ap",
        "mac",
        "mc",
        "st",
        "o'",
        "ter",
        "ten",
    ]
)
FULL, FORENAME, SURNAME, INITIALS, CALLED = "name", "forename", "surname", "initials", "name used"
TITLE = rf"(?:(?i:{'|'.join(TITLES)})\.?(?:\s+\d{{2,6}})?\s+)"


@dataclass(frozen=True, slots=True)
class Form:
    """What may stand in a text: the pattern that finds it and whose it is. `kind` says what it tells."""

    pattern: str
    kind: str
    members: tuple[int, ...]
    weight: int
    doubtful: bool = False
    name: str = field(default="", repr=False)


@dataclass(frozen=True)
class Found:
    """A form found in a folded text, from `start` to `end`. `doubtful`: it may be an ordinary word."""

    start: int
    end: int
    form: Form = field(repr=False)
    doubtful: bool = False


def name_parts(member: Member, name: str) -> tuple[list[str], str]:
    """Forenames and surname of a whole name; "Smith, Karen" is read as well."""
    text = folded(name).text
    if "," in text:
        family, _, given = text.partition(",")
        return given.split(), family.strip()
    words = text.split()
    if member.surname and text.casefold().endswith(folded(member.surname).text.casefold()):
        count = len(member.surname.split())
        return words[:-count], " ".join(words[-count:])
    if len(words) < 2:
        return words, ""
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return words[:first], " ".join(words[first:])


def names_of(member: Member) -> Iterator[tuple[str, str]]:
    """(kind, form) of every name of a member."""
    if not member.person:
        yield from ((FULL, folded(name).text) for name in (*member.names, *member.aliases, *member.diminutives))
        return
    surnames = [folded(member.surname).text] if member.surname else []
    for name in member.names:
        given, family = name_parts(member, name)
        if family:
            surnames.append(family)
        yield from _whole(given, family)
    for name in (*member.aliases, *member.diminutives):
        called = folded(name).text
        yield CALLED, called
        yield from ((FULL, f"{called} {family}") for family in surnames if family.casefold() not in called.casefold())
    yield from ((INITIALS, folded(one).text) for one in member.initials)


def _whole(given: list[str], family: str) -> Iterator[tuple[str, str]]:
    if given:
        yield FORENAME, given[0]
    if not family:
        yield from ((FULL, " ".join(given)),) if len(given) > 1 else ()
        return
    yield SURNAME, family
    yield from ((SURNAME, half) for half in re.split(r"[-\s]", family) if len(half) > 2 and half != family)
    if not given:
        return
    initials = [word[0] for word in given]
    fronts = {" ".join(given), given[0], initials[0], f"{initials[0]}.", " ".join([given[0], *initials[1:]])}
    fronts |= {f"{given[0]} {initial}." for initial in initials[1:2]} | {"".join(initials), ".".join(initials) + "."}
    for front in fronts:
        yield FULL, f"{front} {family}"
        yield FULL, f"{family}, {front}"
        if len(front.rstrip(".")) > 1 and front[1] != ".":
            yield FULL, f"{family} {front}"
    yield INITIALS, initials[0] + family[0].upper()


class Forms:
    """Every form of a cast, compiled."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        gathered: dict[tuple[str, str], set[int]] = {}
        for index, member in enumerate(cast.members):
            for kind, name in names_of(member):
                gathered.setdefault((_key(name, kind), name if kind == INITIALS else ""), set()).add(index)
        self.names = _name_forms(cast, gathered)
        self.spelled = [(form, form.name) for form in self.names]
        self.facts = list(_fact_forms(cast))
        self._forms = sorted([*self.names, *self.facts], key=lambda form: -form.weight)
        self._pattern = re.compile("|".join(f"({form.pattern})" for form in self._forms) or r"(?!)")

    def find(self, text: str, *, joined: bool = False) -> Iterator[Found]:
        """The forms in a folded text, leftmost and longest first, without overlap.

        With `joined` also a name that is half of a hyphenated one.
        """
        for match in self._pattern.finditer(text):
            form = self._forms[(match.lastindex or 1) - 1]
            if (
                not joined
                and form.kind in (FORENAME, SURNAME, CALLED, INITIALS)
                and _joined(text, match.start(), match.end())
            ):
                continue
            yield Found(match.start(), match.end(), form, form.doubtful and _may_be_word(text, match))


@lru_cache(maxsize=8)
def forms_of(cast: Cast) -> Forms:
    """The forms of a cast, kept for the next text."""
    return Forms(cast)


def _joined(text: str, start: int, end: int) -> bool:
    """Whether a name is half of a hyphenated one that is not in the cast ("Anne" in "Anne-Marie")."""
    after = text[end : end + 2]
    before = re.search(r"([A-Z][\w']*)-$", text[max(0, start - 30) : start])
    return (len(after) == 2 and after[0] == "-" and after[1].isupper()) or bool(before)


def _may_be_word(text: str, match: re.Match[str]) -> bool:
    if match[0].casefold() not in NAMES_THAT_ARE_WORDS:
        return False
    before = text[: match.start()].rstrip(" \t\"'([")
    return not before or before[-1] in ".!?:;\n\r-*"


def _key(name: str, kind: str) -> str:
    return f"{kind if kind == INITIALS else ''}:{' '.join(name.casefold().split())}"


def _name_forms(cast: Cast, gathered: dict[tuple[str, str], set[int]]) -> list[Form]:
    kinds: dict[str, str] = {}
    for member in cast.members:
        for kind, name in names_of(member):
            kinds.setdefault(_key(name, kind), kind)
    return [
        _name_form(key.partition(":")[2], kinds[key], tuple(sorted(who)), exact)
        for (key, exact), who in gathered.items()
        if _usable(key, exact)
    ]


def _usable(key: str, exact: str) -> bool:
    name = key.partition(":")[2]
    return bool(name) and (not exact or len(exact) > 1) and (len(name) > 1 or bool(exact))


def _name_form(name: str, kind: str, members: tuple[int, ...], exact: str) -> Form:
    if kind == INITIALS:
        return _initials_form(exact, members)
    common = name in NAMES_THAT_ARE_WORDS
    words = r"\s+".join(spelled(word) for word in re.split(r"\s+", name))
    pattern = f"(?:{_capitalised(name)}|{re.escape(name.upper())})" if common else f"(?i:{words})"
    return Form(rf"(?<![^\W\d_]){TITLE}?{pattern}(?![^\W\d_])", kind, members, 2 * len(name), common, name)


def _capitalised(name: str) -> str:
    return re.escape(name[:1].upper() + name[1:])


def _initials_form(initials: str, members: tuple[int, ...]) -> Form:
    letters = [letter for letter in initials.upper() if letter.isalpha()]
    bare = "" if "".join(letters) in NO_INITIALS else "|" + "".join(letters)
    dotted = r"\.\s?".join(letters) + r"\.?"
    return Form(rf"(?<![\w.])(?:{dotted}{bare})(?![\w])", INITIALS, members, len(letters))


def _fact_forms(cast: Cast) -> Iterator[Form]:
    owners: dict[tuple[str, str], list[int]] = {}
    for index, member in enumerate(cast.members):
        for kind, pattern in facts_of(member):
            owners.setdefault((kind, pattern), []).append(index)
    for (kind, pattern), who in owners.items():
        yield Form(pattern, kind, tuple(who), 1000 + len(pattern) if kind != POSTCODE else 900)

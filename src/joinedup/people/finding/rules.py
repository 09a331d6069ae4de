"""How a search compares: the keys under which a person is found, what a search asks for, and how matches rank. Pure.

Near-spellings share a deletion key (at most one letter deleted from each); names that sound alike share a sound; forms
of one forename (Bill, William) share a root. The database compares keys and answers field by field, without content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from joinedup.foundation.search.rules import deletion_keys
from joinedup.people.persons.rules import SHARED
from joinedup_core.calendar.half_date import HalfDate
from joinedup_core.linkage.standard import variants

SHORTEST = 4
"""Shorter words are not compared by near-spelling: nearly every short word is one letter from another."""
AN_HOUR, A_DAY = 60, 200
"""Searches of one user in an hour and in a day."""
NOT_KNOWN_HERE = "Not finding a record does not mean not known: act on your concern."

LABELS: Mapping[str, str] = {
    "surname": "Surname", "forename": "Forename", "born": "Date of birth", "postcode": "Postcode", "telephone": "Telephone",
}  # fmt: skip
LEVELS: Mapping[str, str] = {
    "same": "the same", "form": "a form of the same name", "near": "nearly the same", "sounds": "sounds the same",
    "fits": "fits what is known", "sector": "the same first half and the figure after it", "area": "the same first half",
    "different": "different", "not_known": "not known here",
}  # fmt: skip
WEIGHTS: Mapping[str, Mapping[str, int]] = {
    "number": {"same": 10, "different": -4},
    "shared": {"same": 2},
    "surname": {"same": 5, "near": 4, "sounds": 3, "different": -2},
    "forename": {"same": 4, "form": 3, "near": 3, "sounds": 2, "different": -2},
    "born": {"same": 6, "fits": 3, "near": 3, "different": -5},
    "postcode": {"same": 4, "sector": 2, "area": 1},
    "telephone": {"same": 4},
}
"""How much each agreement counts when matches are put in order. An order only: nothing is decided by it."""


TOO_LITTLE = "Give two numbers of different kinds, or a name with a date of birth or a number, or a surname with a telephone number or a postcode"


@dataclass(frozen=True)
class Asked:
    """What a search gives: a name, a date of birth as it is known, numbers as they are kept, a postcode, a telephone number."""

    forenames: str = ""
    surname: str = ""
    born: HalfDate | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    postcode: str = ""
    telephone: str = ""

    @property
    def enough(self) -> bool:
        """Two numbers; a number with a name or a date of birth; a name with a date of birth; a surname with a telephone or postcode."""
        surname = bool(words_of(self.surname))
        named = surname or bool(words_of(self.forenames))
        if own := {kind for kind, _ in self.numbers if not kind.startswith(SHARED)}:
            return len(own) >= 2 or named or self.born is not None
        return (named and self.born is not None) or (surname and bool(self.telephone or self.postcode))


@dataclass(frozen=True)
class Known:
    """What a person is found by."""

    names: tuple[tuple[str, str], ...] = ()
    """Forenames and surname of each name they go or went by."""
    numbers: tuple[tuple[str, str], ...] = ()
    postcodes: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """A pointer to a possible match: the person's id and how each field that was asked for agrees."""

    person_id: object
    levels: Mapping[str, str] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """The sum of what agrees and what does not."""
        return sum(WEIGHTS[_kind(name)].get(level, 0) for name, level in self.levels.items())


def words_of(text: str) -> list[str]:
    """The words of a name, folded: no accents, no apostrophes, no capitals."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.findall(r"[a-z]{2,}", re.sub(r"['’`.]", "", plain)) or re.findall(r"[^\W\d_]{2,}", plain)


_SOUNDS = (
    (r"^(kn|gn|pn)", "n"), (r"^wr", "r"), (r"sch|sh|ch(?=[rn])|tch", "s"), (r"ph|v", "f"), (r"ough|gh", ""), (r"th", "t"),
    (r"dg|j", "g"), (r"c(?=[eiy])|z", "s"), (r"[cq]k?|ck", "k"), (r"x", "ks"),
)  # fmt: skip


def sound(word: str) -> str:
    """How a word sounds, roughly: its consonants by kind, and whether it begins with a vowel. Empty where that says little."""
    heard = word
    for pattern, letters in _SOUNDS:
        heard = re.sub(pattern, letters, heard)
    first = "a" if heard[:1] in "aeiouy" else ""
    heard = first + re.sub(r"[aeiouyhw]", "", heard)
    heard = re.sub(r"(.)\1+", r"\1", heard)
    return heard if len(heard) >= 2 else ""


@cache
def _roots() -> Mapping[str, str]:
    return dict(variants())


def keys_of(known: Known) -> list[str]:
    """Every key under which a person is found, sorted."""
    keys: set[str] = set()
    for forenames, surname in known.names:
        for letter, text in (("f", forenames), ("s", surname)):
            for level in _name_keys(letter, text).values():
                keys |= level
    keys |= {number_key(*one) for one in known.numbers}
    for code in known.postcodes:
        keys |= {key for level in _postcode_keys(code).values() for key in level}
    keys |= {f"p={_last_digits(number)}" for number in known.telephones}
    return sorted(keys)


def question(asked: Asked) -> dict[str, dict[str, object]]:
    """What the database is asked, field by field: keys for each level of agreement, strongest first, and how a field is known."""
    fields: dict[str, dict[str, object]] = {}
    for name, letter, text in (("surname", "s", asked.surname), ("forename", "f", asked.forenames)):
        if words_of(text):
            levels = {level: sorted(keys) for level, keys in _name_keys(letter, text).items() if keys}
            fields[name] = {"known": f"{letter}=", "levels": levels}
    for kind, number in asked.numbers:
        name = f"{'shared' if kind.startswith(SHARED) else 'number'}:{kind}"
        fields[name] = {"known": number_key(kind, ""), "levels": {"same": [number_key(kind, number)]}}
    if asked.postcode:
        levels = {level: sorted(keys) for level, keys in _postcode_keys(asked.postcode).items() if keys}
        fields["postcode"] = {"known": "c=", "levels": levels}
    if asked.telephone:
        fields["telephone"] = {"known": "p=", "levels": {"same": [f"p={_last_digits(asked.telephone)}"]}}
    return fields


def near_days(born: HalfDate | None) -> list[date]:
    """Days that a slip of the pen makes of one known day: day and month swapped, one day, month, year or ten years off."""
    day = born.exact if born else None
    if day is None:
        return []
    found = {day - timedelta(days=1), day + timedelta(days=1)}
    tries = [(day.year, day.day, day.month), (day.year, day.month + 1, day.day), (day.year, day.month - 1, day.day)]
    tries += [(day.year + years, day.month, day.day) for years in (-10, -1, 1, 10)]
    for year, month, of_month in tries:
        try:
            found.add(date(year, month, of_month))
        except ValueError:
            continue
    return sorted(found - {day})


def ranked(matches: Iterable[Match], *, most: int = 20) -> list[Match]:
    """The best matches first; of equals, in the order of their ids, so that the same search reads the same."""
    return sorted(matches, key=lambda m: (-m.weight, str(m.person_id)))[:most]


def number_key(kind: str, number: str) -> str:
    """The key of a number of a kind. One that several people can have finds nobody by itself."""
    return f"{'m' if kind.startswith(SHARED) else 'n'}:{kind}={number}"


def _name_keys(letter: str, text: str) -> dict[str, set[str]]:
    words = words_of(text)
    levels = {"same": {f"{letter}={word}" for word in words}}
    if letter == "f":
        levels["form"] = {f"f^{_roots()[word]}" for word in words if word in _roots()}
    levels["near"] = {f"{letter}-{key}" for word in words if len(word) >= SHORTEST for key in deletion_keys(word)}
    levels["sounds"] = {f"{letter}*{heard}" for word in words if (heard := sound(word))}
    return levels


def _postcode_keys(code: str) -> dict[str, set[str]]:
    """Keys of a postcode as far as it is known: `SY2 6ND`, `SY2 6` or `SY2`."""
    outward, _, inward = code.partition(" ")
    return {
        "same": {f"c={outward}{inward}"} if len(inward) == 3 else set(),
        "sector": {f"c~{outward} {inward[0]}"} if inward else set(),
        "area": {f"c={outward}"},
    }


def _last_digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-10:]


def _kind(name: str) -> str:
    return name.partition(":")[0]

"""The cast: who stands behind each role, as one file that is kept apart from the text it unlocks."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

_LISTS = ("names", "aliases", "diminutives", "initials", "addresses", "telephones", "emails", "numbers")
_TEXTS = ("role", "surname", "relation")
_BYTES = 5_000_000


class UnreadableCast(ValueError):
    """A cast list cannot be used. The message says what is wrong, by the member's place and key, never by name."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person or place of a cast.

    `role` stands in the text instead. `names` are whole names ("Karen Louise Smith"); `surname` says which part of
    them is the family name where that is more than the last word. `aliases` and `diminutives` are what they are
    called besides; `initials` those under which records speak of them. `person` is False for a school or a surgery,
    whose names are not taken apart. `relation` is a note ("mother of Child A").
    """

    role: str
    names: tuple[str, ...] = ()
    surname: str = ""
    aliases: tuple[str, ...] = ()
    diminutives: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    relation: str = ""
    addresses: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    born: date | None = None
    person: bool = True

    def __post_init__(self) -> None:
        if not self.role.strip():
            raise UnreadableCast("A member of the cast has no role. Give each a role, such as Mother or Child A.")

    def __repr__(self) -> str:  # a traceback or a log must not tell who it is
        return f"Member({self.role!r})"


@dataclass(frozen=True, slots=True)
class Cast:
    """All members, each with a role of its own."""

    members: tuple[Member, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for member in self.members:
            if member.role.casefold() in seen:
                raise UnreadableCast(f"Two members have the role {member.role}. Number them, such as Sibling 1.")
            seen.add(member.role.casefold())

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles in their order."""
        return tuple(member.role for member in self.members)


def read_cast(data: bytes, filename: str) -> Cast:
    """A cast from TOML (`[[member]]`) or JSON (`{"member": [...]}`). Raises UnreadableCast with a sentence."""
    if len(data) > _BYTES:
        raise UnreadableCast("The cast list is larger than 5 MB. Is it the right file?")
    try:
        text = data.decode("utf-8-sig")
        told = json.loads(text) if filename.lower().endswith(".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        where = f" near line {line}" if line else ""
        raise UnreadableCast(f"The cast list is neither TOML nor JSON that can be read{where}.") from None
    members = told.get("member") if isinstance(told, Mapping) else None
    if not isinstance(members, list) or not members:
        raise UnreadableCast("The cast list has no members. Begin each with [[member]] and a role.")
    return Cast(tuple(_member(place, one) for place, one in enumerate(members, 1)))


def _member(place: int, told: Any) -> Member:
    if not isinstance(told, Mapping) or not isinstance(told.get("role"), str):
        raise UnreadableCast(f"Member {place} of the cast has no role.")
    known = {field.name for field in fields(Member)}
    if not known.issuperset(told):
        raise UnreadableCast(f"Member {place} has a field that is not known. Known are {', '.join(sorted(known))}.")
    values: dict[str, Any] = {key: _list(place, key, told[key]) for key in _LISTS if key in told}
    values |= {key: _text(place, key, told[key]) for key in _TEXTS if key in told}
    if "born" in told:
        values["born"] = _day(place, told["born"])
    if "person" in told:
        if not isinstance(told["person"], bool):
            raise UnreadableCast(f"Member {place}: person is true or false.")
        values["person"] = told["person"]
    return Member(**values)


def _text(place: int, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise UnreadableCast(f"Member {place}: {key} is a text in quotation marks.")
    return value.strip()


def _list(place: int, key: str, value: Any) -> tuple[str, ...]:
    found: Sequence[Any] = [value] if isinstance(value, str) else value if isinstance(value, list) else [None]
    if not all(isinstance(one, str) for one in found):
        raise UnreadableCast(f"Member {place}: {key} is a list of texts in quotation marks.")
    return tuple(one.strip() for one in found if one.strip())


def _day(place: int, value: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UnreadableCast(f"Member {place}: born is a day such as 2015-03-12.") from None

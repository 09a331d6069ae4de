"""Which papers of a hearing there are, and the parts that they are made of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

WHAT: Mapping[str, str] = {
    "actions": "Actions of their agency alone, without names", "minutes": "Full minutes of the cases they may see",
    "pack": "Pack for the hearing: the cases they may see, with what agencies hold",
}  # fmt: skip
"""The first is the default: minutes go out as actions unless somebody decides otherwise."""
TITLES: Mapping[str, str] = {"actions": "Your agency’s actions", "minutes": "Minutes", "pack": "Pack for the hearing"}
TRANSFER = "transfer"
"""What the panel of another area is handed with a case: of one case, not of a hearing."""
HEADING, FACT, POINT = "heading", "fact", "point"


@dataclass(frozen=True)
class Part:
    """One part of a paper: a heading, a fact with its label, or a point of a list."""

    kind: str
    text: str
    label: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper for one recipient. The title names nobody who is discussed: it goes into file properties and names."""

    what: str
    title: str
    marking: str
    parts: tuple[Part, ...]
    cases: tuple[UUID, ...] = ()
    """The cases that it is about, by id."""


def facts(pairs: Sequence[tuple[str, str]]) -> list[Part]:
    """Facts as parts; those without words are left out."""
    return [Part(FACT, words, label) for label, words in pairs if words]


def plain(text: str) -> str:
    """Without the control characters that no document may hold."""
    return "".join(c for c in text if c.isprintable() or c in "\t\n ")

"""What quorum is judged from: who came, and which agencies are the same one under another name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Attender:
    """One seat at a meeting: for which agency, how it was taken, from when to when (local times)."""

    seat: str
    agency: str | None = None
    agency_kind: str = ""
    role: str = "member"
    post: str = ""
    state: str = "expected"
    deputy_has_authority: bool = False
    remote: bool = False
    arrived: datetime | None = None
    left: datetime | None = None
    empty: str = ""
    """Why nobody can sit in this seat on the day, as a sentence; empty where somebody can."""
    in_term: bool = True
    """Whether the seat is on the group on the day. One whose term has ended is no member that a share is taken of."""

    def turned_up(self) -> Attender:
        """The same seat, here for the whole meeting."""
        return replace(self, state="present", arrived=None, left=None)


@dataclass(frozen=True)
class AgencyBook:
    """What is known of agencies: names, and who followed whom. A successor stands in for what it followed."""

    names: Mapping[str, str] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)

    def same(self, agency: str) -> str:
        """The key under which an agency and all it followed count as one: the end of the line of successors."""
        seen = {agency}
        while (following := self.successors.get(agency)) and following not in seen:
            seen.add(following)
            agency = following
        return agency

    def name(self, agency: str) -> str:
        """Its name, or its key where the name is not known."""
        return self.names.get(agency, agency)


NOBODY_KNOWN = AgencyBook()


def number(value: int) -> str:
    """A small number as a word."""
    return NUMBERS[value] if 0 <= value < len(NUMBERS) else str(value)


def listed(names: Sequence[str]) -> str:
    """Names in a row, with semicolons where a name has a comma of its own."""
    if len(names) < 2:
        return "".join(names)
    comma = "; " if any("," in name for name in names) else ", "
    last = "; and " if comma == "; " and len(names) > 2 else " and "
    return comma.join(names[:-1]) + last + names[-1]

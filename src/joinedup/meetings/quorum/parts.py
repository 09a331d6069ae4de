"""The parts a quorum rule is made of, each judged by itself. A rule is met when all its parts are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from joinedup.meetings.quorum.words import AgencyBook, listed, number

ALL_OF, SOME_OF, AGENCIES, MEMBERS, SHARE, CHAIR = "all_of", "some_of", "agencies", "members", "share", "chair"
PART_LABELS = {
    ALL_OF: "All of these agencies (or one agency of each kind)",
    SOME_OF: "At least so many of these agencies",
    AGENCIES: "At least so many different agencies, whichever they are",
    MEMBERS: "At least so many members, whichever agency they come from",
    SHARE: "At least this percentage of the members",
    CHAIR: "The chair or a vice chair",
}


@dataclass(frozen=True)
class Part:
    """One thing that a rule asks. `says` is how the group's own rule puts it; without it, it is said by its names."""

    kind: str
    number: int = 0
    agencies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    says: str = ""

    @property
    def words(self) -> str:
        """What it asks, in words."""
        return self.says or _PLAIN[self.kind](self)


@dataclass(frozen=True)
class Found:
    """Who counts at a moment: agencies (as they are known now), members, and whether the chair is there."""

    agencies: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    members: int = 0
    seats: int = 0
    chair: bool = False


@dataclass(frozen=True)
class Result:
    """Whether a part is met, in words, and what is missing from it."""

    met: bool
    because: str
    missing: tuple[str, ...] = ()


def judge_part(part: Part, found: Found, book: AgencyBook) -> Result:
    """Whether one part of a rule is met."""
    return _JUDGES[part.kind](part, found, book)


def _all_of(part: Part, found: Found, book: AgencyBook) -> Result:
    missing = [book.name(a) for a in part.agencies if book.same(a) not in found.agencies]
    here_kinds = set(found.kinds.values())
    missing += [kind_words(k) for k in part.kinds if k not in here_kinds]
    if not missing:
        wanted = [*(book.name(a) for a in part.agencies), *(kind_words(k) for k in part.kinds)]
        return Result(True, f"{listed(wanted)} {'is' if len(wanted) == 1 else 'are'} represented")
    verb = "is" if len(missing) == 1 else "are"
    return Result(False, f"{listed(missing)} {verb} not represented", tuple(missing))


def _some_of(part: Part, found: Found, book: AgencyBook) -> Result:
    """Different agencies are counted: two that became one agency count once."""
    named = {book.same(a) for a in part.agencies}
    here = {a for a in found.agencies if a in named or found.kinds.get(a) in part.kinds}
    because = f"{_agencies(len(here))} of the {number(part.number)} needed"
    if len(here) >= part.number:
        return Result(True, f"{_agencies(len(here))} of those it counts {_are(len(here))} represented")
    absent = [book.name(a) for a in part.agencies if book.same(a) not in here]
    absent += [kind_words(k) for k in part.kinds if k not in {found.kinds.get(a) for a in here}]
    return Result(False, f"{because} {_are(len(here))} represented (missing: {listed(absent)})", tuple(absent))


def _any_agencies(part: Part, found: Found, book: AgencyBook) -> Result:
    here = len(found.agencies)
    because = f"{_agencies(here)} in all {_are(here)} represented"
    if here >= part.number:
        return Result(True, because)
    short = part.number - here
    more = f"{number(short)} more {'agency' if short == 1 else 'agencies'}"
    return Result(False, f"{because} and {number(part.number)} are needed", (more,))


def _members(part: Part, found: Found, book: AgencyBook) -> Result:
    return _enough(found.members, part.number)


def _share(part: Part, found: Found, book: AgencyBook) -> Result:
    return _enough(found.members, -(-found.seats * part.number // 100))


def _enough(here: int, needed: int) -> Result:
    people = f"{number(here)} {'member' if here == 1 else 'members'}"
    if here >= needed:
        return Result(True, f"{people} {_are(here)} present")
    short = needed - here
    return Result(
        False,
        f"{people} {_are(here)} present and {number(needed)} are needed",
        (f"{number(short)} more {'member' if short == 1 else 'members'}",),
    )


def _chair(part: Part, found: Found, book: AgencyBook) -> Result:
    if found.chair:
        return Result(True, "the chair or a vice chair is present")
    return Result(False, "neither the chair nor a vice chair is present", ("the chair or a vice chair",))


def kind_words(kind: str) -> str:
    """A kind of agency in words: `health_commissioner` reads "an agency of the kind health commissioner"."""
    return f"an agency of the kind {kind.replace('_', ' ')}"


def _agencies(many: int) -> str:
    return f"{number(many)} {'agency' if many == 1 else 'agencies'}"


def _are(many: int) -> str:
    return "is" if many == 1 else "are"


def _plain_some(part: Part) -> str:
    of = len(part.agencies) + len(part.kinds)
    return f"at least {number(part.number)} of {number(of)} named {'kinds of agency' if part.kinds else 'agencies'}"


_JUDGES: dict[str, Callable[[Part, Found, AgencyBook], Result]] = {
    ALL_OF: _all_of,
    SOME_OF: _some_of,
    AGENCIES: _any_agencies,
    MEMBERS: _members,
    SHARE: _share,
    CHAIR: _chair,
}
_PLAIN: dict[str, Callable[[Part], str]] = {
    ALL_OF: lambda part: f"all {number(len(part.agencies) + len(part.kinds))} named agencies",
    SOME_OF: _plain_some,
    AGENCIES: lambda part: f"at least {_agencies(part.number)} in all",
    MEMBERS: lambda part: f"at least {number(part.number)} {'member' if part.number == 1 else 'members'}",
    SHARE: lambda part: f"at least {part.number}% of the members",
    CHAIR: lambda part: "the chair or a vice chair",
}

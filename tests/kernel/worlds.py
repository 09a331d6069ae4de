"""Random small worlds of users, cases, links and items, and the pure oracle that says who may see what."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from hypothesis import strategies as st

from joinedup_core.permits import Actor, Grant, Permission, Role, Thing, decide

USERS = [uuid.UUID(int=i) for i in range(1, 5)]
AGENCIES = [uuid.UUID(int=100 + i) for i in range(3)]
SEE = Permission.SEE_FILES


@dataclass(frozen=True)
class Link:
    """A dated relationship of a user to a case; with an agency it reaches that agency's items only."""

    user: uuid.UUID
    case: int
    agency: uuid.UUID | None
    from_day: int
    to_day: int | None


@dataclass(frozen=True)
class World:
    """Cases, the items in them with their agencies, and the links; days are counted from today."""

    cases: int
    items: tuple[tuple[int, uuid.UUID | None], ...]
    links: tuple[Link, ...]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A world in which a good part of the decisions allow."""
    cases = draw(st.integers(1, 3))
    case = st.integers(0, cases - 1)
    days = st.sampled_from((-2, -1, 0, 0, 1))
    links = st.builds(
        Link,
        st.sampled_from(USERS),
        case,
        st.none() | st.sampled_from(AGENCIES),
        days,
        st.sampled_from((None, None, -1, 0, 2)),
    )
    items = st.lists(st.tuples(case, st.none() | st.sampled_from(AGENCIES)), min_size=1, max_size=8)
    return World(cases, tuple(draw(items)), tuple(draw(st.lists(links, min_size=8, max_size=14))))


def place_of(case: int) -> str:
    """Where a case sits."""
    return f"northvale/case/{uuid.UUID(int=1000 + case)}/"


def actor_in(world: World, user: uuid.UUID, day: int = 0) -> Actor:
    """The actor a user is on a day (0 is today): a grant at the place of every case they are linked to then."""
    grants = frozenset(
        Grant(Role.OBSERVER, place_of(link.case), str(link.agency) if link.agency else None)
        for link in world.links
        if link.user == user and link.from_day <= day and (link.to_day is None or link.to_day >= day)
    )
    return Actor(f"user:{user}", str(user), None, grants)


def oracle(world: World, user: uuid.UUID, day: int = 0) -> set[int]:
    """The items (by number) that a user may see: the pure decision, item by item."""
    actor = actor_in(world, user, day)
    return {
        number
        for number, (case, agency) in enumerate(world.items)
        if decide(actor, SEE, Thing(place_of(case), str(agency) if agency else None)).allowed
    }

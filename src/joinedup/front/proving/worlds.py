"""Random worlds for the prover: people, agencies, cases and items, drawn so that a good part of the decisions allow."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from uuid import UUID

from joinedup_core.permits import LINKS, Role

HOURS = (-72, -30, -2, -2, -2, -2, 3)
STANDING = tuple(role for role in LINKS if role is not Role.EMERGENCY_READER)
AT_PANELS = (Role.PANEL_COORDINATOR, Role.PANEL_REPRESENTATIVE, Role.CASE_ACTION_OWNER)
OPENING = (*STANDING, *(Role.LEAD_WORKER, Role.ALLOCATED_WORKER, Role.PANEL_REPRESENTATIVE) * 4)


@dataclass(frozen=True)
class During:
    """Hours from now; the end may be open."""

    begins: int
    ends: int | None


@dataclass(frozen=True)
class Practice:
    """That a user practises for an agency in a partnership, in days from today."""

    user: UUID
    agency: UUID
    partnership: int
    days: During


@dataclass(frozen=True)
class Linked:
    """A link, of a user or of a whole team."""

    case: int
    kind: Role
    agency: UUID
    user: UUID | None
    team: int | None
    panel: int | None
    hours: During


@dataclass(frozen=True)
class Barred:
    """A conflict of a user or a team with a person, a household or a case."""

    user: UUID | None
    team: int | None
    person: int | None
    household: int | None
    case: int | None
    hours: During


@dataclass(frozen=True)
class Listed:
    """A user on the list of a restricted case or person."""

    user: UUID
    case: int | None
    person: int | None
    hours: During


@dataclass(frozen=True)
class Shared:
    """An item shared with an agency or a panel, perhaps withdrawn since."""

    item: int
    agency: UUID | None
    panel: int | None
    hours: During
    withdrawn: int | None


@dataclass(frozen=True)
class Seat:
    """Who sits on a panel for an agency, and who deputises, in days from today."""

    panel: int
    agency: UUID
    holder: UUID | None
    deputy: UUID | None
    days: During


@dataclass(frozen=True)
class Arrived:
    """That an alert was sent to a team of an agency, to its supervisors, to whoever holds a role, or is there for one user."""

    item: int
    agency: UUID
    team: int | None
    role: str
    user: UUID | None = None


@dataclass(frozen=True)
class Held:
    """That a user leads an agency, or is a chair, in a partnership, in days from today."""

    user: UUID
    role: Role
    agency: UUID | None
    partnership: int
    days: During


@dataclass
class World:
    """Numbers stand for rows: `case_of` gives the identifiers. Everything is told from now."""

    partnerships: int = 2
    users: list[UUID] = field(default_factory=list)
    inactive: set[UUID] = field(default_factory=set)
    agencies: list[UUID] = field(default_factory=list)
    takes_part: list[tuple[UUID, int, During]] = field(default_factory=list)
    practices: list[Practice] = field(default_factory=list)
    teams: list[UUID] = field(default_factory=list)
    """The agency of each team."""
    members: list[tuple[int, UUID, bool, During]] = field(default_factory=list)
    panels: int = 2
    persons: list[tuple[int, int]] = field(default_factory=list)
    """Of each person the identity (by number) and the restriction."""
    households: list[tuple[int, int]] = field(default_factory=list)
    """Household and person."""
    cases: list[tuple[int, int, str]] = field(default_factory=list)
    """Of each case the partnership, the restriction and the state."""
    on_case: set[tuple[int, int]] = field(default_factory=set)
    links: list[Linked] = field(default_factory=list)
    bars: list[Barred] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    items: list[tuple[int, UUID]] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    sent: dict[int, tuple[UUID, int | None]] = field(default_factory=dict)
    """Which items are referrals: to which agency, and to which team; all others are notes."""
    alerts: list[int] = field(default_factory=list)
    """Which items are alerts."""
    arrived: list[Arrived] = field(default_factory=list)
    roles: list[Held] = field(default_factory=list)
    before: list[tuple[int, int]] = field(default_factory=list)
    """Case and panel."""
    actions: list[tuple[int, UUID]] = field(default_factory=list)
    """Which of these, and the agency that owes it."""
    seats: list[Seat] = field(default_factory=list)
    own: list[tuple[int, UUID]] = field(default_factory=list)
    """Of own actions from panels held elsewhere the panel and the agency."""

    @property
    def readers(self) -> list[tuple[UUID, UUID]]:
        """Every user with each agency they practise for, and the first of them with one they do not."""
        pairs = sorted({(p.user, p.agency) for p in self.practices})
        strangers = [(pairs[0][0], agency) for agency in self.agencies if (pairs[0][0], agency) not in pairs]
        return pairs + strangers


def draw_world(seed: int) -> World:
    """The world of a seed; the same seed gives the same world."""
    r = random.Random(seed)  # noqa: S311
    world = World()
    world.users = [UUID(int=r.getrandbits(128), version=4) for _ in range(9)]
    world.inactive = set(world.users[-1:]) if r.random() < 0.4 else set()
    world.agencies = [UUID(int=r.getrandbits(128), version=4) for _ in range(3)]
    _draw_agencies(r, world)
    _draw_people(r, world)
    _draw_cases(r, world)
    _draw_denials(r, world)
    _draw_panels(r, world)
    _draw_arrivals(r, world)
    _draw_joined_bars(r, world)
    return world


def _during(r: random.Random) -> During:
    begins = r.choice(HOURS)
    return During(begins, r.choice((None, None, None, None, None, begins + 1, 30)))


def _days(r: random.Random) -> During:
    return During(r.choice((*(-9,) * 12, -1, 0, 0, 1)), r.choice((*(None,) * 14, -1, 0, 3)))


def _draw_agencies(r: random.Random, world: World) -> None:
    for agency in world.agencies:
        world.takes_part += [(agency, p, _days(r)) for p in range(world.partnerships) if r.random() < 0.95]
    for user in world.users:
        for agency in r.sample(world.agencies, r.choice((1, 1, 2))):
            world.practices += [Practice(user, agency, p, _days(r)) for p in range(2) if r.random() < 0.93]
    world.teams = [r.choice(world.agencies) for _ in range(3)]
    for team in range(len(world.teams)):
        for user in r.sample(world.users, 3):
            world.members.append((team, user, r.random() < 0.4, _days(r)))


def _draw_people(r: random.Random, world: World) -> None:
    for number in range(9):
        identity = r.randrange(number) if number and r.random() < 0.25 else number
        world.persons.append((identity, r.choice((0,) * 22 + (1, 2))))
    for household in range(3):
        world.households += [(household, person) for person in r.sample(range(9), 2)]


def _draw_cases(r: random.Random, world: World) -> None:
    for number in range(8):
        state = r.choice(("open",) * 14 + ("closed", "on_hold", "disposed"))
        world.cases.append((r.randrange(world.partnerships), r.choice((0,) * 14 + (1, 2)), state))
        world.on_case |= {(number, person) for person in r.sample(range(9), 2)}
        world.items += [(number, r.choice(world.agencies)) for _ in range(10)]
    for _ in range(360):
        team = r.choice((None, None, None, *range(3)))
        practice = r.choice(world.practices)
        agency = world.teams[team] if team is not None and r.random() < 0.8 else practice.agency
        user = None if team is not None and r.random() < 0.5 else practice.user
        panel = r.choice((None, None, 0, 1))
        world.links.append(Linked(r.randrange(8), r.choice(OPENING), agency, user, team, panel, _during(r)))
    world.links += [_draw_emergency(r, world) for _ in range(24)]
    for item in range(len(world.items)):
        for _ in range(r.choice((1, 2, 3, 4))):
            agency, panel = r.choice(((r.choice(world.agencies), None), (None, r.randrange(2))))
            withdrawn = r.choice((None, None, None, -1, 5))
            world.shared.append(Shared(item, agency, panel, _during(r), withdrawn))


def _draw_emergency(r: random.Random, world: World) -> Linked:
    """Emergency access: one user's, for an hour."""
    practice, begins = r.choice(world.practices), r.choice((0, 0, 0, -2, 3))
    during = During(begins, begins + 1)
    return Linked(r.randrange(8), Role.EMERGENCY_READER, practice.agency, practice.user, None, None, during)


def _draw_denials(r: random.Random, world: World) -> None:
    for _ in range(3):
        team = r.choice((None, None, *range(3)))
        user = None if team is not None else r.choice(world.users)
        which = r.randrange(3)
        world.bars.append(
            Barred(
                user, team,
                r.randrange(9) if which == 0 else None, r.randrange(3) if which == 1 else None,
                r.randrange(8) if which == 2 else None, _during(r),
            )
        )  # fmt: skip
    restricted = [(number, None) for number, (_, level, _) in enumerate(world.cases) if level]
    restricted += [(None, number) for number, (_, level) in enumerate(world.persons) if level]
    for case, person in restricted:
        world.listed += [Listed(user, case, person, _during(r)) for user in r.sample(world.users, 6)]


def _draw_panels(r: random.Random, world: World) -> None:
    """Referrals to teams, and what panels keep; drawn last, so that the rest of a seed's world stays as it was."""
    for item in range(0, len(world.items), 3):
        team = r.choice((None, *range(3), *range(3)))
        agency = world.teams[team] if team is not None and r.random() < 0.85 else r.choice(world.agencies)
        world.sent[item] = (agency, team)
    world.before = [(case, panel) for case in range(8) for panel in range(world.panels) if r.random() < 0.6]
    for case, panel in world.before * 3:
        kind, practice = r.choice(AT_PANELS), r.choice(world.practices)
        world.links.append(Linked(case, kind, practice.agency, practice.user, None, panel, _during(r)))
    world.actions = [(r.randrange(len(world.before)), r.choice(world.agencies)) for _ in range(10)]
    for panel in range(world.panels):
        world.own += [(panel, agency) for agency in world.agencies]
        last = [one for one in world.practices if one.user == world.users[-1]]  # whose account may have ended
        for practice in (*r.sample(world.practices, 3), *r.sample(last, min(1, len(last)))):
            deputy = r.choice((None, r.choice(world.users)))
            world.seats.append(Seat(panel, practice.agency, practice.user, deputy, _days(r)))


def _draw_arrivals(r: random.Random, world: World) -> None:
    """Alerts that were sent to teams and to roles; drawn after all else."""
    world.alerts = list(range(1, len(world.items), 3))
    for user in world.users * 3:
        if r.random() < 0.8:
            agency = r.choice((None, *world.agencies))
            role = Role.AGENCY_LEAD if agency else Role.INDEPENDENT_CHAIR
            world.roles.append(Held(user, role, agency, r.randrange(world.partnerships), _days(r)))
    for item in world.alerts:
        for role in r.sample(
            ("", "", str(Role.CASE_SUPERVISOR), str(Role.AGENCY_LEAD), str(Role.INDEPENDENT_CHAIR)), 2
        ):
            team = r.randrange(3) if role in ("", Role.CASE_SUPERVISOR) else None
            agency = world.teams[team] if team is not None and r.random() < 0.85 else r.choice(world.agencies)
            world.arrived.append(Arrived(item, agency, team, role))
    for item in world.alerts:
        practice = r.choice(world.practices)
        agency = practice.agency if r.random() < 0.85 else r.choice(world.agencies)
        world.arrived.append(Arrived(item, agency, None, "starter", practice.user))


def _draw_joined_bars(r: random.Random, world: World) -> None:
    """Conflicts with somebody by a record that is not the first of theirs; drawn after all else."""
    joined = [number for number, (identity, _) in enumerate(world.persons) if identity != number]
    for person in r.sample(joined, min(1, len(joined))):
        world.bars.append(Barred(r.choice(world.users), None, person, None, None, _during(r)))

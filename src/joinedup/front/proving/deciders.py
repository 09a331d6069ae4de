"""The second and third deciders: the ORM's `visible_to` without policies, and the policies asked by raw SQL as the app role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.foundation import context
from joinedup.foundation.accounts.queries import roles_held
from joinedup.foundation.cluster.roles import APP
from joinedup.front import case_wing
from joinedup.front.proving.filling import key_of
from joinedup.front.proving.oracle import Seen
from joinedup.front.proving.worlds import World
from joinedup_core.permits import Actor

TABLES = {
    "people_case": "case", "people_casenote": "item", "casework_referral": "item", "casework_riskalert": "item", "casework_arrival": "arrival", "people_person": "person",
    "casework_panelcase": "before", "casework_caseaction": "action", "casework_ownaction": "own",
}  # fmt: skip
"""The tables that are compared, and which kind of thing the rows of each are."""


class Numbers:
    """Which number stands for which row, so that answers can be compared."""

    def __init__(self, world: World) -> None:
        counts = {
            "case": len(world.cases), "item": len(world.items), "person": len(world.persons), "before": len(world.before),
            "action": len(world.actions), "own": len(world.own), "arrival": len(world.arrived),
        }  # fmt: skip
        self.of = {kind: {key_of(kind, n): n for n in range(count)} for kind, count in counts.items()}

    def read(self, found: Mapping[str, Iterable[UUID]]) -> Seen:
        """The numbers of some rows of each kind."""
        return {kind: frozenset(self.of[kind][key] for key in keys) for kind, keys in found.items()}

    @property
    def decisions(self) -> int:
        """How many decisions about one reader a world asks for."""
        return sum(len(numbers) for numbers in self.of.values())


def by_orm(numbers: Numbers, user: UUID, agency: UUID) -> Seen:
    """What `visible_to` lets through for a user who acts for an agency; run as a role that no policy restrains."""
    from joinedup.casework.proof.queries import shown as of_panels
    from joinedup.people.cases.queries import shown

    held = roles_held(user, timezone.localdate())
    actor = case_wing.with_links(Actor(f"user:{user}", str(user), str(agency), held))
    cases, notes, persons = shown(actor)
    more = of_panels(actor)
    return numbers.read({"case": cases, "person": persons, **more, "item": notes | more["item"]})


def by_policy(numbers: Numbers, user: UUID, agency: UUID) -> Seen:
    """What the database shows to the app role while the user acts for an agency."""
    found: dict[str, list[UUID]] = {kind: [] for kind in numbers.of}
    with connection.cursor() as cursor:
        cursor.execute(f"set local role {APP}")
        context.tell_database(Actor(f"user:{user}", str(user), str(agency)))
        for table, kind in TABLES.items():
            cursor.execute(f"select id from public.{table}")  # noqa: S608
            found[kind] += [row[0] for row in cursor.fetchall()]
        cursor.execute("reset role")
    return numbers.read(found)

"""The second and third deciders: the ORM's `visible_to` without policies, and the policies asked by raw SQL as the app role."""

from __future__ import annotations

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


class Numbers:
    """Which number stands for which row, so that answers can be compared."""

    def __init__(self, world: World) -> None:
        counts = {"case": len(world.cases), "item": len(world.items), "person": len(world.persons)}
        self.of = {kind: {key_of(kind, n): n for n in range(count)} for kind, count in counts.items()}

    def read(self, kind: str, keys: object) -> frozenset[int]:
        """The numbers of some rows."""
        return frozenset(self.of[kind][key] for key in keys)  # type: ignore[attr-defined]


def by_orm(numbers: Numbers, user: UUID, agency: UUID) -> Seen:
    """What `visible_to` lets through for a user who acts for an agency; run as a role that no policy restrains."""
    from joinedup.people.cases.queries import shown

    held = roles_held(user, timezone.localdate())
    actor = case_wing.with_links(Actor(f"user:{user}", str(user), str(agency), held))
    cases, items, persons = shown(actor)
    return numbers.read("case", cases), numbers.read("item", items), numbers.read("person", persons)


def by_policy(numbers: Numbers, user: UUID, agency: UUID) -> Seen:
    """What the database shows to the app role while the user acts for an agency."""
    with connection.cursor() as cursor:
        cursor.execute(f"set local role {APP}")
        context.tell_database(Actor(f"user:{user}", str(user), str(agency)))
        found = []
        for table in ("people_case", "people_casenote", "people_person"):
            cursor.execute(f"select id from public.{table}")  # noqa: S608
            found.append([row[0] for row in cursor.fetchall()])
        cursor.execute("reset role")
    return numbers.read("case", found[0]), numbers.read("item", found[1]), numbers.read("person", found[2])

"""What every bench stands on: a partnership with agencies, groups and seats, and users who are signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

GROUPS, AGENCIES, SEATS, USERS = 40, 25, 10, 20
BEGAN = date(2016, 1, 1)


@dataclass(frozen=True)
class Population:
    """The rows made, by what later rows need of them."""

    key: str
    partnership: UUID
    groups: tuple[UUID, ...]
    agencies: tuple[UUID, ...]
    seats: dict[UUID, tuple[UUID, ...]]
    users: tuple[UUID, ...]

    def place(self, group: UUID | None = None) -> str:
        """The place of a group, or of the board side."""
        from joinedup.foundation import places

        return places.group(self.key, group) if group else places.board(self.key)


def populate(key: str, *, groups: int = GROUPS, agencies: int = AGENCIES, managers: int = USERS // 2) -> Population:
    """A partnership with twenty users: each sits on the first group, and those who do not manage it on seven more."""
    from joinedup.foundation import places
    from joinedup.foundation.models import RoleGrant, User
    from joinedup.partnership.models import Agency, Group, Membership, Partnership, Seat

    here = places.board(key)
    partnership = Partnership.objects.create(key=key, name=f"{key} partnership", place=here, provenance="invented")
    bodies = [Agency(name=f"Agency {number} of {key}", kind="council", from_on=BEGAN) for number in range(agencies)]
    for body in bodies:
        body.save()
    Membership.objects.bulk_create(
        Membership(partnership=partnership, agency=body, regime="children", place=here) for body in bodies
    )
    made = [Group(partnership=partnership, key=f"g{n}", name=f"Group {n}", kind="subgroup") for n in range(groups)]
    for group in made:
        group.place = places.group(key, group.pk)
        group.parent = made[0] if group is not made[0] else None
    Group.objects.bulk_create(made)
    people = [User(email=f"{n:02}.{key}@example.org", name=f"Person {n}", password="!") for n in range(USERS)]
    User.objects.bulk_create(people)
    members = people[managers:]
    RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role="business_manager", place=here, from_on=BEGAN) for user in people[:managers]
    )
    seats: dict[UUID, tuple[UUID, ...]] = {}
    rows = []
    for number, group in enumerate(made):
        holders = [m for i, m in enumerate(members) if (number - i) % max(1, groups // 7) == 0] if number else people
        posts = [
            Seat(
                id=uuid4(), group=group, place=group.place, agency=bodies[(number + n) % agencies], post=f"Post {n}",
                from_on=BEGAN, holder=holders[n] if n < len(holders) else None,
            )
            for n in range(max(SEATS, len(holders)))
        ]  # fmt: skip
        rows += posts
        seats[group.pk] = tuple(seat.pk for seat in posts)
    Seat.objects.bulk_create(rows)
    return Population(
        key, partnership.pk, tuple(g.pk for g in made), tuple(b.pk for b in bodies), seats, tuple(u.pk for u in people)
    )


def sign_in(user_ids: tuple[UUID, ...]) -> list[str]:
    """A session for each user, as one is after signing in with a second factor."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from joinedup.foundation.models import User

    sessions = []
    for user in User.objects.filter(pk__in=user_ids).order_by("email"):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session["second_factor"] = True
        session.create()
        sessions.append(str(session.session_key))
    return sessions

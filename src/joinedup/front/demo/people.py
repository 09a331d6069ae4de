"""The cast: invented people, one for every role, whom anybody may sign in as where the demonstration runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.accounts import queries as known
from joinedup.foundation.accounts.rules import place_of
from joinedup.front.demo.world import INVENTED, World, read
from joinedup_core.calendar.months import add_months
from joinedup_core.permits import Role


@dataclass(frozen=True)
class CastMember:
    """Somebody to sign in as, for the demonstration's front page."""

    user_id: UUID
    name: str
    role_words: str
    comes_for: str
    start_url: str


def cast() -> list[CastMember]:
    """The cast in the order of the data file; nobody where the demonstration is not loaded."""
    users = {person.email: person for person in known.cast()}
    return [
        CastMember(
            users[email].id, entry["name"], entry["role_words"], entry["comes_for"], entry.get("start", f"/{INVENTED}/")
        )
        for entry in _people()
        if (email := _email(entry)) in users
    ]


def make_people(world: World) -> None:
    """Make the users, without passwords: they are signed in as, never signed in."""
    world.say("Inventing the cast")
    for entry in _people():
        world.people[entry["ref"]] = accounts.make_user(
            world.installer, email=_email(entry), name=entry["name"], invented=True
        )


def grant_roles(world: World) -> None:
    """Grant each their roles, and record which agency they serve."""
    since = add_months(world.today, -36)
    for entry in _people():
        user_id = world.people[entry["ref"]]
        if "agency" in entry:
            accounts.serve_agency(
                world.installer, user_id=user_id, agency_id=world.agencies[f"{INVENTED}/{entry['agency']}"],
                from_on=since,
            )  # fmt: skip
        for role, key, *agency in entry.get("grants", ()):
            accounts.grant_role(
                world.installer, user_id=user_id, role=Role(role), place=place_of(role, key) if key else "",
                from_on=since, agency_id=world.agencies[f"{key}/{agency[0]}"] if agency else None,
            )  # fmt: skip


@cache
def _people() -> list[dict[str, Any]]:
    return read("cast")["people"]


def _email(entry: dict[str, Any]) -> str:
    return f"{entry['ref']}@example.org"

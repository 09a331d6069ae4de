"""The one place where the front door asks for the case wing, which an installation may do without."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import include, path
from django.utils import timezone

from joinedup_core.permits import ALLOWS, Actor, Permission


def installed() -> bool:
    """Whether the rooms of the case wing are here."""
    return bool(settings.CASE_ROOMS)


def with_links(actor: Actor) -> Actor:
    """The actor with a grant for each case that a link opens to them; unchanged without a case wing."""
    if not installed():
        return actor
    from joinedup.people.cases import queries

    return queries.with_links(actor)


def emergencies(actor: Actor) -> list[Any]:
    """The emergency accesses that the actor has now, for the banner on every page; none without a case wing."""
    if not installed():
        return []
    from joinedup.people.emergency import queries

    return queries.live_accesses(actor)


ON_PAPER = ("cases", "casefiles", "casework", "confidential", "conflicts", "emergency", "panels")
"""The rooms whose pages tell of people and cases, by the names of their addresses."""


def marking(namespace: str, partnership: str, on: date) -> str:
    """How a printed page of the case wing is marked; empty for pages that tell of nobody."""
    if not installed() or namespace not in ON_PAPER:
        return ""
    from joinedup.people.settings.queries import marking_of

    return marking_of(partnership, on=on)


def protect(cursor: Any, app_role: str) -> None:
    """Set the policies over the tables of cases again; run by the owner after every migration."""
    if installed():
        from joinedup.people import protection

        protection.protect(cursor, app_role)


def check(cursor: Any) -> None:
    """Raise `Unsafe` where a table of the case wing stands unprotected."""
    if installed():
        from joinedup.people import protection

        protection.check(cursor)


def addresses() -> list[Any]:
    """The addresses of cases and people; none without a case wing."""
    if not installed():
        return []
    return [
        path("<slug:partnership>/cases/", include("joinedup.people.urls")),
        path("<slug:partnership>/confidential/", include("joinedup.people.confidential.urls")),
        path("<slug:partnership>/conflicts/", include("joinedup.people.conflicts.urls")),
        path("<slug:partnership>/emergency-access/", include("joinedup.people.emergency.urls")),
        path("<slug:partnership>/cases/", include("joinedup.front.cases.urls")),
        *(
            [
                path("<slug:partnership>/casework/", include("joinedup.casework.urls")),
                path("<slug:partnership>/panels/", include("joinedup.casework.panels.urls")),
                path("<slug:partnership>/numbers/", include("joinedup.casework.numbers.urls")),
            ]
            if "casework" in settings.CASE_ROOMS
            else []
        ),
    ]


def desks(actor: Actor, partnerships: Iterable[tuple[str, str]]) -> list[Any]:
    """What waits for a reader about cases in each partnership (key, name), for the home page; none without a case wing."""
    if "casework" not in settings.CASE_ROOMS:
        return []
    from joinedup.front.cases.desk import desk

    return [found for key, name in partnerships if (found := desk(actor, key, name)) is not None]


def hearings_at(actor: Actor, meeting_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of some meetings those at which a panel hears cases, each with its hearing, where the actor may open it."""
    if "casework" not in settings.CASE_ROOMS:
        return {}
    from joinedup.casework.hearings import queries

    return queries.hearings_at(actor, meeting_ids)


def warm() -> None:
    """Prepare what the first reader of a process would wait for; nothing without casework."""
    if "casework" in settings.CASE_ROOMS:
        from joinedup.casework.standards import queries

        queries.warm(timezone.localdate())


def room_of(address: str, key: str) -> str:
    """The address by which the menu finds its place: every page of the case wing belongs to “My cases”."""
    of_cases = ("casework", "confidential", "emergency-access")
    return f"/{key}/cases/" if address.startswith(tuple(f"/{key}/{room}/" for room in of_cases)) else address


def practises(actor: Actor, key: str) -> bool:
    """Whether the actor works on cases in a partnership: their menu then offers them."""
    if not installed():
        return False
    from joinedup.people.files import queries

    return queries.practises(actor, key)


def read_case(actor: Actor, case_id: UUID, *, reason: str) -> Any:
    """Open the file of a case."""
    from joinedup.people.cases import commands

    return commands.read_case(actor, case_id, reason=reason)


def read_person(actor: Actor, person_id: UUID, *, reason: str) -> Any:
    """Open a person's page."""
    from joinedup.people.cases import commands

    return commands.read_person(actor, person_id, reason=reason)


def warnings(actor: Actor, person_ids: Iterable[UUID]) -> list[Any]:
    """The staff-safety warnings about some people."""
    from joinedup.people.warnings import queries

    return queries.warnings(actor, list(person_ids))


def allowed(actor: Actor, case_ids: Iterable[UUID]) -> frozenset[Permission]:
    """All that the actor's links to these cases allow, and so may do with a person who is on them."""
    wanted = {str(case_id) for case_id in case_ids}
    held = [ALLOWS[grant.role] for grant in actor.grants if wanted & set(grant.place.split("/"))]
    return frozenset().union(*held)


def not_acknowledged(actor: Actor, case_id: UUID) -> list[Any]:
    """What was shared with the actor's agency in a case and it has not acknowledged."""
    from joinedup.people.acknowledgements import queries

    return queries.not_acknowledged(actor, case_id)


def reading_reasons() -> list[tuple[str, str]]:
    """Why a closed case may be opened, as choices of a form."""
    from joinedup.people.files import queries

    return queries.reading_reasons()

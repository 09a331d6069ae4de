"""The one place where the front door asks for the case wing, which an installation may do without."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from joinedup_core.permits import Actor


def installed() -> bool:
    """Whether the rooms of the case wing are here."""
    return bool(settings.CASE_ROOMS)


def with_links(actor: Actor) -> Actor:
    """The actor with a grant for each case that a link opens to them; unchanged without a case wing."""
    if not installed():
        return actor
    from joinedup.people.cases import queries

    return queries.with_links(actor)


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

"""Who is told that something waits."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection


class Unanswered(NamedTuple):
    """An alert or a request that an agency has not answered, with whoever sent it while they may see the case. For jobs."""

    kind: str
    item_id: UUID
    case_id: UUID
    place: str
    agency_id: UUID
    to_agency_id: UUID
    at: datetime
    due_on: date | None
    sender: UUID | None


class AtPanel(NamedTuple):
    """A referral written straight to a panel that nobody there acknowledged. For jobs."""

    id: UUID
    case_id: UUID
    place: str
    group_id: UUID
    panel_id: UUID
    at: datetime
    urgent: bool
    sender: UUID | None


def unanswered() -> list[Unanswered]:
    """What agencies were sent and have not answered; for jobs alone."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.unanswered_arrivals()")
        return [Unanswered(*row) for row in cursor.fetchall()]


def unacknowledged_by_panels() -> list[AtPanel]:
    """What was written straight to panels and nobody there acknowledged; for jobs alone."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.unacknowledged_by_panels()")
        return [AtPanel(*row) for row in cursor.fetchall()]


class Met(NamedTuple):
    """Two cases before two panels with somebody on both, and a coordinator of the first who may know of both. For jobs."""

    panel_case_id: UUID
    other_id: UUID
    place: str
    user_id: UUID


def met_before_panels() -> list[Met]:
    """Whom to tell that somebody is before two panels; for jobs alone."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.collisions_to_tell()")
        return [Met(*row) for row in cursor.fetchall()]


def told_of(case_id: UUID, agency_id: UUID) -> set[UUID]:
    """Who of an agency is told of something that waits for it in a case: whoever could read it. Asked by those who work on it, and jobs."""
    with connection.cursor() as cursor:
        cursor.execute("select app.told_of(%s, %s)", [case_id, agency_id])
        return {user_id for (user_id,) in cursor.fetchall()}


def senders_of_referral(referral_id: UUID) -> list[tuple[UUID, str]]:
    """Who of the agency that sent a referral is told of its answer, with its reference; asked by whoever answers it."""
    with connection.cursor() as cursor:
        cursor.execute("select user_id, reference from app.senders_of_referral(%s)", [referral_id])
        return list(cursor.fetchall())


def coordinators_told(case_id: UUID, panel_id: UUID) -> set[UUID]:
    """Which coordinators are told that something came before their panel; asked by whoever brings it there."""
    with connection.cursor() as cursor:
        cursor.execute("select app.panel_readers(%s, %s)", [case_id, panel_id])
        return {user_id for (user_id,) in cursor.fetchall()}


def readers(kind: str, item_id: UUID, agency_id: UUID, role: str) -> set[UUID]:
    """Who is told of an item that was sent to an agency's desk, or to a role: whoever sees it by that."""
    with connection.cursor() as cursor:
        cursor.execute("select app.arrival_readers(%s, %s, %s, %s)", [kind, item_id, agency_id, role])
        return {user_id for (user_id,) in cursor.fetchall()}


def seen_by(kind: str, item_id: UUID, agency_id: UUID) -> bool:
    """Whether anybody of an agency can see an item here now; asked by those who work on its case. Where nobody can, they telephone."""
    with connection.cursor() as cursor:
        cursor.execute("select app.seen_by(%s, %s, %s)", [kind, item_id, agency_id])
        return bool(cursor.fetchone()[0])

"""Who is told that something waits."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


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

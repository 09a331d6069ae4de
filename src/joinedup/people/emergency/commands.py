"""Taking emergency access, ending it, reviewing it, and telling whom a review is overdue.

The rows are written by functions of the database (policies.sql beside this file); the program may not even lock them.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.partnership.agencies.commands import Membership, Partnership
from joinedup.people.emergency.models import EmergencyAccess
from joinedup.people.emergency.rules import CONVERTED, LINK_KINDS, OUTCOMES, REASONS, review_due_at
from joinedup.people.said import check_said
from joinedup.people.settings.queries import settings_of
from joinedup.people.settings.rules import EMERGENCY_MINUTES, REVIEW_DAYS
from joinedup_core.permits import Actor, Permission

NO_SUCH = (
    "There is no record with this reference that you can open in this way. Check the reference. Not finding a record does "
    "not mean not known: act on your concern. If somebody is in danger now, ring 999."
)


@command(Permission.TAKE_EMERGENCY_ACCESS, reads=True)
def look_for_emergency(actor: Actor, membership: Membership, *, reference: str) -> Outcome[bool]:
    """Whether emergency access may be offered to the case of a reference: says no more than that. Trailed."""
    here = places.partnership(places.key_of(membership.place))
    found = _one("select app.emergency_case(%s, %s)", [reference.strip(), here])
    if found is None:
        raise Refused("no_such_record", NO_SUCH, "reference")
    return Outcome(True, "emergency access offered")


@command(Permission.TAKE_EMERGENCY_ACCESS)
def take_emergency_access(
    actor: Actor, membership: Membership, *, reference: str, reason: str, words: str, at: datetime
) -> Outcome[UUID]:
    """Open one case to the actor for a while (a setting: usually an hour), to read. Gives the case's id; those concerned are told at once.

    The database itself asks rules 1, 2, 3, 4 and 8 and writes link, record and trail together; whoever may not learns
    only what they would learn where there is no such case.
    """
    if reason not in REASONS:
        raise Refused("no_reason", "Choose why you need it", "reason")
    if not words.strip():
        raise Refused("no_words", "Say in a sentence why you need it now", "words")
    here = places.partnership(places.key_of(membership.place))
    access_id, own = uuid4(), f"E-{secrets.randbelow(9_000_000) + 1_000_000}"
    case_id = _one(
        "select app.take_emergency_access(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [access_id, uuid4(), reference.strip(), here, own, reason, words.strip(), *_times(places.key_of(here), at)],
    )
    if case_id is None:
        raise Refused("no_such_record", NO_SUCH, "reference")
    check_said(case_id, words=words.strip())
    _tell(access_id, own, here, at)
    return Outcome(case_id, f"emergency access {access_id}, {reason}")


@command(Permission.TAKE_EMERGENCY_ACCESS, reads=True)
def end_emergency_access(actor: Actor, access: EmergencyAccess) -> Outcome[None]:
    """End one's own before its hour is over."""
    if not _one("select app.end_emergency_access(%s)", [access.pk]):
        raise Refused("ended", "This emergency access has ended already.")
    return Outcome(None, f"emergency access {access.pk} ended")


@command(Permission.REVIEW_EMERGENCY_ACCESS, reads=True)
def review_emergency_access(
    actor: Actor, access: EmergencyAccess, *, outcome: str, words: str, link_kind: str = "", link_until: datetime | None = None
) -> Outcome[None]:  # fmt: skip
    """Record what an independent review found; misuse ends the access, and a link may take its place."""
    if outcome not in OUTCOMES:
        raise Refused("no_outcome", "Choose what you found", "outcome")
    if not words.strip():
        raise Refused("no_words", "Say what you looked at and why you found so", "words")
    if outcome == CONVERTED and (link_kind not in LINK_KINDS or link_until is None):
        raise Refused("no_link", "Choose the kind of link and the last day on which it holds", "link_kind")
    check_said(access.case_id, words=words.strip())
    done = _one(
        "select app.review_emergency_access(%s, %s, %s, %s, %s, %s, %s)",
        [uuid4(), access.pk, outcome, words.strip(), uuid4(), link_kind or None, link_until],
    )
    if not done:
        raise Refused(
            "not_independent",
            "Somebody else has to review this: it is your own or your agency’s, or a review of it is on record already.",
        )
    return Outcome(None, f"emergency access {access.pk} reviewed: {outcome}")


@command(Permission.SEND_NOTICES, reads=True)
def tell_overdue_reviews(actor: Actor, partnership: Partnership, *, at: datetime) -> Outcome[int]:
    """Tell each requester's agency's own officer, once, that nobody independent has reviewed an access in time."""
    here, told = places.partnership(partnership.key), 0
    with connection.cursor() as cursor:
        cursor.execute("select access_id, reference, place, user_id from app.overdue_emergency_reviews()")
        late = [row for row in cursor.fetchall() if row[2].startswith(here)]
    officers = people({user_id for _, _, _, user_id in late})
    for access_id, reference, _, user_id in late:
        told += queue_notice(
            place=here, email=officers[user_id].email, wording="look_overdue", blanks={"reference": reference}, now=at,
            user_id=user_id, once=f"emergency-overdue:{access_id}:{user_id}",
        ) is not None  # fmt: skip
    return Outcome(told, f"{told} told of overdue emergency access")


def _times(partnership: str, at: datetime) -> tuple[timedelta, datetime]:
    """How long it lasts and when its review is due, as the partnership settled."""
    held = settings_of(partnership, on=timezone.localdate(at))
    lasts = timedelta(minutes=int(held[EMERGENCY_MINUTES].value))
    return lasts, review_due_at(at, int(held[REVIEW_DAYS].value))


def _tell(access_id: UUID, reference: str, place: str, at: datetime) -> None:
    """Tell the leads of both agencies and the lead workers, without a word of the case."""
    with connection.cursor() as cursor:
        cursor.execute("select user_id from app.emergency_readers_told(%s)", [access_id])
        told = {row[0] for row in cursor.fetchall()}
    for user_id, person in people(told).items():
        queue_notice(
            place=place, email=person.email, wording="opened_out_of_turn", blanks={"reference": reference}, now=at,
            user_id=user_id, once=f"emergency:{access_id}:{user_id}",
        )  # fmt: skip


def _one(statement: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]

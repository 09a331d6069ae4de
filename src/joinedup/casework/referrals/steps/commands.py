"""Writing down what happened to a referral: for the commands of referrals and of panels, which judge the permission and trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from joinedup.casework.referrals.models import Referral, ReferralStep
from joinedup.casework.referrals.rules import ACKNOWLEDGED, ANSWERED, OUTCOME
from joinedup.casework.referrals.steps.queries import Decision, last_of
from joinedup.casework.telling.asked import about_case
from joinedup.casework.telling.commands import ANSWERED as ANSWER_CAME
from joinedup.casework.telling.commands import tell
from joinedup.casework.telling.queries import senders_of_referral
from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import Changed
from joinedup.foundation.notices.commands import queue_notice
from joinedup.people.bound import CaseItem
from joinedup_core.permits import Actor


def add_step(
    actor: Actor, item: CaseItem, referral_id: UUID, kind: str, at: datetime, *, answer: str = "", words: str = "", told_by: str = "",
) -> UUID:  # fmt: skip
    """Add a step in the name of the actor's agency. `item` is the referral, or what came before a panel by it: its case counts.

    Of a decision, and of what came of it, the sender is told that it is there. Gives the step’s id.
    """
    made = ReferralStep.objects.create(
        case_id=item.case_id, place=item.place, agency_id=actor.agency_id, referral_id=referral_id, kind=kind,
        answer=answer, words=words.strip(), told_by=told_by.strip()[:200], recorded_by_id=actor.user_id, recorded_at=at,
    )  # fmt: skip
    if kind in (ANSWERED, OUTCOME):
        for user_id, reference in senders_of_referral(referral_id):
            said = {"what": f"answer:{made.pk}", "page": "casework/referrals", "reference": reference}
            tell(item.place, [user_id], at=at, wording=ANSWER_CAME, **said)
    return made.pk


def acknowledge(actor: Actor, item: CaseItem, referral_id: UUID, at: datetime, told_by: str = "") -> None:
    """Record that it arrived, unless that is recorded: the first to say so counts."""
    if ReferralStep.objects.filter(referral_id=referral_id, kind=ACKNOWLEDGED).exists():
        return
    try:
        with transaction.atomic():
            add_step(actor, item, referral_id, ACKNOWLEDGED, at, told_by=told_by)
    except IntegrityError:
        return  # somebody else said so: at the same moment, or where a panel does not see it


def check_read(decided: Sequence[Decision], version: int | None) -> None:
    """Raise `Changed` with the last decision where a page showed fewer than there are; nothing where no page was shown."""
    if version is not None and version != len(decided):
        raise Changed(last_of(decided), len(decided))


def tell_panel(row: Referral, step_id: UUID, at: datetime) -> None:
    """Tell the coordinators who have a referral before their panel that somebody else decided on it; who sent it was told by `add_step`."""
    key = places.key_of(row.place)
    with connection.cursor() as cursor:
        cursor.execute("select user_id, panel_referral_id from app.keepers_of_sent(%s)", [row.pk])
        keepers = dict(cursor.fetchall())
    for user_id, person in people(set(keepers)).items():
        queue_notice(
            place=places.partnership(key), email=person.email, wording="decided_elsewhere", now=at, user_id=user_id,
            blanks={"reference": row.reference, "page": f"/{key}/panels/referral/{keepers[user_id]}/"},
            about=about_case(row.place), once=f"answer:{step_id}:{user_id}",
        )  # fmt: skip


def notify(row: Referral, readers: str, asked: list[object], page: str) -> None:
    """Tell whoever the database answers that something is there, each once."""
    key = places.key_of(row.place)
    with connection.cursor() as cursor:
        cursor.execute(readers, asked)
        found = people({one for (one,) in cursor.fetchall()})
    for user_id, person in found.items():
        queue_notice(
            place=places.partnership(key), email=person.email, wording="something_arrived", now=row.referred_at, user_id=user_id,
            blanks={"reference": row.reference, "page": f"/{key}/{page}/"}, about=about_case(row.place),
            once=f"referral:{row.pk}:{user_id}",
        )  # fmt: skip

"""Telling people that something waits for them. For the commands of other corners, which judge the permission and trail.

A message says that something waits and where to sign in: never what, nor of whom. Whom the database would not show it is not told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from joinedup.casework.panels.queries import PanelLine
from joinedup.casework.queries import Case
from joinedup.casework.telling.asked import about_case
from joinedup.casework.telling.queries import coordinators_told, told_of
from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.notices.commands import queue_notice
from joinedup_core.permits import Actor

NOT_WHOLE = "moved_not_whole"
WAITS, URGENT, STILL, UNANSWERED, ANSWERED = (
    "something_waits", "something_urgent_waits", "something_still_waits", "nobody_answered", "an_answer_came",
)  # fmt: skip


def tell(
    place: str, user_ids: Iterable[UUID | None], *, what: str, page: str, at: datetime, wording: str = WAITS, **blanks: str
) -> int:  # fmt: skip
    """Tell some users, each once for the same `what` (a word and an id). `page` lies below the partnership. Gives how many."""
    key, told = places.key_of(place), 0
    for user_id, person in people({one for one in user_ids if one}).items():
        told += queue_notice(
            place=places.partnership(key), email=person.email, wording=wording, now=at, user_id=user_id,
            blanks={"page": f"/{key}/{page}/", **blanks}, about=about_case(place), once=f"{what}:{user_id}",
        ) is not None  # fmt: skip
    return told


def tell_agency(
    actor: Actor, case_id: UUID, place: str, agency_id: UUID, *, what: str, at: datetime, wording: str = WAITS
) -> int:
    """Tell those of an agency who would see it that something waits for the agency; nothing to one's own. Gives how many are told."""
    if str(agency_id) == actor.agency_id:
        return 0
    return tell(place, told_of(case_id, agency_id), what=what, page="casework/waiting", at=at, wording=wording)


def tell_coordinators(case: Case, panel: PanelLine, referral_id: UUID, *, urgent: bool, at: datetime) -> int:
    """Tell those who coordinate a panel, and may know of the case, that a referral came before it. Gives how many are told."""
    told = coordinators_told(case.pk, panel.group_id)
    wording = URGENT if urgent else WAITS
    return tell(
        case.place, told, what=f"panel-referral:{referral_id}", page=f"panels/{panel.id}", at=at, wording=wording
    )

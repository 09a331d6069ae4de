"""Telling people that something waits for them. For the commands of other corners, which judge the permission and trail.

A message says that something waits and where to sign in: never what, nor of whom. Whom the database would not show it is not told.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from joinedup.casework.arrivals.rules import DESK
from joinedup.casework.panels.queries import PanelLine
from joinedup.casework.queries import Case
from joinedup.casework.referrals.rules import acknowledge_by
from joinedup.casework.telling.asked import about_case
from joinedup.casework.telling.queries import (
    AtPanel,
    Unanswered,
    coordinators_told,
    met_before_panels,
    readers,
    told_of,
    unacknowledged_by_panels,
    unanswered,
)
from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import Outcome, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.bound import CaseItem
from joinedup_core.permits import Actor, Permission

NOT_WHOLE = "moved_not_whole"
WAITS, URGENT, STILL, UNANSWERED, ANSWERED = (
    "something_waits", "something_urgent_waits", "something_still_waits", "nobody_answered", "an_answer_came",
)  # fmt: skip


class SentRow(NamedTuple):
    """An item that was sent, where its row is not seen: by jobs."""

    pk: UUID
    case_id: UUID
    place: str


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
    told = {one for one in told_of(case_id, agency_id) if str(one) != actor.user_id}
    return tell(place, told, what=what, page="casework/waiting", at=at, wording=wording)


def send(
    actor: Actor, kind: str, row: CaseItem | SentRow, agency_id: UUID, *, at: datetime, wording: str = WAITS
) -> None:
    """Tell those of an agency who work on the case of an item; where nobody does, send it to the agency's desk and tell those there."""
    if told_of(row.case_id, agency_id):
        tell_agency(actor, row.case_id, row.place, agency_id, what=f"{kind}:{row.pk}", at=at, wording=wording)
    elif str(agency_id) != actor.agency_id:
        send_to(actor, kind, row.pk, row.place, agency_id, role=DESK, at=at, wording=wording)


def send_to(
    actor: Actor, kind: str, item_id: UUID, place: str, agency_id: UUID, *, role: str, at: datetime, stage: int = 0, wording: str = WAITS,
    again: str = "", but: Container[UUID] = (),
) -> int:  # fmt: skip
    """Send an item to an agency's desk, to the managers of those of it on the case, to its lead, or to the chair. Gives how many are told.

    Those it is sent to see the item, and nothing else of its case. `again` tells those who were told once before, `but` none of these:
    they were told of the same elsewhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("select app.send_arrival(%s, %s, %s, %s, %s::smallint)", [kind, item_id, agency_id, role, stage])
    told = {one for one in readers(kind, item_id, agency_id, role) if str(one) != actor.user_id and one not in but}
    return tell(place, told, what=f"{kind}:{item_id}:{stage}{again}", page="casework/arrived", at=at, wording=wording)


def tell_coordinators(case: Case, panel: PanelLine, referral_id: UUID, *, urgent: bool, at: datetime) -> int:
    """Tell those who coordinate a panel, and may know of the case, that a referral came before it. Gives how many are told."""
    told = coordinators_told(case.pk, panel.group_id)
    wording = URGENT if urgent else WAITS
    return tell(
        case.place, told, what=f"panel-referral:{referral_id}", page=f"panels/{panel.id}", at=at, wording=wording
    )


@command(Permission.SEND_NOTICES, reads=True)
def tell_unanswered(actor: Actor, partnership: Partnership, *, at: datetime) -> Outcome[int]:
    """Tell of what nobody answered in time: those who could, the agency's desk too, and whoever sent it, who must telephone. For the job.

    An alert is waited for as an urgent referral is; a request until its day; a referral to a panel as any referral, and its coordinators
    are told anew each day. Coordinators are told once of each case with somebody who is before another panel too.
    """
    here, told = places.partnership(partnership.key), 0
    for one in unanswered():
        if one.place.startswith(here) and _is_late(one, at):
            told += _chase(actor, one, at)
    for referral in unacknowledged_by_panels():
        if referral.place.startswith(here) and acknowledge_by(timezone.localtime(referral.at), referral.urgent)[0] < at:
            told += _chase_panel(referral, at)
    for met in met_before_panels():
        if met.place.startswith(here):
            pair = ":".join(sorted((str(met.panel_case_id), str(met.other_id))))
            page = f"panels/before/{met.panel_case_id}"
            told += tell(met.place, [met.user_id], what=f"two-panels:{pair}", page=page, at=at)
    return Outcome(told, f"{told} told of what was not answered, or of two panels")


def _is_late(one: Unanswered, at: datetime) -> bool:
    if one.due_on:
        return one.due_on < timezone.localdate(at)
    return acknowledge_by(timezone.localtime(one.at), urgent=True)[0] < at


def _chase(actor: Actor, one: Unanswered, at: datetime) -> int:
    what = f"{one.kind}-late:{one.item_id}:{one.to_agency_id}"
    workers = told_of(one.case_id, one.to_agency_id)
    told = tell(one.place, workers, what=what, page="casework/waiting", at=at, wording=STILL)
    told += send_to(
        actor,
        one.kind,
        one.item_id,
        one.place,
        one.to_agency_id,
        role=DESK,
        at=at,
        wording=STILL,
        again=":late",
        but=workers,
    )
    page = f"casework/{one.kind}/{one.item_id}"
    return told + tell(one.place, [one.sender], what=f"{what}:sender", page=page, at=at, wording=UNANSWERED)


def _chase_panel(referral: AtPanel, at: datetime) -> int:
    what = f"panel-referral-late:{referral.id}"
    readers_now, day = coordinators_told(referral.case_id, referral.group_id), timezone.localdate(at).isoformat()
    told = tell(
        referral.place, readers_now, what=f"{what}:{day}", page=f"panels/{referral.panel_id}", at=at, wording=STILL
    )
    page = f"panels/referral/{referral.id}"
    return told + tell(referral.place, [referral.sender], what=f"{what}:sender", page=page, at=at, wording=UNANSWERED)

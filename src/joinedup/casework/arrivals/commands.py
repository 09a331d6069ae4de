"""Reading what was sent to one's desk or stage, and answering it in the name of the agency that it was sent to. Rows are only added."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from joinedup.casework.alerts.models import AlertStep
from joinedup.casework.arrivals import queries
from joinedup.casework.arrivals.models import Arrival
from joinedup.casework.arrivals.queries import ArrivalDetail, ArrivalLine
from joinedup.casework.arrivals.rules import ALERT, ESCALATION, REQUEST
from joinedup.casework.escalations.commands import step_at_stage
from joinedup.casework.sharing.models import InformationReply
from joinedup.casework.sharing.rules import REPLIES
from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup_core.permits import Actor, Permission


@command(Permission.READ_ARRIVALS, reads=True)
def list_arrivals(actor: Actor, membership: Membership, *, at: datetime) -> Outcome[list[ArrivalLine]]:
    """What was sent to the actor's desks and stages: one row of ids on the trail."""
    found = queries.arrivals(actor, places.key_of(membership.place), at)
    return Outcome(found, "arrivals " + " ".join(str(one.item_id) for one in found) if found else "nothing")


@command(Permission.READ_ARRIVALS, reads=True)
def open_arrival(actor: Actor, arrival: Arrival, *, at: datetime) -> Outcome[ArrivalDetail]:
    """What was sent, with about whom it is. Reading does not acknowledge it."""
    _check_sent(actor, arrival)
    return Outcome(queries.detail(actor, arrival, at), f"{arrival.what} {arrival.item_id}")


@command(Permission.READ_ARRIVALS, reads=True)
def have_arrived_alert(actor: Actor, arrival: Arrival, *, words: str, at: datetime) -> Outcome[None]:
    """Say for the agency of the desk that it has an alert, and what it does."""
    line = _check_waits(actor, arrival, ALERT, at)
    row = AlertStep.objects.create(
        case_id=arrival.case_id, place=arrival.place, agency_id=arrival.to_agency_id, alert_id=arrival.item_id, kind="acknowledged",
        for_agency_id=arrival.to_agency_id, words=words.strip(), taken_by_id=actor.user_id, taken_at=at,
    )  # fmt: skip
    _tell_sender(arrival, row.pk)
    return Outcome(None, f"alert {line.item_id} acknowledged")


@command(Permission.READ_ARRIVALS, reads=True)
def answer_arrived_request(actor: Actor, arrival: Arrival, *, reply: str, words: str, at: datetime) -> Outcome[None]:
    """Reply for the agency of the desk: nothing held, shared, or refused because."""
    line = _check_waits(actor, arrival, REQUEST, at)
    if reply not in REPLIES:
        raise Refused("reply", "Choose from those listed.", "reply")
    if reply != "nothing_held" and not words.strip():
        raise Refused(
            "words",
            "Write what you hold, or why it is refused: why sharing would do more harm than not sharing.",
            "words",
        )
    row = InformationReply.objects.create(
        case_id=arrival.case_id, place=arrival.place, agency_id=arrival.to_agency_id, request_id=arrival.item_id, reply=reply,
        words=words.strip(), told_by="", recorded_by_id=actor.user_id, recorded_at=at,
    )  # fmt: skip
    _tell_sender(arrival, row.pk)
    return Outcome(None, f"request {line.item_id}: {reply}")


@command(Permission.READ_ARRIVALS, reads=True)
def answer_arrived_escalation(actor: Actor, arrival: Arrival, *, act: str, words: str, at: datetime) -> Outcome[int]:
    """Record what was said, move a disagreement to the next stage, or settle it. Gives the stage."""
    line = _check_waits(actor, arrival, ESCALATION, at)
    stage = step_at_stage(actor, arrival.item_id, arrival.to_agency_id, act=act, words=words, at=at)
    return Outcome(stage, f"escalation {line.item_id} {act} at stage {stage}")


def _check_sent(actor: Actor, arrival: Arrival) -> None:
    """What was sent to others of the same agency is not theirs to read."""
    if not queries.is_sent_to(actor, arrival):
        raise NotFound("no such arrival")


def _check_waits(actor: Actor, arrival: Arrival, what: str, at: datetime) -> ArrivalLine:
    _check_sent(actor, arrival)
    if arrival.what != what:
        raise NotFound("nothing of this kind arrived")
    line = queries.get_arrival(actor, places.key_of(arrival.place), arrival.pk, timezone.localtime(at))
    if not line.waits:
        raise Refused("answered", "This was answered, or it is over. Open it to see how it stands.")
    return line


def _tell_sender(arrival: Arrival, answer: UUID) -> None:
    """Share an answer with the agency that asked, by the database: the desk may share nothing of the case."""
    with connection.cursor() as cursor:
        cursor.execute("select app.tell_sender(%s, %s, %s)", [uuid4(), arrival.pk, answer])

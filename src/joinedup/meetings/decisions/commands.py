"""Recording decisions and interests, gathering agreement, and settling what is unratified."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed, Outcome, Refused, check_version, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.agenda.models import AgendaItem
from joinedup.meetings.attendance import queries as attendance
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.decisions import queries, rules
from joinedup.meetings.decisions.models import Agreement, AgreementRequest, Decision, Interest, Ratification
from joinedup.meetings.quorum.rules import NO_RULE
from joinedup.partnership.queries import Group, Seat
from joinedup_core.permits import Actor, Permission, decide


@command(Permission.RECORD_DECISIONS)
def record_decision(
    actor: Actor, meeting: Meeting, *, text: str, at: datetime, item: AgendaItem | None = None, reason: str = "",
    confidential: bool = False, ran_on: bool = False, now: datetime,
) -> Outcome[UUID]:  # fmt: skip
    """Record a decision with the quorum of its moment; taken while inquorate, it is kept as unratified.

    `at` is when it was taken, `now` when it is recorded (later is fine, and is told). `ran_on`: the meeting went on after
    its planned end. Refused: a moment that has not come, and one outside the meeting.
    """
    _check_published(meeting.group)
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused("other_meeting", "This item is on the agenda of another meeting", "item")
    _check_moment(meeting, at, now, ran_on=ran_on, field="at")
    sheet, recused = attendance.sheet_of(meeting), queries.recused_from(item.pk if item else None)
    fate = rules.fate_in_meeting(sheet.judge(at=at, recused=recused))
    made = Decision.objects.create(
        group_id=meeting.group_id, place=meeting.place, meeting=meeting, item=item, number=_next_number(meeting.group),
        text=text.strip(), reason=reason.strip(), state=fate.state, decided_at=at, recorded_at=now, recorded_by_id=actor.user_id,
        confidential=confidential or bool(item and item.confidential),
        recused=[f"{li.post}, {li.agency}" for li in sheet.lines if li.key in recused], **_quorum(fate),
    )  # fmt: skip
    return Outcome(made.pk, f"decision {made.pk} {fate.state}")


@command(Permission.RECORD_DECISIONS)
def seek_agreement(
    actor: Actor, group: Group, *, text: str, at: datetime, urgent: bool = False, reason: str = "",
    answer_by_on: date | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Begin a decision out of a meeting. An urgent one is kept as unratified at once, until those needed have agreed.

    With a last day to answer, whoever has not answered is reminded once before it.
    """
    _check_published(group)
    if answer_by_on is not None and answer_by_on < timezone.localtime(at).date():
        raise Refused("past_day", "The last day to answer is past. Give today or a later day", "answer_by_on")
    way = rules.URGENT if urgent else rules.OUT_OF_MEETING
    made = Decision(
        group=group, place=group.place, number=_next_number(group), text=text.strip(), reason=reason.strip(), way=way,
        answer_by_on=answer_by_on,
        decided_at=at, recorded_at=at, recorded_by_id=actor.user_id,
    )  # fmt: skip
    fate = queries.fate_of(made)
    if fate.judgement.state == NO_RULE:
        raise Refused(
            "no_rule",
            "No quorum rule is recorded for this group, so nobody can say who must agree. Record the rule first",
        )
    made.state = fate.state
    for name, value in _quorum(fate).items():
        setattr(made, name, value)
    made.save()
    ask_seats(made, at)
    return Outcome(made.pk, f"decision {made.pk} {fate.state}")


@command(Permission.RECORD_DECISIONS)
def record_agreement(
    actor: Actor, decision: Decision, *, seat: Seat, agrees: bool, at: datetime, means: str = "", note: str = "",
    by_deputy: bool = False,
) -> Outcome[str]:  # fmt: skip
    """Record that a seat agrees, or does not, and by what means. Once all whom the rule asks for agree, it is agreed.

    On a decision taken in an inquorate meeting this gathers the written procedure, which `settle_decision` then closes.
    """
    if decision.state not in rules.OPEN:
        raise Refused(
            "settled", f"This decision is {rules.STATES[decision.state].lower()} already, so nobody need agree to it"
        )
    if seat.group_id != decision.group_id:
        raise Refused("other_group", "This seat is not on the group that decides", "seat")
    keep_agreement(decision, seat, agrees=agrees, at=at, means=means, note=note, by_deputy=by_deputy)
    return Outcome(decision.state, f"agreement of seat {seat.pk} to {decision.pk}: {decision.state}")


@command(Permission.RECORD_DECISIONS)
def ask_for_agreement(actor: Actor, decision: Decision, *, at: datetime) -> Outcome[int]:
    """Ask every seat that was not asked yet whether it agrees; holders with an account get a message that says nothing."""
    if decision.state not in rules.OPEN:
        raise Refused("settled", f"This decision is {rules.STATES[decision.state].lower()} already")
    if decision.confidential:
        raise Refused("confidential", "This decision is confidential: ask in person, and record the answers here")
    made = ask_seats(decision, at)
    return Outcome(made, f"asked {made} seats about decision {decision.pk}")


def ask_seats(decision: Decision, at: datetime) -> int:
    """Keep that each seat is asked, and queue a message to its holder, inside a command that has judged who asks."""
    have = set(decision.requests.values_list("seat_id", flat=True))
    seats = [s for s in queries.seats_of(decision) if s.pk not in have]
    for seat in seats:
        asked = AgreementRequest.objects.create(decision=decision, seat=seat, place=decision.place, asked_at=at)
        if seat.holder is not None and seat.holder.is_active:
            queue_notice(
                place=decision.place, email=seat.holder.email, user_id=seat.holder.pk, wording="agreement", now=at,
                about=f"meetings.AgreementRequest:{asked.pk}", once=f"agreement:{asked.pk}",
                blanks={"page": page_of(asked)},
            )  # fmt: skip
    return len(seats)


def page_of(request: AgreementRequest) -> str:
    """The address of the page on which a request is answered."""
    return reverse("meetings:agreement_request", args=[request.decision.group.partnership.key, request.pk])


def keep_agreement(
    decision: Decision, seat: Seat, *, agrees: bool, at: datetime, means: str, note: str, by_deputy: bool
) -> None:
    """Keep what a seat answered and what that makes of the decision, inside a command that has judged who answers."""
    if decision.state not in rules.OPEN:
        raise Refused("settled", f"This decision is {rules.STATES[decision.state].lower()} already")
    Agreement.objects.update_or_create(
        decision=decision, seat=seat,
        defaults={"place": decision.place, "agrees": agrees, "means": means.strip(), "note": note.strip(),
                  "answered_at": at, "by_deputy": by_deputy},
    )  # fmt: skip
    if decision.way != rules.IN_MEETING:
        fate = queries.fate_of(decision)
        decision.save_changes(state=fate.state, **_quorum(fate))


@command(Permission.RATIFY_DECISIONS)
def settle_decision(
    actor: Actor, decision: Decision, *, version: int, how: str, ratified: bool, at: datetime,
    meeting: Meeting | None = None, note: str = "", ran_on: bool = False, now: datetime,
) -> Outcome[str]:  # fmt: skip
    """Ratify an unratified decision, or let it lapse: at a quorate meeting of the group, or by written procedure."""
    check_version(decision, version, shown={"State": rules.STATES[decision.state], "Decision": decision.text})
    if decision.state not in rules.OPEN:
        raise Refused("settled", f"This decision is {rules.STATES[decision.state].lower()} already")
    because, why_not = _settling(decision, how, meeting, at, now, ran_on=ran_on)
    if ratified and why_not:
        raise Refused("not_quorate", why_not)
    Ratification.objects.create(
        decision=decision, place=decision.place, how=how, meeting=meeting if how == rules.MEETING else None,
        settled_at=at, ratified=ratified, because=because, note=note.strip(), settled_by_id=actor.user_id,
    )  # fmt: skip
    decision.save_changes(state=rules.RATIFIED if ratified else rules.LAPSED)
    return Outcome(decision.state, f"decision {decision.pk} {decision.state} {how}")


@command(Permission.DECLARE_INTERESTS)
def declare_interest(actor: Actor, item: AgendaItem, *, seat: Seat, nature: str, is_out: bool = True) -> Outcome[UUID]:
    """Declare an interest in an item, for one's own seat (or, for who records the meeting, for any). Whoever is out does not count."""
    _check_own(actor, seat)
    if seat.group_id != item.meeting.group_id:
        raise Refused("other_group", "This seat is not on the group that meets", "seat")
    row, _ = Interest.objects.update_or_create(
        item=item, seat=seat,
        defaults={"place": item.place, "nature": nature.strip(), "is_out": is_out, "withdrawn": False},
    )  # fmt: skip
    return Outcome(row.pk, f"interest {row.pk} in item {item.pk}")


@command(Permission.DECLARE_INTERESTS)
def withdraw_interest(actor: Actor, interest: Interest) -> Outcome[None]:
    """Withdraw an interest declared by mistake. Decisions already recorded keep the quorum they were judged by."""
    _check_own(actor, interest.seat)
    interest.save_changes(withdrawn=True)
    return Outcome(None, f"interest {interest.pk} withdrawn")


def _settling(
    decision: Decision, how: str, meeting: Meeting | None, at: datetime, now: datetime, *, ran_on: bool
) -> tuple[str, str]:
    """What settles it, and why it cannot be ratified that way (nothing where it can)."""
    if how == rules.MEETING:
        judgement = _judge_at(decision, meeting, at, now, ran_on=ran_on)
        return judgement.because, rules.judge_ratification(judgement)
    fate = queries.fate_of(decision)
    return fate.because, "" if fate.state == rules.AGREED else f"The written procedure is not complete. {fate.because}"


def _judge_at(
    decision: Decision, meeting: Meeting | None, at: datetime, now: datetime, *, ran_on: bool
) -> rules.Judgement:
    if meeting is None:
        raise Refused("no_meeting", "Choose the meeting that ratified it", "meeting")
    if meeting.group_id != decision.group_id:
        raise Refused("other_group", "Only a meeting of the same group can ratify its decision", "meeting")
    if meeting.pk == decision.meeting_id and at <= decision.decided_at:
        raise Refused("same_moment", "A decision cannot be ratified before it was taken: give a later time", "time")
    _check_moment(meeting, at, now, ran_on=ran_on, field="time")
    sheet = attendance.sheet_of(meeting)
    return sheet.judge(at=at, recused=queries.recused_from(decision.item_id))


def _quorum(fate: rules.Fate) -> dict[str, object]:
    judged = fate.judgement
    return {
        "quorum_state": judged.state, "quorum_because": fate.because, "quorum_evidence": list(judged.evidence),
        "agencies": list(judged.agencies),
    }  # fmt: skip


def _next_number(group: Group) -> int:
    """The next number within the group. The group is locked, so two clerks at once do not get the same."""
    Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    return (Decision.objects.filter(group=group).aggregate(latest=Max("number"))["latest"] or 0) + 1


def _check_moment(meeting: Meeting, at: datetime, now: datetime, *, ran_on: bool, field: str) -> None:
    if meeting.state == "cancelled":
        raise Refused("cancelled", "This meeting was cancelled. Record the decision as one out of meeting instead")
    wrong = rules.impossible_moment(
        *(timezone.localtime(m) for m in (meeting.starts_at, meeting.ends_at, at, now)), ran_on=ran_on
    )
    if wrong:
        raise Refused("impossible_moment", wrong, field)


def _check_own(actor: Actor, seat: Seat) -> None:
    if actor.user_id in {str(u) for u in (seat.holder_id, seat.deputy_id) if u}:
        return
    if not decide(actor, Permission.RECORD_ATTENDANCE, seat.thing).allowed:
        raise NotAllowed("an interest is declared by the holder of the seat, or by whoever records the meeting")


def _check_published(group: Group) -> None:
    if group.partnership.provenance == "published":
        raise Refused(
            "published_facts_only",
            "This partnership holds published facts only, and its decisions are not among them. Use the trial of its rule instead",
        )

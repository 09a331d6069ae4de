"""Asking agencies what they hold, chasing them, answering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from joinedup.casework.hearings.commands import give_to_members, put_on_agenda
from joinedup.casework.hearings.queries import items_of_case
from joinedup.casework.panel_cases.commands import PanelCase, answer_panel_referral
from joinedup.casework.panel_cases.queries import keeps
from joinedup.casework.panels.commands import Panel
from joinedup.casework.panels.queries import panel_of_group
from joinedup.casework.queries import Case, check_open, check_reason
from joinedup.casework.research import queries, rules
from joinedup.casework.research.models import ResearchReply, ResearchRequest
from joinedup.casework.telling.commands import STILL, tell
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, NotFound, Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup.partnership.queries import agencies_here
from joinedup.people.cases.commands import address_panel
from joinedup_core.panels import span_of
from joinedup_core.permits import Actor, Permission


@command(Permission.KEEP_PANEL_CASES)
def take_on(
    actor: Actor, case: Case, *, referral_id: UUID, hearing_id: UUID | None = None, agency_ids: Sequence[UUID] = (),
    because: str = "", version: int | None = None, at: datetime,
) -> Outcome[UUID]:  # fmt: skip
    """Take a referral on, put the case on an agenda and ask agencies what they hold: all of it, or nothing."""
    made = answer_panel_referral(
        actor, case.pk, referral_id=referral_id, accepts=True, because=because, version=version, at=at
    )
    due_at = at + _unheard(actor, made)
    if hearing_id:
        put_on_agenda(actor, made, hearing_id=hearing_id, at=at)
        due_at = max(items_of_case(actor, made)[0][0].research_due_at, at + rules.AT_LEAST)
    if agency_ids:
        ask_agencies(actor, made, agency_ids=agency_ids, due_at=due_at, at=at)
    return Outcome(made, f"panel case {made}")


@command(Permission.KEEP_PANEL_CASES)
def ask_agencies(
    actor: Actor, panel_case: PanelCase, *, agency_ids: Sequence[UUID], due_at: datetime, at: datetime
) -> Outcome[list[UUID]]:
    """Ask agencies what they hold, by a time. Their members on the panel are given the case now. Gives the agencies with nobody to see it."""
    check_open(panel_case.case)
    if not agency_ids:
        raise Refused("agency_ids", "Choose whom to ask", "agency_ids")
    if due_at <= at:
        raise Refused("due_at", "Give a time that is still to come", "due_at")
    here = agencies_here(places.key_of(panel_case.place), set(agency_ids))
    if set(agency_ids) - set(here):
        raise Refused("agency_not_here", "Choose agencies that take part here", "agency_ids")
    asked = set(ResearchRequest.objects.filter(panel_case=panel_case).values_list("agency_id", flat=True))
    for agency_id in dict.fromkeys(one for one in agency_ids if one not in asked):
        ResearchRequest.objects.create(
            pk=uuid4(), case_id=panel_case.case_id, place=panel_case.place, panel_id=panel_case.panel_id, panel_case=panel_case,
            agency_id=agency_id, asked_at=at, due_at=due_at,
        )  # fmt: skip
    panel = panel_of_group(actor, places.key_of(panel_case.place), panel_case.panel_id)
    ends = [hearing.closes_at for hearing, item in items_of_case(actor, panel_case.pk) if item.state != "withdrawn"]
    until = max([due_at + span_of(panel.kind_on(panel_case.referred_on), "after_due"), *ends])
    given = give_to_members(actor, panel, panel_case, at, until, at, agency_ids=set(agency_ids))
    told = {
        member.user_id for member in given if member.agency_id not in asked and str(member.user_id) != actor.user_id
    }
    tell(panel_case.place, told, what=f"research:{panel_case.pk}", page="panels/asked", at=at)
    without = [one for one in agency_ids if one not in {member.agency_id for member in given}]
    return Outcome(without, f"asked {' '.join(map(str, agency_ids))}, {len(without)} with nobody to see it")


@command(Permission.KEEP_PANEL_CASES)
def chase(actor: Actor, request: ResearchRequest, *, at: datetime) -> Outcome[int]:
    """Record that an agency was chased; give back how often by now."""
    check_open(request.case)
    if ResearchReply.objects.filter(request_id=request.pk).exists():
        raise Refused("answered", "They have answered already")
    request.save_changes(chased=request.chased + 1, chased_at=at)
    told = queries.answering(request.case_id, request.panel_id, request.agency_id, at)
    tell(request.place, told, what=f"research:{request.pk}:{request.chased}", page="panels/asked", at=at, wording=STILL)
    return Outcome(request.chased, f"chased {request.chased}, {len(told)} told")


@command(Permission.SEE_PANEL_CASES, reads=True)
def open_request(
    actor: Actor, request: ResearchRequest, *, now: datetime, reason: str = ""
) -> Outcome[queries.RequestLine]:
    """One request with what was answered, to be read."""
    check_reason(request.case, reason)
    found = queries.get_request(actor, places.key_of(request.place), request.pk, now=now)
    return Outcome(found, f"{reason} request {request.pk}".lstrip())


@command(Permission.SEE_PANEL_CASES)
def answer_request(
    actor: Actor, case: Case, *, request_id: UUID, answer: str, text: str = "", by_telephone: str = "", at: datetime
) -> Outcome[UUID]:
    """Answer for one's agency. The coordinator may take down what another agency says on the telephone, naming who said it."""
    shown = ResearchRequest.objects.visible_to(actor, Permission.SEE_PANEL_CASES)
    request = shown.filter(case=case, pk=request_id).first()
    if request is None:
        raise NotFound("no such request")
    if problem := rules.answer_problem(answer, text):
        raise Refused("answer", problem[1], problem[0])
    if str(request.agency_id) != actor.agency_id:
        if not keeps(actor, request.place, request.panel_id):
            raise NotAllowed("Another agency was asked. It answers for itself.")
        if not by_telephone.strip():
            raise Refused("by_telephone", "Say who told you, and how to reach them", "by_telephone")
    row = ResearchReply.objects.create(
        pk=uuid4(), case_id=request.case_id, place=request.place, agency_id=actor.agency_id, panel_id=request.panel_id,
        request_id=request.pk, answer=answer, text=text.strip(), by_telephone=by_telephone.strip(), replied_by_id=actor.user_id,
        replied_at=at,
    )  # fmt: skip
    address_panel(row, request.panel_id)
    return Outcome(row.pk, f"reply {row.pk}: {answer}")


@command(Permission.ARRANGE_MEETINGS, reads=True)
def list_chasing(actor: Actor, panel: Panel, *, now: datetime) -> Outcome[list[queries.RequestLine]]:
    """The requests of a panel without an answer that the actor may see: one row of ids on the trail."""
    found = queries.chasing_list(actor, panel.group_id, now=now)
    return Outcome(found, "requests " + " ".join(str(one.id) for one in found) if found else "no request")


@command(Permission.FIND_PEOPLE, reads=True)
def list_own_requests(actor: Actor, membership: Membership, *, now: datetime) -> Outcome[list[queries.RequestLine]]:
    """What the actor's agency is asked and has not answered: one row of ids on the trail."""
    found = queries.own_requests(actor, places.key_of(membership.place), now=now)
    return Outcome(found, "requests " + " ".join(str(one.id) for one in found) if found else "no request")


def _unheard(actor: Actor, panel_case_id: UUID) -> timedelta:
    """How long agencies have to answer about a case that is on no agenda."""
    row = PanelCase.objects.get(pk=panel_case_id)
    panel = panel_of_group(actor, places.key_of(row.place), row.panel_id)
    return span_of(panel.kind_on(row.referred_on), "unheard")

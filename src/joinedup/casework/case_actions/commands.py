"""Giving an agency an action, saying how it stands, and listing what one's agency owes."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils import timezone

from joinedup.casework.case_actions import queries, rules
from joinedup.casework.case_actions.models import CaseAction, CaseActionStep
from joinedup.casework.panel_cases.commands import PanelCase
from joinedup.casework.panel_cases.queries import kept_out
from joinedup.casework.panels.queries import members, panel_of_group
from joinedup.casework.queries import check_open, check_reason
from joinedup.casework.telling.commands import tell
from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, check_version, command
from joinedup.partnership.commands import Membership
from joinedup.partnership.queries import agencies_here
from joinedup.people.cases.commands import end_panel_links, link_for_panel
from joinedup.people.files.queries import workers
from joinedup_core.permits import Actor, Permission, Role


@command(Permission.KEEP_PANEL_CASES)
def give_action(
    actor: Actor,
    panel_case: PanelCase,
    *,
    agency_id: UUID,
    text: str,
    due_on: date,
    at: datetime,
    user_id: UUID | None = None,
    key: UUID | None = None,
) -> Outcome[UUID]:
    """Give an agency an action. Its members on the panel, and `user_id` where somebody else does it, see it until it is finished.

    `key` is the form's own: sent twice, it makes one action. The page of a hearing stays open after it, so the front door cannot
    tell. Other words under the same key are another action.
    """
    check_open(panel_case.case)
    given = CaseAction.objects.filter(panel_case=panel_case)
    before = given.filter(pk=key).first() if key else None
    if before and (before.text, before.owner_agency_id, before.due_on) == (text.strip(), agency_id, due_on):
        return Outcome(before.pk, f"action {key} sent again")
    if agency_id not in agencies_here(places.key_of(panel_case.place), {agency_id}):
        raise Refused("agency_not_here", "Choose an agency that takes part here", "agency_id")
    if not text.strip():
        raise Refused("no_text", "Write what is to be done", "text")
    if due_on < timezone.localdate(at):
        raise Refused("past", "Give a day that is still to come", "due_on")
    last = given.aggregate(last=Max("number"))["last"] or 0
    row = CaseAction.objects.create(
        pk=uuid4() if before or not key else key, case_id=panel_case.case_id, place=panel_case.place, panel_id=panel_case.panel_id, panel_case=panel_case,
        number=last + 1, text=text.strip(), owner_agency_id=agency_id, due_on=due_on, state_at=at,
    )  # fmt: skip
    owing = _owing(actor, panel_case, agency_id, user_id, at)
    for one in owing:
        link_for_panel(panel_case.case, Role.CASE_ACTION_OWNER, panel_case.panel_id, agency_id, one)
    others = [one for one in owing if str(one) != actor.user_id]
    tell(row.place, others, what=f"action:{row.pk}", page="panels/asked", at=at)
    return Outcome(row.pk, f"action {row.pk} to agency {agency_id}, {len(owing)} people see it")


@command(Permission.UPDATE_CASE_ACTIONS)
def say_of_action(
    actor: Actor, action: CaseAction, *, version: int, state: str, because: str, at: datetime
) -> Outcome[None]:
    """Say how an action of one's own agency stands: what was done, what made it impossible, or why it was not done."""
    shown = {"How does it stand?": rules.STATES[action.state], "What was done, or why not": action.because}
    check_version(action, version, shown=shown)
    if problem := rules.state_problem(state, because):
        raise Refused("state", problem[1], problem[0])
    action.save_changes(state=state, because=because.strip(), state_at=at)
    CaseActionStep.objects.create(
        pk=uuid4(), case_id=action.case_id, place=action.place, panel_id=action.panel_id, action=action,
        owner_agency_id=action.owner_agency_id, state=state, text=because.strip(), said_by_id=actor.user_id, said_at=at,
    )  # fmt: skip
    still = CaseAction.objects.filter(
        case_id=action.case_id, panel_id=action.panel_id, owner_agency_id=action.owner_agency_id, state="open"
    )
    if not still.exists():
        end_panel_links(
            action.case, action.panel_id, kinds=[Role.CASE_ACTION_OWNER], at=at, agency_id=action.owner_agency_id
        )
    return Outcome(None, f"action {action.pk}: {state}")


@command(Permission.UPDATE_CASE_ACTIONS, reads=True)
def open_action(actor: Actor, action: CaseAction, *, today: date, reason: str = "") -> Outcome[queries.ActionLine]:
    """One action of one's own agency, to be read."""
    check_reason(action.case, reason)
    found = queries.get_action(actor, places.key_of(action.place), action.pk, today=today)
    return Outcome(found, f"{reason} action {action.pk}".lstrip())


@command(Permission.SEE_PANEL_CASES, reads=True)
def open_action_of_panel(
    actor: Actor, panel_case: PanelCase, *, action_id: UUID, today: date, reason: str = ""
) -> Outcome[queries.ActionLine]:
    """One action of another agency, to be read by those whom the panel gave the case."""
    check_reason(panel_case.case, reason)
    found = queries.get_action(actor, places.key_of(panel_case.place), action_id, today=today)
    if found.panel_case_id != panel_case.pk:
        raise NotFound("no such action")
    return Outcome(found, f"{reason} action {action_id}".lstrip())


@command(Permission.FIND_PEOPLE, reads=True)
def list_own_actions(actor: Actor, membership: Membership, *, today: date) -> Outcome[list[queries.ActionLine]]:
    """What the actor's agency owes to panels and the actor may answer for: one row of ids on the trail."""
    found = queries.own_actions(actor, places.key_of(membership.place), today=today)
    return Outcome(found, "actions " + " ".join(str(one.id) for one in found) if found else "no action")


def _owing(actor: Actor, panel_case: PanelCase, agency_id: UUID, user_id: UUID | None, at: datetime) -> list[UUID]:
    """The people of an agency who are shown an action: its members who may be given the case, and whoever is named to do it."""
    key = places.key_of(panel_case.place)
    panel = panel_of_group(actor, key, panel_case.panel_id)
    sitting = members(actor, panel, on=timezone.localdate(at))
    found = [one.user_id for one in sitting if one.agency_id == agency_id and not one.missing]
    if user_id is not None and user_id not in found:
        if (user_id, agency_id) not in {(w.user_id, w.agency_id) for w in workers(key)}:
            raise Refused("no_such_worker", "Choose somebody of this agency who practises here", "user_id")
        found.append(user_id)
    out = kept_out(panel_case.case_id, panel_case.panel_id, found)
    return [one for one in found if one not in out]


__all__ = ["CaseAction", "give_action", "list_own_actions", "open_action", "open_action_of_panel", "say_of_action"]

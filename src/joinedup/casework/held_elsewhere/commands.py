"""Written updates and own actions, of panels whose cases stay in a national system."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.case_actions.rules import STATES, state_problem
from joinedup.casework.hearings.commands import Hearing
from joinedup.casework.held_elsewhere import queries
from joinedup.casework.held_elsewhere.models import OwnAction, UpdateDay
from joinedup.casework.panels.commands import Panel
from joinedup.casework.panels.queries import get_panel
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, Outcome, Refused, check_version, command
from joinedup.partnership.queries import may, seats_of_groups
from joinedup_core.calendar import day_in_words
from joinedup_core.panels import end_of_window
from joinedup_core.permits import Actor, Permission


@command(Permission.ARRANGE_MEETINGS)
def ask_for_update(actor: Actor, hearing: Hearing, *, agency_id: UUID) -> Outcome[date]:
    """Ask an agency that will not be there for a written update; give back by when."""
    kind = get_panel(actor, places.key_of(hearing.place), hearing.panel_id).kind
    _check_elsewhere(kind.held_elsewhere)
    day = timezone.localdate(hearing.meeting.starts_at)
    seats = seats_of_groups(actor, {hearing.panel.group_id}, on=day)
    if agency_id not in {seat.agency_id for seat in seats}:
        raise Refused("agency_id", "Choose an agency with a seat on this panel", "agency_id")
    by = end_of_window(kind, "update", day) or day
    if UpdateDay.objects.filter(hearing=hearing, agency_id=agency_id).exists():
        raise Refused("asked", "This agency was asked already", "agency_id")
    UpdateDay.objects.create(pk=uuid4(), place=hearing.place, hearing=hearing, agency_id=agency_id, due_on=by)
    return Outcome(by, f"agency {agency_id} by {by.isoformat()}")


@command(Permission.ANSWER_INVITATIONS)
def record_update_sent(actor: Actor, hearing: Hearing, *, agency_id: UUID, sent_on: date, on: date) -> Outcome[None]:
    """Record the day on which an agency sent its written update: one's own, or any for the coordinator. Never what it says."""
    if str(agency_id) != actor.agency_id and not may(actor, Permission.ARRANGE_MEETINGS, hearing.place):
        raise NotAllowed("Each agency records its own written update.")
    if sent_on > on:
        raise Refused("future", f"{day_in_words(sent_on)} has not come yet", "sent_on")
    row = UpdateDay.objects.filter(hearing=hearing, agency_id=agency_id).first()
    if row is None:
        raise Refused("not_asked", "This agency was not asked for a written update", "agency_id")
    row.save_changes(sent_on=sent_on)
    return Outcome(None, f"agency {agency_id} sent on {sent_on.isoformat()}")


@command(Permission.ANSWER_INVITATIONS)
def note_own_action(actor: Actor, panel: Panel, *, text: str, due_on: date, reference: str = "") -> Outcome[UUID]:
    """Note an action of one's own agency after a meeting whose content is held elsewhere. Nobody else sees it."""
    _check_elsewhere(get_panel(actor, places.key_of(panel.place), panel.pk).kind.held_elsewhere)
    if not text.strip():
        raise Refused("no_text", "Write what your agency is to do, without a name", "text")
    made = uuid4()
    if not any(seat.agency_id and str(seat.agency_id) == actor.agency_id and actor.user_id in (str(seat.holder_id), str(seat.deputy_id))
               for seat in seats_of_groups(actor, {panel.group_id}, on=timezone.localdate())):  # fmt: skip
        raise NotAllowed("Those who sit on this panel for an agency note its actions.")
    OwnAction.objects.create(
        pk=made, place=panel.place, panel_id=panel.group_id, agency_id=actor.agency_id, reference=reference.strip(),
        text=text.strip(), due_on=due_on, noted_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made, f"own action {made}")


@command(Permission.ANSWER_INVITATIONS)
def say_of_own_action(actor: Actor, action: OwnAction, *, version: int, state: str, because: str) -> Outcome[None]:
    """Say how an action of one's own agency stands."""
    check_version(
        action, version, shown={"How does it stand?": STATES[action.state], "What was done, or why not": action.because}
    )
    if problem := state_problem(state, because):
        raise Refused("state", problem[1], problem[0])
    action.save_changes(state=state, because=because.strip())
    return Outcome(None, f"own action {action.pk}: {state}")


@command(Permission.SEE_MEETINGS, reads=True)
def list_own_panel_actions(actor: Actor, panel: Panel, *, today: date) -> Outcome[list[queries.OwnActionLine]]:
    """One's own agency's actions from a panel: one row of ids on the trail."""
    found = queries.own_actions(actor, panel.group_id, today=today)
    return Outcome(found, "own actions " + " ".join(str(one.id) for one in found) if found else "no action")


def _check_elsewhere(held: bool) -> None:
    if not held:
        raise Refused("held_here", "The cases of this panel are held here: use its agenda and actions")

"""Changing actions. Each step of an action's life is a command of its own, with its own permission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.foundation.files.commands import store_file
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.actions.models import Action, ActionNote, ActionStep, ReminderRule
from joinedup.meetings.actions.queries import part_of, position_of
from joinedup.meetings.actions.rules import (
    MOST_DAYS,
    PRIORITIES,
    REPEATS,
    SOURCES,
    ends_an_occurrence,
    next_due,
    reference_of,
)
from joinedup.partnership.commands import Agency, Group, Partnership, Seat
from joinedup_core.lifecycle import By, State, Step, Verdict, take
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Upload:
    """A file somebody sends as evidence: its name and its bytes."""

    name: str
    data: bytes


@command(Permission.EDIT_ACTIONS)
def add_action(
    actor: Actor, group: Group, *, text: str, at: datetime, owner_seat_id: UUID | None = None,
    owner_agency_id: UUID | None = None, due_on: date | None = None, due_words: str = "", priority: str = "normal",
    source_kind: str = "meeting", source_words: str = "", source_id: UUID | None = None, repeats: str = "",
    theme_ids: Sequence[UUID] = (), published: bool = False,
) -> Outcome[UUID]:  # fmt: skip
    """Add an action to the register of the group's partnership, under the next number.

    `published`: taken from a published list; what became of it is not published, so nothing is claimed to be owed.
    """
    _check_details(text, priority, source_kind, repeats, due_on)
    seat_id, agency_id = _owner(group.partnership_id, owner_seat_id, owner_agency_id, needed=not published)
    made = _insert(
        group, text=text.strip(), owner_seat_id=seat_id, owner_agency_id=agency_id, due_on=due_on, due_words=due_words,
        priority=priority, source_kind=source_kind, source_words=source_words.strip(), source_id=source_id,
        repeats=repeats, status=State.PUBLISHED if published else State.OPEN, status_on=timezone.localdate(at),
    )  # fmt: skip
    made.themes.set(theme_ids)
    tell(made, actor, "import" if published else "add", at, after=made.status)
    return Outcome(made.pk, f"action {reference_of(made.number)} from {source_kind}")


@command(Permission.EDIT_ACTIONS)
def edit_action(
    actor: Actor, action: Action, *, version: int, text: str, due_on: date | None, priority: str, at: datetime,
    due_words: str = "", repeats: str = "", source_words: str = "",
) -> Outcome[list[str]]:  # fmt: skip
    """Change what an action says, when it is due, how urgent it is and how often it comes back."""
    shown = {"Action": action.text, "Due date": action.due_on, "Priority": PRIORITIES[action.priority],
             "Repeats": REPEATS[action.repeats], "Source": action.source_words}  # fmt: skip
    check_version(action, version, shown=shown)
    _check_details(text, priority, action.source_kind, repeats, due_on)
    changed = action.save_changes(
        text=text.strip(), due_on=due_on, due_words="" if due_on else due_words, priority=priority, repeats=repeats,
        source_words=source_words.strip(),
    )  # fmt: skip
    if changed:
        tell(action, actor, "edit", at, reason=_said_of(changed))
    return Outcome(changed, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_ACTIONS)
def give_action(
    actor: Actor, action: Action, *, version: int, at: datetime, owner_seat_id: UUID | None = None,
    owner_agency_id: UUID | None = None, reason: str = "",
) -> Outcome[None]:  # fmt: skip
    """Give an action to another owner: a seat, or an agency as a whole. The new holder is told, without saying what."""
    owner = action.owner_seat or action.owner_agency
    check_version(action, version, shown={"Owner": getattr(owner, "post", None) or getattr(owner, "name", "Nobody")})
    seat_id, agency_id = _owner(action.partnership_id, owner_seat_id, owner_agency_id, needed=True)
    if action.save_changes(owner_seat_id=seat_id, owner_agency_id=agency_id):
        tell(action, actor, "give", at, reason=reason)
        _tell_new_owner(action, at)
    return Outcome(None, f"given to seat {seat_id} agency {agency_id}")


@command(Permission.UPDATE_ACTIONS)
def add_note(
    actor: Actor, action: Action, *, text: str, at: datetime, evidence_words: str = "", file: Upload | None = None
) -> Outcome[None]:
    """Say how far an action is, with evidence if there is any. What is said is kept for ever."""
    if not text.strip():
        raise Refused("no_text", "Say how far it is", "text")
    note(action, actor, text=text, at=at, evidence_words=evidence_words, file=file)
    return Outcome(None, f"note on action {action.pk}")


@command(Permission.EDIT_ACTIONS)
def take_up_action(actor: Actor, action: Action, *, at: datetime, reason: str = "") -> Outcome[str]:
    """Take up an action that until now only a published list held."""
    if action.owner_seat_id is None and action.owner_agency_id is None:
        raise Refused("no_owner", "Give it to an owner first: nobody owns it")
    return _step(actor, action, Step.TAKE_UP, at, reason)


@command(Permission.UPDATE_ACTIONS)
def start_action(actor: Actor, action: Action, *, at: datetime, reason: str = "") -> Outcome[str]:
    """Say that work on an action has begun."""
    return _step(actor, action, Step.START, at, reason)


@command(Permission.UPDATE_ACTIONS)
def complete_action(
    actor: Actor,
    action: Action,
    *,
    at: datetime,
    reason: str = "",
    evidence_words: str = "",
    file: Upload | None = None,
) -> Outcome[str]:
    """Say that an action is done. What a review or audit asked for then waits for somebody else to confirm it."""
    outcome = _step(actor, action, Step.MARK_DONE, at, reason)
    if evidence_words or file:
        note(action, actor, text=reason or "Evidence that it is done", at=at, evidence_words=evidence_words, file=file)
    return outcome


@command(Permission.CONFIRM_ACTIONS)
def confirm_action(actor: Actor, action: Action, *, at: datetime, reason: str = "") -> Outcome[str]:
    """Confirm that an action is done: never by its owner, nor by whoever said that it is."""
    return _step(actor, action, Step.CONFIRM, at, reason)


@command(Permission.CONFIRM_ACTIONS)
def send_back_action(actor: Actor, action: Action, *, at: datetime, reason: str) -> Outcome[str]:
    """Send an action back to its owner, saying what is missing."""
    return _step(actor, action, Step.SEND_BACK, at, reason)


@command(Permission.CONFIRM_ACTIONS)
def ask_impact(actor: Actor, action: Action, *, at: datetime, due_on: date, reason: str = "") -> Outcome[str]:
    """Open the second gate: ask, by a day, what difference the action made."""
    if due_on < timezone.localdate(at):
        raise Refused("impact_due_in_the_past", "Give a day that is still to come", "due_on")
    return _step(actor, action, Step.ASK_IMPACT, at, reason, impact_due_on=due_on)


@command(Permission.CONFIRM_ACTIONS)
def show_impact(
    actor: Actor, action: Action, *, at: datetime, reason: str, tested_on: date, tested_how: str
) -> Outcome[str]:
    """Record the difference an action made: what, tested on which day and how (an audit, a survey, a visit)."""
    if tested_on > timezone.localdate(at):
        raise Refused("tested_in_future", "The day it was tested cannot be in the future", "tested_on")
    if not tested_how.strip():
        raise Refused("not_tested", "Say how it was tested in practice, such as by which audit", "tested_how")
    more = {"impact_tested_on": tested_on, "impact_tested_how": tested_how.strip()}
    return _step(actor, action, Step.SHOW_IMPACT, at, reason, **more)


@command(Permission.EDIT_ACTIONS)
def decide_not_to_implement(actor: Actor, action: Action, *, at: datetime, reason: str) -> Outcome[str]:
    """Record that the board decided not to implement an action, and why; an adults board must report it yearly."""
    return _step(actor, action, Step.NOT_IMPLEMENT, at, reason)


@command(Permission.UPDATE_ACTIONS)
def report_cannot_be_done(actor: Actor, action: Action, *, at: datetime, reason: str) -> Outcome[str]:
    """Record that an action could not be done, and why."""
    return _step(actor, action, Step.CANNOT_BE_DONE, at, reason)


@command(Permission.EDIT_ACTIONS)
def supersede_action(actor: Actor, action: Action, *, at: datetime, reason: str) -> Outcome[str]:
    """Close an action because something replaces it, or it is no longer needed."""
    return _step(actor, action, Step.SUPERSEDE, at, reason)


@command(Permission.CONFIRM_ACTIONS)
def reopen_action(actor: Actor, action: Action, *, at: datetime, reason: str) -> Outcome[str]:
    """Open a closed action again, saying why."""
    return _step(actor, action, Step.REOPEN, at, reason)


@command(Permission.SEND_NOTICES)
def remind_owner(actor: Actor, action: Action, *, wording: str, at: datetime) -> Outcome[bool]:
    """Remind the holder of an owed action's seat, once for each wording and due day."""
    holder = action.owner_seat.holder if action.owner_seat else None
    if holder is None or action.due_on is None:
        return Outcome(False, "nobody to write to")
    made = queue_notice(
        place=action.place, email=holder.email, user_id=holder.pk, wording=wording, now=at,
        about=f"meetings.Action:{action.pk}", once=f"{wording}:{action.pk}:{action.due_on}",
        blanks={"reference": reference_of(action.number), "day": action.due_on.isoformat()},
    )  # fmt: skip
    return Outcome(made is not None, f"{wording} {'queued' if made else 'sent before'}")


@command(Permission.EDIT_ACTIONS)
def set_reminders(
    actor: Actor, partnership: Partnership, *, days_before: int, days_after: int, source: str
) -> Outcome[None]:
    """Set how many days before and after the due day owners are reminded, and where that number comes from."""
    if not (0 <= days_before <= MOST_DAYS and 1 <= days_after <= MOST_DAYS):
        raise Refused(
            "days_out_of_range", f"Give 0 to {MOST_DAYS} days before and 1 to {MOST_DAYS} after", "days_before"
        )
    if not source.strip():
        raise Refused("no_source", "Say where this comes from, such as the terms of reference and their date", "source")
    values = {"days_before": days_before, "days_after": days_after, "source": source.strip()}
    row, made = ReminderRule.objects.get_or_create(
        partnership=partnership, defaults={**values, "place": partnership.place}
    )
    if not made:
        row.save_changes(**values)
    return Outcome(None, f"remind {days_before} before and {days_after} after")


def note(
    action: Action, actor: Actor, *, text: str, at: datetime, evidence_words: str = "", file: Upload | None = None
) -> None:
    """Keep what was said, inside a command that has judged the permission."""
    file_id = store_file(actor, place=action.place, name=file.name, data=file.data) if file else None
    ActionNote.objects.create(
        action=action, at=at, text=text.strip(), evidence_words=evidence_words.strip(), evidence_file_id=file_id,
        **_who(actor),
    )  # fmt: skip
    action.save_changes(latest_note_at=at)


def move(action: Action, by: By, actor: Actor, step: Step, at: datetime, reason: str, **more: Any) -> Outcome[str]:
    """Take one step of an action's life, or refuse with the reason; inside a command."""
    answer = take(step, position_of(action), by, on=timezone.localdate(at), reason=reason)
    if isinstance(answer, Verdict):
        field = "reason" if answer.code == "no_reason" else None
        words = "Give the reason" if answer.code == "no_reason" else f"You cannot, because {answer.because}"
        raise Refused(answer.code, words, field)
    after = answer.position
    action.save_changes(
        status=after.state, status_on=after.since, status_reason=after.reason, done_by=after.done_by, **more
    )
    tell(action, actor, step, at, before=answer.before, after=after.state, reason=reason)
    if action.repeats and ends_an_occurrence(after):
        _repeat(action, actor, at)
    return Outcome(after.state, f"{answer.before} to {after.state}")


def _step(actor: Actor, action: Action, step: Step, at: datetime, reason: str, **more: Any) -> Outcome[str]:
    return move(action, part_of(actor, action), actor, step, at, reason, **more)


def _insert(group: Group, **values: Any) -> Action:
    """The next number is taken under a lock on the partnership, so that no two actions share one."""
    Partnership.objects.select_for_update().get(pk=group.partnership_id)
    latest = Action.objects.filter(partnership_id=group.partnership_id).aggregate(most=Max("number"))["most"] or 0
    return Action.objects.create(
        partnership_id=group.partnership_id, group=group, place=group.place, number=latest + 1, **values
    )


def _repeat(action: Action, actor: Actor, at: datetime) -> None:
    """Begin the next occurrence of a repeating action, once."""
    if Action.objects.filter(follows=action).exists():
        return
    today = timezone.localdate(at)
    made = _insert(
        action.group, text=action.text, owner_seat_id=action.owner_seat_id, owner_agency_id=action.owner_agency_id,
        due_on=next_due(action.due_on or today, action.repeats, today), priority=action.priority,
        source_kind=action.source_kind, source_words=action.source_words, source_id=action.source_id,
        repeats=action.repeats, status=State.OPEN, status_on=today, follows=action,
    )  # fmt: skip
    made.themes.set(action.themes.all())
    tell(made, actor, "add", at, after=State.OPEN, reason=f"It repeats: {REPEATS[action.repeats].lower()}")


def _owner(
    partnership_id: UUID, seat_id: UUID | None, agency_id: UUID | None, *, needed: bool
) -> tuple[UUID | None, UUID | None]:
    """The seat and agency an action is given to; the seat's agency is the owner's. Both must be of the partnership."""
    if seat_id is not None:
        seat = Seat.objects.filter(pk=seat_id, group__partnership_id=partnership_id).first()
        if seat is None:
            raise Refused("no_such_seat", "This seat is not in this partnership: choose another owner", "owner")
        return seat.pk, seat.agency_id
    if agency_id is not None:
        if not Agency.objects.filter(pk=agency_id, memberships__partnership_id=partnership_id).exists():
            raise Refused("no_such_agency", "This agency is not in this partnership: choose another owner", "owner")
        return None, agency_id
    if needed:
        raise Refused("no_owner", "Choose who owns it: a seat, or an agency", "owner")
    return None, None


def _check_details(text: str, priority: str, source_kind: str, repeats: str, due_on: date | None) -> None:
    if not text.strip():
        raise Refused("no_text", "Say what is to be done", "text")
    if priority not in PRIORITIES:
        raise Refused("bad_priority", f"Choose a priority: {', '.join(PRIORITIES.values())}", "priority")
    if source_kind not in SOURCES:
        raise Refused("bad_source", "Choose what asked for it from the list", "source_kind")
    if repeats not in REPEATS:
        raise Refused("bad_repeats", "Choose how often it comes back from the list", "repeats")
    if repeats and due_on is None:
        raise Refused("repeats_without_day", "An action that repeats needs its first due date", "due_on")


def _tell_new_owner(action: Action, at: datetime) -> None:
    holder = action.owner_seat.holder if action.owner_seat else None
    if holder is not None and holder.is_active:
        queue_notice(
            place=action.place, email=holder.email, user_id=holder.pk, wording="action_given", now=at,
            blanks={"reference": reference_of(action.number)}, about=f"meetings.Action:{action.pk}",
        )  # fmt: skip


def tell(
    action: Action, actor: Actor, step: str, at: datetime, *, before: str = "", after: str = "", reason: str = ""
) -> None:
    """Write a line of an action\'s history, inside a command."""
    ActionStep.objects.create(
        action=action, at=at, step=step, before=before, after=after, reason=reason.strip(), **_who(actor)
    )


def _who(actor: Actor) -> dict[str, Any]:
    return {"actor_key": actor.key, "author_id": actor.user_id, "agency_id": actor.agency_id}


def _said_of(changed: list[str]) -> str:
    words = {"text": "what it says", "due_on": "due date", "due_words": "due date", "source_words": "source"}
    return "Changed: " + ", ".join(dict.fromkeys(words.get(name, name) for name in changed))

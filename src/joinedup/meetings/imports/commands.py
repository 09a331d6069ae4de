"""Bringing the actions or meetings of a table in: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils import timezone

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.meetings.actions.models import Action, ActionNote, ActionStep
from joinedup.meetings.agenda import commands as agenda
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.calendar.queries import slot_on
from joinedup.meetings.calendar.rules import Slot
from joinedup.partnership.commands import Agency, Group, Partnership, Seat
from joinedup_core.imports.actions import ActionRow
from joinedup_core.imports.meetings import MeetingRow
from joinedup_core.lifecycle import State
from joinedup_core.permits import Actor, Permission

BATCH = 500


@command(Permission.IMPORT_TABLES)
def import_actions(
    actor: Actor, group: Group, *, others: list[Group], rows: Sequence[ActionRow], at: datetime
) -> Outcome[int]:
    """Add an action for every row, in the order of the table, under the next numbers.

    What the table calls done stands as done by its owner: what a review or audit asked for is still to be confirmed.
    """
    groups = _groups(group, others, rows)
    owners = _owners(group.partnership_id, rows)
    Partnership.objects.select_for_update().get(pk=group.partnership_id)
    latest = Action.objects.filter(partnership_id=group.partnership_id).aggregate(most=Max("number"))["most"] or 0
    made = [
        _action(actor, groups[row.group], row, number, owners, at) for number, row in enumerate(rows, start=latest + 1)
    ]
    who = {"actor_key": actor.key, "author_id": actor.user_id, "agency_id": actor.agency_id}
    Action.objects.bulk_create(made, batch_size=BATCH)
    ActionStep.objects.bulk_create(
        (ActionStep(action=action, at=at, step="brought", after=action.status, **who) for action in made),
        batch_size=BATCH,
    )
    ActionNote.objects.bulk_create(
        (ActionNote(action=a, at=at, text=r.progress, **who) for a, r in zip(made, rows, strict=True) if r.progress),
        batch_size=BATCH,
    )
    return Outcome(len(made), f"imported {len(made)} actions, numbers {latest + 1} to {latest + len(made)}")


@command(Permission.IMPORT_TABLES)
def import_meetings(actor: Actor, group: Group, *, others: list[Group], rows: Sequence[MeetingRow]) -> Outcome[int]:
    """Put every row in the calendar, with its standing items. A group that meets at the time already stops all of them."""
    groups = _groups(group, others, rows)
    slots = [slot_on(row.on, row.start, row.minutes) for row in rows]
    taken = _slots_of(groups.values(), slots)
    made = []
    for number, (row, slot) in enumerate(zip(rows, slots, strict=True), 1):
        if any(slot.overlaps(other) for other in taken[row.group]):
            raise Refused(
                "group_meets_then", f"Number {number} in the table: the group already has a meeting at that time."
            )
        taken[row.group].append(slot)
        made.append(_meeting(groups[row.group], row, slot))
    Meeting.objects.bulk_create(made, batch_size=BATCH)
    agenda.fill_agendas(made)
    return Outcome(len(made), f"imported {len(made)} meetings")


def _groups(group: Group, others: Iterable[Group], rows: Sequence[Any]) -> dict[str, Group]:
    """The groups of the rows by key; refused where there is no row, or one of another group."""
    if not rows:
        raise Refused("nothing_to_import", "The table holds no rows: nothing was imported.")
    found = {str(one.pk): one for one in (group, *others) if one.partnership_id == group.partnership_id}
    if {row.group for row in rows} - {*found}:
        raise Refused("row_out_of_date", "A group that the table names is no longer here: read it again.")
    return found


def _owners(partnership_id: UUID, rows: Sequence[ActionRow]) -> dict[str, UUID | None]:
    """The agency of every seat and every agency that owns a row; refused where one is not of the partnership."""
    seats = {row.owner_seat for row in rows} - {""}
    agencies = {row.owner_agency for row in rows} - {""}
    held = Seat.objects.filter(pk__in=seats, group__partnership_id=partnership_id).values_list("pk", "agency_id")
    here = Agency.objects.filter(pk__in=agencies, memberships__partnership_id=partnership_id).distinct()
    found = {str(key): agency for key, agency in held}
    found |= {str(key): key for key in here.values_list("pk", flat=True)}
    if (seats | agencies) - {*found}:
        raise Refused("row_out_of_date", "An owner that the table names is no longer here: read it again.")
    return found


def _action(
    actor: Actor, group: Group, row: ActionRow, number: int, owners: dict[str, UUID | None], at: datetime
) -> Action:
    return Action(
        id=uuid4(), partnership_id=group.partnership_id, group=group, place=group.place, number=number, text=row.text,
        source_kind=row.source_kind, source_words=row.source_words, owner_seat_id=row.owner_seat or None,
        owner_agency_id=owners[row.owner_seat or row.owner_agency], due_on=row.due_on, due_words=row.due_words,
        priority=row.priority, status=row.state, status_on=row.since or timezone.localdate(at),
        status_reason=row.reason, done_by=actor.key if row.state is State.DONE_BY_OWNER else "",
        latest_note_at=at if row.progress else None,
    )  # fmt: skip


def _slots_of(groups: Iterable[Group], slots: Sequence[Slot]) -> dict[str, list[Slot]]:
    """When the groups already meet within the span of some slots."""
    found: dict[str, list[Slot]] = {str(group.pk): [] for group in groups}
    rows = Meeting.objects.filter(group_id__in=[*found]).exclude(state="cancelled")
    rows = rows.filter(starts_at__lt=max(s.ends_at for s in slots), ends_at__gt=min(s.starts_at for s in slots))
    for group, starts_at, ends_at in rows.values_list("group_id", "starts_at", "ends_at"):
        found[str(group)].append(Slot(starts_at, ends_at))
    return found


def _meeting(group: Group, row: MeetingRow, slot: Slot) -> Meeting:
    return Meeting(
        id=uuid4(), group=group, place=group.place, title=row.title, starts_at=slot.starts_at, ends_at=slot.ends_at,
        where=row.where, link=row.link, note=row.note,
    )  # fmt: skip

"""Lists that go to a group: its actions, its seats, its meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import Refused
from joinedup.front.imports.importable import Importable
from joinedup.meetings.actions.commands import add_action
from joinedup.meetings.calendar.commands import arrange_meeting
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import groups
from joinedup.partnership.seats.commands import add_seat
from joinedup_core.imports import Chosen, Kind, Reading, read_rows
from joinedup_core.imports.lists import ACTIONS, MEETINGS, SEATS, ActionRow, MeetingRow, SeatRow
from joinedup_core.permits import Actor, Permission
from joinedup_core.tables import RawTable

Take = Callable[[Actor, UUID, Any], Any]


def _targets(permission: Permission, actor: Actor, partnership: str, on: date) -> list[tuple[str, str]]:
    return [(str(group.id), group.name) for group in groups(actor, partnership, permission=permission)]


def _read(
    kind: Kind, agencies: bool, actor: Actor, partnership: str, target: str, table: RawTable, chosen: Chosen, on: date
) -> Reading:
    given = {"agencies": {name: key for key, name in agency_choices(actor, partnership, on=on)}} if agencies else {}
    return read_rows(kind, table, chosen, **given)


def _take_all(take: Take, actor: Actor, partnership: str, target: str, values: tuple[Any, ...], on: date) -> int:
    """One command for each row, all in one savepoint: a refusal names the row and undoes every one."""
    with transaction.atomic():
        for number, value in enumerate(values, 1):
            try:
                take(actor, UUID(target), value)
            except Refused as refusal:
                raise Refused(refusal.code, f"Number {number} in the table: {refusal.message}") from refusal
    return len(values)


def _take_action(actor: Actor, group: UUID, row: ActionRow) -> None:
    add_action(
        actor,
        group,
        text=row.text,
        at=timezone.now(),
        owner_agency_id=row.agency,
        due_on=row.due_on,
        due_words=row.due_words,
        priority=row.priority,
        source_kind="other" if row.source else "meeting",
        source_words=row.source,
    )


def _take_seat(actor: Actor, group: UUID, row: SeatRow) -> None:
    add_seat(
        actor,
        group,
        post=row.post,
        agency_id=row.agency,
        role=row.role,
        holder_name=row.holder,
        deputy_name=row.deputy,
        from_on=timezone.localdate(),
    )


def _take_meeting(actor: Actor, group: UUID, row: MeetingRow) -> None:
    arrange_meeting(actor, group, title=row.title or "Meeting", on=row.on, start_time=row.at, where=row.where)


def _importable(
    kind: Kind,
    noun: tuple[str, str],
    permission: Permission,
    take: Take,
    address: str,
    *,
    agencies: bool,
    one: bool = False,
) -> Importable:
    def url(partnership: str, target: str) -> str:
        return reverse(address, args=[partnership, target] if one else [partnership])

    return Importable(
        kind,
        noun,
        "Group",
        partial(_targets, permission),
        partial(_read, kind, agencies),
        partial(_take_all, take),
        url,
    )


GROUP_IMPORTABLES = {
    "actions": _importable(
        ACTIONS, ("action", "actions"), Permission.EDIT_ACTIONS, _take_action, "actions:register", agencies=True
    ),
    "seats": _importable(
        SEATS, ("seat", "seats"), Permission.EDIT_PARTNERSHIP, _take_seat, "partnership:group", agencies=True, one=True
    ),
    "meetings": _importable(
        MEETINGS,
        ("meeting", "meetings"),
        Permission.ARRANGE_MEETINGS,
        _take_meeting,
        "meetings:calendar",
        agencies=False,
    ),
}

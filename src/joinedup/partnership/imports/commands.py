"""Bringing the seats of a table in: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.imports.queries import seats_there
from joinedup.partnership.models import Group, Membership, Seat
from joinedup.partnership.rules import SEAT_ROLES
from joinedup_core.imports.seats import SeatRow
from joinedup_core.permits import Actor, Permission
from joinedup_core.tables.mapping import plain

SOURCE = "Brought in from a table"


@command(Permission.EDIT_PARTNERSHIP)
def import_seats(actor: Actor, group: Group, *, others: list[Group], rows: Sequence[SeatRow]) -> Outcome[int]:
    """Add a seat for every row. Holders come in by name alone: an account, and with it powers, is never given so."""
    if not rows:
        raise Refused("nothing_to_import", "The table holds no seats: nothing was imported.")
    groups = {str(one.pk): one for one in (group, *others)}
    here = {str(key) for key in _agencies(group)}
    there = set(seats_there(group.partnership.key, on=timezone.localdate()))
    made = []
    for number, row in enumerate(rows, 1):
        key = (row.group, plain(row.post), row.agency)
        if key in there:
            raise Refused("seat_there", f"Number {number} in the table: the group has this seat already.")
        if row.group not in groups or (row.agency and row.agency not in here) or row.role not in SEAT_ROLES:
            raise Refused(
                "row_out_of_date", f"Number {number} in the table names what is no longer here: read it again."
            )
        there.add(key)
        made.append(_seat(groups[row.group], row))
    Seat.objects.bulk_create(made, batch_size=500)
    return Outcome(len(made), f"imported {len(made)} seats")


def _agencies(group: Group) -> list[UUID]:
    return list(Membership.objects.filter(partnership_id=group.partnership_id).values_list("agency_id", flat=True))


def _seat(group: Group, row: SeatRow) -> Seat:
    return Seat(
        group=group, place=group.place, post=row.post, agency_id=row.agency or None, role=row.role,
        holder_name=row.holder_name, deputy_name=row.deputy_name, from_on=row.from_on, to_on=row.to_on, source=SOURCE,
    )  # fmt: skip

"""Whom the cells of a table may name in a partnership, and which seats it has already."""

from __future__ import annotations

from datetime import date

from joinedup.partnership.models import Agency, Group, Seat
from joinedup_core.imports.names import Named, Names
from joinedup_core.permits import Actor, Permission
from joinedup_core.tables.mapping import plain


def names_in(actor: Actor, partnership: str, permission: Permission, group: str, *, on: date) -> Names:
    """The groups the actor may use so, the agencies that take part and the live seats, by every name they go by.

    `group` is the key of the one that rows go to which name none.
    """
    groups = Group.objects.visible_to(actor, permission).filter(partnership__key=partnership).exclude(to_on__lt=on)
    agencies = Agency.objects.filter(memberships__partnership__key=partnership).exclude(to_on__lt=on).distinct()
    seats = Seat.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(group__partnership__key=partnership)
    seats = seats.exclude(to_on__lt=on).select_related("agency", "holder").order_by("post", "id")
    return Names(
        tuple(Named(str(g.pk), g.name, (g.name, g.key)) for g in groups.order_by("name")),
        tuple(
            Named(str(a.pk), a.name, (a.name, *(alias.name for alias in a.aliases.all())))
            for a in agencies.prefetch_related("aliases").order_by("sort_name")
        ),
        tuple(_seat(s) for s in seats),
        group,
    )


def seats_there(partnership: str, *, on: date) -> frozenset[tuple[str, str, str]]:
    """Group, plain post and agency of every seat that has not ended, so that none is brought in twice."""
    rows = Seat.objects.filter(group__partnership__key=partnership).exclude(to_on__lt=on)
    told = rows.values_list("group_id", "post", "agency_id")
    return frozenset((str(group), plain(post), str(agency or "")) for group, post, agency in told)


def _seat(row: Seat) -> Named:
    agency = row.agency.name if row.agency else ""
    holder = row.holder.name if row.holder else row.holder_name
    both = (f"{row.post}, {agency}", f"{agency}, {row.post}") if agency else ()
    return Named(str(row.pk), both[0] if both else row.post, (row.post, *both, holder), str(row.group_id))

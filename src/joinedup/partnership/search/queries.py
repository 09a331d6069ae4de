"""Finding groups, agencies, seats, duties and themes by words, among those the actor may see."""

from __future__ import annotations

from typing import Any

from joinedup.foundation.search.queries import found, named
from joinedup.foundation.search.rules import Hit, excerpt, words_in
from joinedup.partnership.models import Agency, Duty, Group, Membership, Seat, Theme
from joinedup_core.permits import Actor, Permission

SEE = Permission.SEE_PARTNERSHIP
SEAT = ("post", "agency__name", "group__name", "group__partnership__key", "group__partnership__name")
PEOPLE = ("people", "holder__people", "deputy__people")
"""Where names stand: those without an account, then accounts."""
NAMED = ("holder__name", "holder_name", "deputy__name", "deputy_name")
PARTNERSHIP = ("partnership__key", "partnership__name")


def search(actor: Actor, text: str) -> list[Hit]:
    """What the search finds in the partnership room."""
    return [
        *_groups(actor, text),
        *_agencies(actor, text),
        *_seats(actor, text),
        *_duties(actor, text),
        *_themes(actor, text),
    ]


def _groups(actor: Actor, text: str) -> list[Hit]:
    rows = Group.objects.visible_to(actor, SEE)
    return [
        Hit(
            "Group",
            g.name,
            ("partnership:group", g.partnership.key, g.pk),
            g.partnership.name,
            excerpt(g.purpose, words_in(text)),
            rank,
        )
        for g, rank in found(rows, text, "name", "purpose", *PARTNERSHIP)
    ]


def _agencies(actor: Actor, text: str) -> list[Hit]:
    """Agencies through the partnerships they take part in: one hit for each partnership the actor may see."""
    parts = Membership.objects.visible_to(actor, SEE).select_related("partnership")
    where = {m.agency_id: m.partnership for m in parts.order_by("partnership__key")}
    rows = Agency.objects.filter(pk__in=Membership.objects.visible_to(actor, SEE).values("agency_id"))
    return [
        Hit("Agency", a.name, ("partnership:agency", where[a.pk].key, a.pk), where[a.pk].name, "", rank)
        for a, rank in found(rows, text, "name")
    ]


def _seats(actor: Actor, text: str) -> list[Hit]:
    """Seats by their post, and by who holds or deputises them where pages name these: not in published facts.

    Always four queries, so that neither their number nor their time tells of a name that the reader may not see.
    """
    rows = Seat.objects.visible_to(actor, SEE)
    with_people = rows.exclude(group__partnership__provenance="published")
    best: dict[Any, tuple[Seat, float]] = {}
    for people in PEOPLE:
        for seat, rank in named(with_people, text, people, *SEAT, *NAMED):
            best[seat.pk] = max(best.get(seat.pk, (seat, 0.0)), (seat, rank), key=lambda one: one[1])
    hits = [_seat(seat, rank, people=_people(seat)) for seat, rank in best.values()]
    return hits + [_seat(s, rank) for s, rank in found(rows, text, *SEAT) if s.pk not in best]


def _seat(seat: Seat, rank: float, people: tuple[str, ...] = ()) -> Hit:
    where = (seat.agency.name if seat.agency else "", seat.group.name)
    partnership = seat.group.partnership
    return Hit(
        "Seat", seat.post, ("partnership:seat", partnership.key, seat.pk), partnership.name,
        ", ".join(filter(None, (*people, *where))), rank,
    )  # fmt: skip


def _people(seat: Seat) -> tuple[str, ...]:
    """Who holds a seat and who deputises, as its page names them."""
    deputy = seat.deputy.name if seat.deputy else seat.deputy_name
    return seat.holder.name if seat.holder else seat.holder_name, f"deputy {deputy}" if deputy else ""


def _duties(actor: Actor, text: str) -> list[Hit]:
    rows = Duty.objects.visible_to(actor, SEE)
    return [
        Hit("Duty", d.text, ("partnership:duty", d.partnership.key, d.pk), d.partnership.name, d.legislation, rank)
        for d, rank in found(rows, text, "text", "legislation", *PARTNERSHIP)
    ]


def _themes(actor: Actor, text: str) -> list[Hit]:
    rows = Theme.objects.visible_to(actor, SEE)
    return [
        Hit(
            "Theme",
            t.name,
            ("partnership:themes", t.partnership.key),
            t.partnership.name,
            excerpt(t.aim, words_in(text)),
            rank,
        )
        for t, rank in found(rows, text, "name", "aim", *PARTNERSHIP)
    ]

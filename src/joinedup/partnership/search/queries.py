"""Finding groups, agencies, seats, duties and themes by words, among those the actor may see."""

from __future__ import annotations

from joinedup.foundation.search.queries import found
from joinedup.foundation.search.rules import Hit, excerpt, words_in
from joinedup.partnership.models import Agency, Duty, Group, Membership, Seat, Theme
from joinedup_core.permits import Actor, Permission

SEE = Permission.SEE_PARTNERSHIP
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
    rows = Seat.objects.visible_to(actor, SEE)
    shown = ("post", "agency__name", "group__name", "group__partnership__key", "group__partnership__name")
    return [
        Hit(
            "Seat", s.post, ("partnership:seat", s.group.partnership.key, s.pk), s.group.partnership.name,
            ", ".join(filter(None, (s.agency.name if s.agency else "", s.group.name))), rank,
        )
        for s, rank in found(rows, text, *shown)
    ]  # fmt: skip


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

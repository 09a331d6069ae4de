"""Panels and who sits on them: who may be given its cases today, and why somebody may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from joinedup.casework.panel_kinds.queries import Version, kind_on, versions_beside, versions_of
from joinedup.casework.panel_kinds.rules import missing_kinds
from joinedup.casework.panels.models import Confidentiality, Panel
from joinedup.foundation.accounts.queries import people as users
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import SeatLine, may, seats_of_groups
from joinedup.people.files.queries import workers
from joinedup_core.calendar import day_in_words
from joinedup_core.panels import Kind
from joinedup_core.permits import Actor, Permission

COORDINATES = "secretary"


@dataclass(frozen=True)
class PanelLine:
    """A panel as lists and choices show it."""

    id: UUID
    group_id: UUID
    place: str
    name: str
    kind: Kind
    minutes_a_case: int
    telephone: str
    wording: str
    ended_on: date | None
    version: int
    settled: tuple[Version, ...] = ()
    """What the partnership settled of its kind; `kind` is what holds today."""

    def kind_on(self, day: date) -> Kind:
        """Its kind as it held on a day: what begins on a day goes by that to its end."""
        return kind_on(self.kind.key, self.settled, day)


@dataclass(frozen=True)
class Member:
    """Somebody who sits on a panel or deputises, for an agency; and whether its cases may be given to them today."""

    seat_id: UUID
    post: str
    role: str
    agency_id: UUID | None
    agency: str
    agency_kind: str
    user_id: UUID
    name: str
    deputy: bool
    signed_until: date | None
    practises: bool
    today: date

    @property
    def signed(self) -> bool:
        """Whether their confidentiality agreement holds today."""
        return self.signed_until is not None and self.signed_until >= self.today

    @property
    def coordinates(self) -> bool:
        """Whether they receive referrals and keep the agenda."""
        return self.role == COORDINATES

    @property
    def missing(self) -> tuple[str, ...]:
        """What keeps the panel's cases from them; nothing: they are given them."""
        found = []
        if self.agency_id is None:
            found.append("the seat is no agency's")
        elif not self.practises:
            found.append(f"no role as a practitioner of {self.agency}")
        if self.signed_until is None:
            found.append("confidentiality agreement not signed")
        elif not self.signed:
            found.append(f"confidentiality agreement ended on {day_in_words(self.signed_until)}")
        return tuple(found)


def panels(actor: Actor, partnership: str) -> list[PanelLine]:
    """The panels of a partnership that go on, by name."""
    rows = _rows(actor, partnership).filter(ended_on=None).order_by("group__name")
    return [_line(row) for row in rows]


def panels_since(actor: Actor, partnership: str, day: date) -> list[PanelLine]:
    """The panels of a partnership that went on on a day or later, by name."""
    rows = _rows(actor, partnership).filter(Q(ended_on=None) | Q(ended_on__gte=day)).order_by("group__name")
    return [_line(row) for row in rows]


def get_panel(actor: Actor, partnership: str, panel_id: UUID) -> PanelLine:
    """One panel. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(pk=panel_id).first()
    if row is None:
        raise NotFound("no such panel")
    return _line(row)


def panel_of_group(actor: Actor, partnership: str, group_id: UUID) -> PanelLine:
    """The panel that a group is. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(group_id=group_id).first()
    if row is None:
        raise NotFound("no such panel")
    return _line(row)


def panel_names(ids: set[UUID]) -> dict[UUID, str]:
    """The names of groups that rows name which the reader may already see."""
    return dict(Panel.objects.filter(group_id__in=ids).values_list("group_id", "group__name"))


def members(actor: Actor, panel: PanelLine, *, on: date) -> list[Member]:
    """Everybody who sits on a panel on a day or deputises, by agency and post; seats without anybody are left out."""
    seats = seats_of_groups(actor, {panel.group_id}, on=on)
    held = [(seat, user, deputy) for seat in seats for user, deputy in _people(seat)]
    names = users({user for _, user, _ in held})
    signed = _signed(panel.id, {user for _, user, _ in held})
    practising = {(w.user_id, w.agency_id) for w in workers(panel.place.split("/")[0]) if w.user_id}
    found = [
        Member(
            seat.id, seat.post, seat.role, seat.agency_id, seat.agency, seat.agency_kind, user, names[user].name, deputy, signed.get(user),
            (user, seat.agency_id) in practising, on,
        )
        for seat, user, deputy in held
        if user in names
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.agency, one.post, one.deputy))


def coordinators(actor: Actor, panel: PanelLine, *, on: date) -> list[Member]:
    """Those who keep the panel's agenda and can be given a case today."""
    return [one for one in members(actor, panel, on=on) if one.coordinates and not one.missing]


def to_take_over(actor: Actor, group_id: UUID) -> int:
    """How many cases before a panel the actor coordinates now and has no link to; of none that is kept from them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from app.wanting_coordinators(%s) where user_id = %s", [group_id, actor.user_id]
        )
        return int(cursor.fetchone()[0])


def unsettled() -> list[UUID]:
    """The panels whose coordinators have not all of their cases, or had them before. For jobs."""
    with connection.cursor() as cursor:
        cursor.execute("select app.unsettled_panels()")
        return [panel_id for (panel_id,) in cursor.fetchall()]


def sees_members(actor: Actor, panel: PanelLine, *, on: date) -> bool:
    """Whether the actor is shown who signed and who is given cases: those on the panel, and whoever supports it or the board."""
    return may(actor, Permission.ARRANGE_MEETINGS, panel.place) or is_member(actor, panel, on=on)


def coordinates(actor: Actor, panel: PanelLine, *, on: date) -> bool:
    """Whether the actor holds the seat that coordinates the panel, or deputises. Supporting its meetings is not enough."""
    return any(one.coordinates and str(one.user_id) == actor.user_id for one in members(actor, panel, on=on))


def lacking(panel: PanelLine, sitting: Iterable[Member], *, on: date) -> tuple[str, ...]:
    """The kinds of agency that its kind expects and for which nobody sits on a panel on a day or deputises."""
    return missing_kinds(panel.kind_on(on).expected, {one.agency_kind for one in sitting})


def is_member(actor: Actor, panel: PanelLine, *, on: date) -> bool:
    """Whether the actor sits on the panel or deputises."""
    return any(str(one.user_id) == actor.user_id for one in members(actor, panel, on=on))


def _people(seat: SeatLine) -> list[tuple[UUID, bool]]:
    both = ((seat.holder_id, False), (seat.deputy_id, True))
    return [(user, deputy) for user, deputy in both if user is not None]


def _signed(panel_id: UUID, user_ids: set[UUID]) -> dict[UUID, date]:
    rows = Confidentiality.objects.filter(panel_id=panel_id, user_id__in=user_ids).order_by("until_on")
    return dict(rows.values_list("user_id", "until_on"))


def _rows(actor: Actor, partnership: str):  # type: ignore[no-untyped-def]
    rows = Panel.objects.visible_to(actor, Permission.SEE_PARTNERSHIP)
    return rows.filter(partnership__key=partnership).select_related("group").annotate(kind_versions=versions_beside())


def _line(row: Panel) -> PanelLine:
    settled = versions_of(row.kind_versions)  # type: ignore[attr-defined]
    return PanelLine(
        row.pk, row.group_id, row.place, row.group.name, kind_on(row.kind, settled, timezone.localdate()), row.minutes_a_case,
        row.telephone, row.wording, row.ended_on, row.version, settled,
    )  # fmt: skip

"""Reading desks: a directory that whoever works here may see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from joinedup.casework.desks.models import Desk
from joinedup.casework.referral_kinds.queries import book_of
from joinedup.people.teams.queries import teams_of


@dataclass(frozen=True)
class DeskLine:
    """Where an agency takes referrals of some kinds."""

    id: UUID
    agency_id: UUID
    agency: str
    agency_kind: str
    kinds: tuple[str, ...]
    team: str
    telephone: str
    hours: str
    email: str
    how: str

    @property
    def on_system(self) -> bool:
        """Whether a team of theirs reads referrals here."""
        return bool(self.team)


def desks(partnership: str, kind: str = "") -> list[DeskLine]:
    """The desks of a partnership, or those that take a kind, by agency. It is a directory: whoever works here may see it."""
    rows = Desk.objects.filter(partnership__key=partnership, ended_on=None).select_related("agency", "team")
    found = [_desk(row) for row in rows.order_by("agency__sort_name", "made_at", "id")]
    if not kind:
        return found
    what = book_of(partnership).kind_on(kind, timezone.localdate())
    allowed = what.agency_kinds if what else ()
    return [desk for desk in found if kind in desk.kinds and (not allowed or desk.agency_kind in allowed)]


def team_choices(partnership: str) -> list[tuple[UUID, str]]:
    """The teams of agencies here, as choices of a form."""
    return teams_of(partnership)


def _desk(row: Desk) -> DeskLine:
    return DeskLine(
        row.pk, row.agency_id, row.agency.name, row.agency.kind, tuple(row.kinds), row.team.name if row.team else "",
        row.telephone, row.hours, row.email, row.how,
    )  # fmt: skip

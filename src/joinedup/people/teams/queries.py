"""Reading teams, for those who keep them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import memberships_kept
from joinedup.people.files.queries import workers
from joinedup.people.models import Team, TeamMembership
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Member:
    """Somebody in a team."""

    id: UUID
    name: str
    supervises: bool
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class TeamLine:
    """A team with who works in it now or later."""

    id: UUID
    name: str
    agency_id: UUID
    agency: str
    telephone: str
    members: tuple[Member, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Who works in it, supervisors marked."""
        return tuple(f"{m.name} (supervises)" if m.supervises else m.name for m in self.members)


def teams(actor: Actor, key: str, *, on: date) -> list[TeamLine]:
    """The teams the actor keeps in a partnership, by agency and name. Raises `NotFound` for whoever keeps none."""
    if not agencies(actor, key):
        raise NotFound("keeps no teams here")
    rows = Team.objects.visible_to(actor, Permission.KEEP_TEAMS).filter(place__startswith=f"{key}/")
    rows = list(rows.select_related("agency").order_by("agency__sort_name", "name", "pk"))
    found: dict[UUID, list[Member]] = {}
    members = TeamMembership.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), team__in=[r.pk for r in rows])
    for m in members.select_related("user").order_by("user__sort_name", "pk"):
        found.setdefault(m.team_id, []).append(Member(m.pk, m.user.name, m.supervises, m.from_on, m.to_on))
    return [TeamLine(r.pk, r.name, r.agency_id, r.agency.name, r.telephone, tuple(found.get(r.pk, ()))) for r in rows]


def get_team(actor: Actor, key: str, team_id: UUID, *, on: date) -> TeamLine:
    """One team the actor keeps. Raises `NotFound`."""
    found = next((team for team in teams(actor, key, on=on) if team.id == team_id), None)
    if found is None:
        raise NotFound("no such team")
    return found


def agencies(actor: Actor, key: str) -> list[tuple[UUID, str]]:
    """The agencies whose teams the actor keeps here, each by the membership a team is made through."""
    return memberships_kept(actor, key, Permission.KEEP_TEAMS)


def teams_of(key: str) -> list[tuple[UUID, str]]:
    """Every team of an agency here, by agency and name: a directory for rooms above."""
    rows = Team.objects.filter(place__startswith=f"{key}/").order_by("agency__sort_name", "name", "pk")
    return [(pk, f"{name}, {agency}") for pk, name, agency in rows.values_list("pk", "name", "agency__name")]


def agency_of_team(team_id: UUID) -> UUID | None:
    """Whose team it is."""
    return Team.objects.filter(pk=team_id).values_list("agency_id", flat=True).first()


def in_team(actor: Actor, team_id: UUID, *, on: date) -> bool:
    """Whether the actor works in a team, or supervises it, on a day."""
    rows = TeamMembership.objects.filter(team_id=team_id, user_id=actor.user_id, from_on__lte=on)
    return rows.exclude(to_on__lt=on).exists()


def candidates(key: str, team: TeamLine) -> list[tuple[UUID, str]]:
    """Who practises for the team's agency, as choices of a form."""
    found = [w for w in workers(key) if w.agency_id == team.agency_id and w.user_id]
    return [(w.user_id, w.label.rsplit(", ", 1)[0]) for w in found if w.user_id]

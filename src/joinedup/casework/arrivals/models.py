"""The table of arrivals: by them somebody sees what was sent to them, and nothing else of its case."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from joinedup.casework.arrivals.rules import CHAIR, DESK, LEAD, MANAGER, STARTER
from joinedup.foundation import places
from joinedup.foundation.accounts.queries import may_sign_in
from joinedup.foundation.placed import Placed, classified
from joinedup.partnership.taking_part import keys_where_taking_part
from joinedup.people.bound import CaseItem, CaseRow
from joinedup.people.closed import closed_cases
from joinedup_core.permits import ALLOWS, Actor, Permission, Role, Thing


class Arrival(CaseRow):
    """That an alert, a request or a disagreement was sent to a team of an agency, or to whoever holds a role. Only added, by the database.

    `role` empty: whoever works in the team; `case_supervisor`: whoever supervises it; the others have no team. `starter`: it is there
    for the user who started it (`to_user`), who sees it so where they see nothing else of the case, or may not record there.
    """

    protected: ClassVar[str] = "arrival"
    what = models.CharField(max_length=20)
    item_id = models.UUIDField(db_index=True)
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    """Whose the item is."""
    to_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=30, blank=True)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    stage = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("to_user",))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(
                fields=["item_id", "to_agency", "team", "role", "to_user", "stage"], nulls_distinct=False, name="casework_arrives_once"
            ),
        ]  # fmt: skip

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """For those it was sent to; the agency that sent it reads what became of it on the item's own page."""
        if permission is Permission.READ_ARRIVALS:
            return arrived_to(actor)
        return super().reached_otherwise(actor, permission) & _sent_by(actor)

    @property
    def thing(self) -> Thing:
        """It is with the agency that it was sent to; a chair sits at the board."""
        return Thing(self.place, str(self.to_agency_id), also=frozenset({places.board(places.key_of(self.place))}))


class SentItem(CaseItem):
    """An item that can be sent to a desk or a stage: those it was sent to see it, and nothing else of its case."""

    protected: ClassVar[str] = "sent item"
    sent_as: ClassVar[str] = ""
    """What it is, as an arrival names it."""

    class Meta(Placed.Meta):
        abstract = True

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """For those it was sent to what arrived; for all others as any item of a case."""
        if permission is Permission.READ_ARRIVALS:
            return items_arrived(actor, cls.sent_as)
        return super().reached_otherwise(actor, permission)


class AnswerItem(CaseItem):
    """What an agency answers to an item that was sent to it: seen by those it was sent to where it is their agency's own."""

    answers: ClassVar[str] = ""
    """The column of the item that is answered."""

    class Meta(Placed.Meta):
        abstract = True

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """For those it was sent to their own agency's answers; for all others as any item of a case."""
        if permission is not Permission.READ_ARRIVALS:
            return super().reached_otherwise(actor, permission)
        sent = Arrival._base_manager.filter(
            arrived_to(actor), item_id=OuterRef(cls.answers), to_agency_id=OuterRef("agency_id")
        )
        return Q(Exists(sent))


def items_arrived(actor: Actor, what: str) -> Q:
    """The items of a kind that were sent to the actor, as a filter over the table of that kind."""
    return Q(pk__in=Arrival._base_manager.filter(arrived_to(actor), what=what).values("item_id"))


def arrived_to(actor: Actor) -> Q:
    """What was sent to a team of the actor's or to a role of theirs, and what they started, of cases that are not closed to them."""
    if actor.user_id is None or Permission.READ_ARRIVALS not in {
        one for grant in actor.grants for one in ALLOWS[grant.role]
    }:
        return Q(pk__in=())
    by_team = Arrival._base_manager.filter(_to_teams(actor) | _to_starter(actor)).exclude(closed_cases(actor))
    seen = Q(pk__in=by_team.values("pk"))
    if roles := _to_roles(actor):
        by_role = Arrival._base_manager.filter(roles).exclude(closed_cases(actor, by_role=True))
        seen |= Q(pk__in=by_role.values("pk"))
    return seen


def _sent_by(actor: Actor) -> Q:
    """What the actor's own agency sent."""
    return Q(agency_id=actor.agency_id)


def _to_teams(actor: Actor) -> Q:
    """Sent to a team in which the actor works, or which they supervise, of the agency that they act and practise for."""
    teams = _teams(actor)
    works = Q(role=DESK, team_id__in=list(teams)) | Q(
        role=MANAGER, team_id__in=[one for one, leads in teams.items() if leads]
    )
    return _practised(actor) & works & Q(to_agency_id=actor.agency_id)


def _to_starter(actor: Actor) -> Q:
    """What the actor started for the agency that they act and practise for."""
    return _practised(actor) & Q(role=STARTER, to_user_id=actor.user_id) & Q(to_agency_id=actor.agency_id)


def _practised(actor: Actor) -> Q:
    """Where the actor practises for the agency that they act for."""
    here = Q(pk__in=())
    for grant in actor.grants:
        if grant.role is Role.PRACTITIONER and grant.agency == actor.agency_id:
            here |= Q(place__startswith=grant.place)
    return here


def _teams(actor: Actor) -> dict[UUID, bool]:
    today = timezone.localdate()
    rows = apps.get_model("people.TeamMembership")._base_manager.filter(user_id=str(actor.user_id), from_on__lte=today)
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=today))
    found: dict[UUID, bool] = {}
    for team, leads in rows.values_list("team_id", "supervises"):
        found[team] = found.get(team, False) or leads
    return found


def _to_roles(actor: Actor) -> Q:
    """Sent to the lead of an agency, or to the chair, in the partnership where the actor is that."""
    found, today = Q(), timezone.localdate()
    for grant in actor.grants:
        key = places.key_of(grant.place) if grant.place else ""
        there = Q(place__startswith=places.partnership(key))
        if grant.role is Role.AGENCY_LEAD and grant.agency and key in keys_where_taking_part(grant.agency, on=today):
            found |= there & Q(role=LEAD, to_agency_id=grant.agency)
        elif grant.role is Role.INDEPENDENT_CHAIR and key:
            found |= there & Q(role=CHAIR)
    return found if found and may_sign_in(UUID(str(actor.user_id))) else Q()


__all__ = ["AnswerItem", "Arrival", "SentItem", "arrived_to", "items_arrived"]

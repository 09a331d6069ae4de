"""Tables about panels whose cases stay in a national system. They hold no case and nobody who is discussed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from joinedup.casework.hearings.models import Hearing
from joinedup.foundation.placed import Placed, classified
from joinedup_core.permits import Actor, Permission, Thing


class UpdateDay(Placed):
    """By when an agency owes a meeting a written update, and when it was sent. What it says was sent elsewhere."""

    agency_path = "agency_id"
    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="update_days")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    due_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["hearing", "agency"], name="casework_one_update_an_agency"),
        ]


class OwnAction(Placed):
    """What an agency has to do after a meeting whose content is held elsewhere. Seen by those who sit there for the agency."""

    protected: ClassVar[str] = "own at panel"
    agency_path = "agency_id"
    panel = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=60, blank=True)
    """The national system's own reference; never a name."""
    text = models.TextField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, default="open")
    because = models.TextField(blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(retention="case-record", personal=("text", "because", "noted_by"))

    class Meta(Placed.Meta):
        pass

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """The own agency's, of panels on which the actor sits for it today."""
        return _owed(actor)

    @property
    def thing(self) -> Thing:
        """It is the agency's."""
        return Thing(self.place, str(self.agency_id), item=True)


def _owed(actor: Actor) -> Q:
    """What the agency that the actor acts for owes panels on which they sit for it today."""
    return Q(agency_id=actor.agency_id, panel_id__in=seated_on(actor))


def seated_on(actor: Actor) -> QuerySet[Any]:
    """The panels (groups) on which the actor sits today for the agency that they act for."""
    seats = apps.get_model("partnership.Seat")._base_manager
    if actor.user_id is None or actor.agency_id is None:
        return seats.none().values("group_id")
    today = timezone.localdate()
    live = Q(from_on__isnull=True) | Q(from_on__lte=today)
    live &= Q(to_on__isnull=True) | Q(to_on__gte=today)
    held = Q(holder_id=actor.user_id, holder__is_active=True) | Q(deputy_id=actor.user_id, deputy__is_active=True)
    return seats.filter(live, held, agency_id=actor.agency_id).values("group_id")

"""Tables of emergency access: that it was taken, and what its review found. Only ever added to, and only by the database."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseRow
from joinedup.people.emergency.rules import LONGEST
from joinedup.people.said import SaidText
from joinedup_core.permits import Actor, Permission, reaches


class EmergencyAccess(CaseRow):
    """That somebody without a link opened a case, why, and until when. Written by `app.take_emergency_access` alone."""

    protected: ClassVar[str] = "emergency"
    agency_path = "agency_id"
    reference = models.CharField(max_length=12, unique=True)
    """Random, such as E-4073312: numbers in order would tell."""
    link = models.OneToOneField("people.CaseLink", models.PROTECT, related_name="emergency")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=40)
    words = SaidText()
    taken_at = models.DateTimeField()
    until_at = models.DateTimeField()
    review_due_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("user", "words"))

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """To review, by the place of the role; else of the cases that a link opens, and one's own."""
        if permission is Permission.REVIEW_EMERGENCY_ACCESS:
            return _places(actor, permission)
        return super().reached_otherwise(actor, permission) | Q(user_id=actor.user_id)

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(until_at__gt=F("taken_at")) & Q(until_at__lte=F("taken_at") + LONGEST),
                name="people_emergency_lasts_an_hour",
            ),
        ]


class EmergencyReview(CaseRow):
    """What somebody independent found. Never changed; written by `app.review_emergency_access` alone."""

    protected: ClassVar[str] = "emergency"
    agency_path = "agency_id"
    access = models.OneToOneField(EmergencyAccess, models.PROTECT, related_name="review")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    """Agency and user are those whose access was reviewed, so that both rows are seen by the same people."""
    outcome = models.CharField(max_length=20)
    words = SaidText()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("user", "words", "reviewed_by"))

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """As the access that it is about."""
        if permission is Permission.REVIEW_EMERGENCY_ACCESS:
            return _places(actor, permission)
        return super().reached_otherwise(actor, permission) | Q(user_id=actor.user_id)

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=~Q(reviewed_by=F("user")), name="people_emergency_reviewed_by_another"),
        ]


def _places(actor: Actor, permission: Permission) -> Q:
    """The rows below the places where the actor holds it; a role for one agency reaches that agency's."""
    found = Q(pk__in=())
    for place, agency in reaches(actor, permission):
        found |= Q(place__startswith=place) & (Q(agency_id=agency) if agency else Q())
    return found

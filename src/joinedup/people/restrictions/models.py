"""Tables of what was decided about restrictions of cases and of persons."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseRow, PersonRow
from joinedup.people.said import SaidText

PERSONAL = ("reason", "asked_by", "agreed_by")
AGREED_BY_ANOTHER = Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by"))


class Decided(models.Model):
    """What was asked, why and by whom, when it is looked at again, and who agreed where it lowers one."""

    level = models.PositiveSmallIntegerField()
    lowers = models.BooleanField()
    reason = SaidText()
    review_on = models.DateField(null=True, blank=True)
    """The day on which somebody looks whether it is still needed. It ends nothing by itself."""
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class RestrictionDecision(CaseRow, Decided):
    """That a case was to be restricted, or less restricted, why, by whom, and who agreed. The database asks it for the second."""

    protected: ClassVar[str] = "case"
    case = models.ForeignKey("people.Case", models.PROTECT, related_name="restriction_decisions")
    classification = classified(retention="case-record", personal=PERSONAL)

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=AGREED_BY_ANOTHER, name="people_restriction_lowered_by_two"),
        ]


class PersonRestrictionDecision(PersonRow, Decided):
    """The same of a person: it holds for everybody who shares the identity, and is lowered for all of them or for nobody."""

    protected: ClassVar[str] = "person"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="restriction_decisions")
    classification = classified(retention="case-record", personal=("person", *PERSONAL))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=AGREED_BY_ANOTHER, name="people_person_lowered_by_two"),
        ]

"""Tables of conflicts of interest and of the lists of the restricted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified


class Conflict(Placed):
    """A bar between a user or a team and a person, a household or a case. It beats every other rule.

    Those it bars never see it. Two people of different agencies end it.
    """

    protected: ClassVar[str] = "conflict"
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    household = models.ForeignKey("people.Household", models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey("people.Case", models.PROTECT, null=True, blank=True, related_name="+")
    nature = models.TextField()
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    end_agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.TextField(blank=True)
    """Why the first of the two asked that it end."""
    end_agreed_reason = models.TextField(blank=True, db_default="")
    """Why the second agreed."""
    classification = classified(
        retention="case-record",
        personal=("user", "person", "nature", "ended_by", "end_agreed_by", "end_reason", "end_agreed_reason"),
    )

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=Q(user__isnull=False) | Q(team__isnull=False), name="people_conflict_of_somebody"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(household__isnull=False) | Q(case__isnull=False),
                name="people_conflict_with_something",
            ),
            models.CheckConstraint(
                condition=Q(to_at__isnull=True) | (Q(ended_by__isnull=False) & Q(end_agreed_by__isnull=False) & ~Q(ended_by=models.F("end_agreed_by"))),
                name="people_conflict_ended_by_two",
            ),
        ]  # fmt: skip


class NamedReader(Placed):
    """That a user is on the list of a restricted case or person, from and to."""

    protected: ClassVar[str] = "listed"
    case = models.ForeignKey("people.Case", models.PROTECT, null=True, blank=True, related_name="readers")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("user", "person"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(person__isnull=False), name="people_reader_of_something"
            ),
        ]

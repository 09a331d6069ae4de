"""Tables of concerns: the concern as it stands, and every level it had with its reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.said import SaidLine, SaidText


class Concern(CaseItem):
    """A worry of an agency about one person. It holds how it stands now, so that whoever it is shared with sees that."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    domain = models.CharField(max_length=40)
    named = SaidLine(max_length=200, blank=True)
    """What it is about, where no domain of the program says so: in somebody’s words, or the label of a domain of the partnership’s own then."""
    part = models.CharField(max_length=20)
    level = models.CharField(max_length=30)
    level_from_on = models.DateField()
    direction = models.CharField(max_length=20, default="new")
    harm_at_home = models.CharField(max_length=20, default="not_known")
    significant_harm = models.CharField(max_length=20, default="not_known")
    reason = SaidText()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = SaidText(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(
        retention="case-record",
        personal=("person", "named", "part", "level", "harm_at_home", "significant_harm", "reason", "end_reason", "recorded_by"),
    )  # fmt: skip

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["case", "person"], name="casework_concerns_of")]
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(reason=""), name="casework_concern_says_why"),
        ]


class ConcernLevel(CaseItem):
    """One level a concern had, from when and why. Rows are only added."""

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="levels")
    number = models.PositiveIntegerField()
    level = models.CharField(max_length=30)
    from_on = models.DateField()
    harm_at_home = models.CharField(max_length=20)
    significant_harm = models.CharField(max_length=20)
    reason = SaidText()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    classification = classified(
        retention="case-record", personal=("level", "harm_at_home", "significant_harm", "reason", "recorded_by")
    )

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["concern", "number"], name="casework_levels_are_numbered"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="casework_level_says_why"),
        ]

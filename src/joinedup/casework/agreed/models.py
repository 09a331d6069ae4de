"""Tables of approved intervals and deviation notices. They name nobody whom a case is about."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.said import Bond, SaidText, Worded


class ContactInterval(Placed):
    """How often a standard's contact is asked for, as a named group approved it on a day. Without one nothing is late."""

    settled = True
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    rule = models.CharField(max_length=40)
    level = models.CharField(max_length=30, blank=True)
    days = models.PositiveSmallIntegerField()
    due_soon_days = models.PositiveSmallIntegerField()
    missed_after_days = models.PositiveSmallIntegerField(null=True, blank=True)
    approved_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=Q(due_soon_days__lt=F("days")), name="casework_due_soon_before_due"),
        ]


class DeviationNotice(Worded, Placed):
    """An agency's notice that it departs from a standard, sent to a group of the partnership before it does."""

    settled = True
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    """Empty: the whole partnership departs from it."""
    rule = models.CharField(max_length=40, blank=True)
    """Empty: every standard."""
    why = SaidText()
    sent_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    """The day by which the group looks at it again; it excuses nobody after it, as after the last day."""
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    ended_on = models.DateField(null=True, blank=True)
    """From this day on it excuses nobody. The row stays."""
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_why = SaidText(blank=True)
    classification = classified(retention="board-record", personal=("recorded_by", "ended_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_by__isnull=False) & ~Q(ended_why=""),
                name="casework_notice_ended_by_somebody",
            ),
        ]

    @property
    def bonds(self) -> list[Bond]:
        """The whole partnership reads it: it holds nobody's confidential address."""
        return [("here", self.partnership_id)]

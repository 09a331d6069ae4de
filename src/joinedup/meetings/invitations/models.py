"""When people are reminded of an invitation."""

from __future__ import annotations

from django.db import models

from joinedup.foundation.placed import Placed, classified


class InvitationReminder(Placed):
    """How many working days before a meeting whoever has not answered is reminded, and where that comes from."""

    partnership = models.OneToOneField("partnership.Partnership", models.PROTECT, related_name="invitation_reminder")
    days_before = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(place__endswith="/"), name="meetings_invitationreminder_place_is_whole"
            )
        ]

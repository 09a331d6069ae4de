"""Minutes of a meeting and every version of their text."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified


class Minutes(Placed):
    """The minutes of one meeting. States: draft, approved, circulated. What they say is in `text`; see `rules`."""

    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="minutes")
    text = models.TextField()
    state = models.CharField(max_length=20, default="draft")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    circulated_at = models.DateTimeField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("text", "approved_by"))

    class Meta:
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="meetings_minutes_place_is_whole")
        ]


class MinutesVersion(models.Model):
    """A version of the text as it was saved. Reached through its minutes only, so it has no place of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    note = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    classification = classified(retention="board-record", personal=("text", "saved_by"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_numbers_once")]

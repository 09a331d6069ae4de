"""The outbox."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified


class Notice(Placed):
    """A message to one address: which approved text, what safe values fill it, and whether it went out."""

    names_path = "user_id"
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="notices")
    email = models.EmailField()
    wording = models.CharField(max_length=60)
    blanks = models.JSONField(default=dict)
    about = models.CharField(max_length=100, blank=True)
    """What it is about, as the trail writes it: `meetings.Action:<uuid>`."""
    once = models.CharField(max_length=160, null=True, blank=True, unique=True)
    """A key that makes it go out once only, such as the action, the kind of reminder and the due day."""
    state = models.CharField(max_length=10, default="queued")
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True)
    """What went wrong last: the kind of error, never an address or a text."""
    classification = classified(retention="notice", personal=("user", "email"))

    class Meta:
        indexes = [models.Index(fields=["try_at"], condition=Q(state="queued"), name="notices_to_send")]
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="foundation_notice_place_is_whole")
        ]

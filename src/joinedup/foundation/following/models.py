"""What somebody follows."""

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified


class Follow(Placed):
    """That a user follows one thing: a group, an action, a risk. Seeing what changed still needs the right to see it."""

    names_path = "user_id"
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    target = models.CharField(max_length=100)
    """As in the trail: `meetings.Action:<uuid>`."""
    classification = classified(retention="account", personal=("user",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "target"], name="follow_a_thing_once"),
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="foundation_follow_place_is_whole"),
        ]

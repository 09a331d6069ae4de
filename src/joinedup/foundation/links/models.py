"""Light links as rows."""

from __future__ import annotations

from django.db import models

from joinedup.foundation.placed import Placed, classified


class LightLink(Placed):
    """A link sent to one address for one purpose about one thing. Its place is its own, below that of the thing."""

    agency_path = "agency_id"
    purpose = models.CharField(max_length=60)
    target_id = models.UUIDField(db_index=True)
    agency_id = models.UUIDField(null=True, blank=True, db_index=True)
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    made_by = models.CharField(max_length=100)
    """The key of the actor who sent it."""
    classification = classified(retention="link", personal=("email", "made_by"))

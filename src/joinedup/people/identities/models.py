"""The table of identity decisions."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.families.models import BetweenPersons
from joinedup.people.said import SaidText


class IdentityDecision(BetweenPersons):
    """That two persons are possibly, certainly or not one and the same; by whom and why. Only added to: the latest holds."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="decisions")
    other = models.ForeignKey("people.Person", models.PROTECT, related_name="decisions_to")
    state = models.CharField(max_length=20)
    """`possible`, `confirmed` or `apart`."""
    why = SaidText()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("person", "other", "why", "decided_by"))

    class Meta(Placed.Meta):
        pass

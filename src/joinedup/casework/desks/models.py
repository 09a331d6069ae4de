"""The table of desks. It names nobody whom a case is about."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from joinedup.foundation.placed import Placed, classified


class Desk(Placed):
    """Where an agency takes referrals of some kinds. With a team it is on the system; without one it is told otherwise."""

    agency_path: ClassVar[str] = "agency_id"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    kinds = models.JSONField(default=list)
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    telephone = models.CharField(max_length=60)
    hours = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    """Where a link to acknowledge is sent; never the referral itself."""
    how = models.CharField(max_length=400, blank=True)
    """How a referral reaches them, where they are not on the system."""
    ended_on = models.DateField(null=True, blank=True)
    classification = classified(retention="reference", personal=("telephone", "email"))

    class Meta(Placed.Meta):
        pass

"""The table of a partnership's own domains of concern. It names nobody whom a case is about."""

from __future__ import annotations

from django.db import models

from joinedup.people.approved import Approved, ends_with_a_reason


class OwnDomain(Approved):
    """Something a concern can be about, as a group of the partnership approved it. Its words never change; it ends, and is not deleted."""

    key = models.CharField(max_length=40)
    """How rule files name it. Never used for another."""
    label = models.CharField(max_length=100)
    what = models.CharField(max_length=300)

    class Meta(Approved.Meta):
        constraints = [
            *Approved.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "key"], name="casework_own_domain_key"),
            ends_with_a_reason("casework_own_domain_ended_by"),
        ]

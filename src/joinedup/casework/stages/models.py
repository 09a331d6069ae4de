"""The table of a partnership's own stages of disagreement. It names nobody whom a case is about."""

from __future__ import annotations

from django.db import models

from joinedup.people.approved import Approved, ends_with_a_reason


class OwnStages(Approved):
    """A partnership's stages in one version, as a group approved them. They never change: an escalation stays under its version."""

    number = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    """The document that says so, as the partnership names it."""
    stages = models.JSONField()
    """In order, of each: `title`, `who`, `limit` (a number, or none), `unit` (hours or working_days) and `roles`."""

    class Meta(Approved.Meta):
        constraints = [
            *Approved.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "number"], name="casework_own_stages_number"),
            ends_with_a_reason("casework_own_stages_ended_by"),
        ]

"""The table of a partnership's own contact standards. It names nobody whom a case is about."""

from __future__ import annotations

from django.db import models

from joinedup.people.approved import Approved, ends_with_a_reason


class OwnStandards(Approved):
    """A partnership's own rule file in one version, as a group approved it: the text as it was given, never changed."""

    settled = True
    number = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=10)
    """`over`: laid over the standards that come with the program; `whole`: in place of them."""
    text = models.TextField()

    class Meta(Approved.Meta):
        constraints = [
            *Approved.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "number"], name="casework_own_standards_number"),
            ends_with_a_reason("casework_own_standards_ended_by"),
        ]

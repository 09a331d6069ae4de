"""The quorum rules that groups have recorded."""

from __future__ import annotations

from django.db import models

from joinedup.foundation.placed import Placed, classified


class QuorumRule(Placed):
    """A group's quorum rule from a day on, with its source. No parts: somebody looked and the source states none."""

    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="quorum_rules")
    parts = models.JSONField(default=list, blank=True)
    """A list of `{"kind": …, "number": …, "agencies": [ids], "kinds": […], "says": …}`; all must be met."""
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    remote_counts = models.BooleanField(default=True)
    agency_chair_counts = models.BooleanField(default=True)
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="meetings_quorumrule_place_is_whole"),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True)
                | models.Q(from_on__isnull=True)
                | models.Q(to_on__gte=models.F("from_on")),
                name="quorum_rule_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["group", "from_on"], name="one_quorum_rule_from_a_day", nulls_distinct=False
            ),
        ]

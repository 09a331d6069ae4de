"""Cross-board rules: what one board has undertaken to bring to another, as data."""

from __future__ import annotations

from django.db import models

from joinedup.foundation.placed import Placed, classified


class CrossBoardRule(Placed):
    """What one board (or body) owes another each year or quarter: an agenda item, or data under an agenda item."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="cross_board_rules")
    from_group = models.ForeignKey("partnership.Group", models.PROTECT, null=True, blank=True, related_name="owes")
    from_words = models.CharField(max_length=200, blank=True)
    """Who owes it where that body is not a group here."""
    to_group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="is_owed")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, default="item")
    """`item` (an agenda item) or `data` (figures, brought under an agenda item)."""
    every = models.CharField(max_length=20, default="annually")
    """`annually` or `quarterly`."""
    year_starts_in = models.PositiveSmallIntegerField(default=4)
    """The month in which its year begins."""
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    paragraph = models.CharField(max_length=40, blank=True)
    source = models.TextField(blank=True)
    doubt = models.TextField(blank=True)
    """What the source leaves open, in words shown beside the rule."""
    classification = classified(retention="board-record")


class ComplaintTold(Placed):
    """That the managers were told of one year or quarter of a rule that somebody should see to: once, and not again."""

    rule = models.ForeignKey(CrossBoardRule, models.CASCADE, related_name="complaints_told")
    period_on = models.DateField()
    told_on = models.DateField()
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(place__endswith="/"), name="meetings_complainttold_place_is_whole"
            ),
            models.UniqueConstraint(fields=["rule", "period_on"], name="complaint_told_once"),
        ]

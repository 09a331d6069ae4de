"""Agenda items, and where they come from: standing items, the forward plan, members, cross-board rules."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.columns import words_index, words_of


class Topic(Placed):
    """What items on an agenda, standing items and the forward plan have in common."""

    title = models.CharField(max_length=300)
    purpose = models.CharField(max_length=20, default="discussion")
    presenter_seat = models.ForeignKey("partnership.Seat", models.PROTECT, null=True, blank=True, related_name="+")
    presenter_agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    """Time allotted; empty where nobody has said."""
    confidential = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta(Placed.Meta):
        abstract = True


class StandingItem(Topic):
    """An item on every agenda of a group while it is live."""

    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="standing_items")
    order = models.PositiveSmallIntegerField(default=0)
    closing = models.BooleanField(default=False)
    """After everything else, such as any other business."""
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    classification = classified(retention="board-record")


class ForwardPlanItem(Topic):
    """An item planned for a month, ahead of the meeting that will take it. States: planned, placed, withdrawn."""

    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="forward_plan")
    month_on = models.DateField()
    """The first day of the month it is planned for."""
    state = models.CharField(max_length=20, default="planned")
    classification = classified(retention="board-record")


class AgendaItem(Topic):
    """An item on a meeting's agenda. States: proposed (by a member), accepted, declined, withdrawn."""

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=20, default="arranger")
    """Where it came from: standing, plan, member, rule, or arranger (put there by business support)."""
    state = models.CharField(max_length=20, default="accepted")
    standing = models.ForeignKey(StandingItem, models.PROTECT, null=True, blank=True, related_name="items")
    plan = models.ForeignKey(ForwardPlanItem, models.PROTECT, null=True, blank=True, related_name="items")
    rule = models.ForeignKey("meetings.CrossBoardRule", models.PROTECT, null=True, blank=True, related_name="items")
    period_on = models.DateField(null=True, blank=True)
    """For a cross-board rule: the first day of the year or quarter it answers."""
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True)
    """Why a proposed item was accepted or declined, or an item withdrawn."""
    words = words_of("title", "note")
    classification = classified(retention="board-record", personal=("raised_by",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="meetings_agendaitem_place_is_whole"),
            models.UniqueConstraint(
                fields=["meeting", "standing"],
                condition=models.Q(standing__isnull=False),
                name="standing_item_once_a_meeting",
            ),
            models.UniqueConstraint(
                fields=["rule", "period_on"],
                condition=models.Q(rule__isnull=False) & models.Q(state="accepted"),
                name="cross_board_item_once_a_period",
            ),
        ]
        indexes = [words_index("agenda_item_words"), models.Index(fields=["meeting", "order"], name="agenda_in_order")]

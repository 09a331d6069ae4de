"""Papers for meetings: their versions, who may read the restricted ones, and when papers are due."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified


class PaperDeadline(Placed):
    """How many working days before a meeting a group wants its papers, and who says so."""

    group = models.OneToOneField("partnership.Group", models.PROTECT, related_name="paper_deadline")
    working_days = models.PositiveSmallIntegerField()
    source = models.TextField(blank=True)
    classification = classified(retention="board-record")


class Paper(Placed):
    """A paper for a meeting, under one of its items or for the meeting as a whole. What it says is in its versions."""

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="papers")
    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, null=True, blank=True, related_name="papers")
    title = models.CharField(max_length=300)
    restricted = models.BooleanField(default=False)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    classification = classified(retention="board-record")


class PaperReader(Placed):
    """That the holder of a seat, or their deputy, may read a restricted paper."""

    names_path = ("seat__holder_id", "seat__deputy_id")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="readers")
    seat = models.ForeignKey("partnership.Seat", models.PROTECT, related_name="+")
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="meetings_paperreader_place_is_whole"),
            models.UniqueConstraint(fields=["paper", "seat"], name="one_reader_once_a_paper"),
        ]


class PaperVersion(models.Model):
    """One version of a paper. It is reached through its paper only, so it has no place of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file_id = models.UUIDField()
    file_name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    note = models.CharField(max_length=500, blank=True)
    late_days = models.PositiveSmallIntegerField(default=0)
    """How many working days after the deadline it came; 0 is in time."""
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    classification = classified(retention="board-record", personal=("added_by", "file_name"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_version_numbers_once")]

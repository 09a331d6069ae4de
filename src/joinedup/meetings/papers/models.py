"""Papers for meetings: their versions, who may read the restricted ones, and when papers are due."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.placed import Placed, PlacedQuerySet, classified
from joinedup.foundation.search.columns import words_index, words_of
from joinedup_core.permits import Actor, Permission


class PaperDeadline(Placed):
    """How many working days before a meeting a group wants its papers, and who says so."""

    group = models.OneToOneField("partnership.Group", models.PROTECT, related_name="paper_deadline")
    working_days = models.PositiveSmallIntegerField()
    source = models.TextField(blank=True)
    classification = classified(retention="board-record")


class PaperQuerySet(PlacedQuerySet["Paper"]):
    """Papers. A restricted one is there only for its named seats, the chair and business support, whatever is asked."""

    def visible_to(self, actor: Actor, permission: Permission) -> Self:
        """The papers the actor may use so. A confidential item's papers are for those who take part in the group."""
        here = super().visible_to(actor, permission)
        unrestricted = Q(restricted=False) | Q(
            pk__in=super().visible_to(actor, Permission.SEE_RESTRICTED_PAPERS).values("pk")
        )
        if actor.user_id is not None:
            unrestricted |= Q(pk__in=_named(actor.user_id))
        taking_part = Q(pk__in=super().visible_to(actor, Permission.RAISE_ITEMS).values("pk"))
        not_confidential = Q(item__isnull=True) | Q(item__confidential=False)
        return here.filter(unrestricted, not_confidential | taking_part)


def _named(user_id: str) -> Any:
    """The restricted papers whose named seats a user holds or deputises today."""
    today = timezone.localdate()
    live = (Q(seat__from_on__isnull=True) | Q(seat__from_on__lte=today)) & (
        Q(seat__to_on__isnull=True) | Q(seat__to_on__gte=today)
    )
    mine = Q(seat__holder_id=user_id) | Q(seat__deputy_id=user_id)
    return PaperReader.objects.filter(live & mine).values("paper_id")


class Paper(Placed):
    """A paper for a meeting, under one of its items or for the meeting as a whole. What it says is in its versions."""

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="papers")
    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, null=True, blank=True, related_name="papers")
    title = models.CharField(max_length=300)
    restricted = models.BooleanField(default=False)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    objects: ClassVar[Any] = PaperQuerySet.as_manager()
    words = words_of("title")
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        indexes = [words_index("paper_words")]


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

"""Meetings, and the series they come from."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Func, Value

from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.columns import words_index, words_of


class Series(Placed):
    """A run of meetings made from a rhythm. The rhythm is kept, so that the next year can be made the same way."""

    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="series")
    title = models.CharField(max_length=200)
    every = models.CharField(max_length=20)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    nth = models.SmallIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    until_on = models.DateField()
    start_time = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=120)
    where = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    avoid_bank_holidays = models.BooleanField(default=True)
    closed = models.JSONField(default=list, blank=True)
    """Spans without meetings (school holidays): a list of `{"first": "2027-02-15", "last": …, "name": …}`."""
    classification = classified(retention="board-record")

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("starts_on")), name="series_ends_after_start"
            ),
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="meetings_series_place_is_whole"),
        ]


class Meeting(Placed):
    """One meeting of a group. States: planned, invited, held, cancelled (a cancelled one keeps its reason)."""

    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="meetings")
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="meetings")
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    where = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    """Where people join from afar. Never in a calendar feed: the feed leaves the program."""
    state = models.CharField(max_length=20, default="planned")
    held_at = models.DateTimeField(null=True, blank=True)
    moved_from_on = models.DateField(null=True, blank=True)
    moved_because = models.CharField(max_length=500, blank=True)
    cancelled_because = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    words = words_of("title")
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after_start"
            ),
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="meetings_meeting_place_is_whole"),
            ExclusionConstraint(
                name="group_meets_once_at_a_time",
                # A range of one group stands for "the same group": ranges alone need no extension of the database.
                expressions=[
                    (Func(F("group"), F("group"), Value("[]"), function="group_range"), "&&"),
                    (
                        Func(F("starts_at"), F("ends_at"), function="tstzrange", output_field=DateTimeRangeField()),
                        "&&",
                    ),
                ],
                condition=~models.Q(state="cancelled"),
            ),
        ]
        indexes = [
            words_index("meeting_words"),
            models.Index(fields=["group", "starts_at"], name="meeting_by_group_and_time"),
        ]

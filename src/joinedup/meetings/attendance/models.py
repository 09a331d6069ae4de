"""Invitations, and attendance on the day: one row for each seat at each meeting, and one for each visitor."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified


class Invitation(Placed):
    """That a seat was asked to a meeting, and the answer. States: invited, accepted, declined."""

    agency_path = "seat__agency_id"
    names_path = ("seat__holder_id", "seat__deputy_id")
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="invitations")
    seat = models.ForeignKey("partnership.Seat", models.PROTECT, related_name="invitations")
    state = models.CharField(max_length=20, default="invited")
    sends_deputy = models.BooleanField(default=False)
    deputy_post = models.CharField(max_length=200, blank=True)
    """The post of the deputy who comes instead, where the answer says it."""
    reason = models.CharField(max_length=500, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    """When an agency that is asked by an e-mailed link was reminded."""
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    classification = classified(retention="board-record", personal=("reason", "answered_by", "deputy_post"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_invitation_place_is_whole"),
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_invitation_a_seat"),
        ]


class Attendance(Placed):
    """How a seat was taken at a meeting. The agency, role and post are kept as they were on the day.

    States: expected (not marked), present, deputy, apology, absent, written_update. Without a seat: a visitor.
    """

    agency_path = "agency_id"
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="attendance")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    held_on = models.DateField()
    """The meeting's day and group, kept here so that ten years are added up from one table."""
    seat = models.ForeignKey("partnership.Seat", models.PROTECT, null=True, blank=True, related_name="attendance")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="attendance")
    role = models.CharField(max_length=40, default="member")
    post = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, default="expected")
    name = models.CharField(max_length=200, blank=True)
    """Who came as deputy or visitor; empty where the holder of the seat came."""
    deputy_has_authority = models.BooleanField(default=False)
    remote = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    vacant = models.BooleanField(default=False)
    """Nobody held the seat on the day: the agency was not represented, but nobody was absent from it."""
    reason_valid = models.BooleanField(null=True, blank=True)
    """The chair's judgement of the reason; empty until the chair has judged it."""
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    letter_made_at = models.DateTimeField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("name", "reason", "judged_by"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_attendance_place_is_whole"),
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_attendance_a_seat"),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True) | Q(left_at__isnull=True) | Q(left_at__gte=models.F("arrived_at")),
                name="nobody_leaves_before_they_arrive",
            ),
        ]
        indexes = [
            models.Index(fields=["held_on", "group", "agency"], name="attendance_by_day"),
            models.Index(fields=["agency", "held_on"], name="attendance_by_agency"),
        ]

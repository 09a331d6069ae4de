"""Decisions, the interests declared in them, how unratified ones were ratified, and who agreed out of meeting."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.columns import words_index, words_of


class Interest(Placed):
    """That the holder of a seat declared an interest in an item. Whoever is out for the item does not count to its quorum."""

    names_path = ("seat__holder_id", "seat__deputy_id")
    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, related_name="interests")
    seat = models.ForeignKey("partnership.Seat", models.PROTECT, related_name="interests")
    nature = models.CharField(max_length=500)
    is_out = models.BooleanField(default=True)
    withdrawn = models.BooleanField(default=False)
    classification = classified(retention="board-record", personal=("nature",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_interest_place_is_whole"),
            models.UniqueConstraint(fields=["item", "seat"], name="one_interest_a_seat_an_item"),
        ]


class Decision(Placed):
    """A decision, with the quorum of its moment as it was judged then.

    Ways: in_meeting, out_of_meeting, urgent. States: taken, unratified, ratified, lapsed, sought (agreement is being
    asked for), agreed (out of meeting, by those the quorum rule asks for).
    """

    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="decisions")
    item = models.ForeignKey("meetings.AgendaItem", models.PROTECT, null=True, blank=True, related_name="decisions")
    number = models.PositiveIntegerField()
    """Counted within the group, so that minutes can cite it."""
    text = models.TextField()
    reason = models.TextField(blank=True)
    way = models.CharField(max_length=20, default="in_meeting")
    state = models.CharField(max_length=20)
    decided_at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True, blank=True)
    """When it was written down; empty for decisions from before this was kept."""
    answer_by_on = models.DateField(null=True, blank=True)
    """The last day on which those asked outside a meeting are to answer. Silence after it is no agreement."""
    quorum_state = models.CharField(max_length=20)
    quorum_because = models.TextField()
    quorum_evidence = models.JSONField(default=list, blank=True)
    """Who counted then: posts and agencies, no names."""
    agencies = models.JSONField(default=list, blank=True)
    recused = models.JSONField(default=list, blank=True)
    """Who was out for the item: posts and agencies, no names."""
    confidential = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    words = words_of("text", "reason")
    classification = classified(retention="board-record", personal=("recorded_by",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_decision_place_is_whole"),
            models.UniqueConstraint(fields=["group", "number"], name="decision_numbers_once"),
            models.CheckConstraint(
                condition=~Q(way="in_meeting") | Q(meeting__isnull=False), name="decision_in_a_meeting_names_it"
            ),
        ]
        indexes = [
            words_index("decision_words"),
            models.Index(fields=["group", "state", "decided_at"], name="decisions_by_state"),
        ]


class Ratification(Placed):
    """How an unratified decision was settled: ratified (or not) by a quorate meeting or by written procedure."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="ratification")
    how = models.CharField(max_length=20)
    """`meeting` or `written`."""
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField()
    ratified = models.BooleanField()
    because = models.TextField()
    note = models.TextField(blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    classification = classified(retention="board-record", personal=("settled_by",))


class Agreement(Placed):
    """That somebody, for an agency, agreed (or did not) to a decision outside a meeting, when and by what means."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="agreements")
    seat = models.ForeignKey("partnership.Seat", models.PROTECT, related_name="+")
    by_deputy = models.BooleanField(default=False)
    agrees = models.BooleanField()
    means = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField()
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_agreement_place_is_whole"),
            models.UniqueConstraint(fields=["decision", "seat"], name="one_agreement_a_seat"),
        ]


class AgreementRequest(Placed):
    """That a seat was asked, by a message or an e-mailed link, to agree to a decision outside a meeting."""

    agency_path = "seat__agency_id"
    names_path = ("seat__holder_id", "seat__deputy_id")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="requests")
    seat = models.ForeignKey("partnership.Seat", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    """When whoever is asked was reminded; it happens once."""
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_agreementrequest_place_is_whole"),
            models.UniqueConstraint(fields=["decision", "seat"], name="one_agreement_request_a_seat"),
        ]

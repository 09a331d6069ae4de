"""Risk registers and what stands in them. Scores, events and acceptances are rows that are added, never changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.columns import words_index, words_of


def place_is_whole(model: str) -> models.CheckConstraint:
    """The check every placed row has, for models that list constraints of their own."""
    return models.CheckConstraint(condition=Q(place__endswith="/"), name=f"planning_{model}_place_is_whole")


class RiskRegister(Placed):
    """The risk register of one board. `as_at_on` is set for a published register that stands still."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="risk_registers")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="risk_registers")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    audience = models.CharField(max_length=20, blank=True)
    short_names = models.CharField(max_length=200, blank=True)
    as_at_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            place_is_whole("riskregister"),
            models.UniqueConstraint(fields=["partnership", "key"], name="register_key_once_in_partnership"),
        ]


class RiskMatrix(Placed):
    """The likelihood x impact scale a board set for its register, from a day on. The latest one holds."""

    register = models.ForeignKey(RiskRegister, models.CASCADE, related_name="matrices")
    from_on = models.DateField()
    likelihoods = models.JSONField()
    impacts = models.JSONField()
    bands = models.JSONField()
    classification = classified(retention="board-record")


class Risk(Placed):
    """An entry in a register. The latest scores stand here too, so that lists sort and filter by them."""

    agency_path = "owner_agency_id"
    names_path = "owner_seat__holder_id"
    register = models.ForeignKey(RiskRegister, models.PROTECT, related_name="risks")
    reference = models.CharField(max_length=40)
    reference_sort = models.CharField(max_length=120, editable=False)
    category = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    consequence = models.TextField(blank=True)
    owner_seat = models.ForeignKey(
        "partnership.Seat", models.SET_NULL, null=True, blank=True, related_name="risks_owned"
    )
    owner_agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="risks_owned"
    )
    owner_words = models.CharField(max_length=200, blank=True)
    themes = models.ManyToManyField("partnership.Theme", blank=True, related_name="risks")
    state = models.CharField(max_length=20, default="open")
    reviewed_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    current_likelihood = models.PositiveSmallIntegerField(null=True, editable=False)
    current_impact = models.PositiveSmallIntegerField(null=True, editable=False)
    current_value = models.PositiveSmallIntegerField(null=True, editable=False)
    previous_likelihood = models.PositiveSmallIntegerField(null=True, editable=False)
    previous_impact = models.PositiveSmallIntegerField(null=True, editable=False)
    target_likelihood = models.PositiveSmallIntegerField(null=True, editable=False)
    target_impact = models.PositiveSmallIntegerField(null=True, editable=False)
    target_value = models.PositiveSmallIntegerField(null=True, editable=False)
    words = words_of("text", "consequence")
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            place_is_whole("risk"),
            models.UniqueConstraint(fields=["register", "reference"], name="risk_reference_once_in_register"),
        ]
        indexes = [words_index("risk_words"), models.Index(fields=["register", "state", "-current_value"])]


class RiskScore(Placed):
    """One score of one kind, in order. Never changed; only a missing reason may be given later, once."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="scores")
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    scored_on = models.DateField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    meeting_id = models.UUIDField(null=True, blank=True)
    explained_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("author",))

    class Meta:
        constraints = [
            place_is_whole("riskscore"),
            models.UniqueConstraint(fields=["risk", "kind", "number"], name="risk_score_number_once"),
            models.CheckConstraint(
                condition=Q(likelihood__gte=1) & Q(impact__gte=1), name="risk_score_is_at_least_one"
            ),
        ]


class RiskEvent(Placed):
    """Something that happened to a risk besides its scores: reviewed, closed, reopened, linked."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    happened_on = models.DateField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    classification = classified(retention="board-record", personal=("author",))


class Acceptance(Placed):
    """That a risk is accepted as it stands, by whom, why, at which score and until when."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="acceptances")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    score = models.CharField(max_length=20, blank=True)
    accepted_on = models.DateField()
    until_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("approver",))

    class Meta:
        constraints = [
            place_is_whole("acceptance"),
            models.CheckConstraint(
                condition=Q(until_on__gt=models.F("accepted_on")), name="acceptance_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["risk"], condition=Q(ended_on__isnull=True), name="one_acceptance_at_a_time"
            ),
        ]


class Control(Placed):
    """A control of a risk. `timeframe` is as written; `due_on` the last day it can mean."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="controls")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    owner_words = models.CharField(max_length=200, blank=True)
    timeframe = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, default="existing")
    done_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record")


class SameRisk(Placed):
    """That two risks of different registers are the same risk."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="+")
    other = models.ForeignKey(Risk, models.CASCADE, related_name="+")
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            place_is_whole("samerisk"),
            models.UniqueConstraint(fields=["risk", "other"], name="same_risk_once"),
        ]


class FindingAnswer(Placed):
    """What was done about a finding of the register check that changes no data yet: asked, or set aside because."""

    risk = models.ForeignKey(Risk, models.CASCADE, related_name="finding_answers")
    control = models.ForeignKey(Control, models.CASCADE, null=True, blank=True, related_name="finding_answers")
    rule = models.CharField(max_length=40)
    answer = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    answered_on = models.DateField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("author",))

"""Tables of forms: a partnership's own definitions, and forms answered for a person on a case."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.said import SaidAnswers, SaidText


class FormDefinition(Placed):
    """A form of a partnership's own, or its licensed wording of one of ours: the text it was given as, never changed."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    text = models.TextField()
    effective_from = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("added_by",))

    class Meta(Placed.Meta):
        pass


class Questionnaire(CaseItem):
    """A form answered for a person. The text of the questions is frozen with it; once completed the database keeps it so."""

    protected: ClassVar[str] = "finished item"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    form = models.CharField(max_length=40)
    wording = models.TextField()
    """The whole definition as it was when the form was begun."""
    set_by = models.CharField(max_length=200, blank=True)
    answers = SaidAnswers(default=dict)
    points = models.PositiveIntegerField(null=True, blank=True)
    band = models.CharField(max_length=40, blank=True)
    """The level by the answers alone."""
    judged = models.CharField(max_length=40, blank=True)
    """The level by professional judgement, where it differs."""
    judged_reason = SaidText(blank=True)
    unanswered_reason = SaidText(blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    completed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    completed_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    classification = classified(
        retention="case-record",
        personal=(
            "person", "answers", "points", "band", "judged", "judged_reason", "unanswered_reason", "begun_by", "completed_by",
        ),
    )  # fmt: skip

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["case", "person"], name="casework_forms_of")]
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=Q(judged="") | ~Q(judged_reason=""), name="casework_judgement_says_why"),
        ]

"""Actions, what was said about them, and the steps they went through."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.foundation.search.columns import words_index, words_of


class Action(Placed):
    """Something an owner will do by a day. Its place is its group's; its source is a kind, words and perhaps an id."""

    agency_path = "owner_agency_id"
    names_path = "owner_seat__holder_id"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="actions")
    group = models.ForeignKey("partnership.Group", models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    source_kind = models.CharField(max_length=30)
    source_words = models.CharField(max_length=300, blank=True)
    source_id = models.UUIDField(null=True, blank=True, db_index=True)
    owner_seat = models.ForeignKey(
        "partnership.Seat", models.PROTECT, null=True, blank=True, related_name="actions_owned"
    )
    owner_agency = models.ForeignKey(
        "partnership.Agency", models.PROTECT, null=True, blank=True, related_name="actions_owned"
    )
    due_on = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=100, blank=True)
    """The due date as it was written, where it is no single day ("March 2020", "ongoing")."""
    priority = models.CharField(max_length=10, default="normal")
    status = models.CharField(max_length=20, default="open")
    status_on = models.DateField()
    """Since when it stands so."""
    status_reason = models.TextField(blank=True)
    done_by = models.CharField(max_length=100, blank=True)
    """The key of the actor who said that it is done."""
    impact_due_on = models.DateField(null=True, blank=True)
    impact_tested_on = models.DateField(null=True, blank=True)
    impact_tested_how = models.CharField(max_length=300, blank=True)
    repeats = models.CharField(max_length=20, blank=True)
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    latest_note_at = models.DateTimeField(null=True, blank=True)
    themes = models.ManyToManyField("partnership.Theme", blank=True, related_name="actions")
    words = words_of("text", "source_words")
    classification = classified(retention="board-record", personal=("done_by",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="action_number_once_in_partnership"),
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_action_place_is_whole"),
            models.CheckConstraint(
                condition=~Q(status__in=("not_implemented", "could_not_be_done", "superseded")) | ~Q(status_reason=""),
                name="action_outcome_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("published", "superseded"))
                | Q(owner_seat__isnull=False)
                | Q(owner_agency__isnull=False),
                name="action_has_an_owner",
            ),
        ]
        indexes = [
            words_index("action_words"),
            models.Index(fields=["partnership", "status", "due_on"], name="actions_by_status_and_due"),
        ]


class ActionNote(models.Model):
    """What somebody said about an action: progress, evidence. Kept for ever: there is no command that changes one."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    actor_key = models.CharField(max_length=100)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    evidence_words = models.CharField(max_length=300, blank=True)
    evidence_file_id = models.UUIDField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("author", "actor_key", "text"))


class ActionStep(models.Model):
    """One step an action took: from where to where, on which day, by whom and why. Written once."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    step = models.CharField(max_length=30)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20, blank=True)
    actor_key = models.CharField(max_length=100)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    classification = classified(retention="board-record", personal=("author", "actor_key", "reason"))


class ReminderRule(Placed):
    """How many days before and after the due day owners are reminded, and where that number comes from."""

    partnership = models.OneToOneField("partnership.Partnership", models.PROTECT, related_name="reminder_rule")
    days_before = models.PositiveSmallIntegerField()
    days_after = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300)
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="meetings_reminderrule_place_is_whole")
        ]

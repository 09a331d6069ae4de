"""Tables of enquiries: the enquiry, each decision about it, whom the council caused to enquire, wishes, capacity decisions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.casework.arrivals.models import SentItem
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.said import SaidAnswers, SaidLine, SaidText


class Enquiry(CaseItem):
    """A concern about an adult before the council, and what became of it. It holds how it stands now."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    referral = models.ForeignKey("casework.Referral", models.PROTECT, null=True, blank=True, related_name="+")
    """The referral that brought the concern, where one did."""
    received_on = models.DateField()
    concern = SaidText()
    abuse = models.JSONField(default=list)
    location = models.CharField(max_length=40, blank=True)
    source_of_risk = models.CharField(max_length=40, blank=True)
    asked = models.CharField(max_length=20, default="not_asked")
    not_asked_reason = SaidText(blank=True)
    difficulty = models.BooleanField(null=True, blank=True)
    """Whether the adult would have substantial difficulty in being involved (section 68)."""
    support = models.CharField(max_length=20, default="nobody")
    supporter = SaidLine(max_length=200, blank=True)
    decision = models.CharField(max_length=20, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    risk = models.CharField(max_length=20, blank=True)
    conclusion = SaidText(blank=True)
    remaining_risk = SaidText(blank=True)
    told_adult = SaidText(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(
        retention="case-record",
        personal=(
            "person", "concern", "abuse", "location", "source_of_risk", "asked", "not_asked_reason", "difficulty", "support", "supporter",
            "decision", "risk", "conclusion", "remaining_risk", "told_adult", "recorded_by",
        ),
    )  # fmt: skip

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["case", "person"], name="casework_enquiries_of")]
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True) | ~Q(conclusion=""), name="casework_conclusion_says_why"
            ),
        ]


class EnquiryDecision(CaseItem):
    """One decision of the council on the three-part test. Rows are only added: the last one counts."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    tests = SaidAnswers()
    decision = models.CharField(max_length=20)
    reason = SaidText()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(retention="case-record", personal=("tests", "decision", "reason", "decided_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["enquiry", "number"], name="casework_enquiry_decisions_numbered"),
        ]


class CausedEnquiry(SentItem):
    """Whom the council caused to enquire, what about, and what they found."""

    protected: ClassVar[str] = "caused"
    written_to_others: ClassVar[bool] = True
    sent_as = "caused"
    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="caused")
    by_agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    by_words = SaidLine(max_length=200, blank=True)
    what = SaidText()
    due_on = models.DateField()
    found = SaidText(blank=True)
    found_on = models.DateField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("by_words", "what", "found"))

    class Meta(Placed.Meta):
        pass


class WantedOutcome(CaseItem):
    """Something the adult wants to come of it, in their words, and whether it was achieved."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="wanted")
    words = SaidText()
    said_on = models.DateField()
    achieved = models.CharField(max_length=20, blank=True)
    classification = classified(retention="case-record", personal=("words", "achieved"))

    class Meta(Placed.Meta):
        pass


class CapacityDecision(CaseItem):
    """Whether the adult could make one decision at one time, by whom and on what evidence. Only added to."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="capacity")
    decision = SaidText()
    """Which decision it is about: capacity is never said of a person."""
    capacity = models.CharField(max_length=20)
    evidence = SaidText()
    assessed_by = SaidLine(max_length=200)
    assessed_on = models.DateField()
    classification = classified(retention="case-record", personal=("decision", "capacity", "evidence", "assessed_by"))

    class Meta(Placed.Meta):
        pass

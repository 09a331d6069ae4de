"""Tables of sharing: consent, decisions to share and not to share, requests and their replies. Rows are only added."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.casework.arrivals.models import AnswerItem, SentItem
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.said import SaidAnswers, SaidLine, SaidText


class Consent(CaseItem):
    """That somebody agreed, refused or took back their agreement: to what, when, and who said so."""

    protected: ClassVar[str] = "added item"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    about = SaidText()
    state = models.CharField(max_length=20)
    said_by = SaidLine(max_length=200)
    """The person, or who may say so for them and why."""
    said_on = models.DateField()
    to_agency = models.ForeignKey("partnership.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    """Whose having it they agreed to or refused; empty: any agency's."""
    until_on = models.DateField(null=True, blank=True)
    """The last day of a yes, where they gave one."""
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(
        retention="case-record", personal=("person", "about", "state", "said_by", "recorded_by")
    )

    class Meta(Placed.Meta):
        pass


class SharingDecision(CaseItem):
    """A decision to share given items with an agency, not to, or to take sharing back; with all that was weighed."""

    protected: ClassVar[str] = "added item"
    written_to_others: ClassVar[bool] = True
    verdict = models.CharField(max_length=20)
    """`share`, `refuse` or `withdraw`."""
    items = models.JSONField(default=list)
    """What is shared, or taken back."""
    refused = SaidAnswers(default=list)
    """What is not shared, item by item: the id of each and why."""
    to_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    asked_for = SaidText(blank=True)
    """Of a refusal without items: what was asked for."""
    purpose = SaidText()
    basis = models.CharField(max_length=40, blank=True)
    necessity = SaidText(blank=True)
    consent = models.CharField(max_length=20, blank=True)
    consent_reason = SaidText(blank=True)
    told = models.CharField(max_length=20, blank=True)
    told_reason = SaidText(blank=True)
    detriment = SaidText(blank=True)
    until_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    classification = classified(
        retention="case-record",
        personal=(
            "refused", "asked_for", "purpose", "necessity", "consent", "consent_reason", "told", "told_reason", "detriment", "decided_by",
        ),
    )  # fmt: skip

    class Meta(Placed.Meta):
        pass


class InformationRequest(SentItem):
    """What an agency asks another for, for what, on which basis and by when."""

    written_to_others: ClassVar[bool] = True
    sent_as = "request"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    to_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    asks = SaidText()
    purpose = SaidText()
    basis = models.CharField(max_length=40)
    due_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("person", "asks", "purpose", "asked_by"))

    class Meta(Placed.Meta):
        pass


class InformationReply(AnswerItem):
    """What was replied to a request, or that it was chased. `agency` is whoever recorded it."""

    written_to_others: ClassVar[bool] = True
    protected: ClassVar[str] = "request reply"
    answers = "request_id"
    request = models.ForeignKey(InformationRequest, models.PROTECT, related_name="replies")
    reply = models.CharField(max_length=20, blank=True)
    """Empty: it was chased."""
    words = SaidText(blank=True)
    told_by = SaidLine(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("words", "told_by", "recorded_by"))

    class Meta(Placed.Meta):
        pass

"""Tables of contacts. Rows are only added to: a correction is a new row that names the old one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.said import SaidLine, SaidText


class Contact(CaseItem):
    """One account of one person at one occasion. Of a visit to several people each has a row of their own.

    So an account of one person cannot show with another's, and is shared, or not, by itself.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    visit_id = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    """The same for all accounts of one visit."""
    told = models.CharField(max_length=60)
    """When it was, as far as known: `27 March 2026`, `about March 2026`."""
    earliest_on = models.DateField()
    latest_on = models.DateField()
    at_time = models.TimeField(null=True, blank=True)
    mode = models.CharField(max_length=30)
    where = SaidLine(max_length=200, blank=True)
    seen = models.CharField(max_length=20)
    made_by = SaidLine(max_length=200, blank=True)
    """Who of the agency was in contact, where it was not whoever recorded it: name and role."""
    voice = SaidText(blank=True)
    observations = SaidText(blank=True)
    judgement = SaidText(blank=True)
    gaps = SaidText(blank=True)
    next_step = SaidText(blank=True)
    stays_involved = models.BooleanField(null=True, blank=True)
    """Whether the agency goes on seeing the person; nothing where nobody said."""
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    system = models.CharField(max_length=100, blank=True)
    """The agency's own system that told it; empty where somebody wrote it here."""
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    classification = classified(
        retention="case-record",
        personal=(
            "person", "told", "earliest_on", "latest_on", "at_time", "where", "seen", "made_by", "voice", "observations", "judgement", "gaps",
            "next_step", "recorded_by",
        ),
    )  # fmt: skip

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["case", "person", "-latest_on"], name="casework_contacts_of")]
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=Q(earliest_on__lte=F("latest_on")), name="casework_contact_ends_after"),
        ]


class Telling(CaseItem):
    """That somebody who will not stay involved with a person told those who are, or can act."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="tellings")
    to = models.CharField(max_length=30)
    how = SaidText()
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("how", "told_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["contact", "to"], name="casework_each_told_once"),
        ]

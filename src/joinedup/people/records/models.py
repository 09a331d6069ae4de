"""The table of what agencies hold about a person."""

from __future__ import annotations

from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.cases.models import Case
from joinedup.people.said import SaidText


class AgencyRecord(CaseItem):
    """What one agency's own system says of a person. Only added to: a newer record stands beside the one before it.

    It is an item of a case: the agency's own, and whoever's it was shared with.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="records")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="records")
    source = models.CharField(max_length=100)
    """The agency's system, as its people call it."""
    number = models.CharField(max_length=40, blank=True)
    forenames = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=200, blank=True)
    born = models.CharField(max_length=60, blank=True)
    nhs_number = models.CharField(max_length=12, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    first_language = models.CharField(max_length=80, blank=True)
    needs = SaidText(blank=True)
    as_of_on = models.DateField()
    """The day on which the source said so."""
    received_at = models.DateTimeField()
    classification = classified(
        retention="case-record",
        personal=("person", "number", "forenames", "surname", "born", "nhs_number", "sex", "first_language", "needs"),
    )

    class Meta(Placed.Meta):
        pass

"""The table of what agencies hold about a person."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Lower

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


class HeldRecord(Placed):
    """A record of an agency's own system as its file told it, of whomever it is: no person and no case is named.

    Nobody reads it: the database compares it with people on the actor's own cases, and gives those that are possibly the same to
    the agency's own workers on those cases. What they confirm becomes an `AgencyRecord`.
    """

    protected: ClassVar[str] = "kept"
    agency_path = "agency_id"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    source = models.CharField(max_length=100)
    number = models.CharField(max_length=40)
    forenames = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=200, blank=True)
    born = models.CharField(max_length=60, blank=True)
    born_from_on = models.DateField(null=True, blank=True)
    born_to_on = models.DateField(null=True, blank=True)
    nhs_number = models.CharField(max_length=12, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    first_language = models.CharField(max_length=80, blank=True)
    needs = models.TextField(blank=True)
    address = models.TextField(blank=True)
    """Never where the file says that it is confidential."""
    postcode = models.CharField(max_length=10, blank=True)
    keys = ArrayField(models.TextField())
    """Those under which it would be found: compared by the database alone."""
    as_of_on = models.DateField()
    brought_in_at = models.DateTimeField()
    brought_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(
        retention="case-record",
        personal=(
            "number", "forenames", "surname", "born", "born_from_on", "born_to_on", "nhs_number", "sex", "first_language", "needs",
            "address", "postcode", "keys", "brought_in_by",
        ),
    )  # fmt: skip

    class Meta(Placed.Meta):
        indexes = [GinIndex(fields=["keys"], name="people_held_keys")]
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint("partnership", "agency", Lower("source"), "number", name="people_held_once"),
        ]


class RecordMatch(CaseItem):
    """That somebody of an agency said whether a record of its system is a person on a case. Only added to: the latest holds."""

    protected: ClassVar[str] = "added item"
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    held_id = models.UUIDField(db_index=True)
    state = models.CharField(max_length=20)
    """`confirmed` or `apart`."""
    why = SaidText()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("person", "why", "decided_by"))

    class Meta(Placed.Meta):
        pass

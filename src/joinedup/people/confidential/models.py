"""The table of confidential addresses. The program can add to it and never read it: `app.reveal_addresses` does, on the trail."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import PersonRow


class ConfidentialAddress(PersonRow):
    """Where a person is, from and to, and who must not learn it. Holds for everybody who shares the identity.

    Several who must not learn it are several rows of one address, shown as one.
    """

    protected: ClassVar[str] = "secret"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    lines = models.TextField()
    postcode = models.CharField(max_length=10, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    hidden_from = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    hidden_from_words = models.CharField(max_length=200, blank=True)
    classification = classified(
        retention="case-record",
        personal=("person", "lines", "postcode", "hidden_from", "hidden_from_words"),
    )

    class Meta(Placed.Meta):
        pass

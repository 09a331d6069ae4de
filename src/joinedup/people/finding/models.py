"""The table of keys under which persons are found."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import PersonRow


class FindKeys(PersonRow):
    """The keys of one person. Written and read only through the database's own functions: no page reads a key."""

    protected: ClassVar[str] = "kept"
    person = models.OneToOneField("people.Person", models.PROTECT, related_name="+")
    keys = ArrayField(models.TextField())
    classification = classified(retention="case-record", personal=("person", "keys"))

    class Meta(Placed.Meta):
        indexes = [GinIndex(fields=["keys"], name="people_find_keys")]

"""Tables of persons and households."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from joinedup.foundation.accounts.models import sort_key
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import Bound, PersonRow, cases_of
from joinedup_core.permits import Thing


class Person(Bound):
    """Somebody known to a partnership. Persons decided to be one share an `identity`; taking it apart is always possible.

    A restriction belongs to the identity: the strictest of those who share it holds for all.
    """

    protected: ClassVar[str] = "the person"
    case_path: ClassVar[str] = "on_cases__case_id"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    identity = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    forenames = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=200, blank=True)
    known_as = models.CharField(max_length=200, blank=True)
    sort_name = models.CharField(max_length=400, editable=False)
    born = models.CharField(max_length=60, blank=True)
    """A half-known date as it is known: `3 April 2011`, `about 1950`, empty."""
    born_from_on = models.DateField(null=True, blank=True)
    born_to_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    restriction = models.PositiveSmallIntegerField(default=0)
    classification = classified(
        retention="case-record",
        personal=("forenames", "surname", "known_as", "sort_name", "born", "born_from_on", "born_to_on", "died_on", "sex"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="people_person_place_is_whole"),
            models.CheckConstraint(condition=Q(restriction__lte=2), name="people_person_restriction_is_known"),
        ]

    @property
    def name(self) -> str:
        """The name to show; a person whose name is not known is said to be so."""
        return " ".join(filter(None, (self.forenames, self.surname))) or self.known_as or "Name not known"

    @property
    def thing(self) -> Thing:
        """A person sits with the partnership's people, and on every case that names them."""
        return Thing(self.place, also=cases_of(self.pk))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sorting key in step (the database collates by code point)."""
        self.sort_name = sort_key(self.name)
        super().save(*args, **kwargs)


class Household(Bound):
    """People living together. Who they are and when stands in its members."""

    protected: ClassVar[str] = "household"
    case_path: ClassVar[str] = "members__person__on_cases__case_id"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    classification = classified(retention="case-record", personal=("note",))

    class Meta(Placed.Meta):
        pass


class HouseholdMember(PersonRow):
    """That a person lived in a household, from and to."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="households")
    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    part = models.CharField(max_length=40, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("person", "part"))

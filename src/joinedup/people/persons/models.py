"""Tables of persons and households."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from joinedup.foundation.accounts.models import sort_key
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import Bound, PersonRow, cases_of
from joinedup.people.said import Bond, SaidLine, SaidText
from joinedup_core.permits import Thing


class Person(Bound):
    """Somebody known to a partnership. Persons decided to be one share an `identity`; taking it apart is always possible.

    A restriction belongs to the identity: the strictest of those who share it holds for all.
    """

    protected: ClassVar[str] = "the person"
    person_path: ClassVar[str] = "pk"
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
    ethnicity = models.CharField(max_length=60, blank=True)
    first_language = models.CharField(max_length=80, blank=True)
    interpreter = models.CharField(max_length=20, blank=True)
    """`needed`, `not_needed`, or empty: nobody asked yet."""
    communication_needs = SaidText(blank=True)
    support_needs = SaidText(blank=True)
    needs_go_on = models.CharField(max_length=10, blank=True)
    """Whether care and support needs go on after 18: `yes`, `no`, or empty: nobody said yet."""
    restriction = models.PositiveSmallIntegerField(default=0)
    classification = classified(
        retention="case-record",
        personal=(
            "forenames", "surname", "known_as", "sort_name", "born", "born_from_on", "born_to_on", "died_on", "sex", "ethnicity",
            "first_language", "interpreter", "communication_needs", "support_needs", "needs_go_on",
        ),
    )  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["restriction"], condition=Q(restriction__gt=0), name="people_person_restricted"),
        ]
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
    note = SaidText(blank=True)
    classification = classified(retention="case-record", personal=("note",))

    class Meta(Placed.Meta):
        pass

    @property
    def bonds(self) -> list[Bond]:
        """Everybody who lives or lived in it."""
        return [("household", self.pk)]


class HouseholdMember(PersonRow):
    """That a person lived in a household, from and to."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="households")
    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    part = models.CharField(max_length=40, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    ending = SaidText(blank=True)
    """Why they moved out, and every time that was put right: sentences with their day, none of them taken away."""
    classification = classified(retention="case-record", personal=("person", "part", "ending"))


class PersonName(PersonRow):
    """Another name of a person: an alias, a former name, a spelling that some agency holds. Ended, never taken away."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="other_names")
    kind = models.CharField(max_length=20)
    forenames = models.CharField(max_length=200, blank=True)
    surname = models.CharField(max_length=200, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("person", "forenames", "surname"))

    class Meta(Placed.Meta):
        pass


class PersonNumber(PersonRow):
    """A number under which an agency knows a person; its kind says how it is checked. Wrong ones end, and stay readable."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="numbers")
    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=40)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("person", "number"))

    class Meta(Placed.Meta):
        pass


class PersonTelephone(PersonRow):
    """A telephone number of a person, and when it is safe to ring."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="telephones")
    number = models.CharField(max_length=40)
    note = SaidLine(max_length=200, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("person", "number", "note"))

    class Meta(Placed.Meta):
        pass


class PersonAddress(PersonRow):
    """Where a person lives or can be written to, from and to. Never a confidential address: those have a table of their own."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=20)
    lines = models.TextField()
    postcode = models.CharField(max_length=10, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("person", "lines", "postcode"))

    class Meta(Placed.Meta):
        pass

"""The table of relationships between persons."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import PersonRow
from joinedup.people.said import Bond, SaidLine, SaidText
from joinedup_core.permits import Actor, Permission


class BetweenPersons(PersonRow):
    """A row about two persons. Seen by whoever may see both: one alone would tell of the other."""

    protected: ClassVar[str] = "relationship"
    other = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta(Placed.Meta):
        abstract = True

    @property
    def bonds(self) -> list[Bond]:
        """Both people."""
        return [*super().bonds, ("person", self.other_id)]

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """Where both people are on cases that a link of the actor opens so."""
        person = cls._meta.get_field("person").related_model
        seen = person.objects.visible_to(actor, permission).values("pk")  # type: ignore[union-attr]
        return super().reached_otherwise(actor, permission) & Q(other__in=seen)


class Relationship(BetweenPersons):
    """That a person is something to another, from and to."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=30)
    other = models.ForeignKey("people.Person", models.PROTECT, related_name="ties_to")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    note = SaidLine(max_length=300, blank=True)
    ending = SaidText(blank=True)
    """Why it ended, and every time that was put right: sentences with their day, none of them taken away."""
    classification = classified(retention="case-record", personal=("person", "other", "kind", "note", "ending"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(condition=~Q(person=models.F("other")), name="people_related_to_another"),
        ]

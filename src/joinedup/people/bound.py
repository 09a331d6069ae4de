"""The abstract rows of the case wing: bound to a case, to an item of a case, or to a person.

A model that extends one of these is seen through links to cases and never by place, and gets its row-level policies
from the form named in `protected` (`protection.py`). A house test refuses a table with a case or a person in it that
names no form.
"""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.among import written
from joinedup.foundation.placed import Placed
from joinedup.people.said import Bond, Worded
from joinedup_core.permits import ALLOWS, Actor, Grant, Permission, Thing


class Bound(Worded, Placed):
    """A row reached through cases: `case_path` is the ORM path to the id of the case, or `person_path` to that of the person."""

    case_path: ClassVar[str] = "case_id"
    person_path: ClassVar[str] = ""

    class Meta:
        abstract = True

    @property
    def bonds(self) -> list[Bond]:
        """The case that the row is of, or the person that it is about."""
        if self.person_path:
            return [("person", self.pk if self.person_path == "pk" else getattr(self, self.person_path))]
        return [("case", self.pk if self.case_path == "pk" else getattr(self, self.case_path))]

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """The rows of the cases that a link of the actor opens so."""
        cases = _keys_opened(actor.grants, permission)
        if not cases:
            return Q(pk__in=())
        if cls.person_path:
            on_cases = apps.get_model("people.CasePerson")._base_manager.filter(case_id__among=cases)
            return Q(**{f"{cls.person_path}__in": on_cases.values("person_id")})
        if cls.case_path in ("pk", "case_id"):
            return Q(**{f"{cls.case_path}__among": cases})
        return Q(pk__in=cls._base_manager.filter(**{f"{cls.case_path}__among": cases}).values("pk"))


class CaseRow(Bound):
    """A row of a case that everybody on the case may see."""

    protected: ClassVar[str] = "case"
    case = models.ForeignKey("people.Case", models.PROTECT, related_name="+")

    class Meta(Placed.Meta):
        abstract = True


class CaseItem(CaseRow):
    """What one agency recorded in a case: its own, and whoever's it was shared with."""

    protected: ClassVar[str] = "item"
    agency_path: ClassVar[str] = "agency_id"
    written_to_others: ClassVar[bool] = False
    """A message: written to another agency or a panel, it is seen there by being written. All else is a record, shared by a decision."""
    agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")

    class Meta(Placed.Meta):
        abstract = True

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """Of the cases that a link opens so: the own agency's items, and to see also what was shared."""
        return super().reached_otherwise(actor, permission) & _owned_or_shared(actor, permission)

    @property
    def thing(self) -> Thing:
        """An item knows whose it is and with whom it was shared, now."""
        shared = _live_shares().filter(item_id=self.pk).values_list("to_agency_id", "to_panel_id")
        told = frozenset(str(one) for pair in shared for one in pair if one)
        return Thing(self.place, str(self.agency_id), item=True, shared_with=told)


class PanelRow(CaseRow):
    """What a panel keeps about a case before it: seen through a link to the case that was given for that very panel."""

    protected: ClassVar[str] = "panel case"
    panel = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")

    class Meta(Placed.Meta):
        abstract = True

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """The rows of each case before the panel for which a link of the actor opens it so."""
        return before_panels(actor, permission)

    @property
    def thing(self) -> Thing:
        """It sits on its case, before its panel."""
        return Thing(self.place, panel=str(self.panel_id))


class PersonRow(Bound):
    """A row about a person that everybody who may see the person may see."""

    protected: ClassVar[str] = "person"
    person_path: ClassVar[str] = "person_id"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta(Placed.Meta):
        abstract = True

    @property
    def thing(self) -> Thing:
        """It sits with the person, and so on every case that names them."""
        return Thing(self.place, also=cases_of(self.person_id))


@lru_cache(maxsize=100_000)
def case_in(place: str) -> UUID | None:
    """The case in a place such as `northvale/case/<uuid>/`; None where there is none. Asked for every grant at every filter."""
    parts = place.split("/")
    return UUID(parts[2]) if len(parts) > 3 and parts[1] == "case" else None


@lru_cache(maxsize=256)
def _keys_opened(grants: frozenset[Grant], permission: Permission) -> str:
    """The cases that some grants open so, written out for `among`; empty where none. A page asks it for every table it reads."""
    return written({case for grant in grants if permission in ALLOWS[grant.role] and (case := case_in(grant.place))})


def before_panels(actor: Actor, permission: Permission) -> Q:
    """The cases and panels for which links of the actor were given that allow this, as a filter over both."""
    found: dict[str, set[UUID]] = {}
    for grant in _opening(actor, permission):
        if grant.panel and (case := case_in(grant.place)):
            found.setdefault(grant.panel, set()).add(case)
    seen = Q(pk__in=())
    for panel, cases in found.items():
        seen |= Q(panel_id=panel, case_id__among=cases)
    return seen


def cases_of(person_id: UUID) -> frozenset[str]:
    """The places of the cases that name a person (those that the database shows to whoever is acting)."""
    rows = apps.get_model("people.CasePerson").objects.filter(person_id=person_id)
    return frozenset(rows.values_list("case__place", flat=True))


def _opening(actor: Actor, permission: Permission) -> list[Grant]:
    return [grant for grant in actor.grants if permission in ALLOWS[grant.role]]


def _owned_or_shared(actor: Actor, permission: Permission) -> Q:
    """The own agency's items; to see them, also what was shared with it or with a panel it represents."""
    if actor.agency_id is None:
        return Q(pk__in=())
    owned = Q(agency_id=actor.agency_id)
    if permission is Permission.SEE_ITEMS:
        owned |= Q(pk__in=_shared_with(actor).values("item_id"))
    return owned


def _live_shares() -> models.QuerySet[models.Model]:
    now = timezone.now()
    open_ended = Q(until_at__isnull=True) | Q(until_at__gt=now)
    return apps.get_model("people.SharedItem").objects.filter(
        open_ended, Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=now), from_at__lte=now
    )


def _shared_with(actor: Actor) -> models.QuerySet[models.Model]:
    """What was shared with the agency or its panels in the cases that a link opens; nothing else of the agency's thousands is read."""
    cases = _keys_opened(actor.grants, Permission.SEE_ITEMS)
    told = Q(to_agency_id=actor.agency_id, case_id__among=cases) if cases else Q(pk__in=())
    for grant in _opening(actor, Permission.SEE_ITEMS):
        if grant.panel and (case := case_in(grant.place)):
            told |= Q(to_panel_id=grant.panel, case_id=case)
    return _live_shares().filter(told)

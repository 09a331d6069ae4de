"""Rows that sit somewhere: the one filter that decides who sees which, for every model in every room."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

import joinedup.foundation.among  # noqa: F401 - registers the lookup
from joinedup_core.permits import NAMED_ALLOWS, Actor, Permission, Thing, reaches

M = TypeVar("M", bound=models.Model)
Path = str | tuple[str, ...] | None


@dataclass(frozen=True)
class Classification:
    """How a model's data is to be kept: its retention class, and which of its fields are about a person."""

    retention: str
    personal: frozenset[str]


def classified(*, retention: str, personal: tuple[str, ...] = ()) -> Classification:
    """Say, on a model, what is personal in it and which retention class holds (a house test asks every model)."""
    return Classification(retention, frozenset(personal))


class PlacedQuerySet(models.QuerySet[M]):
    """Rows with a place. Queries start with `visible_to` and nothing else."""

    def visible_to(self, actor: Actor, permission: Permission) -> Self:
        """The rows the actor may use so: by place, by their own agency, or because the row names them."""
        model: type[Placed] = self.model  # type: ignore[assignment]
        otherwise = model.reached_otherwise(actor, permission)
        if otherwise is not None:
            return self.filter(otherwise)._without_words()
        seen = Q(pk__in=())
        for place, agency in reaches(actor, permission):
            here = Q(place__startswith=place) if place else Q()
            if agency is not None:
                owners = _any(model, model.agency_path, agency)
                if owners is None:
                    continue
                here &= owners
            elif not place:
                return self._without_words()
            seen |= here
        if actor.user_id is not None and permission in NAMED_ALLOWS:
            named = _any(model, model.names_path, actor.user_id)
            if named is not None:
                seen |= named
        return self.filter(seen)._without_words()

    def _without_words(self) -> Self:
        """Leave out the columns that only the database searches in: no page shows them."""
        searched = [f.name for f in self.model._meta.concrete_fields if f.name in ("words", "people") and f.generated]
        return self.defer(*searched) if searched else self


def _any(model: type[models.Model], paths: Path, value: str) -> Q | None:
    """Any of the paths equals the value; None where the model has no such path.

    What another table says is asked there once: joined, that table would be looked into for every row of a list.
    """
    found: dict[str, Q] = {}
    for path in (paths,) if isinstance(paths, str) else (paths or ()):
        step, _, rest = path.rpartition("__")
        equal = Q(**{rest: value})
        found[step] = found[step] | equal if step in found else equal
    conditions = [Q(**{f"{step}__in": _behind(model, step).filter(q)}) if step else q for step, q in found.items()]
    return reduce(or_, conditions) if conditions else None


def _behind(model: type[models.Model], step: str) -> models.QuerySet[Any]:
    """All rows of the table that a foreign key (or a path of them) leads to."""
    for name in step.split("__"):
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
    return model._base_manager.all()


class Placed(models.Model):
    """Anything that sits somewhere, and so can be shown or hidden, allowed or refused."""

    agency_path: ClassVar[Path] = None
    """ORM path (foreign keys only) to the id of the agency the row belongs to."""
    names_path: ClassVar[Path] = None
    """ORM path (foreign keys only) to the id of the user the row names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.CharField(max_length=200, db_index=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = PlacedQuerySet.as_manager()
    settled: ClassVar[bool] = False
    """Whether rows are few, seldom changed and about nobody, so that what is read of them may be kept (settled.py)."""

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(place__endswith="/"), name="%(app_label)s_%(class)s_place_is_whole")
        ]

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q | None:
        """The filter of a model whose rows are not reached by place (those of cases); None for all others."""
        return None

    @property
    def thing(self) -> Thing:
        """What a decision needs to know of this row."""
        agencies = _follow(self, self.agency_path)
        return Thing(self.place, next(iter(agencies), None), frozenset(_follow(self, self.names_path)))

    def save_changes(self, **changes: Any) -> list[str]:
        """Set the given fields, save those that differ and raise the version; give back the names of what changed."""
        changed = [name for name, value in changes.items() if getattr(self, name) != value]
        if changed:
            for name in changed:
                setattr(self, name, changes[name])
            self.version += 1
            self.save(update_fields=[*changed, "version"])
        return changed


def _follow(row: models.Model, paths: Path) -> list[str]:
    """The ids at the end of the paths, as text; nothing where a step on the way is empty."""
    found: list[str] = []
    for path in (paths,) if isinstance(paths, str) else (paths or ()):
        at: Any = row
        for step in path.split("__"):
            at = getattr(at, step, None)
            if at is None:
                break
        if at is not None:
            found.append(str(at.pk if isinstance(at, models.Model) else at))
    return found

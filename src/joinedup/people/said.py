"""Free text of the case wing: refused as it is written, and left out as it is read, where it holds a confidential address.

A model names its free texts by these fields; nothing else is to be done. The columns are ordinary ones. The database
compares (`app.tells_where`): the program never reads a confidential address. What is left out stays as it was written:
saving a row that was read without it neither loses nor changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.db.models.query_utils import DeferredAttribute

from joinedup.foundation.commands import Refused
from joinedup.foundation.placed import M, PlacedQuerySet
from joinedup.people.leaves import LEFT_OUT, SHORTEST, Path, leaves, masked, restored

REFUSED = "tells_where"
"""The code of the refusal, as it stands in the activity record."""
READER, OTHERS, WRITER, _RAW = "reader", "others", "writer", "raw"
Bond = tuple[str, UUID]
"""What a text is about: a case, a person, a household, or (`here`) a whole partnership; and its id."""

_whom: ContextVar[str] = ContextVar("whom_texts_are_read_for", default=READER)


@contextmanager
def for_others() -> Iterator[None]:
    """Texts read in here are for somebody else than whoever acts (papers, files): left out even where the actor may know the address."""
    before = _whom.set(OTHERS)
    try:
        yield
    finally:
        _whom.reset(before)


@dataclass
class _Seen:
    """What is known of the texts of one row: what was asked of the database, what was typed since, and which rows came with it."""

    hidden: dict[str, dict[str, frozenset[Path]]] = field(default_factory=dict)
    before: dict[str, frozenset[str]] = field(default_factory=dict)
    peers: list[models.Model] = field(default_factory=list)


class _Text(DeferredAttribute):
    """Reading a free text gives what the reader may see of it; setting it keeps what they could not see."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        name = self.field.attname
        if instance is None or not value or _whom.get() == _RAW:
            return value
        if instance._state.adding or name in _seen(instance).before:
            return value
        paths = _hidden(instance, name)
        return masked(value, paths) if paths else value

    def __set__(self, instance: Any, value: Any) -> None:
        name, kept = self.field.attname, instance.__dict__
        if _whom.get() != _RAW and not instance._state.adding:
            was = kept.get(name)
            value = restored(value, was, _hidden(instance, name)) if was else value
            if value == was:
                return
            _seen(instance).before.setdefault(name, frozenset(text for _, text in leaves(was)))
        kept[name] = value


class _Said:
    descriptor_class = _Text
    stored_as = ""

    def deconstruct(self) -> Any:
        """As a plain column: migrations know nothing of this."""
        name, _, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, f"django.db.models.{self.stored_as}", args, kwargs

    def pre_save(self, instance: Any, add: bool) -> Any:
        """What was written, not what is shown."""
        with _reading(_RAW):
            return super().pre_save(instance, add)  # type: ignore[misc]


class SaidText(_Said, models.TextField):  # type: ignore[type-arg,misc]
    """A free text."""

    stored_as = "TextField"


class SaidLine(_Said, models.CharField):  # type: ignore[type-arg,misc]
    """A free text of one line."""

    stored_as = "CharField"


class SaidAnswers(_Said, models.JSONField):  # type: ignore[misc]
    """Free texts within lists and names: each is looked at by itself."""

    stored_as = "JSONField"


class SaidQuerySet(PlacedQuerySet[M]):
    """Rows whose free texts are looked through together, when the first of them is read."""

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh:
            peers: list[models.Model] = []
            for row in self._result_cache or ():
                _join(row, peers)

    def _values(self, *fields: str, **expressions: Any) -> Any:
        wanted = fields or tuple(one.name for one in self.model._meta.concrete_fields)
        if bare := [name for name in wanted if isinstance(name, str) and _is_said(self.model, name)]:
            raise TypeError(
                f"Read {', '.join(bare)} from rows: values are not looked through for confidential addresses"
            )
        return super()._values(*fields, **expressions)  # type: ignore[misc]

    def update(self, **kwargs: Any) -> int:
        """As ever, but for free texts: those are saved row by row."""
        if bare := [name for name in kwargs if _is_said(self.model, name)]:
            raise TypeError(
                f"Save {', '.join(bare)} by rows: an update is not looked through for confidential addresses"
            )
        return super().update(**kwargs)

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Add rows, looked through together."""
        rows = list(objs)
        check_rows(rows)
        return super().bulk_create(rows, *args, **kwargs)


class Worded(models.Model):
    """A row with free texts. It says what they are about."""

    objects = SaidQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless something typed holds a confidential address. Raises `Refused`."""
        check_rows([self])
        super().save(*args, **kwargs)

    @property
    def bonds(self) -> list[Bond]:
        """Whose addresses the texts must not hold."""
        raise NotImplementedError

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read again, as it was written."""
        with _reading(_RAW):
            super().refresh_from_db(*args, **kwargs)
        fields = kwargs.get("fields") or (args[1] if len(args) > 1 else None)
        before = _seen(self).before
        self._state.said = _Seen(before={n: b for n, b in before.items() if fields and n not in fields})  # type: ignore[attr-defined]


def check_rows(rows: Iterable[models.Model]) -> None:
    """Raise `Refused` where a text typed into one of some rows holds a confidential address."""
    asked = [
        (bond, name, path, text)
        for row in rows for name in said_names(type(row)) for path, text in _typed(row, name) for bond in row.bonds  # type: ignore[attr-defined]
    ]  # fmt: skip
    _refuse(asked)


def check_said(case_id: UUID, **said: str) -> None:
    """The same of texts about a case that no row of ours holds yet (the database itself writes them)."""
    _refuse([(("case", case_id), name, (), text) for name, text in said.items() if len(text) >= SHORTEST])


def telling(said: list[tuple[Bond, str]]) -> set[int]:
    """Which of some texts, by number from 0, hold a confidential address of anybody they are about."""
    return _tells(said, OTHERS)


def said_names(model: type[models.Model]) -> list[str]:
    """The free texts of a model."""
    return [one.attname for one in model._meta.concrete_fields if isinstance(one, _Said)]


def _refuse(asked: list[tuple[Bond, str, Path, str]]) -> None:
    told = _tells([(bond, text) for bond, _, _, text in asked], WRITER)
    if not told:
        return
    bond, name, path, text = asked[min(told)]
    lines = text.splitlines()
    at = sorted(_tells([(bond, line) for line in lines], WRITER)) if len(lines) > 1 else []
    raise Refused(
        REFUSED,
        f"{f'Line {at[0] + 1} of this text' if at else 'This text'} holds an address that must not be disclosed. Take it out: "
        "whoever may know it finds it on the person’s page, where it is shown for a purpose. The rest of what you typed "
        "stays here. The activity record keeps that this was refused.",
        next((str(step) for step in path if isinstance(step, str)), name),
    )


def _hidden(row: Any, name: str) -> frozenset[Path]:
    """Where in a text of a row something is left out; asked for all rows that came with it at once."""
    whom = _whom.get()
    known = _seen(row).hidden.setdefault(whom, {})
    if name not in known:
        _look([row, *_seen(row).peers], whom)
    return known.get(name, frozenset())


def _look(rows: Iterable[Any], whom: str) -> None:
    asked: list[tuple[Any, str, Path]] = []
    said: list[tuple[Bond, str]] = []
    for row in {id(one): one for one in rows}.values():
        known = _seen(row).hidden.setdefault(whom, {})
        for name in said_names(type(row)):
            if name in known or name not in row.__dict__:
                continue
            known[name] = frozenset()
            for path, text in leaves(row.__dict__[name]):
                for bond in row.bonds:
                    asked.append((row, name, path))
                    said.append((bond, text))
    for number in _tells(said, whom):
        row, name, path = asked[number]
        known = _seen(row).hidden[whom]
        known[name] = known[name] | {path}


def _tells(said: list[tuple[Bond, str]], whom: str) -> set[int]:
    """Which of some texts hold a confidential address of somebody they are about."""
    if not said:
        return set()
    kinds, ids, texts = [b[0] for b, _ in said], [b[1] for b, _ in said], [t for _, t in said]
    with connection.cursor() as cursor:
        cursor.execute("select n from app.tells_where(%s, %s::uuid[], %s, %s) n", [kinds, ids, texts, whom])
        return {number - 1 for (number,) in cursor.fetchall()}


def _typed(row: Any, name: str) -> list[tuple[Path, str]]:
    """What was typed into a text of a row since it was read."""
    if not row._state.adding and name not in _seen(row).before:
        return []
    unchanged = frozenset() if row._state.adding else _seen(row).before[name]
    return [(path, text) for path, text in leaves(row.__dict__.get(name)) if text not in unchanged]


def _join(row: Any, peers: list[models.Model]) -> None:
    """Let a row, and what was read with it, be looked through with its peers."""
    waiting, met = [row], set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, models.Model) or id(one) in met:
            continue
        met.add(id(one))
        waiting += one._state.fields_cache.values()
        if isinstance(one, Worded) and said_names(type(one)) and not _seen(one).peers:
            _seen(one).peers = peers
            peers.append(one)


def _seen(row: Any) -> _Seen:
    found = getattr(row._state, "said", None)
    if found is None:
        found = row._state.said = _Seen()
    return found


def _is_said(model: type[models.Model], path: str) -> bool:
    """Whether a name such as `review__words` leads to a free text."""
    at: Any = model
    for step in path.split("__"):
        try:
            found = at._meta.get_field(at._meta.pk.name if step == "pk" else step)
        except (FieldDoesNotExist, AttributeError):
            return False
        if isinstance(found, _Said):
            return True
        at = found.related_model
    return False


@contextmanager
def _reading(whom: str) -> Iterator[None]:
    before = _whom.set(whom)
    try:
        yield
    finally:
        _whom.reset(before)


__all__ = [
    "LEFT_OUT", "Bond", "SaidAnswers", "SaidLine", "SaidQuerySet", "SaidText", "Worded", "check_rows", "check_said", "for_others", "said_names", "telling",
]  # fmt: skip

"""The kind that a panel is of on a day, and every version that a partnership settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from joinedup.casework.panel_kinds.models import OwnPanelKind
from joinedup.casework.panel_kinds.rules import approved_words, held
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup_core.clocks import UnreadableRules
from joinedup_core.panels import Kind, kind_from, kinds
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Version:
    """A version that a partnership settled: which days it holds."""

    id: UUID
    number: int
    effective_from: date
    ended_on: date | None


@dataclass(frozen=True)
class KindLine:
    """A kind of panel as it holds in a partnership on a day; `own`: the partnership settled it, `added`: it is its own altogether."""

    kind: Kind
    own: bool
    added: bool


@dataclass(frozen=True)
class VersionLine:
    """A version for the register."""

    id: UUID
    number: int
    kind: Kind
    group: str
    approved_on: date
    effective_from: date
    added_by: str
    ended_on: date | None
    ended_by: str
    ended_why: str
    holds: bool


def versions_beside(partnership: str = "partnership_id", key: str = "kind") -> ArraySubquery:
    """For a query of rows that name a partnership and a kind: what was settled of it, beside each row, without another query."""
    rows = OwnPanelKind.objects.filter(partnership_id=OuterRef(partnership), key=OuterRef(key)).order_by("number")
    said = JSONObject(id="pk", number="number", effective_from="effective_from", ended_on="ended_on")
    return ArraySubquery(rows.values_list(said))


def versions_of(found: Iterable[Mapping[str, Any]] | None) -> tuple[Version, ...]:
    """What `versions_beside` put beside a row."""
    return tuple(
        Version(
            UUID(one["id"]), one["number"], date.fromisoformat(one["effective_from"]),
            date.fromisoformat(one["ended_on"]) if one["ended_on"] else None,
        )
        for one in found or ()
    )  # fmt: skip


def kind_on(key: str, versions: Sequence[Version], on: date) -> Kind:
    """The kind of a key on a day: what the partnership settled and holds then, else what comes with the program.

    A kind of the partnership's own that has ended keeps its last version, so that what began under it can be read.
    """
    version = held(versions, on)
    bundled = next((kind for kind in kinds() if kind.key == key), None)
    if version is None and bundled is None:
        version = versions[-1] if versions else None
    if version is None and bundled is None:
        raise UnreadableRules(f"There is no kind of panel “{key}”.")
    return bundled if version is None else _read(version.id)  # type: ignore[return-value]


def kinds_here(actor: Actor, partnership: str, *, on: date) -> list[KindLine]:
    """Every kind of panel that a partnership may hold on a day: ours, as it settled them, and its own. One query."""
    rows = _rows(actor, partnership).order_by("key", "number")
    found: dict[str, list[Version]] = {}
    for row in rows.values("pk", "key", "number", "effective_from", "ended_on"):
        version = Version(row["pk"], row["number"], row["effective_from"], row["ended_on"])
        found.setdefault(row["key"], []).append(version)
    ours = [one.key for one in kinds()]
    own = [key for key, versions in found.items() if key not in ours and held(versions, on)]
    return [
        KindLine(kind_on(key, found.get(key, ()), on), held(found.get(key, ()), on) is not None, key not in ours)
        for key in (*ours, *own)
    ]


def versions(actor: Actor, partnership: str, key: str, *, today: date) -> list[VersionLine]:
    """Every version of a kind that a partnership settled, the newest first."""
    found = list(_rows(actor, partnership).filter(key=key).select_related("group").order_by("-number"))
    who = people({one for row in found for one in (row.added_by_id, row.ended_by_id) if one})
    holds = held([Version(row.pk, row.number, row.effective_from, row.ended_on) for row in found], today)
    return [
        VersionLine(
            row.pk, row.number, _read(row.pk), row.group.name, row.approved_on, row.effective_from, who[row.added_by_id].name,
            row.ended_on, who[row.ended_by_id].name if row.ended_by_id else "", row.ended_why, holds is not None and row.pk == holds.id,
        )
        for row in found
    ]  # fmt: skip


def get_kind(actor: Actor, partnership: str, key: str, *, on: date) -> KindLine:
    """One kind as it holds in a partnership on a day; one of its own that has ended as it was. Raises `NotFound`."""
    found = next((line for line in kinds_here(actor, partnership, on=on) if line.kind.key == key), None)
    if found is not None:
        return found
    last = _rows(actor, partnership).filter(key=key).order_by("-number").first()
    if last is None:
        raise NotFound("no such kind of panel")
    return KindLine(_read(last.pk), True, True)


def get_version(actor: Actor, partnership: str, version_id: UUID, *, today: date) -> VersionLine:
    """One version. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(pk=version_id).first()
    if row is None:
        raise NotFound("no such version")
    return next(line for line in versions(actor, partnership, row.key, today=today) if line.id == version_id)


def _rows(actor: Actor, partnership: str):  # type: ignore[no-untyped-def]
    return OwnPanelKind.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)


@lru_cache(maxsize=128)
def _read(version_id: UUID) -> Kind:
    """What a version says is never changed, so it is read once in a process."""
    row = OwnPanelKind.objects.select_related("group").get(pk=version_id)
    kind = kind_from(row.entry, f"{row.key}, version {row.number}")
    return replace(kind, version=row.number, set_by=approved_words(row.group.name, row.approved_on))

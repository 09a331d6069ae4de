"""Reading the trail: proving that nothing was altered, and showing what was done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Func, Q, QuerySet, Subquery, Value
from django.utils import timezone

from joinedup.foundation.listing import Listing, Page
from joinedup.foundation.trail.models import TrailEntry, TrailHead
from joinedup_core.permits import Actor, Permission, Place, reaches

SEPARATOR = "\x1f"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ChainReport:
    """What the verifier found of one chain: how many rows, and the first bad one, if any."""

    chain: str
    rows: int
    intact: bool
    because: str
    first_bad_row: int | None = None


def verify(kept: Mapping[str, Mapping[int, str]] | None = None) -> list[ChainReport]:
    """Recalculate every chain from its first row. `kept` (chain -> number -> hash), kept elsewhere, reveals a cut tail."""
    heads = {h.chain: h for h in TrailHead.objects.all()}
    known = kept or {}
    chains = sorted({*heads, *known, *TrailEntry.objects.values_list("chain", flat=True).distinct()})
    return [_verify_rows(chain, heads.get(chain), known.get(chain, {}), _rows(chain)) for chain in chains]


def verify_newest(chain: str, most: int = 5_000, kept: Mapping[str, Mapping[int, str]] | None = None) -> ChainReport:
    """Recalculate the newest rows of one chain, taking the row before them for true."""
    head = TrailHead.objects.filter(pk=chain).first()
    newest = list(_with_end(chain).order_by(F("number").desc(nulls_first=True), "-id")[: most + 1])
    newest.reverse()
    before = newest.pop(0) if len(newest) > most else None
    start = (before.number or 0, before.hash) if before else (0, "")
    points = {number: hashed for number, hashed in (kept or {}).get(chain, {}).items() if number > start[0]}
    return _verify_rows(chain, head, points, newest, start)


def checkpoint() -> dict[str, tuple[int, str]]:
    """The end of every chain as it stands, to be kept outside the database."""
    return {h.chain: (h.number, h.hash) for h in TrailHead.objects.order_by("chain")}


def hash_of(previous: str, entry: TrailEntry) -> str:
    """The hash of one row: sha256 over the row before's hash and this row's fields, as the database calculates it."""
    micros = (
        (entry.at - EPOCH).days * 86_400_000_000
        + (entry.at - EPOCH).seconds * 1_000_000
        + (entry.at - EPOCH).microseconds
    )
    parts = [
        previous, str(entry.number), str(micros), entry.verb, entry.actor_key, str(entry.agency_id or ""),
        entry.place, entry.target, entry.outcome, entry.note,
    ]  # fmt: skip
    return hashlib.sha256(SEPARATOR.join(parts).encode()).hexdigest()


def _verify_rows(
    chain: str, head: TrailHead | None, kept: Mapping[int, str], rows: Iterable[Any], start: tuple[int, str] = (0, "")
) -> ChainReport:  # fmt: skip
    """Follow the rows from a start; stop at the first that does not follow from the one before, or is not as it was kept."""
    number, previous = start
    end = (head.number, head.hash) if head else (0, "")
    for entry in rows:
        number += 1
        if wrong := _wrong_with(entry, number, previous, kept.get(number)):
            return ChainReport(chain, number, False, f"row {entry.pk} {wrong}", entry.pk)
        previous, end = entry.hash, (entry.head_number or 0, entry.head_hash or "")
    last = max((*kept, end[0]))
    if last > number:
        told = "a signed checkpoint" if last in kept else "the recorded end of the chain"
        cut = f"row number {number + 1} is missing: the chain ends at {number:,} rows and {told} knows {last:,}: its tail was cut"
        return ChainReport(chain, number, False, cut)
    if end != (number, previous):
        wrong = "the recorded end of the chain does not agree with its last row"
        return ChainReport(chain, number, False, wrong)
    checked = number - start[0]
    if not checked:
        return ChainReport(chain, 0, True, "nothing was written yet")
    whole = "rows" if not start[0] else f"newest rows of {number:,}"
    return ChainReport(chain, number, True, f"{checked:,} {whole}, each follows from the one before")


def _wrong_with(entry: TrailEntry, number: int, previous: str, kept: str | None) -> str:
    if entry.number is None:
        return "was written without being chained"
    if entry.number != number:
        return f"has number {entry.number:,} where {number:,} was expected: a row was removed or re-ordered"
    if entry.previous != previous or entry.hash != hash_of(previous, entry):
        return "was altered after it was written, or put in another's place"
    if kept is not None and kept != entry.hash:
        return f"(number {number:,}) is not the one a signed checkpoint knows: the chain was rewritten at or before it"
    return ""


def _rows(chain: str) -> Iterator[Any]:
    return _with_end(chain).order_by("number", "id").iterator(chunk_size=5_000)


def _with_end(chain: str) -> QuerySet[Any]:
    """The rows of a chain with its recorded end: one statement, so that both are of the same moment while others write."""
    head = TrailHead.objects.filter(pk=chain)
    ends = {"head_number": Subquery(head.values("number")), "head_hash": Subquery(head.values("hash"))}
    return TrailEntry.objects.filter(chain=chain).annotate(**ends)


@dataclass(frozen=True)
class TrailLine:
    """One line of the activity record, in words."""

    at: datetime
    verb: str
    actor_key: str
    outcome: str
    target: str
    note: str
    id: int = 0
    agency_id: UUID | None = None


@dataclass(frozen=True)
class Asked:
    """How the activity record is narrowed; what is empty narrows nothing."""

    who: str = ""
    kind: str = ""
    from_on: date | None = None
    to_on: date | None = None
    refused: bool = False


def record(actor: Actor, place: Place, asked: Asked, listing: Listing) -> Page[TrailLine]:
    """The trail at a place and below, as far as the actor may see it, the newest first."""
    rows = _seen(actor, place)
    if asked.who:
        rows = rows.filter(actor_key=asked.who)
    if asked.kind:
        rows = rows.filter(target__startswith=f"{asked.kind}:")
    if asked.from_on:
        rows = rows.filter(at__gte=_midnight(asked.from_on))
    if asked.to_on:
        rows = rows.filter(at__lt=_midnight(asked.to_on + timedelta(days=1)))
    if asked.refused:
        rows = rows.exclude(outcome="done")
    return listing.cut(rows, _line, sorts={"at": ("id",)}, default="-at")


def recorded(actor: Actor, place: Place) -> tuple[list[str], list[str]]:
    """Who acted at a place (keys of actors), and on what kinds of things, as far as the actor may see."""
    rows = _seen(actor, place).order_by()
    kinds = rows.annotate(kind=Func(F("target"), Value(":"), Value(1), function="split_part", output_field=CharField()))
    return (
        list(rows.values_list("actor_key", flat=True).distinct()),
        sorted(kinds.values_list("kind", flat=True).distinct()),
    )


def _seen(actor: Actor, place: Place) -> QuerySet[TrailEntry]:
    """The trail has no foreign keys, so it is narrowed by place here and nowhere else, as `visible_to` does for rows."""
    seen = Q(pk__in=())
    for held, agency in reaches(actor, Permission.SEE_TRAIL):
        here = Q(place__startswith=held) if held else Q()
        seen |= here if agency is None else here & Q(agency_id=agency)
    return TrailEntry.objects.filter(seen, place__startswith=place)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def lines_about(target: str, limit: int = 50) -> list[TrailLine]:
    """The newest entries about one thing (`meetings.Meeting:<uuid>`); the caller has decided that it may be seen."""
    return [_line(e) for e in TrailEntry.objects.filter(target=target).order_by("-id")[:limit]]


def lines_within(place: str, limit: int = 200) -> list[TrailLine]:
    """The newest entries at a place and below; the caller has decided that they may be seen."""
    return [_line(e) for e in TrailEntry.objects.filter(place__startswith=place).order_by("-id")[:limit]]


def _line(entry: TrailEntry) -> TrailLine:
    return TrailLine(
        timezone.localtime(entry.at),
        entry.verb,
        entry.actor_key,
        entry.outcome,
        entry.target,
        entry.note,
        entry.pk,
        entry.agency_id,
    )

"""Reading the trail: proving that nothing was altered, and showing what was done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone

from joinedup.foundation.trail.models import TrailEntry, TrailHead

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


def verify(checkpoints: dict[str, tuple[int, str]] | None = None) -> list[ChainReport]:
    """Recalculate every chain from its first row. `checkpoints` (chain -> number, hash), kept elsewhere, reveal a cut tail."""
    heads = {h.chain: h for h in TrailHead.objects.all()}
    chains = sorted(set(heads) | set(TrailEntry.objects.values_list("chain", flat=True).distinct()))
    return [_verify_chain(chain, heads.get(chain), (checkpoints or {}).get(chain)) for chain in chains]


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


def _verify_chain(chain: str, head: TrailHead | None, checkpoint: tuple[int, str] | None) -> ChainReport:
    number, previous, at_checkpoint = 0, "", ""
    for entry in _rows(chain):
        number += 1
        if entry.number != number:
            gap = (
                f"row {entry.pk} has number {entry.number} where {number} was expected: a row was removed or re-ordered"
            )
            return ChainReport(chain, number, False, gap, entry.pk)
        if entry.previous != previous or entry.hash != hash_of(previous, entry):
            return ChainReport(chain, number, False, f"row {entry.pk} was altered after it was written", entry.pk)
        previous = entry.hash
        if checkpoint and number == checkpoint[0]:
            at_checkpoint = entry.hash
    if checkpoint and at_checkpoint != checkpoint[1]:
        short = f"the chain ends at {number} rows or differs from the checkpoint of {checkpoint[0]} rows kept elsewhere: its tail was cut or rewritten"
        return ChainReport(chain, number, False, short)
    if head is None or (head.number, head.hash) != (number, previous):
        return ChainReport(
            chain,
            number,
            False,
            "the recorded end of the chain does not agree with its last row: rows were removed from its tail",
        )
    return ChainReport(chain, number, True, f"{number} rows, each follows from the one before")


def _rows(chain: str) -> Iterator[TrailEntry]:
    return TrailEntry.objects.filter(chain=chain).order_by("number", "id").iterator(chunk_size=5_000)


@dataclass(frozen=True)
class TrailLine:
    """One line of the activity record, in words."""

    at: datetime
    verb: str
    actor_key: str
    outcome: str
    target: str
    note: str


def lines_about(target: str, limit: int = 50) -> list[TrailLine]:
    """The newest entries about one thing (`meetings.Meeting:<uuid>`); the caller has decided that it may be seen."""
    return [_line(e) for e in TrailEntry.objects.filter(target=target).order_by("-id")[:limit]]


def lines_within(place: str, limit: int = 200) -> list[TrailLine]:
    """The newest entries at a place and below; the caller has decided that they may be seen."""
    return [_line(e) for e in TrailEntry.objects.filter(place__startswith=place).order_by("-id")[:limit]]


def _line(entry: TrailEntry) -> TrailLine:
    return TrailLine(timezone.localtime(entry.at), entry.verb, entry.actor_key, entry.outcome, entry.target, entry.note)

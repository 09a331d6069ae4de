"""The kinds of referral of a partnership, and every version that it settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.casework.panel_kinds.rules import approved_words
from joinedup.casework.referral_kinds.models import OwnReferralKind
from joinedup.casework.referral_kinds.rules import Book, Version, held, kind_from
from joinedup.casework.referrals.rules import Kind, kinds
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.foundation.settled import Settled
from joinedup_core.permits import Actor, Permission

_BOOKS = Settled(OwnReferralKind)


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


def book_of(partnership: str) -> Book:
    """What a partnership settled of its kinds. Whoever works there may see it; kept until it changes."""
    return _BOOKS.kept(("referral kinds", partnership), lambda: _book(partnership))


def kinds_of(partnership: str, on: date) -> dict[str, Kind]:
    """The kinds of referral that can be sent in a partnership on a day, by key."""
    return book_of(partnership).on(on)


def kind_labels(partnership: str) -> dict[str, str]:
    """What every kind that a partnership settled or added was called last, by key, ended ones too."""
    return {one.key: one.kind.label for one in book_of(partnership).versions}


def versions(actor: Actor, partnership: str, key: str, *, today: date) -> list[VersionLine]:
    """Every version of a kind that a partnership settled, the newest first."""
    found = list(_rows(actor, partnership).filter(key=key).select_related("group").order_by("-number"))
    who = people({one for row in found for one in (row.added_by_id, row.ended_by_id) if one})
    holds = held([one for one in book_of(partnership).versions if one.key == key], today)
    return [
        VersionLine(
            row.pk, row.number, kind_from(row.entry), row.group.name, row.approved_on, row.effective_from,
            who[row.added_by_id].name, row.ended_on, who[row.ended_by_id].name if row.ended_by_id else "", row.ended_why,
            holds is not None and holds.number == row.number,
        )
        for row in found
    ]  # fmt: skip


def get_kind(actor: Actor, partnership: str, key: str, *, on: date) -> Kind:
    """One kind as it holds on a day, or as it was last where it has ended. Raises `NotFound`."""
    found = book_of(partnership).kind_on(key, on)
    if found is None:
        raise NotFound("no such kind of referral")
    return found


def get_version(actor: Actor, partnership: str, version_id: UUID, *, today: date) -> VersionLine:
    """One version. Raises `NotFound`."""
    row = _rows(actor, partnership).filter(pk=version_id).first()
    if row is None:
        raise NotFound("no such version")
    return next(line for line in versions(actor, partnership, row.key, today=today) if line.id == version_id)


def whose(partnership: str, kind: Kind, on: date) -> str:
    """Whether a kind comes with the program, is settled, or is the partnership's own."""
    if kind.key not in kinds():
        return "Our own"
    return "Settled by us" if kind.set_by else "As it comes"


def _rows(actor: Actor, partnership: str):  # type: ignore[no-untyped-def]
    return OwnReferralKind.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)


def _book(partnership: str) -> Book:
    rows = OwnReferralKind.objects.filter(partnership__key=partnership).select_related("group")
    return Book(
        tuple(
            Version(
                row.key, row.number, row.effective_from, row.ended_on,
                kind_from(row.entry, approved_words(row.group.name, row.approved_on)),
            )
            for row in rows.order_by("made_at", "number")
        )
    )  # fmt: skip

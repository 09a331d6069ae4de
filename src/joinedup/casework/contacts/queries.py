"""Reading contacts: lines without any words of the account, and one account at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from joinedup.casework.contacts.models import Contact, Telling
from joinedup.casework.contacts.rules import Account
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.foundation.listing import Listing, Page
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission

MOST = 20
"""How many contacts after which nobody was told a page names, the earliest; it says how many more there are."""
NEWEST = Listing("newest")
_SORTS = {"newest": ("-latest_on", "-at_time", "-recorded_at", "id")}
ACCOUNT = (
    "mode",
    "seen",
    "where",
    "made_by",
    "voice",
    "observations",
    "judgement",
    "gaps",
    "next_step",
    "stays_involved",
)


@dataclass(frozen=True)
class ContactLine:
    """A contact in a list: who, when, how; nothing of what was told."""

    id: UUID
    person_id: UUID
    agency: str
    told: str
    latest_on: date
    mode: str
    seen: str


@dataclass(frozen=True)
class Told:
    """Whom somebody told who will not stay involved, and how."""

    to: str
    how: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ContactDetail:
    """One account of one person, whole. Nothing in it leads to another person's account."""

    id: UUID
    case_id: UUID
    partnership: str
    person_id: UUID
    visit_id: UUID
    agency: str
    own: bool
    told: str
    at_time: time | None
    account: Account
    system: str
    recorded_by: str
    recorded_at: datetime
    corrects_id: UUID | None
    corrected_by_id: UUID | None
    tellings: tuple[Told, ...]


def contact_lines(
    actor: Actor, case_id: UUID, person_id: UUID | None = None, listing: Listing = NEWEST
) -> Page[ContactLine]:
    """A page of the contacts of a case, or of one person on it, that the actor may see, the newest first; without those corrected since."""
    rows = Contact.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id, corrected_by=None)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    fields = ("pk", "person_id", "agency_id", "told", "latest_on", "mode", "seen")
    found = listing.cut(rows.values_list(*fields), tuple, sorts=_SORTS, default="newest", few=True)
    agencies = agencies_called({row[2] for row in found})
    return replace(found, items=tuple(ContactLine(row[0], row[1], agencies[row[2]], *row[3:]) for row in found))


def get_contact(actor: Actor, partnership: str, contact_id: UUID) -> ContactDetail:
    """One account. Raises `NotFound` for whoever may not see it, as for one that does not exist."""
    rows = Contact.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case__partnership__key=partnership)
    row = rows.select_related("corrected_by").filter(pk=contact_id).first()
    if row is None:
        raise NotFound("no such contact")
    return contact_detail(actor, partnership, row)


def contact_detail(actor: Actor, partnership: str, row: Contact) -> ContactDetail:
    """A contact's row as a value, with whom somebody told because of it."""
    tellings = list(
        Telling.objects.visible_to(actor, Permission.SEE_ITEMS).filter(contact_id=row.pk).order_by("told_at")
    )
    names = _names([row.recorded_by_id, *(telling.told_by_id for telling in tellings)])
    newer = getattr(row, "corrected_by", None)
    return ContactDetail(
        row.pk, row.case_id, partnership, row.person_id, row.visit_id,
        agencies_called({row.agency_id})[row.agency_id], str(row.agency_id) == actor.agency_id, row.told, row.at_time,
        Account(**{name: getattr(row, name) for name in ACCOUNT}), row.system,
        names[row.recorded_by_id], row.recorded_at, row.corrects_id, newer.pk if newer else None,
        tuple(Told(t.to, t.how, names[t.told_by_id], t.told_at) for t in tellings),
    )  # fmt: skip


@dataclass(frozen=True)
class NobodyTold:
    """Contacts after which nobody is recorded as told: the earliest, and how many there are beyond those."""

    contacts: tuple[UUID, ...]
    more: int


def nobody_told(actor: Actor, case_id: UUID, person_id: UUID | None = None) -> NobodyTold:
    """Own contacts whose agency will not stay involved, and after which nobody is recorded as told."""
    rows = Contact.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(
        case_id=case_id, stays_involved=False, tellings=None, corrected_by=None
    )
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    found = tuple(rows.order_by("recorded_at").values_list("pk", flat=True)[: MOST + 1])
    more = rows.count() - MOST if len(found) > MOST else 0
    return NobodyTold(found[:MOST], more)


def _names(ids: Iterable[UUID]) -> dict[UUID, str]:
    wanted = set(ids)
    found = people(wanted)
    return {user: found[user].name if user in found else "Somebody who has left" for user in wanted}

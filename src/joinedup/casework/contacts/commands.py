"""Recording contacts, correcting them, telling others; and opening them, which leaves a row on the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, time
from uuid import UUID

from django.utils import timezone

from joinedup.casework.contacts import queries
from joinedup.casework.contacts.models import Contact, Telling
from joinedup.casework.contacts.queries import ContactDetail, ContactLine
from joinedup.casework.contacts.rules import MODES, SEEN, TOLD, Account, When, account_problem, read_when
from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.foundation.listing import Listing, Page
from joinedup.people.cases.commands import share_alike
from joinedup_core.calendar import UnreadableDate
from joinedup_core.permits import Actor, Permission, here


@command(Permission.SEE_ITEMS, reads=True)
def open_contacts(
    actor: Actor, case: Case, *, person_id: UUID | None = None, listing: Listing = queries.NEWEST, reason: str = ""
) -> Outcome[Page[ContactLine]]:
    """A page of the contacts of a case or of one person on it; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.contact_lines(here(actor, case.place), case.pk, person_id, listing)
    return Outcome(found, f"{reason} contacts ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_ITEMS, reads=True)
def open_contact(actor: Actor, contact: Contact, *, reason: str = "") -> Outcome[ContactDetail]:
    """One account of one person, to be read."""
    check_reason(contact.case, reason)
    found = queries.contact_detail(actor, places.key_of(contact.place), contact)
    return Outcome(found, f"{reason} contact {contact.pk}".lstrip())


@command(Permission.RECORD_ITEMS)
def record_contact(
    actor: Actor,
    case: Case,
    *,
    person_id: UUID,
    when: str,
    account: Account,
    at: datetime,
    at_time: time | None = None,
    key: UUID,
    same_visit_as: UUID | None = None,
) -> Outcome[UUID]:
    """Record one account of one person. `key` is the id that it gets."""
    check_open(case)
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")
    fields = _checked(when, account, at, at_time)
    visit = {"visit_id": _visit(actor, case, same_visit_as)} if same_visit_as else {}
    return _add(actor, case, key, person_id=person_id, recorded_at=at, **fields, **visit)


@command(Permission.RECORD_ITEMS)
def correct_contact(
    actor: Actor, contact: Contact, *, when: str, account: Account, at: datetime, at_time: time | None = None, key: UUID
) -> Outcome[UUID]:
    """Record an account anew where it was wrong. The old one stays, and says that it was corrected."""
    check_open(contact.case)
    newer = Contact.objects.filter(corrects_id=contact.pk).values_list("pk", flat=True).first()
    if newer is not None:
        raise Refused("corrected", "Somebody corrected this account since you opened it: open the newer one.")
    fields = _checked(when, account, at, at_time)
    kept = {"person_id": contact.person_id, "visit_id": contact.visit_id, "corrects_id": contact.pk}
    outcome = _add(actor, contact.case, key, recorded_at=at, **fields, **kept)
    share_alike(contact, outcome.value)
    return outcome


@command(Permission.RECORD_ITEMS)
def tell_others(actor: Actor, contact: Contact, *, told: Mapping[str, str], at: datetime) -> Outcome[int]:
    """Record whom somebody told who will not stay involved, and how. What was recorded before stays as it is."""
    check_open(contact.case)
    if not told:
        raise Refused("nobody", "Say whom you told, and how. If you told nobody yet, do it now.")
    for to, how in told.items():
        if to not in TOLD:
            raise Refused("unknown", "Choose whom you told from those listed.")
        if not how.strip():
            raise Refused("how", "Say whom exactly you told, how and when, such as: duty desk, by telephone, 2pm", to)
    already = set(contact.tellings.values_list("to", flat=True))
    for to in told.keys() - already:
        Telling.objects.create(
            case_id=contact.case_id, place=contact.place, agency_id=contact.agency_id, contact=contact, to=to,
            how=told[to].strip(), told_by_id=actor.user_id, told_at=at,
        )  # fmt: skip
    return Outcome(len(told.keys() - already), f"told {' '.join(sorted(told.keys() - already))}")


def _checked(when: str, account: Account, at: datetime, at_time: time | None) -> dict[str, object]:
    """The columns of an account that may stand; else `Refused` with the field it is about."""
    if account.mode not in MODES:
        raise Refused("mode", "Choose how the contact was made from those listed.", "mode")
    if account.seen not in SEEN:
        raise Refused("seen", "Choose whether they were seen from those listed.", "seen")
    if problem := account_problem(account):
        raise Refused("contradicts", problem[1], problem[0])
    local = timezone.localtime(at)
    try:
        found: When = read_when(when, today=local.date())
    except UnreadableDate as why:
        raise Refused("when", str(why), "when") from why
    if at_time and found.earliest_on == local.date() and at_time > local.time():
        raise Refused("when", "This time has not come yet: give the time at which the contact was.", "at_time")
    return {**asdict(found), **asdict(account), "at_time": at_time}


def _visit(actor: Actor, case: Case, contact_id: UUID) -> UUID:
    """The visit of another account of the own agency in the same case."""
    rows = Contact.objects.visible_to(actor, Permission.RECORD_ITEMS).filter(case_id=case.pk, pk=contact_id)
    visit = rows.values_list("visit_id", flat=True).first()
    if visit is None:
        raise NotFound("no such contact")
    return visit


def _add(actor: Actor, case: Case, key: UUID, **fields: object) -> Outcome[UUID]:
    """Add the row."""
    if actor.agency_id is None or actor.user_id is None:
        raise Refused("agency", "Say for which agency you act before you record anything.")
    own = {"case_id": case.pk, "place": case.place, "agency_id": actor.agency_id, "recorded_by_id": actor.user_id}
    Contact.objects.create(pk=key, **own, **fields)
    return Outcome(key, f"contact {key}")

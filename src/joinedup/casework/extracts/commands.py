"""Bringing in an extract of contacts: every matched row, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils import timezone

from joinedup.casework.contacts.models import Contact
from joinedup.casework.extracts.models import ContactExtract
from joinedup.casework.extracts.queries import match
from joinedup.casework.extracts.rules import ExtractRow
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class BroughtIn:
    """What an extract came to."""

    added: int
    already: int
    unmatched: tuple[str, ...]


@command(Permission.REGISTER_PEOPLE)
def bring_in_contacts(
    actor: Actor,
    membership: Membership,
    *,
    rows: Sequence[ExtractRow],
    system: str,
    told_until_on: date,
    stale_after_days: int,
    at: datetime,
) -> Outcome[BroughtIn]:
    """Record the contacts of an agency's own system. A row that was brought in before adds nothing."""
    today = timezone.localdate(at)
    if not system.strip():
        raise Refused("system", "Say which system of your agency the contacts are from.", "system")
    if told_until_on > today:
        said = day_in_words(told_until_on)
        raise Refused("future", f"{said} has not come yet. Give the last day the file tells of.", "told_until_on")
    if not 1 <= stale_after_days <= 365:
        raise Refused(
            "stale", "Give from 1 to 365 days after which the file is too old to rely on.", "stale_after_days"
        )
    key = places.key_of(membership.place)
    found = match(actor, key, rows, system)
    agency = str(membership.agency_id)
    new = {one.row.key(agency, system): one for one in found.matches}
    known = set(Contact.objects.filter(pk__in=new, agency_id=agency).values_list("pk", flat=True))
    own = {"agency_id": membership.agency_id, "recorded_by_id": actor.user_id, "recorded_at": at}
    made = [
        Contact(
            pk=pk, case_id=one.case_id, place=one.place, person_id=one.person_id, mode=one.row.mode, seen=one.row.seen,
            system=system.strip(), **asdict(one.row.when), **own,
        )
        for pk, one in new.items()
        if pk not in known
    ]  # fmt: skip
    Contact.objects.bulk_create(made)
    ContactExtract.objects.create(
        place=places.board(key), partnership_id=membership.partnership_id, agency_id=membership.agency_id,
        system=system.strip(), told_until_on=told_until_on, stale_after_days=stale_after_days, brought_in_at=at,
        brought_in_by_id=actor.user_id, rows=len(rows), added=len(made),
    )  # fmt: skip
    value = BroughtIn(len(made), len(found.matches) - len(made), found.unmatched)
    return Outcome(value, f"{len(made)} contacts added, {len(found.unmatched)} rows not matched")

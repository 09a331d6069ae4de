"""Keeping a confidential address, revealing it, and refusing to write to an unsafe one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.confidential.models import ConfidentialAddress
from joinedup.people.confidential.queries import is_shared_address
from joinedup.people.confidential.rules import A_DAY, AN_HOUR, PURPOSES
from joinedup.people.persons.commands import Person
from joinedup.people.persons.rules import postcode as read_postcode
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Revealed:
    """One confidential address, for the one page that asked for it."""

    lines: str
    postcode: str
    from_on: date | None
    to_on: date | None
    hidden_from: str


@command(Permission.SEE_LOCATIONS)
def keep_confidential_address(
    actor: Actor, person: Person, *, lines: str, postcode: str = "", hidden_from_words: str = "",
    hidden_from: Sequence[UUID] = (), from_on: date | None = None, to_on: date | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Keep an address that must not be disclosed, with who must not learn it. A later one stands beside it.

    Whoever must not learn it is somebody on the actor's own cases: their addresses are looked at before a letter goes.
    """
    if not lines.strip():
        raise Refused("no_address", "Enter the address", "lines")
    if from_on and to_on and to_on < from_on:
        raise Refused("ends_before", "The last day cannot be before the first", "to_on")
    try:
        typed = read_postcode(postcode, whole=False) if postcode.strip() else ""
    except ValueError as wrong:
        raise Refused("bad_postcode", str(wrong), "postcode") from None
    feared = set(hidden_from)
    seen = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in=feared)
    if person.pk in feared or seen.count() != len(feared):
        raise Refused(
            "not_here", "Choose from the people on your cases, and never the person themselves", "hidden_from"
        )
    rows = [
        ConfidentialAddress(
            pk=uuid4(), person=person, place=person.place, lines=lines.strip(), postcode=typed, hidden_from_id=one,
            hidden_from_words=hidden_from_words.strip(), from_on=from_on, to_on=to_on,
        )
        for one in sorted(feared) or [None]
    ]  # fmt: skip
    ConfidentialAddress.objects.bulk_create(rows)
    return Outcome(rows[0].pk, f"confidential address {rows[0].pk}, {len(feared)} must not learn it")


@command(Permission.SEE_LOCATIONS, reads=True)
def reveal_addresses(actor: Actor, person: Person, *, purpose: str) -> Outcome[list[Revealed]]:
    """The confidential addresses of a person, for a purpose; the database writes the purpose down as it gives them."""
    if purpose not in PURPOSES:
        raise Refused("no_purpose", "Choose what you need it for", "purpose")
    with connection.cursor() as cursor:
        cursor.execute("select app.may_locate(%s)", [person.pk])
        if not cursor.fetchone()[0]:
            raise NotFound("no such person")
        cursor.execute("select * from app.reveal_addresses(%s, %s)", [person.pk, purpose])
        found = [Revealed(*row) for row in cursor.fetchall()]
    return Outcome(found, f"{len(found)} confidential addresses, purpose {purpose}")


@command(Permission.EXPORT_CASES, reads=True)
def check_letter_address(actor: Actor, person: Person, *, lines: str, postcode: str = "") -> Outcome[None]:
    """Whether a letter or a pack to a person may go to an address. Refused where somebody they fear gets the post there."""
    if is_shared_address(person.pk, lines, postcode):
        raise Refused(
            "shared_address",
            "Somebody who must not learn where they are may get the post at this address. Choose another way to reach them.",
            "lines",
        )
    return Outcome(None, "address not shared")


@command(Permission.SEND_NOTICES, reads=True)
def tell_often_refused(actor: Actor, partnership: Partnership, *, at: datetime) -> Outcome[int]:
    """Tell leads and privacy officers, once a day, who was refused texts so often that they may be trying addresses. No word of any text."""
    here, told, who = places.partnership(partnership.key), 0, set()
    with connection.cursor() as cursor:
        cursor.execute("select user_id, told_id from app.often_refused(%s, %s, %s)", [here, AN_HOUR, A_DAY])
        found = cursor.fetchall()
    names, day = people({one for _, one in found}), timezone.localdate(at)
    for user_id, one in found:
        who.add(str(user_id))
        told += queue_notice(
            place=here, email=names[one].email, wording="refused_often", blanks={"page": f"/{partnership.key}/activity/"}, now=at,
            user_id=one, once=f"refused-often:{user_id}:{day}:{one}",
        ) is not None  # fmt: skip
    return Outcome(told, f"{told} told of {' '.join(sorted(who)) or 'nobody'}")

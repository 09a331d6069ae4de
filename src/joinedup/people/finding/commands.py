"""Searching before anybody is registered, and keeping the keys by which persons are found."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup.people.finding import queries, rules
from joinedup.people.finding.rules import Asked, Known, Match
from joinedup.people.models import Person, PersonAddress, PersonName, PersonNumber, PersonTelephone
from joinedup_core.permits import Actor, Permission

VERB = "people.find_people"


@command(Permission.FIND_PEOPLE, reads=True)
def find_people(actor: Actor, membership: Membership, *, asked: Asked, at: datetime) -> Outcome[list[Match]]:
    """Possible matches, best first, as pointers; one row of their ids on the trail. Nothing found looks like nobody there."""
    if not asked.enough:
        raise Refused("too_little", rules.TOO_LITTLE)
    an_hour, a_day = queries.searches_since(actor, VERB, at)
    if an_hour >= rules.AN_HOUR or a_day >= rules.A_DAY:
        raise Refused(
            "too_many", f"You searched {an_hour} times in the last hour and {a_day} times in the last day, which is as often as"
            " one person may. If somebody is in danger, act on your concern now; your duty team can search for you",
        )  # fmt: skip
    found = queries.possible_matches(places.key_of(membership.place), asked)
    return Outcome(found, " ".join(str(m.person_id) for m in found) or "nobody")


# -- for the commands of other corners ---------------------------------------------------------------------


def keep_keys(person_id: UUID) -> None:
    """Bring the keys of a person in step with what is known of them; called after anything of it changed."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return
    names = [(person.forenames, person.surname), (person.known_as, "")]
    names += PersonName.objects.filter(person_id=person_id).values_list("forenames", "surname")
    held = PersonNumber.objects.filter(person_id=person_id, to_on__isnull=True)
    lived = PersonAddress.objects.filter(person_id=person_id).exclude(postcode="")
    known = Known(
        tuple(names), tuple(held.values_list("kind", "number")), tuple(lived.values_list("postcode", flat=True)),
        tuple(PersonTelephone.objects.filter(person_id=person_id).values_list("number", flat=True)),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select app.keep_keys(%s, %s)", [person_id, rules.keys_of(known)])

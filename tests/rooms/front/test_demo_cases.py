"""The demonstration's cases: each of the cast sees theirs, and nobody else's."""

from django.test import Client
from django.utils import timezone

from joinedup.casework.contacts.models import Contact
from joinedup.front import demo
from joinedup.people.models import Case
from joinedup_core.permits import Permission, holds_anywhere
from tests.cases import acting
from tests.cast import actor

SEEN = {
    "karim": 6,
    "mel": 9,
    "zadie": 5,
    "gwen": 4,
    "ife": 5,
    "priya": 2,
    "tam": 1,
    "neil": 1,
    "oskar": 1,
    "maya": 0,
    "sam": 0,
    "mina": 0,
}
"""How many of the cases a link opens to each; Neil of housing is kept from his brother-in-law's."""


def test_everybody_sees_their_cases_alone(lived_in: None, db: None) -> None:
    found = {}
    for member in demo.cast():
        who = acting(actor(member.user_id, on=timezone.localdate()))
        ref = member.name.split()[0].lower()
        found[ref] = Case.objects.visible_to(who, Permission.SEE_CASES).count()
        assert found[ref] == Case.objects.count(), f"{ref}: the database and the links differ"
    assert {ref: found[ref] for ref in SEEN} == SEEN


def test_what_is_shared_is_read_by_whom_it_was_shared_with(lived_in: None, db: None, settings) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    people = {member.name.split()[0]: member for member in demo.cast()}
    karim = acting(actor(people["Karim"].user_id, on=timezone.localdate()))
    theirs = Contact.objects.visible_to(karim, Permission.SEE_ITEMS).exclude(agency_id=karim.agency_id)
    assert theirs.count() == 6
    client = Client()
    client.post(f"/demo/{people['Karim'].user_id}/")
    for contact in theirs:
        assert client.get(f"/northvale/casework/contact/{contact.pk}/").status_code == 200


def test_somebody_independent_may_review_the_emergency_access_of_each_of_them(lived_in: None, db: None) -> None:
    everybody = [actor(member.user_id, on=timezone.localdate()) for member in demo.cast()]
    reviewing = {one.agency_id for one in everybody if holds_anywhere(one, Permission.REVIEW_EMERGENCY_ACCESS)}
    taking = {one.agency_id for one in everybody if holds_anywhere(one, Permission.TAKE_EMERGENCY_ACCESS)}
    assert {agency for agency in taking if not reviewing - {agency}} == set()

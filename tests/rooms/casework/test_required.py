"""What the standard requires: in words, on the page, for each level; and who has not been seen."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand
from joinedup.casework.contacts.rules import Account
from joinedup.casework.standards import queries
from joinedup.foundation.models import TrailEntry
from joinedup.people.models import CasePerson, Person
from joinedup_core.permits import Actor
from tests.cases import Made, acting, share
from tests.cast import World, sign_in
from tests.rooms.casework.test_concerns import level, worry
from tests.rooms.casework.test_contacts import record, url

VISIT = Account("in_person_home", "alone", voice="kestrel")


def words(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_from_current_to_high_the_page_turns_to_the_home(worker: Actor, case: Made) -> None:
    concern, client = worry(worker, case), sign_in(worker)
    record(worker, case, when="20 May 2026")
    before = words(client.get(url("person", case.id, case.persons[0])))
    assert "Ongoing contact with the individual or their family" in before
    assert "Face to face in person, with visits to the home" not in before
    client.post(url("change_level", concern), level("high"))
    after = words(client.get(url("person", case.id, case.persons[0])))
    for said in (
        "Face to face in person, with visits to the home.",
        "No interval agreed",
        "Act to intervene and make the person safe",
        "ensure contact is face to face in person and includes visits to the home",
        "Does sharing the risk also take the place of face to face contact",
        "Who could visit: Northvale Council",
        "does not mean that the person is safe",
        "No: it was not in person",
    ):
        assert said in after, said
    assert "Contact late" not in after
    assert "Contact missed" not in after


def test_the_most_serious_of_several_agencies_concerns_is_what_counts(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    hers = worry(worker, case, Stand("very_high", date(2026, 4, 1), "He has a knife"))
    worry(nurse, case, Stand("current", date(2026, 5, 1), "She said so"))
    page = url("person", case.id, case.persons[0])
    assert "with visits to the home" not in words(sign_in(nurse).get(page))
    share(acting(worker), hers, case, world.hospital)
    text = words(sign_in(nurse).get(page))
    assert "Face to face in person, with visits to the home." in text
    assert "Concern of Northvale Council and Northvale Hospitals NHS Trust" in text


def test_contact_counts_once_it_is_shared_and_no_word_of_it_comes_along(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    worry(nurse, case, Stand("high", date(2026, 5, 1), "A bruise"))
    contact = record(worker, case, account=VISIT, when="3 May 2026")
    page, there = url("person", case.id, case.persons[0]), sign_in(nurse)
    assert "No contact face to face in the home has been told" in words(there.get(page))
    share(acting(worker), contact, case, world.hospital)
    assert "by Northvale Council" in words(there.get(page))
    assert "kestrel" not in words(there.get(page))


def test_the_worklist_says_who_is_unseen_and_stands_on_the_trail(worker: Actor, stranger: Actor, case: Made) -> None:
    worry(worker, case)
    text = words(sign_in(worker).get(reverse("casework:worklist", args=["northvale"])))
    assert "Sadie Pennock" in text
    assert "None told" in text
    assert TrailEntry.objects.filter(verb="casework.open_worklist", outcome="done").count() == 1
    assert "Pennock" not in words(sign_in(stranger).get(reverse("casework:worklist", args=["northvale"])))


def test_the_worklist_makes_the_same_queries_for_1_10_and_100_rows(worker: Actor, case: Made, world: World) -> None:
    client, counts, page = sign_in(worker), [], reverse("casework:worklist", args=["northvale"])
    worry(worker, case)
    client.get(page)
    for number in (0, 9, 90):
        acting(worker)
        for _ in range(number):
            _somebody_else(worker, case, world)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1


def _somebody_else(worker: Actor, case: Made, world: World) -> None:
    from joinedup.casework.models import Concern

    person = Person.objects.create(
        pk=uuid4(), partnership_id=world.partnership, place="northvale/people/", surname="Invented"
    )
    here = {"case_id": case.id, "place": case.place}
    CasePerson.objects.create(**here, person=person, part="subject", from_on=date(2026, 1, 1))
    Concern.objects.create(
        **here, person=person, agency_id=worker.agency_id, domain="scams", part="at_risk", level="high", reason="Seen",
        level_from_on=timezone.localdate(), recorded_by_id=worker.user_id,
    )  # fmt: skip


def test_a_process_is_ready_before_its_first_reader() -> None:
    queries.warm(date(2026, 5, 1))
    assert queries._engine()._prepared is not None
    assert queries._engine()._prepared[1] == date(2026, 5, 1)

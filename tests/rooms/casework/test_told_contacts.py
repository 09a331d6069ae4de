"""What agencies tell of their contacts under an agreement: what the other parties are told, whom nothing is told, and that each wall is needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreements import commands
from joinedup.casework.agreements.queries import standing_decisions, telling, told_contacts
from joinedup.casework.concerns.commands import Stand
from joinedup.casework.contacts.rules import Account
from joinedup.casework.models import Contact, SharingAgreement, StandingDecision
from joinedup.foundation import places
from joinedup.foundation.cluster.roles import OWNER
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.partnership.queries import membership_of
from joinedup.people.models import Case, Team
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.conftest import _start
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url
from tests.rooms.casework.test_required import words
from tests.rooms.people.cases import Town
from tests.rooms.people.test_denials import happens, without

NOW = timezone.now
POLICIES = "casework/agreements/policies.sql"
SAW = Account("in_person_home", "alone", voice="kestrel")


def agreed(world: World, *parties: UUID, assessed: bool = True) -> UUID:
    """A sharing agreement that stands."""
    row = SharingAgreement.objects.create(
        partnership_id=world.partnership, place=places.board("northvale"), title="Tier 2", purpose="Contacts", basis="child",
        parties=[str(one) for one in parties], signed_on=date(2026, 1, 1), review_on=date(2027, 1, 1),
        impact_assessed_on=date(2026, 1, 1) if assessed else None, impact_words="With the agreement",
    )  # fmt: skip
    return row.pk


def practice(agency: UUID) -> UUID:
    found = membership_of(agency, "northvale", on=timezone.localdate())
    assert found is not None
    return found


def decide(who: Actor, agency: UUID, agreement: UUID) -> None:
    commands.tell_contacts(who, practice(agency), agreement_id=agreement, because="Working together", at=NOW())


@pytest.fixture
def agreement(world: World) -> UUID:
    """Between the council, the hospital and the police."""
    return agreed(world, world.council, world.hospital, world.police)


class TestWhoDecides:
    """An agency's lead, for that agency, under an agreement it is party to."""

    def test_the_lead_of_the_agency_and_nobody_else(
        self, ana: Actor, maya: Actor, nurse: Actor, world: World, agreement: UUID
    ) -> None:
        for who in (maya, nurse):
            with pytest.raises((NotAllowed, NotFound)):
                decide(who, world.hospital, agreement)
        with pytest.raises((NotAllowed, NotFound)):
            decide(ana, world.council, agreement)
        decide(ana, world.hospital, agreement)
        decide(ana, world.hospital, agreement)
        assert [(one.agency, one.decided_by) for one in standing_decisions(ana, "northvale")] == [
            ("Northvale Hospitals NHS Trust", "Ana Ferreira")
        ]

    def test_only_a_party_of_an_agreement_that_was_assessed_and_stands(self, ana: Actor, world: World) -> None:
        for parties, more, said in (
            ([world.council, world.police], {}, "not party"), ([world.council, world.hospital], {"assessed": False}, "DPIA"),
        ):  # fmt: skip
            with pytest.raises(Refused, match=said):
                decide(ana, world.hospital, agreed(world, *parties, **more))
        ended = agreed(world, world.council, world.hospital)
        SharingAgreement.objects.filter(pk=ended).update(ended_on=date(2026, 2, 1))
        with pytest.raises(Refused, match="has ended"):
            decide(ana, world.hospital, ended)
        with pytest.raises(NotFound):
            decide(ana, world.hospital, uuid4())

    def test_in_the_browser_with_why_and_ended_again(
        self, ana: Actor, nurse: Actor, world: World, agreement: UUID
    ) -> None:
        client, register = sign_in(ana), reverse("casework:agreements", args=["northvale"])
        start = reverse("casework:tell_contacts", args=["northvale", agreement, practice(world.hospital)])
        stop = reverse("casework:stop_telling", args=["northvale", agreement, practice(world.hospital)])
        assert start in client.get(register).content.decode()
        assert start not in sign_in(nurse).get(register).content.decode()
        assert sign_in(nurse).get(start).status_code == 404
        assert "not be told what was said or written" in words(client.get(start))
        assert "Error: Tell the parties" in words(client.post(start, {"because": " "}))
        assert client.post(start, {"because": "In our notice"}).status_code == 302
        assert "In our notice" in words(client.get(register))
        assert client.post(stop, {"because": "The notice lapsed"}).status_code == 302
        assert "In our notice" not in words(client.get(register))
        assert StandingDecision.objects.get().ended_because == "The notice lapsed"


def test_a_contact_of_another_agency_counts_under_an_agreement_and_no_word_of_it_comes_along(
    worker: Actor, nurse: Actor, ana: Actor, case: Made, world: World, agreement: UUID
) -> None:
    worry(worker, case, Stand("high", date(2026, 5, 1), "A bruise"))
    record(nurse, case, account=SAW, when="3 May 2026")
    page, client = url("person", case.id, case.persons[0]), sign_in(worker)
    worklist = reverse("casework:worklist", args=["northvale"])
    before = words(client.get(page))
    assert "No contact face to face in the home has been told" in before
    assert "told of no other agency’s contacts" in before
    assert "None told" in words(client.get(worklist))
    decide(ana, world.hospital, agreement)
    after = words(client.get(page))
    assert "by Northvale Hospitals NHS Trust" in after
    assert "Told under a sharing agreement: contacts of Northvale Hospitals NHS Trust" in after
    assert "by Northvale Hospitals NHS Trust" in words(client.get(worklist))
    assert "kestrel" not in after
    contact = Contact.objects.values_list("pk", flat=True)
    assert not contact.filter(pk__in=[one.pk for one in Contact.objects.visible_to(acting(worker), "see_items")])
    commands.stop_telling_contacts(ana, practice(world.hospital), agreement_id=agreement, because="No notice", at=NOW())
    assert client.get(page).content.decode().count("by Northvale Hospitals NHS Trust") == 0


@pytest.fixture
def town(world: World) -> Town:
    """A person on a case of the asker's, and on several of the hospital's, each with a contact on a day of its own."""
    made = Town(world)
    for name, agency in (
        ("asker", world.police),
        ("nurse", world.hospital),
        ("social", world.council),
        ("gp", world.icb),
    ):
        made.practitioner(name, agency)
    made.practitioner("connie", world.council, Role.CONFLICT_OFFICER)
    return made


DAYS = {
    "told": 1,
    "restricted": 2,
    "barred": 3,
    "discreet": 4,
    "corrected": 5,
    "undecided": 6,
    "elsewhere": 7,
    "disposed": 8,
}


@pytest.fixture
def person(town: Town) -> UUID:
    """Whom the asker works with; see `DAYS` for what each day's contact is."""
    world, nurse = town.world, town.people["nurse"]
    acting(town.people["asker"])
    person = town.person(forenames="Sadie", surname="Pennock")
    town.case(town.people["asker"], person=person)
    both = agreed(world, world.police, world.hospital, world.council)
    others = agreed(world, world.council, world.icb)
    for agreement, agency in ((both, world.hospital), (others, world.icb)):
        StandingDecision.objects.create(
            agreement_id=agreement, agency_id=agency, place=places.board("northvale"), because="x", decided_at=NOW(),
            decided_by_id=nurse.user_id,
        )  # fmt: skip
    for kind, who in (
        ("told", "nurse"),
        ("barred", "nurse"),
        ("discreet", "nurse"),
        ("undecided", "social"),
        ("elsewhere", "gp"),
    ):
        seen(town, who, kind, town.case(town.people[who], person=person), person)
    seen(town, "nurse", "restricted", town.case(nurse, person=person, restriction=1), person)
    gone = town.case(nurse, person=person)
    seen(town, "nurse", "disposed", gone, person)
    Case.objects.filter(pk=gone.pk).update(state="disposed")
    return person


def seen(town: Town, who: str, kind: str, case: Case, person: UUID) -> None:
    """A contact on the day of its kind, and what makes the case of that kind."""
    actor = acting(town.people[who])
    fields = {
        "case_id": case.pk, "place": case.place, "agency_id": actor.agency_id, "person_id": person, "told": "x", "latest_on": date(2026, 5, DAYS[kind]),
        "mode": "telephone", "seen": "not_seen", "recorded_by_id": actor.user_id, "recorded_at": NOW(), "earliest_on": date(2026, 5, DAYS[kind]),
    }  # fmt: skip
    Contact.objects.create(**fields)
    if kind == "told":
        wrong = fields | {
            "earliest_on": date(2026, 5, DAYS["corrected"]),
            "latest_on": date(2026, 5, DAYS["corrected"]),
        }
        old = Contact.objects.create(**wrong)
        Contact.objects.create(**fields, corrects=old, visit_id=old.visit_id)
    if kind == "discreet":
        team = Team.objects.create(agency_id=actor.agency_id, place="northvale/board/", name="Clinic", discreet=True)
        town.link(town.people[who], case, Role.ALLOCATED_WORKER, team=team)
    if kind == "barred":
        town.bar(town.people["connie"], town.people["asker"], case=case)


def days(town: Town, person: UUID, who: str = "asker") -> set[int]:
    """The days of the contacts that somebody is told of."""
    acting(town.people[who])
    return {one.earliest_on.day for one in told_contacts("northvale", [person])}


def test_only_what_was_agreed_is_told(town: Town, person: UUID) -> None:
    assert days(town, person) == {DAYS["told"]}
    assert telling("northvale") == ["Northvale Hospitals NHS Trust"]
    stranger = town.practitioner("stranger", town.world.police)
    town.case(stranger)
    assert days(town, person, "stranger") == set()
    SharingAgreement.objects.update(ended_on=date(2026, 6, 1))
    assert days(town, person) == set()
    assert telling("northvale") == []


def test_an_agency_that_takes_part_no_longer_tells_nothing(town: Town, person: UUID) -> None:
    from joinedup.partnership.models import Membership

    Membership.objects.filter(agency_id=town.world.hospital).update(to_on=date(2026, 1, 1))
    assert days(town, person) == set()


def test_whoever_owns_an_action_alone_is_told_nothing(town: Town, person: UUID) -> None:
    owner_of_action = town.practitioner("owner", town.world.police)
    acting(town.people["asker"])
    case = Case.objects.get(lead_agency_id=town.world.police)
    town.link(owner_of_action, case, Role.CASE_ACTION_OWNER)
    assert days(town, person, "owner") == set()


DENIALS: dict[str, tuple[str, str]] = {
    "decisions that ended": ("and d.ended_at is null", ""),
    "agreements that ended": ("and a.ended_on is null", ""),
    "agreements of others": (" and a.parties ? (select app.acting_agency())::text", ""),
    "whoever has no right to the items": ("and n.case_id = any (array (select app.my_item_cases()))", ""),
    "agencies that did not decide": ("x.agency_id = any (tellers) and ", ""),
    "disposed cases": (" and c.state <> 'disposed'", ""),
    "cases with a conflict": ("and c.id not in (select b.case_id from barred b)", ""),
    "restricted cases": ("and (c.strictness = 0 or (c.strictness = 1 and app.is_listed(c.id)))", ""),
    "what was corrected": ("and not exists (select from casework_contact y where y.corrects_id = x.id)", ""),
    "teams that are not named": ("where l.case_id = c.id and l.agency_id = x.agency_id and t.discreet", "where false"),
}


def others_told(town: Town, person: UUID) -> set[int]:
    """What is told beyond what may be."""
    return days(town, person) - {DAYS["told"]}


def ended(town: Town, person: UUID) -> set[int]:
    StandingDecision.objects.update(ended_at=NOW())
    return days(town, person)


def agreement_ended(town: Town, person: UUID) -> set[int]:
    SharingAgreement.objects.update(ended_on=date(2026, 6, 1))
    return days(town, person)


def asked_by_a_stranger(town: Town, person: UUID) -> set[int]:
    town.case(town.practitioner("stranger", town.world.police))
    return days(town, person, "stranger")


ASKED: dict[str, Callable[[Town, UUID], set[int]]] = {
    "decisions that ended": ended, "agreements that ended": agreement_ended,
    "whoever has no right to the items": asked_by_a_stranger,
}  # fmt: skip


def test_each_wall_is_needed(town: Town, person: UUID, request: pytest.FixtureRequest) -> None:
    server, lived = _start(request.config), []
    with psycopg.connect(server.address(OWNER, connection.settings_dict["NAME"]), autocommit=True) as owner:
        owner.execute("set lock_timeout = '5s'")
        for rule, change in DENIALS.items():
            ask = ASKED.get(rule, others_told)
            assert not happens(lambda _, ask=ask: bool(ask(town, person)), None), f"told although it stands: {rule}"
            with without(owner, POLICIES, [change]):
                if not happens(lambda _, ask=ask: bool(ask(town, person)), None):
                    lived.append(rule)
    assert lived == []

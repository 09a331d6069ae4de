"""Why something is seen, who could see it and who did; who else is involved; who approaches 18."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.foundation import places
from joinedup.foundation.commands import COMMANDS
from joinedup.foundation.models import Notice
from joinedup.partnership.models import Agency
from joinedup.people.conflicts import commands as conflicts
from joinedup.people.models import Case, CaseNote, CasePerson, NamedReader, Person, Team, TeamMembership
from joinedup.people.persons import commands as persons
from joinedup.people.seeing import queries
from joinedup.people.seeing.words import LOOKS
from joinedup.people.transition.rules import coming_of_age
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, share
from tests.cast import World, sign_in
from tests.rooms.people.cases import Town, browser


def page(town: Town, who: str, name: str, *args: object) -> str:
    return browser(town.people[who]).get(reverse(name, args=["northvale", *args])).content.decode()


def test_the_sentence_names_the_link_since_when_and_through_whom(town: Town) -> None:
    lena, noor = town.people["lena"], town.people["noor"]
    case = town.case(lena)
    assert "You are linked to it as lead worker for Northvale Council, since" in page(
        town, "lena", "cases:why_case", case.pk
    )
    team = Team.objects.create(agency_id=noor.agency_id, place="northvale/board/", name="Ward 4")
    TeamMembership.objects.create(team=team, place=team.place, user_id=noor.user_id, from_on=date(2024, 1, 1))
    acting(lena)
    from joinedup.people.models import CaseLink

    CaseLink.objects.create(
        case=case, place=case.place, kind="duty_cover", agency_id=noor.agency_id, team=team, from_at="2026-01-01T00:00Z"
    )
    text = page(town, "noor", "cases:why_case", case.pk)
    assert (
        "Your team, Ward 4 of Northvale Hospitals NHS Trust, is linked to it as duty cover, since 1 January 2026"
        in text
    )
    assert "Who opened it" not in text
    acting(lena)
    note = CaseNote.objects.get()
    made = Made(case.pk, case.place, ())
    share(lena, note.pk, made, UUID(str(noor.agency_id)))
    assert "Northvale Council shared it with your agency" in page(town, "noor", "cases:why_note", case.pk, note.pk)
    browser(noor).get(reverse("casefiles:case", args=["northvale", case.pk]))
    text = page(town, "lena", "cases:why_case", case.pk)
    assert "Team: Ward 4" in text
    assert "Opened the case" in text
    assert "Noor" in text
    person = CasePerson.objects.get(case=case).person_id
    assert f"They are on case {case.reference}" in page(town, "lena", "cases:why_person", person)


def test_T01_who_declared_a_conflict_of_their_own_is_not_told_on_the_case(town: Town) -> None:
    lena, noor = town.people["lena"], town.people["noor"]
    case = town.case(lena)
    acting(lena)
    link(noor, case.pk, case.place, Role.ALLOCATED_WORKER)
    conflicts.declare_with_case(acting(noor), case.pk, nature="He is my cousin")
    text = page(town, "lena", "cases:why_case", case.pk)
    assert "Who opened it" in text
    assert "eclare" not in text.partition("Who opened it")[2]


def test_who_can_see_it_is_asked_at_once_however_many_are_restricted_on_it(town: Town) -> None:
    lena, noor = town.people["lena"], town.people["noor"]
    case = town.case(lena, restriction=1)
    acting(lena)
    link(noor, case.pk, case.place, Role.ALLOCATED_WORKER)
    row, costs = Case.objects.get(pk=case.pk), []
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            listed = {could.name: could.listed for could in queries.could_see(acting(lena), row)}
        costs.append(len(asked))
        assert (listed["Lena"], listed["Noor"]) == (True, False)
        person = town.person()
        CasePerson.objects.create(case=row, place=row.place, person_id=person, part="other", from_on=date(2024, 1, 1))
        NamedReader.objects.create(
            place=places.people("northvale"), user_id=lena.user_id, from_at=Now(), person_id=person
        )
        Person.objects.filter(pk=person).update(restriction=1)
    assert costs[1] == costs[2]


def test_why_somebody_is_seen_is_asked_at_once_for_all_their_cases(town: Town) -> None:
    lena = town.people["lena"]
    person, costs = CasePerson.objects.get(case=town.case(lena)).person_id, []
    for cases in (1, 2, 3):
        reader = acting(lena)
        with CaptureQueriesContext(connection) as asked:
            said = queries.why_person(reader, person)
        assert len([one for one in said if "You are linked to it as lead worker" in one]) == cases
        costs.append(len(asked))
        town.case(lena, person=person)
    assert costs[0] == costs[2]


def test_the_page_says_when_more_opened_it_than_it_lists(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    case = town.case(town.people["lena"])
    monkeypatch.setattr(queries, "MOST", 1)
    for _ in range(2):
        page(town, "lena", "casefiles:case", case.pk)
    text = page(town, "lena", "cases:why_case", case.pk)
    assert "These are the newest 1." in text
    assert text.partition("Who opened it")[2].count("Opened the case") == 1


@pytest.fixture
def known(wren: Actor, case: UUID) -> UUID:
    """Sadie, whom two numbers find."""
    person = CasePerson.objects.get(case_id=case).person_id
    persons.add_number(acting(wren), person, kind="nhs", number="943 476 5919")
    persons.add_number(acting(wren), person, kind="police", number="WM/1234")
    return person


def test_who_else_is_involved_before_content_and_the_worker_is_told_once_a_day(
    ines: Actor, dele: Actor, known: UUID, case: UUID, world: World, wren: Actor
) -> None:
    address = reverse("cases:involved", args=["northvale", known])
    text = sign_in(ines).get(address).content.decode()
    assert "Northvale Council" in text
    assert "Wren Achebe" in text
    assert "01632 960 001" in text
    assert "does not mean not known" in text
    assert "Sadie" not in text
    sign_in(ines).get(address)
    assert Notice.objects.filter(wording="was_pointed_to", user_id=wren.user_id).count() == 1
    assert sign_in(ines).get(reverse("cases:involved", args=["northvale", UUID(int=7)])).status_code == 404


@pytest.mark.parametrize("what", ["kind", "team", "panel"])
def test_what_would_tell_why_is_hidden_until_something_is_shared(
    ines: Actor, dele: Actor, known: UUID, case: UUID, wren: Actor, world: World, what: str
) -> None:
    from django.db.models.functions import Now

    from joinedup.people.models import Case, CaseLink

    team = Team.objects.create(
        agency_id=world.hospital, place="northvale/board/", name="Sexual health", discreet=what == "team"
    )
    if what == "kind":
        Agency.objects.filter(pk=world.hospital).update(kind="voluntary")
    acting(wren)
    row = Case.objects.get(pk=case)
    panel = world.subgroup if what == "panel" else None
    link = CaseLink.objects.create(
        case=row,
        place=row.place,
        kind="allocated_worker",
        agency_id=world.hospital,
        user_id=dele.user_id,
        team=team,
        panel_id=panel,
        from_at=Now(),
    )
    address = reverse("cases:involved", args=["northvale", known])
    assert "Dele Marsh" not in sign_in(ines).get(address).content.decode()
    acting(dele)
    assert CaseLink.objects.filter(pk=link.pk).exists()
    note = CaseNote.objects.create(
        case=row, place=row.place, agency_id=world.hospital, text="Seen", written_by_id=dele.user_id, written_at=Now()
    )
    share(dele, note.pk, Made(row.pk, row.place, ()), world.police)
    assert "Dele Marsh" in sign_in(ines).get(address).content.decode()


@pytest.mark.parametrize(
    ("born", "on", "said"),
    [
        (date(2012, 11, 27), date(2026, 11, 26), None),
        (date(2012, 11, 26), date(2026, 11, 26), ("14", "16", date(2028, 11, 26))),
        (date(2010, 11, 26), date(2026, 11, 26), ("16", "17", date(2027, 11, 26))),
        (date(2009, 8, 31), date(2026, 11, 26), ("17", "17½", date(2027, 2, 28))),
        (date(2009, 8, 31), date(2027, 2, 28), ("17½", "18", date(2027, 8, 31))),
        (date(2008, 2, 29), date(2026, 2, 27), ("17½", "18", date(2026, 2, 28))),
        (date(2008, 2, 29), date(2026, 2, 28), None),
    ],
)  # fmt: skip
def test_milestones_before_18(born: date, on: date, said: tuple | None) -> None:
    found = coming_of_age(born, on)
    assert (found and (found.passed, found.next_words, found.next_on)) == said


def test_young_people_on_ones_own_cases_are_listed(wren: Actor, dele: Actor, case: UUID) -> None:
    address = reverse("cases:transition", args=["northvale"])
    assert "Sadie Pennock" in sign_in(wren).get(address).content.decode()
    assert "Sadie Pennock" not in sign_in(dele).get(address).content.decode()


def test_whether_needs_go_on_after_18_is_said_and_those_that_end_come_last(wren: Actor, case: UUID) -> None:
    from dataclasses import replace

    from joinedup.people.models import CasePerson, Person
    from joinedup.people.persons import commands, queries
    from joinedup.people.transition.queries import young_people
    from tests.rooms.people.conftest import open_case

    on = date.today()
    born = f"1 {on:%B} {on.year - 15}"
    first = CasePerson.objects.get(case_id=case).person_id
    second = CasePerson.objects.get(case_id=open_case(wren, forenames="Kit", surname="Vale", born=born)).person_id
    acting(wren)
    before = queries.details_of(Person.objects.get(pk=first))
    changed = replace(before, born=f"1 {on:%B} {on.year - 16}", needs_go_on="no")
    commands.correct_person(acting(wren), first, version=1, details=changed, on=on)
    assert [(y.person_id, y.goes_on) for y in young_people(acting(wren), "northvale", on=on)] == [
        (second, ""),
        (first, "no"),
    ]
    text = sign_in(wren).get(reverse("cases:transition", args=["northvale"])).content.decode()
    assert "No, they end before 18" in text
    assert "Nobody said yet: ask" in text


def test_every_act_told_in_words_is_a_command_of_looking() -> None:
    """A command that is called otherwise one day would be told by its bare name again."""
    looks = {name.partition(".")[2] for name, command in COMMANDS.items() if command.reads}
    assert set(LOOKS) <= looks, set(LOOKS) - looks

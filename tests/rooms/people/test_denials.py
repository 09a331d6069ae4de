"""Every deny rule of the database's own functions beside the three deciders is needed: without it somebody gets what they may not.

The deciders' rules are removed in `mutants.py`, where the prover notices. These are noticed by one question each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

import joinedup
from joinedup.foundation.cluster.roles import OWNER
from joinedup.people.finding import rules
from joinedup.people.finding.commands import keep_keys
from joinedup.people.finding.rules import Asked
from joinedup.people.models import Case, CaseLink, Person, PersonRestrictionDecision, SharedItem, Team
from joinedup.people.persons.commands import add_number
from joinedup.people.records.commands import keep_record
from joinedup_core.calendar.reading import parse_half_date
from joinedup_core.permits import Actor, Role
from tests.cases import acting
from tests.cast import World, actor, user
from tests.conftest import _start
from tests.rooms.people.cases import HERE, Town

ROOM = Path(joinedup.__file__).parent
BORN = "3 April 2011"


@dataclass
class Ground:
    """One person on four cases: open, restricted, barred from the asker, and the asker's colleagues' own; and who asks."""

    town: Town
    asker: Actor
    person: UUID
    case: Case
    sealed: UUID

    @property
    def lead(self) -> Actor:
        """Who leads the open case."""
        return self.town.people["lena"]


def ask(statement: str, *values: object) -> list[tuple]:
    """The rows of a statement; none where the database refuses it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, list(values))
            return cursor.fetchall()
    except DatabaseError:
        return []


def pointed_to(here: Ground, who: Actor | None = None) -> set[str]:
    acting(who or here.asker)
    from joinedup.people.involved.queries import involved

    return {pointer.worker for pointer in involved("northvale", here.person)}


def found_by_name(here: Ground) -> bool:
    acting(here.asker)
    return found(Asked(forenames="Sadie", surname="Pennock", born=parse_half_date(BORN)))


def found_by_number_and_name(here: Ground) -> bool:
    add_number(acting(here.lead), here.person, kind="police", number="NV/7")
    acting(here.asker)
    return found(Asked(surname="Pennock", numbers=(("police", "NV/7"),)))


def found(asked: Asked) -> bool:
    statement = "select * from app.find_people(%s, %s, %s, %s, '{}')"
    born = "2011-04-03" if asked.born else None
    return bool(ask(statement, HERE + "people/", json.dumps(rules.question(asked)), born, born))


def lowered_alone(here: Ground) -> bool:
    acting(here.lead)
    ask("update people_person set restriction = 0 where id = %s returning id", here.sealed)
    acting(here.lead)
    return Person.objects.get(pk=here.sealed).restriction == 0


def lowered_by_one_who_asks_as_another(here: Ground) -> bool:
    lead = acting(here.lead)
    row = PersonRestrictionDecision(
        pk=uuid4(), place="northvale/people/", person_id=here.sealed, level=0, lowers=True, reason="x", asked_at=timezone.now(),
        asked_by_id=here.town.people["bea"].user_id,
    )  # fmt: skip
    PersonRestrictionDecision.objects.bulk_create([row])
    ask(
        "update people_personrestrictiondecision set agreed_by_id = %s, agreed_at = now() where id = %s returning id",
        lead.user_id,
        row.pk,
    )
    ask("select app.lower_person(%s)", row.pk)
    return Person.objects.get(pk=here.sealed).restriction == 0


def lowered_by_the_unlisted(here: Ground) -> bool:
    """Asked by the lead and agreed by somebody who works with the person, and does not stand on the list."""
    lead = acting(here.lead)
    row = PersonRestrictionDecision(
        pk=uuid4(), place="northvale/people/", person_id=here.sealed, level=0, lowers=True, reason="x", asked_at=timezone.now(), asked_by_id=lead.user_id
    )  # fmt: skip
    PersonRestrictionDecision.objects.bulk_create([row])
    ask("update people_namedreader set to_at = now() where user_id = %s returning id", lead.user_id)
    acting(here.town.people["bea"])
    ask(
        "update people_personrestrictiondecision set agreed_by_id = %s, agreed_at = now() where id = %s returning id",
        here.town.people["bea"].user_id,
        row.pk,
    )
    ask("select app.lower_person(%s)", row.pk)
    acting(here.town.people["bea"])
    return Person.objects.get(pk=here.sealed).restriction == 0


def brought_in(here: Ground) -> bool:
    """By an agency whose record it is not, although one of its people works on the case."""
    acting(here.lead)
    here.town.link(here.asker, here.case, Role.ALLOCATED_WORKER)
    acting(here.asker)
    row = {
        "id": str(uuid4()),
        "reference": "LAS-1",
        "told": "x",
        "earliest_on": "2026-01-01",
        "latest_on": "2026-01-01",
        "mode": "none",
        "seen": "not_seen",
    }
    ask("select app.bring_in_contacts('northvale/', 'Liquid', %s)", json.dumps([row]))
    acting(here.asker)
    return bool(ask("select 1 from casework_contact"))


def declared(here: Ground, **what: UUID) -> bool:
    acting(here.asker)
    return ask("select app.declare_own_conflict(%s, %s, %s, 'x')", uuid4(), what.get("person"), what.get("case")) == [
        (True,)
    ]


def told_to_no_officer(here: Ground) -> bool:
    acting(here.asker)
    return bool(ask("select * from app.conflict_target('northvale/', %s, '{}', null)", here.case.reference))


def conflicts_named(here: Ground) -> bool:
    acting(here.town.people["connie"])
    ids = [row[0] for row in ask("select id from people_conflict")]
    acting(here.asker)
    return bool(ids and ask("select * from app.conflict_words(%s)", ids))


def emergency_for(here: Ground, lasts: timedelta) -> bool:
    acting(here.asker)
    given = [uuid4(), uuid4(), here.case.reference, HERE, "E-1000001", "duty", "x", lasts, timezone.now()]
    return bool(
        [1 for (found,) in ask("select app.take_emergency_access(%s, %s, %s, %s, %s, %s, %s, %s, %s)", *given) if found]
    )


def alike(here: Ground) -> bool:
    acting(here.asker)
    return bool(ask("select * from app.alike()"))


def strictest(here: Ground) -> bool:
    acting(here.asker)
    return bool([1 for (level,) in ask("select app.strictest(%s)", here.sealed) if level])


ONLY = {"Lena"}
"""Whom the asker may be pointed to, of all who work with the person."""
INVOLVED = "people/involved/policies.sql"
LISTS = "people/restrictions/policies.sql"
STRANGERS = "((wide or j.id in (select m.id from mine m)) and ("
Change = tuple[str, str]
DENIALS: dict[str, tuple[str, list[Change], Callable[[Ground], bool]]] = {
    "one person lowers a person": (LISTS, [("if new.restriction < old.restriction and not exists (\n        select from people_personrestrictiondecision", "if false and not exists (\n        select from people_personrestrictiondecision")], lowered_alone),
    "one person asks as another": (LISTS, [("new.asked_by_id := app.acting_user(); new.agreed_by_id := null;", "new.agreed_by_id := null;")], lowered_by_one_who_asks_as_another),
    "the unlisted lower a person": (LISTS, [("\n          and app.is_on_every_list(d.asked_by_id, old.identity) and app.is_on_every_list(d.agreed_by_id, old.identity)", ""), ("    if not (app.is_on_every_list(d.asked_by_id, whole) and app.is_on_every_list(d.agreed_by_id, whole)) then return false; end if;\n", "")], lowered_by_the_unlisted),
    "how strict an identity is": (LISTS, [("where p.id = wanted and p.id = any (array (select app.my_people()))\n$$", "where p.id = wanted\n$$")], strictest),
    "strangers by name": ("people/policies.sql", [(STRANGERS, "(true and ("), ("        where wide and k.keys", "        where k.keys")], found_by_name),
    "strangers by a number and a name": ("people/policies.sql", [(STRANGERS, "(true and (")], found_by_number_and_name),
    "contacts of another agency's people": ("casework/extracts/policies.sql", [("where a.agency_id = (select app.acting_agency()) and lower", "where lower")], brought_in),
    "a conflict with a case one cannot see": ("people/conflicts/policies.sql", [("if with_case is not null and not with_case = any (array (select app.my_cases())) then return false; end if;", "")], lambda here: declared(here, case=here.case.pk)),
    "a conflict with a person one cannot see": ("people/conflicts/policies.sql", [("if with_person is not null and not with_person = any (array (select app.my_people())) then return false; end if;", "")], lambda here: declared(here, person=here.person)),
    "a case by its reference": ("people/conflicts/policies.sql", [("if not app.holds('conflict_officer', in_place) then return; end if;", "")], told_to_no_officer),
    "whom conflicts bar": ("people/conflicts/policies.sql", [("where f.id = any (wanted) and app.holds('conflict_officer', f.place)", "where f.id = any (wanted)")], conflicts_named),
    "emergency access longer than settled": ("people/emergency/policies.sql", [("or lasts > make_interval(mins => app.setting(in_place, 'emergency_minutes', '60')::int)", "")], lambda here: emergency_for(here, timedelta(minutes=61))),
    "records of others' cases that are alike": ("people/identities/policies.sql", [("        where p.id = any (array (select app.my_worked_people()))),\n    keyed", "    ),\n    keyed")], alike),
    "pointers for those who may not see": (INVOLVED, [("where may.see and p.id = wanted", "where p.id = wanted")], lambda here: pointed_to(here, here.town.people["nobody"]) != set()),
    "pointers to barred cases": (INVOLVED, [("and c.id not in (select app.barred_cases()) ", "")], lambda here: pointed_to(here) != ONLY),
    "pointers to restricted cases": (INVOLVED, [("and (c.strictness = 0 or (c.strictness = 1 and app.is_listed(c.id)))", "")], lambda here: pointed_to(here) != ONLY),
    "pointers to voluntary bodies": (INVOLVED, [("not a.kind = any (hidden_kinds) and ", "")], lambda here: pointed_to(here) != ONLY),
    "pointers to discreet teams": (INVOLVED, [("not coalesce(t.discreet, false) and ", "")], lambda here: pointed_to(here) != ONLY),
    "pointers to panels": (INVOLVED, [(" and l.panel_id is null)", ")")], lambda here: pointed_to(here) != ONLY),
    "pointers to whoever is in conflict": (INVOLVED, [("and (l.user_id is null or not app.is_barred(l.user_id, l.case_id))", "")], lambda here: pointed_to(here) != ONLY),
    "pointers by a sharing that was withdrawn": (INVOLVED, [("s.from_at <= statement_timestamp() and s.withdrawn_at is null", "s.from_at <= statement_timestamp()")], lambda here: pointed_to(here) != ONLY),
    "pointers to whoever's link ended": (INVOLVED, [(" and (l.to_at is null or l.to_at > statement_timestamp())\n          and (l.user_id", "\n          and (l.user_id")], lambda here: pointed_to(here) != ONLY),
}  # fmt: skip


@pytest.fixture
def here(world: World) -> Ground:
    """The ground that all questions are asked on."""
    from joinedup.partnership.models import Agency

    town = Town(world)
    for name, agency in (
        ("lena", world.council),
        ("bea", world.council),
        ("asker", world.police),
        ("barred", world.police),
    ):
        town.practitioner(name, agency)
    for name, agency in (
        ("vic", world.icb),
        ("dee", world.hospital),
        ("pan", world.hospital),
        ("con", world.council),
        ("old", world.council),
    ):
        town.practitioner(name, agency)
    for name, agency, *roles in (
        ("res", world.hospital),
        ("bar", world.hospital),
        ("connie", world.council, Role.CONFLICT_OFFICER),
    ):
        town.practitioner(name, agency, *roles)
    people, lena = town.people, town.people["lena"]
    people["nobody"] = actor(user("nobody", "Nobody Much"))
    Agency.objects.filter(pk=world.icb).update(kind="voluntary")
    acting(lena)
    known = {
        "forenames": "Sadie",
        "surname": "Pennock",
        "born": BORN,
        "born_from_on": "2011-04-03",
        "born_to_on": "2011-04-03",
    }
    person = town.person(**known)
    case = town.case(lena, person=person)
    team = Team.objects.create(agency_id=world.hospital, place="northvale/board/", name="Discreet", discreet=True)
    for name, more in {"vic": {}, "dee": {"team": team}, "pan": {"panel_id": world.subgroup}, "con": {}}.items():
        town.link(people[name], case, Role.ALLOCATED_WORKER, **more)
    town.link(people["bea"], case, Role.CASE_SUPERVISOR)
    ended = timezone.now() - timedelta(days=1)
    CaseLink.objects.create(
        case=case, place=case.place, kind="allocated_worker", agency_id=lena.agency_id, user_id=people["old"].user_id,
        from_at=ended - timedelta(days=1), to_at=ended,
    )  # fmt: skip
    keep_keys(person)
    keep_record(
        acting(lena),
        case.pk,
        person_id=person,
        source="Liquid",
        number="LAS-1",
        as_of_on=timezone.localdate(),
        at=timezone.now(),
        on=timezone.localdate(),
    )
    SharedItem.objects.create(
        case=case, place=case.place, item_id=uuid4(), from_agency_id=lena.agency_id, to_agency_id=world.police, from_at=ended, withdrawn_at=ended
    )  # fmt: skip
    acting(people["dee"])
    SharedItem.objects.create(
        case=case, place=case.place, item_id=uuid4(), from_agency_id=world.hospital, to_agency_id=world.police, from_at=ended, withdrawn_at=Now()
    )  # fmt: skip
    town.case(people["res"], person=person, restriction=1)
    barred = town.case(people["bar"], person=person)
    second = town.case(lena)
    town.link(people["bea"], second, Role.ALLOCATED_WORKER)
    sealed = town.person(**{**known, "born": BORN})
    from joinedup.people.models import CasePerson, NamedReader

    CasePerson.objects.create(case=second, place=second.place, person_id=sealed, part="subject", from_on="2026-01-01")
    keep_keys(sealed)
    town.bar(people["connie"], people["asker"], case=barred)
    town.bar(people["connie"], people["barred"], person_id=person)
    town.bar(people["connie"], people["con"], case=case)
    acting(lena)
    for name in ("lena", "bea"):
        NamedReader.objects.create(
            person_id=sealed, place="northvale/people/", user_id=people[name].user_id, from_at=Now()
        )
    Person.objects.filter(pk=sealed).update(restriction=1)
    return Ground(town, people["asker"], person, case, sealed)


def happens(question: Callable[[Ground], bool], here: Ground) -> bool:
    """Whether somebody gets what they may not; whatever was done is undone."""
    with transaction.atomic():
        said = question(here)
        transaction.set_rollback(True)
    return said


@contextmanager
def without(owner: psycopg.Connection, file: str, changes: list[Change]) -> Iterator[None]:
    """Within it the database's functions lack a rule."""
    whole = (ROOM / file).read_text()
    text = whole
    for before, after in changes:
        assert before in text, f"{file} no longer says: {before}"
        text = text.replace(before, after)
    try:
        for function in functions(text):
            owner.execute(function)
        yield
    finally:
        for function in functions(whole):
            owner.execute(function)


def functions(text: str) -> list[str]:
    """The functions of a file, without triggers and policies, which need locks that the test's own transaction holds."""
    from joinedup.people import protection

    for blank, permission in protection._BLANKS.items():
        kinds = ", ".join(f"'{role}'" for role in protection.LINKS if permission in protection.ALLOWS[role])
        text = text.replace(blank, f"array[{kinds}]")
    return [f"create or replace function {part.split('$$;')[0]}$$;" if "$$;" in part else f"create or replace function {part.split('end $$;')[0]}" for part in text.split("create or replace function ")[1:]]  # fmt: skip


def test_without_any_of_these_rules_somebody_gets_what_they_may_not(
    here: Ground, request: pytest.FixtureRequest
) -> None:
    server, name = _start(request.config), connection.settings_dict["NAME"]
    happened = {rule for rule, (_, _, question) in DENIALS.items() if happens(question, here)}
    assert happened == set(), "these happen although every rule stands"
    lived = []
    with psycopg.connect(server.address(OWNER, name), autocommit=True) as owner:
        owner.execute("set lock_timeout = '5s'")
        for rule, (file, changes, question) in DENIALS.items():
            with without(owner, file, changes):
                if not happens(question, here):
                    lived.append(rule)
    assert lived == []

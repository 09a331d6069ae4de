"""The generated town in the program's own tables: people, cases, links, concerns and contacts by the hundred thousand.

People come from `joinedup_core.town`; the rest is made in the database from their numbers, the same every time. It is
written by the database's own administrator, past policies and triggers: what is measured is reading it afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from bench.population import Population, populate
from bench.stage import Stage

KEY, KINDS = "town", ("child", "adult", "domestic_abuse", "exploitation", "antisocial_behaviour", "self_neglect")
CASES_A_USER, MANY_CASES, USERS = 40, 600, 20
CONTACTS_A_CASE = 20


@dataclass(frozen=True)
class Filled:
    """The town in the tables, and who works there."""

    key: str
    users: tuple[UUID, ...]
    """Twenty practitioners with 40 cases each."""
    others: tuple[UUID, ...]
    """More of them: enough that each is asked for once and no answer is remembered."""
    busy: tuple[UUID, ...]
    """Twenty with 600 cases each."""
    people: tuple[tuple[str, str, date], ...]
    """Names and dates of birth to search for."""


def fill(stage: Stage, *, people: int, cases: int) -> Filled:
    """Fill the tables; two persons a case, forty cases a worker, twenty contacts a case."""
    at = populate(KEY, groups=1, agencies=10)
    workers, busy = _practitioners(at, max(USERS, cases // CASES_A_USER)), _practitioners(at, USERS, first=90_000)
    with _administrator(stage) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("CREATE TEMP TABLE worker (no int PRIMARY KEY, id uuid, agency uuid)")
        for number, (user, agency) in enumerate([*workers, *busy]):
            cursor.execute("INSERT INTO worker VALUES (%s, %s, %s)", [number, user, agency])
        known = _people(cursor, at, people)
        _cases(cursor, at, people=people, cases=cases, workers=len(workers))
        _links(cursor, cases=cases, workers=len(workers))
        _recorded(cursor, cases=cases, workers=len(workers))
    return Filled(
        KEY,
        tuple(user for user, _ in workers[:USERS]),
        tuple(user for user, _ in workers[USERS : USERS * 16]),
        tuple(user for user, _ in busy),
        tuple(known[:: max(1, len(known) // 400)])
    )  # fmt: skip


def administrator_address(owner_address: str, home: Any) -> str:
    """The address of the cluster's own administrator, beside the owner's."""
    from joinedup.foundation.cluster.roles import ADMIN

    parts = conninfo_to_dict(owner_address) | {"user": ADMIN, "password": home.passwords((ADMIN,))[ADMIN]}
    return make_conninfo("", **parts)


def _administrator(stage: Stage) -> psycopg.Connection[Any]:
    return psycopg.connect(administrator_address(stage.installation.owner_address, stage.installation.home))


def _practitioners(at: Population, number: int, first: int = 0) -> list[tuple[UUID, UUID]]:
    """Users who practise, each with the agency they do it for."""
    from joinedup.foundation import places
    from joinedup.foundation.models import AgencyService, RoleGrant, User

    since = date(2020, 1, 1)
    users = [
        User(email=f"w{first + n:05}@example.org", name=f"Worker {first + n}", password="!") for n in range(number)
    ]
    User.objects.bulk_create(users, batch_size=2000)
    held = [(user.pk, at.agencies[n % len(at.agencies)]) for n, user in enumerate(users)]
    AgencyService.objects.bulk_create(
        (AgencyService(user_id=user, agency_id=agency, from_on=since) for user, agency in held), batch_size=2000
    )
    here = {"role": "practitioner", "place": places.partnership(at.key), "from_on": since}
    RoleGrant.objects.bulk_create((RoleGrant(user_id=u, agency_id=a, **here) for u, a in held), batch_size=2000)
    return held


def _people(cursor: psycopg.Cursor[Any], at: Population, number: int) -> list[tuple[str, str, date]]:
    """Persons with an NHS number, and the keys under which they are found."""
    from joinedup.foundation import places
    from joinedup.foundation.accounts.models import sort_key
    from joinedup.people.finding.rules import Known, keys_of
    from joinedup_core.calendar import day_in_words
    from joinedup_core.town.build import Town

    place, found = places.people(at.key), list(Town(people=number, seed=7).people(number))
    if len(found) < number:
        raise SystemExit(f"The town has {len(found)} people of {number}.")
    columns = "id, place, version, made_at, partnership_id, identity, forenames, surname, known_as, sort_name, born, born_from_on, born_to_on, sex, ethnicity, first_language, interpreter, communication_needs, support_needs, needs_go_on, restriction"
    with cursor.copy(f"COPY people_person ({columns}) FROM STDIN") as rows:
        for n, one in enumerate(found, start=1):
            key = _key("p", n)
            rows.write_row((
                key, place, 1, "now", str(at.partnership), key, one.forename, one.surname, "", sort_key(f"{one.forename} {one.surname}"),
                day_in_words(one.born), one.born, one.born, one.sex, "", "", "", "", "", "", 0,
            ))  # fmt: skip
    with cursor.copy("COPY people_findkeys (id, place, version, made_at, person_id, keys) FROM STDIN") as rows:
        for n, one in enumerate(found, start=1):
            numbers = (("nhs", one.nhs),) if one.nhs else ()
            keys = keys_of(Known(((one.forename, one.surname),), numbers))
            rows.write_row((_key("k", n), place, 1, "now", _key("p", n), keys))
    return [(one.forename, one.surname, one.born) for one in found]


def _cases(cursor: psycopg.Cursor[Any], at: Population, *, people: int, cases: int, workers: int) -> None:
    """Cases with two persons each."""
    kinds = "ARRAY[" + ", ".join(f"'{kind}'" for kind in KINDS) + "]"
    cursor.execute(
        f"INSERT INTO people_case ({_HEAD}, partnership_id, reference, kind, state, opened_on, lead_agency_id, restriction, strictness) "
        f"SELECT {_id('c')}, '{at.key}/case/' || {_id('c')} || '/', 1, now(), '{at.partnership}', upper(substr(md5('r' || n), 1, 11)), "
        f"({kinds})[1 + n % {len(KINDS)}], CASE WHEN n / {workers} % 5 = 0 THEN 'closed' ELSE 'open' END, date '2026-11-01' - (n % 900), w.agency, 0, 0 "
        f"FROM generate_series(1, {cases}) AS n JOIN worker AS w ON w.no = n % {workers}"
    )
    for offset, part in ((1, "subject"), (0, "household")):
        cursor.execute(
            f"INSERT INTO people_caseperson ({_HEAD}, case_id, person_id, part, from_on) SELECT md5('cp{offset}' || n)::uuid, c.place, 1, now(), c.id, "
            f"md5('p' || (1 + (2 * n - {offset}) % {people}))::uuid, '{part}', c.opened_on FROM generate_series(1, {cases}) AS n JOIN people_case AS c ON c.id = {_id('c')}"
        )


def _links(cursor: psycopg.Cursor[Any], *, cases: int, workers: int) -> None:
    """Each case has its lead worker, every third also somebody of another agency, and the busy have 600 each."""
    shape = f"INSERT INTO people_caselink ({_HEAD}, case_id, kind, agency_id, user_id, from_at, why, telephone) SELECT gen_random_uuid(), c.place, 1, now(), c.id, "
    told = f"w.agency, w.id, now() - interval '90 days', '', '' FROM generate_series(1, {cases}) AS n JOIN people_case AS c ON c.id = {_id('c')} JOIN worker AS w ON "
    cursor.execute(f"{shape} 'lead_worker', {told} w.no = n % {workers}")
    cursor.execute(f"{shape} 'allocated_worker', {told} w.no = (n + 1 + n / {workers}) % {workers} WHERE n % 3 = 0")
    each = min(MANY_CASES, cases // 2)
    cursor.execute(
        f"{shape} 'allocated_worker', w.agency, w.id, now() - interval '90 days', '', '' FROM worker AS w "
        f"CROSS JOIN generate_series(1, {each}) AS i JOIN people_case AS c ON c.id = md5('c' || (1 + (w.no * 977 + i * 131) % {cases}))::uuid "
        f"WHERE w.no >= {workers} ON CONFLICT DO NOTHING"
    )


def _recorded(cursor: psycopg.Cursor[Any], *, cases: int, workers: int) -> None:
    """A concern in most cases, twenty contacts in each, a tenth of them of another agency and shared with the lead's."""
    by = f"JOIN people_case AS c ON c.id = {_id('c')} JOIN worker AS w ON w.no = n % {workers}"
    levels = "(ARRAY['current', 'increasing', 'high', 'very_high'])[1 + n % 4]"
    domains = "(ARRAY['domestic_abuse', 'child_neglect', 'self_neglect', 'scams', 'mental_health'])[1 + n % 5]"
    subject = "(SELECT person_id FROM people_caseperson AS s WHERE s.id = md5('cp1' || n)::uuid)"
    cursor.execute(
        f"INSERT INTO casework_concern ({_HEAD}, case_id, agency_id, person_id, domain, named, part, level, level_from_on, direction, "
        f"harm_at_home, significant_harm, reason, end_reason, recorded_by_id) SELECT md5('co' || n)::uuid, c.place, 1, now(), c.id, w.agency, {subject}, {domains}, '', 'at_risk', "
        f"{levels}, c.opened_on, 'new', 'not_known', 'not_known', 'What was seen and heard.', '', w.id FROM generate_series(1, {cases}) AS n {by} WHERE n / {workers} % 5 <> 0"
    )
    cursor.execute(
        f"INSERT INTO casework_concernlevel ({_HEAD}, case_id, agency_id, concern_id, number, level, from_on, harm_at_home, significant_harm, reason, recorded_by_id, recorded_at) "
        "SELECT gen_random_uuid(), o.place, 1, now(), o.case_id, o.agency_id, o.id, 1, o.level, o.level_from_on, 'not_known', 'not_known', o.reason, o.recorded_by_id, now() FROM casework_concern AS o"
    )
    cursor.execute(
        f'INSERT INTO casework_contact ({_HEAD}, case_id, agency_id, person_id, visit_id, told, earliest_on, latest_on, mode, "where", seen, made_by, '
        f"voice, observations, judgement, gaps, next_step, recorded_by_id, recorded_at, system) "
        f"SELECT md5('ct' || n || '/' || i)::uuid, c.place, 1, now(), c.id, CASE WHEN i % 10 = 0 THEN o.agency ELSE w.agency END, {subject}, gen_random_uuid(), "
        f"to_char(d.day, 'FMDD FMMonth YYYY'), d.day, d.day, (ARRAY['in_person_home', 'telephone', 'in_person_elsewhere', 'video', 'none'])[1 + (n + i) % 5], '', 'not_seen', '', "
        f"'What they said.', 'What was seen.', '', '', '', w.id, now(), '' FROM generate_series(1, {cases}) AS n {by} "
        f"JOIN worker AS o ON o.no = (n + 1) % {workers} CROSS JOIN generate_series(1, {CONTACTS_A_CASE}) AS i "
        f"CROSS JOIN LATERAL (SELECT (date '2026-11-20' - (n * 7 + i * 37) % 1000) AS day) AS d"
    )
    cursor.execute(
        f"INSERT INTO people_shareditem ({_HEAD}, case_id, item_id, from_agency_id, to_agency_id, from_at, decision_id) "
        f"SELECT gen_random_uuid(), t.place, 1, now(), t.case_id, t.id, t.agency_id, c.lead_agency_id, now() - interval '30 days', gen_random_uuid() "
        f"FROM casework_contact AS t JOIN people_case AS c ON c.id = t.case_id WHERE t.agency_id <> c.lead_agency_id"
    )


_HEAD = "id, place, version, made_at"


def _id(letter: str) -> str:
    return f"md5('{letter}' || n)::uuid"


def _key(letter: str, n: int) -> str:
    import hashlib

    return str(UUID(hashlib.md5(f"{letter}{n}".encode(), usedforsecurity=False).hexdigest()))

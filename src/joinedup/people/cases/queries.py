"""Who may open which case: the links that open them, and who can be given one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.accounts.queries import may_sign_in
from joinedup.partnership import queries as partnership
from joinedup.people.models import (
    Case,
    CaseLink,
    CaseNote,
    CasePerson,
    HouseholdMember,
    NamedReader,
    Person,
)
from joinedup_core.case_access import INVOLVED, SEALED
from joinedup_core.permits import Actor, Grant, Permission, Role


def with_links(actor: Actor) -> Actor:
    """The actor, who brings the roles they hold today, with a grant for each case that a live link opens to them now.

    The order of the rules is that of `joinedup_core.case_access`. The database decides the same by itself: what it
    hides is missing here too, and what it showed by mistake this would still leave out.
    """
    if actor.user_id is None or actor.agency_id is None:
        return actor
    now, today = timezone.now(), timezone.localdate()
    practised = _practised(actor, today)
    if not practised:
        return actor
    stands = _stands(actor, now, today)
    links = _links(actor, practised, stands.teams, now)
    barred = _barred(stands.bars, {link.case_id for link in links})
    unlisted, sealed = _restricted(actor, {link.case_id: link.restriction for link in links}, stands.restricted, now)
    grants = set()
    for link in links:
        kept_out = sealed if link.kind == Role.EMERGENCY_READER else unlisted
        if link.case_id not in barred and link.case_id not in kept_out:
            grants |= _grants(actor, stands.teams, link)
    return replace(actor, grants=actor.grants | grants)


def shown(actor: Actor) -> tuple[set[UUID], set[UUID], set[UUID]]:
    """The cases, the notes and the persons that the actor may see, by id: what `prove access` compares."""
    cases = Case.objects.visible_to(actor, Permission.SEE_CASES).values_list("pk", flat=True)
    notes = CaseNote.objects.visible_to(actor, Permission.SEE_ITEMS).values_list("pk", flat=True)
    persons = Person.objects.visible_to(actor, Permission.SEE_CASES).values_list("pk", flat=True)
    return set(cases), set(notes), set(persons)


def closed_cases(actor: Actor) -> Q:
    """The cases that are closed to the actor whatever leads to them, as a filter over rows with a case.

    By a conflict, by a list, or because nothing is shown of them. Of what the database hides nothing is known here: there its
    own policies decide alone.
    """
    now, today = timezone.now(), timezone.localdate()
    gone = Case._base_manager.filter(Q(state="disposed") | ~Q(partnership__key__in=_practised(actor, today)))
    levels = dict(Case._base_manager.filter(restriction__gt=INVOLVED).values_list("pk", "restriction"))
    stands = _stands(actor, now, today)
    kept, _ = _restricted(actor, levels, stands.restricted, now, anywhere=True)
    return Q(case_id__in=gone.values("pk")) | Q(case_id__in=kept | _barred(stands.bars, None))


def panel_people(panel_id: UUID, case_ids: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """The case and the user of every link that was given for a panel to some cases, now or before (of what the database shows)."""
    kinds = (Role.PANEL_REPRESENTATIVE, Role.PANEL_COORDINATOR)
    rows = CaseLink.objects.filter(panel_id=panel_id, case_id__in=list(case_ids), kind__in=kinds, user_id__isnull=False)
    return set(rows.values_list("case_id", "user_id"))


def _practised(actor: Actor, today: date) -> list[str]:
    """The keys of the partnerships where the actor practises for the agency they act for, and it takes part."""
    whole = {g.place for g in actor.grants if g.role is Role.PRACTITIONER and g.agency == actor.agency_id}
    keys = {place[:-1] for place in whole if place.count("/") == 1}
    if not keys or not may_sign_in(UUID(actor.user_id)):
        return []  # nothing is asked for the many who practise nowhere
    return sorted(keys & partnership.keys_where_taking_part(actor.agency_id, on=today))


class Stands(NamedTuple):
    """What is asked about a user and everybody at every request, whatever their cases."""

    teams: dict[UUID, bool]
    """Their teams, with whether they supervise it."""
    bars: list[tuple[UUID | None, UUID | None, UUID | None]]
    """The case, person or household of each conflict of theirs."""
    restricted: list[tuple[UUID, UUID, int]]
    """Identity, person and level of every person whom more than those involved may not see."""


def _stands(actor: Actor, now: datetime, today: date) -> Stands:
    """In one statement, and in SQL: every request of whoever works on cases asks it, and building it anew takes longer than its answer."""
    statement = """
        with teams as (
            select m.team_id, bool_or(m.supervises) as supervises from people_teammembership m
            where m.user_id = %(user)s and m.from_on <= %(today)s and (m.to_on is null or m.to_on >= %(today)s)
            group by m.team_id)
        select 'team', t.team_id, null, null, t.supervises::integer from teams t
        union all
        select 'bar', c.case_id, c.person_id, c.household_id, 0 from people_conflict c
        where c.from_at <= %(now)s and (c.to_at is null or c.to_at > %(now)s)
          and (c.user_id = %(user)s or c.team_id in (select t.team_id from teams t))
        union all
        select 'restricted', p.identity, p.id, null, p.restriction from people_person p where p.restriction > %(involved)s
    """
    told = Stands({}, [], [])
    with connection.cursor() as cursor:
        cursor.execute(statement, {"user": actor.user_id, "now": now, "today": today, "involved": INVOLVED})
        for what, one, other, third, level in cursor.fetchall():
            if what == "team":
                told.teams[one] = bool(level)
            elif what == "bar":
                told.bars.append((one, other, third))
            else:
                told.restricted.append((one, other, level))
    return told


class Held(NamedTuple):
    """A live link, and what of its case decides whether it opens it."""

    kind: str
    user_id: UUID | None
    team_id: UUID | None
    panel_id: UUID | None
    case_id: UUID
    place: str
    restriction: int


def _links(actor: Actor, practised: list[str], teams: dict[UUID, bool], now: datetime) -> list[Held]:
    """Every live link of the actor, of a whole team of theirs, or of a team they supervise, to cases that are still there."""
    statement = """
        select l.kind, l.user_id, l.team_id, l.panel_id, l.case_id, c.place, c.restriction
        from people_caselink l join people_case c on c.id = l.case_id
        where l.from_at <= %(now)s and (l.to_at is null or l.to_at > %(now)s)
          and l.agency_id = %(agency)s and split_part(c.place, '/', 1) = any (%(practised)s)
          and (l.user_id = %(user)s
               or l.team_id = any (%(teams)s::uuid[]) and (l.user_id is null or l.team_id = any (%(supervised)s::uuid[])))
          and c.state <> 'disposed'
    """
    told = {
        "now": now, "agency": actor.agency_id, "user": actor.user_id, "practised": practised, "teams": list(teams),
        "supervised": [team for team, supervises in teams.items() if supervises],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return [Held(*row) for row in cursor.fetchall()]


def _grants(actor: Actor, teams: dict[UUID, bool], link: Held) -> set[Grant]:
    """What a link that is not kept out gives the actor: its kind as a role, and supervision of the team's case."""
    panel, given = str(link.panel_id) if link.panel_id else None, set()
    if str(link.user_id) == actor.user_id or (link.user_id is None and link.team_id in teams):
        given.add(Grant(Role(link.kind), link.place, panel=panel))
    if link.team_id is not None and teams.get(link.team_id):
        given.add(Grant(Role.CASE_SUPERVISOR, link.place, panel=panel))
    return given


def _barred(bars: list[tuple[UUID | None, UUID | None, UUID | None]], cases: set[UUID] | None) -> set[UUID]:
    """Of some cases, or of all, those that a conflict keeps from the actor: with the case, somebody on it, or their household."""
    if not bars:
        return set()  # so it is for nearly everybody
    people, homes = {person for _, person, _ in bars if person}, {home for _, _, home in bars if home}
    at_home = HouseholdMember.objects.filter(household_id__in=homes)
    barred = Person.objects.filter(Q(pk__in=people) | Q(pk__in=at_home.values("person_id")))
    named = CasePerson.objects.filter(person__identity__in=barred.values("identity"))
    named = named if cases is None else named.filter(case_id__in=cases)
    return {case for case, _, _ in bars if case} | set(named.values_list("case_id", flat=True))


def _restricted(
    actor: Actor, cases: dict[UUID, int], people: list[tuple[UUID, UUID, int]], now: datetime, *, anywhere: bool = False
) -> tuple[set[UUID], set[UUID]]:
    """Of some cases with their own restriction: those on one of whose lists the actor is missing, and those sealed.

    Whoever is restricted restricts every case that names them, under whichever of their records. `anywhere`: cases that are not
    among these, and are not restricted themselves, are looked at too.
    """
    asked = {case: [(level, case)] for case, level in cases.items() if level > INVOLVED}
    alike: dict[UUID, list[tuple[int, UUID]]] = {}
    for identity, person, level in people:
        alike.setdefault(identity, []).append((level, person))
    named = CasePerson.objects.filter(person__identity__in=alike) if alike else CasePerson.objects.none()
    named = named if anywhere else named.filter(case_id__in=cases)
    for case, identity in named.values_list("case_id", "person__identity"):
        asked.setdefault(case, []).extend(alike[identity])
    if not asked:
        return set(), set()  # so it is for nearly everybody
    listed = NamedReader.objects.filter(live(now), user_id=actor.user_id).values_list("case_id", "person_id")
    lists = {thing for pair in listed for thing in pair}
    unlisted = {case for case, things in asked.items() if any(thing not in lists for _, thing in things)}
    return unlisted, {case for case, things in asked.items() if any(level >= SEALED for level, _ in things)}


def live(now: datetime) -> Q:
    """Begun, and not ended yet."""
    return Q(from_at__lte=now) & (Q(to_at__isnull=True) | Q(to_at__gt=now))


def within(today: date) -> Q:
    """The day lies between the first and the last, both included."""
    return Q(from_on__lte=today) & (Q(to_on__isnull=True) | Q(to_on__gte=today))


def standing(now: datetime) -> Q:
    """Neither withdrawn nor lapsed: what was shared, begun or not."""
    return Q(withdrawn_at__isnull=True) & (Q(until_at__isnull=True) | Q(until_at__gt=now))

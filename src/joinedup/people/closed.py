"""Which cases are closed to somebody whatever leads to them: where their agency takes no part, conflicts, restrictions.

The links that open cases (`cases/queries.py`) and the tables that are seen otherwise ask the same here. Models use this while
they are loaded, so it fetches tables by their names, and uses no queries of a room that has tables with places.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.accounts.queries import may_sign_in
from joinedup.partnership.taking_part import keys_where_taking_part
from joinedup_core.case_access import INVOLVED, SEALED
from joinedup_core.permits import Actor, Role


def closed_cases(actor: Actor, *, by_role: bool = False) -> Q:
    """The cases that are closed to the actor whatever leads to them, as a filter over rows with a case.

    By a conflict, by a list, or because nothing is shown of them. Of what the database hides nothing is known here: there its
    own policies decide alone. `by_role`: of somebody whom their role names, who need not practise.
    """
    now, today = timezone.now(), timezone.localdate()
    gone = _rows("Case").filter(Q(state="disposed") | ~Q(partnership__key__in=practised(actor, today)))
    if by_role:
        gone = _rows("Case").filter(state="disposed")
    levels = dict(_rows("Case").filter(restriction__gt=INVOLVED).values_list("pk", "restriction"))
    standing = stands(actor, now, today)
    kept, _ = restricted(actor, levels, standing.restricted, now, anywhere=True)
    return Q(case_id__in=gone.values("pk")) | Q(case_id__in=kept | barred(standing.bars, None))


def practised(actor: Actor, today: date) -> list[str]:
    """The keys of the partnerships where the actor practises for the agency they act for, and it takes part."""
    if actor.user_id is None or actor.agency_id is None:
        return []
    whole = {g.place for g in actor.grants if g.role is Role.PRACTITIONER and g.agency == actor.agency_id}
    keys = {place[:-1] for place in whole if place.count("/") == 1}
    if not keys or not may_sign_in(UUID(actor.user_id)):
        return []  # nothing is asked for the many who practise nowhere
    return sorted(keys & keys_where_taking_part(actor.agency_id, on=today))


class Stands(NamedTuple):
    """What is asked about a user and everybody at every request, whatever their cases."""

    teams: dict[UUID, bool]
    """Their teams, with whether they supervise it."""
    bars: list[tuple[UUID | None, UUID | None, UUID | None]]
    """The case, person or household of each conflict of theirs."""
    restricted: list[tuple[UUID, UUID, int]]
    """Identity, person and level of every person whom more than those involved may not see."""


def stands(actor: Actor, now: datetime, today: date) -> Stands:
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


def barred(bars: list[tuple[UUID | None, UUID | None, UUID | None]], cases: set[UUID] | None) -> set[UUID]:
    """Of some cases, or of all, those that a conflict keeps from the actor: with the case, somebody on it, or their household."""
    if not bars:
        return set()  # so it is for nearly everybody
    people, homes = {person for _, person, _ in bars if person}, {home for _, _, home in bars if home}
    at_home = _rows("HouseholdMember").filter(household_id__in=homes)
    kept_off = _rows("Person").filter(Q(pk__in=people) | Q(pk__in=at_home.values("person_id")))
    named = _rows("CasePerson").filter(person__identity__in=kept_off.values("identity"))
    named = named if cases is None else named.filter(case_id__in=cases)
    return {case for case, _, _ in bars if case} | set(named.values_list("case_id", flat=True))


def restricted(
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
    named = _rows("CasePerson").filter(person__identity__in=alike) if alike else _rows("CasePerson").none()
    named = named if anywhere else named.filter(case_id__in=cases)
    for case, identity in named.values_list("case_id", "person__identity"):
        asked.setdefault(case, []).extend(alike[identity])
    if not asked:
        return set(), set()  # so it is for nearly everybody
    listed = _rows("NamedReader").filter(live(now), user_id=actor.user_id).values_list("case_id", "person_id")
    lists = {thing for pair in listed for thing in pair}
    unlisted = {case for case, things in asked.items() if any(thing not in lists for _, thing in things)}
    return unlisted, {case for case, things in asked.items() if any(level >= SEALED for level, _ in things)}


def live(now: datetime) -> Q:
    """Begun, and not ended yet."""
    return Q(from_at__lte=now) & (Q(to_at__isnull=True) | Q(to_at__gt=now))


def _rows(model: str) -> Any:
    """Every row of a table of this room that the database shows."""
    return apps.get_model("people", model)._base_manager

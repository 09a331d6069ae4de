"""Who may open which case: the links that open them, and who can be given one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.accounts.queries import may_sign_in
from joinedup.partnership import queries as partnership
from joinedup.people.models import (
    Case,
    CaseLink,
    CaseNote,
    CasePerson,
    Conflict,
    HouseholdMember,
    NamedReader,
    Person,
    TeamMembership,
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
    memberships = TeamMembership.objects.filter(within(today), user_id=actor.user_id)
    teams = dict(memberships.values_list("team_id", "supervises").order_by("supervises"))
    links = _links(actor, practised, teams, now)
    barred = _barred(actor, teams, {link.case_id for link in links}, now)
    unlisted, sealed = _restricted(actor, {link.case_id: link.restriction for link in links}, now)
    grants = set()
    for link in links:
        kept_out = sealed if link.kind == Role.EMERGENCY_READER else unlisted
        if link.case_id not in barred and link.case_id not in kept_out:
            grants |= _grants(actor, teams, link)
    return replace(actor, grants=actor.grants | grants)


def shown(actor: Actor) -> tuple[set[UUID], set[UUID], set[UUID]]:
    """The cases, the notes and the persons that the actor may see, by id: what `prove access` compares."""
    cases = Case.objects.visible_to(actor, Permission.SEE_CASES).values_list("pk", flat=True)
    notes = CaseNote.objects.visible_to(actor, Permission.SEE_ITEMS).values_list("pk", flat=True)
    persons = Person.objects.visible_to(actor, Permission.SEE_CASES).values_list("pk", flat=True)
    return set(cases), set(notes), set(persons)


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
    links = CaseLink.objects.filter(live(now), agency_id=actor.agency_id, case__partnership__key__in=practised)
    own = Q(user_id=actor.user_id) | Q(user_id__isnull=True, team_id__in=list(teams))
    supervised = [team for team, supervises in teams.items() if supervises]
    links = links.filter(own | Q(team_id__in=supervised)).exclude(case__state="disposed")
    columns = ("kind", "user_id", "team_id", "panel_id", "case_id", "case__place", "case__restriction")
    return [Held(*row) for row in links.values_list(*columns)]


def _grants(actor: Actor, teams: dict[UUID, bool], link: Held) -> set[Grant]:
    """What a link that is not kept out gives the actor: its kind as a role, and supervision of the team's case."""
    panel, given = str(link.panel_id) if link.panel_id else None, set()
    if str(link.user_id) == actor.user_id or (link.user_id is None and link.team_id in teams):
        given.add(Grant(Role(link.kind), link.place, panel=panel))
    if link.team_id is not None and teams.get(link.team_id):
        given.add(Grant(Role.CASE_SUPERVISOR, link.place, panel=panel))
    return given


def _barred(actor: Actor, teams: dict[UUID, bool], cases: set[UUID], now: datetime) -> set[UUID]:
    """Of some cases those that a conflict keeps from the actor: with the case, somebody on it, or their household."""
    mine = Conflict.objects.filter(live(now), Q(user_id=actor.user_id) | Q(team_id__in=list(teams)))
    bars = list(mine.values_list("case_id", "person_id", "household_id"))
    if not bars:
        return set()  # so it is for nearly everybody
    people, homes = {person for _, person, _ in bars if person}, {home for _, _, home in bars if home}
    at_home = HouseholdMember.objects.filter(household_id__in=homes)
    barred = Person.objects.filter(Q(pk__in=people) | Q(pk__in=at_home.values("person_id")))
    named = CasePerson.objects.filter(case_id__in=cases, person__identity__in=barred.values("identity"))
    return {case for case, _, _ in bars if case} | set(named.values_list("case_id", flat=True))


def _restricted(actor: Actor, cases: dict[UUID, int], now: datetime) -> tuple[set[UUID], set[UUID]]:
    """Of some cases with their own restriction: those on one of whose lists the actor is missing, and those sealed.

    Whoever is restricted restricts every case that names them, under whichever of their records.
    """
    asked = {case: [(level, case)] for case, level in cases.items() if level > INVOLVED}
    alike: dict[UUID, list[tuple[int, UUID]]] = {}
    people = Person.objects.filter(restriction__gt=INVOLVED).values_list("identity", "restriction", "pk")
    for identity, level, person in people:
        alike.setdefault(identity, []).append((level, person))
    named = (
        CasePerson.objects.filter(case_id__in=cases, person__identity__in=alike) if alike else CasePerson.objects.none()
    )
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

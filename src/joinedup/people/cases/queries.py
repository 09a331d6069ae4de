"""Who may open which case: the links that open them, and who can be given one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
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
from joinedup_core.case_access import SEALED
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
    opened = _unbarred_cases(actor, practised, teams, now)
    grants = {
        Grant(role, place, panel=str(panel) if panel else None)
        for role, place, panel in _held(actor, teams, opened, now)
    }
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


def _unbarred_cases(actor: Actor, practised: Iterable[str], teams: dict[UUID, bool], now: datetime) -> QuerySet[Case]:
    """Cases that nothing but a restriction or a missing link would keep from the actor."""
    mine = Conflict.objects.filter(live(now), Q(user_id=actor.user_id) | Q(team_id__in=list(teams)))
    households = HouseholdMember.objects.filter(
        household_id__in=mine.filter(household_id__isnull=False).values("household_id")
    )
    barred = Person.objects.filter(
        Q(pk__in=mine.filter(person_id__isnull=False).values("person_id")) | Q(pk__in=households.values("person_id"))
    )
    named_with = CasePerson.objects.filter(person__identity__in=barred.values("identity"))
    return (
        Case.objects.filter(partnership__key__in=list(practised))
        .exclude(state="disposed")
        .exclude(pk__in=mine.filter(case_id__isnull=False).values("case_id"))
        .exclude(pk__in=named_with.values("case_id"))
    )


def _listed_cases(actor: Actor, cases: QuerySet[Case], now: datetime) -> QuerySet[Case]:
    """Of some cases those that are not restricted, and those on all of whose lists the actor stands."""
    listed = NamedReader.objects.filter(live(now), user_id=actor.user_id)
    alike = Person.objects.filter(identity=OuterRef("person__identity"), restriction__gt=0)
    unlisted_person = alike.exclude(pk__in=listed.filter(person_id__isnull=False).values("person_id"))
    on_it = CasePerson.objects.filter(case_id=OuterRef("pk")).filter(Exists(unlisted_person))
    unlisted = Q(restriction__gt=0) & ~Q(pk__in=listed.filter(case_id__isnull=False).values("case_id"))
    return cases.exclude(unlisted).exclude(Exists(on_it))


def _unsealed_cases(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Of some cases those that emergency access may open: neither they nor anybody on them is sealed."""
    sealed = Person.objects.filter(identity=OuterRef("person__identity"), restriction__gte=SEALED)
    on_it = CasePerson.objects.filter(case_id=OuterRef("pk")).filter(Exists(sealed))
    return cases.exclude(restriction__gte=SEALED).exclude(Exists(on_it))


def _held(
    actor: Actor, teams: dict[UUID, bool], opened: QuerySet[Case], now: datetime
) -> Iterable[tuple[Role, str, UUID | None]]:
    """The role, place and panel of every live link of the actor, of a whole team of theirs, or of a team they supervise."""
    reading = Q(kind=Role.EMERGENCY_READER)
    passed = ~reading & Q(case_id__in=_listed_cases(actor, opened, now).values("pk"))
    passed |= reading & Q(case_id__in=_unsealed_cases(opened).values("pk"))
    links = CaseLink.objects.filter(live(now), passed, agency_id=actor.agency_id)
    own = Q(user_id=actor.user_id) | Q(user_id__isnull=True, team_id__in=list(teams))
    supervised = [team for team, supervises in teams.items() if supervises]
    rows = links.filter(own | Q(team_id__in=supervised)).values_list(
        "kind", "user_id", "team_id", "panel_id", "case__place"
    )
    for kind, user_id, team_id, panel_id, place in rows:
        if str(user_id) == actor.user_id or (user_id is None and team_id in teams):
            yield Role(kind), place, panel_id
        if team_id in supervised:
            yield Role.CASE_SUPERVISOR, place, panel_id


def live(now: datetime) -> Q:
    """Begun, and not ended yet."""
    return Q(from_at__lte=now) & (Q(to_at__isnull=True) | Q(to_at__gt=now))


def within(today: date) -> Q:
    """The day lies between the first and the last, both included."""
    return Q(from_on__lte=today) & (Q(to_on__isnull=True) | Q(to_on__gte=today))


def standing(now: datetime) -> Q:
    """Neither withdrawn nor lapsed: what was shared, begun or not."""
    return Q(withdrawn_at__isnull=True) & (Q(until_at__isnull=True) | Q(until_at__gt=now))

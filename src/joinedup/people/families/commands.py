"""Recording who lives with whom and who is what to whom. What ends stays readable."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.people.families import queries, rules
from joinedup.people.models import Case, CasePerson, Household, HouseholdMember, Relationship
from joinedup_core.permits import Actor, Permission


@command(Permission.SEE_CASES, reads=True)
def read_family(actor: Actor, case: Case, *, on: date) -> Outcome[queries.Family]:
    """Open the family of a case."""
    if case.state == "closed":
        raise Refused(
            "reason_needed", "This case is closed: open its page first, and say why. Then open the case again"
        )
    found = queries.family(actor, case, on=on)
    return Outcome(found, f"family of {len(found.people)} people")


@command(Permission.EDIT_CASES)
def relate(
    actor: Actor, case: Case, *, person_id: UUID, kind: str, other_id: UUID, from_on: date | None = None, note: str = ""
) -> Outcome[UUID]:
    """Say what somebody on the case is to somebody else on it."""
    if kind not in rules.KINDS:
        raise Refused("no_such_kind", "Choose what they are to each other", "kind")
    if person_id == other_id:
        raise Refused("oneself", "Choose two different people", "other_id")
    places_of = dict(CasePerson.objects.filter(case=case).values_list("person_id", "person__place"))
    for chosen, field in ((person_id, "person_id"), (other_id, "other_id")):
        if chosen not in places_of:
            raise Refused("not_on_case", "Choose somebody on this case", field)
    same = Q(person_id=person_id, other_id=other_id)
    if kind in rules.BOTH_WAYS:
        same |= Q(person_id=other_id, other_id=person_id)
    if Relationship.objects.filter(same, kind=kind, to_on__isnull=True).exists():
        raise Refused("known_already", "This is recorded already", "kind")
    made = Relationship.objects.create(
        person_id=person_id,
        place=places_of[person_id],
        kind=kind,
        other_id=other_id,
        from_on=from_on,
        note=note.strip(),
    )
    return Outcome(made.pk, f"relationship {made.pk}, {kind}")


@command(Permission.EDIT_CASES)
def end_relationship(actor: Actor, case: Case, *, relationship_id: UUID, on: date) -> Outcome[None]:
    """End a relationship between two people on the case; the last day is `on`."""
    people = CasePerson.objects.filter(case=case).values("person_id")
    rows = Relationship.objects.filter(pk=relationship_id, person__in=people, other__in=people, to_on__isnull=True)
    row = rows.first()
    if row is None:
        raise Refused("ended", "This has ended already")
    row.save_changes(to_on=max(on, row.from_on) if row.from_on else on)
    return Outcome(None, f"relationship {relationship_id} ends {row.to_on.isoformat()}")


@command(Permission.EDIT_CASES)
def join_household(
    actor: Actor, case: Case, *, person_id: UUID, household_id: UUID | None = None, part: str = "", from_on: date | None = None,
    to_on: date | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Say that somebody on the case lives or lived in a household: one of the case's people, or a new one."""
    named = CasePerson.objects.filter(case=case, person_id=person_id).select_related("person").first()
    if named is None:
        raise Refused("not_on_case", "Choose somebody on this case", "person_id")
    if from_on and to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day", "to_on")
    here = {home.id for home in queries.family(actor, case, on=timezone.localdate()).households}
    if household_id is not None and household_id not in here:
        raise Refused("no_such_household", "Choose a household of somebody on this case", "household_id")
    if household_id is None:
        household_id = uuid4()
        place = places.people(places.key_of(case.place))
        Household.objects.create(pk=household_id, place=place, partnership_id=case.partnership_id)
    elif HouseholdMember.objects.filter(household_id=household_id, person_id=person_id, to_on__isnull=True).exists():
        raise Refused("lives_there", "They live in this household already", "household_id")
    made = HouseholdMember.objects.create(
        person_id=person_id,
        household_id=household_id,
        place=named.person.place,
        part=part.strip(),
        from_on=from_on,
        to_on=to_on,
    )
    return Outcome(made.pk, f"person {person_id} in household {household_id}")


@command(Permission.EDIT_CASES)
def leave_household(actor: Actor, case: Case, *, member_id: UUID, on: date) -> Outcome[None]:
    """Say that somebody on the case lives in a household no more; the last day is `on`."""
    people = CasePerson.objects.filter(case=case).values("person_id")
    row = HouseholdMember.objects.filter(pk=member_id, person__in=people, to_on__isnull=True).first()
    if row is None:
        raise Refused("left", "They left this household already")
    row.save_changes(to_on=max(on, row.from_on) if row.from_on else on)
    return Outcome(None, f"member {member_id} until {row.to_on.isoformat()}")

"""Recording who lives with whom and who is what to whom. What ends stays readable."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, check_version, command
from joinedup.people.cases.queries import check_open
from joinedup.people.families import queries, rules
from joinedup.people.models import Case, CasePerson, Household, HouseholdMember, Relationship
from joinedup_core.calendar import day_in_words
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
    check_open(case)
    if kind not in rules.KINDS:
        raise Refused("no_such_kind", "Choose what they are to each other", "kind")
    if person_id == other_id:
        raise Refused("oneself", "Choose two different people", "other_id")
    places_of = dict(CasePerson.objects.filter(case=case).values_list("person_id", "person__place"))
    for chosen, field in ((person_id, "person_id"), (other_id, "other_id")):
        if chosen not in places_of:
            raise Refused("not_on_case", "Choose somebody on this case", field)
    same = queries.same_ties(person_id, kind, other_id)
    if Relationship.objects.filter(same, to_on__isnull=True).exists():
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
def end_relationship(actor: Actor, case: Case, *, relationship_id: UUID, on: date, because: str) -> Outcome[None]:
    """End a relationship between two people on the case; the last day is `on`. Its page puts it right where that was wrong."""
    check_open(case)
    row = queries.tie_row(case.pk, relationship_id)
    _end(row, on, because)
    return Outcome(None, f"relationship {relationship_id} ends {on.isoformat()}")


@command(Permission.EDIT_CASES)
def put_ended_relationship_right(
    actor: Actor, case: Case, *, relationship_id: UUID, on: date | None, because: str, version: int
) -> Outcome[None]:
    """Give the end of a relationship another day, or say that it did not end (no day). What was said before stays."""
    check_open(case)
    row = queries.tie_row(case.pk, relationship_id)
    if on is None:
        same = queries.same_ties(row.person_id, row.kind, row.other_id)
        if Relationship.objects.filter(same, to_on__isnull=True).exists():
            raise Refused("known_already", "They are recorded as this again since: leave this one ended.", "stands")
    _put_right(row, on, because, version)
    return Outcome(None, f"relationship {relationship_id} {_ends(on)}")


@command(Permission.EDIT_CASES)
def join_household(
    actor: Actor, case: Case, *, person_id: UUID, household_id: UUID | None = None, part: str = "", from_on: date | None = None,
    to_on: date | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Say that somebody on the case lives or lived in a household: one of the case's people, or a new one."""
    check_open(case)
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
def note_household(actor: Actor, case: Case, *, household_id: UUID, note: str, version: int) -> Outcome[None]:
    """Write down, or change, what is to be known of a household of somebody on the case. Raises `Changed` where somebody saved first."""
    check_open(case)
    here = {home.id for home in queries.family(actor, case, on=timezone.localdate()).households}
    row = Household.objects.filter(pk=household_id).first() if household_id in here else None
    if row is None:
        raise NotFound("no such household")
    check_version(row, version, shown={"Note": row.note})
    row.save_changes(note=note.strip())
    return Outcome(None, f"household {household_id} noted")


@command(Permission.EDIT_CASES)
def leave_household(actor: Actor, case: Case, *, member_id: UUID, on: date, because: str) -> Outcome[None]:
    """Say that somebody on the case lives in a household no more; the last day is `on`. Its page puts it right."""
    check_open(case)
    _end(queries.member_row(case.pk, member_id), on, because)
    return Outcome(None, f"member {member_id} until {on.isoformat()}")


@command(Permission.EDIT_CASES)
def put_move_right(
    actor: Actor, case: Case, *, member_id: UUID, on: date | None, because: str, version: int
) -> Outcome[None]:
    """Give the day on which somebody moved out anew, or say that they did not (no day). What was said before stays."""
    check_open(case)
    row = queries.member_row(case.pk, member_id)
    again = HouseholdMember.objects.filter(household_id=row.household_id, person_id=row.person_id, to_on__isnull=True)
    if on is None and again.exists():
        raise Refused("lives_there", "They are recorded as living there again since: leave this one ended.", "stands")
    _put_right(row, on, because, version)
    return Outcome(None, f"member {member_id} {_ends(on)}")


def _end(row: Relationship | HouseholdMember, on: date, because: str) -> None:
    if row.to_on is not None:
        raise Refused("ended", f"This has ended already, on {day_in_words(row.to_on)}: put that right instead.")
    _check_ending(row, on, because)
    row.save_changes(to_on=on, ending=_said(row, f"Ended {day_in_words(on)}", because))


def _put_right(row: Relationship | HouseholdMember, on: date | None, because: str, version: int) -> None:
    shown = {"Last day": day_in_words(row.to_on) if row.to_on else "It has not ended", "What was said": row.ending}
    check_version(row, version, shown=shown)
    if row.to_on is None:
        raise Refused("stands", "This has not ended.")
    _check_ending(row, on, because)
    told = f"Put right: ended {day_in_words(on)}" if on else "Put right: it did not end"
    row.save_changes(to_on=on, ending=_said(row, told, because))


def _check_ending(row: Relationship | HouseholdMember, on: date | None, because: str) -> None:
    if not because.strip():
        raise Refused("because", "Say why, or how you know.", "because")
    if on and on > timezone.localdate():
        raise Refused("future", "This day has not come yet: give today or an earlier day.", "on")
    if on and row.from_on and on < row.from_on:
        raise Refused("before", f"It began on {day_in_words(row.from_on)}: give that day or a later one.", "on")


def _said(row: Relationship | HouseholdMember, told: str, because: str) -> str:
    """What was said of its end until now, and a line more."""
    line = f"{told}. {because.strip()} ({day_in_words(timezone.localdate())})"
    return f"{row.ending}\n{line}".strip()


def _ends(on: date | None) -> str:
    return f"ends {on.isoformat()}" if on else "did not end"

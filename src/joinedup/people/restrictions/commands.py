"""Restricting a case or a person, keeping the list of who may read, and lowering a restriction by two people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from joinedup.foundation.commands import NotFound, Outcome, Refused, check_version, command
from joinedup.people.models import Case, NamedReader, Person
from joinedup.people.restrictions.models import PersonRestrictionDecision, RestrictionDecision
from joinedup.people.restrictions.queries import strictest
from joinedup.people.restrictions.rules import LEAST_ON_LIST, LEVELS
from joinedup_core.permits import Actor, Permission

About = Case | Person


@command(Permission.RESTRICT_CASES)
def restrict_case(
    actor: Actor, case: Case, *, version: int, level: int, reason: str, readers: Sequence[UUID], at: datetime,
    review_on: date | None = None,
) -> Outcome[None]:  # fmt: skip
    """Restrict a case to a list of users, or seal it. Whoever does it stands on the list; lowering takes two people."""
    check_version(case, version, shown={"Restriction": LEVELS[case.restriction]})
    listed = _restrict(actor, case, case.restriction, level, reason, readers, at, review_on)
    return Outcome(None, f"case {case.pk} restricted to level {level}, {listed} on its list")


@command(Permission.RESTRICT_CASES)
def restrict_person(
    actor: Actor, person: Person, *, version: int, level: int, reason: str, readers: Sequence[UUID], at: datetime,
    review_on: date | None = None,
) -> Outcome[None]:  # fmt: skip
    """Restrict everything about a person, whoever's case it is on and whatever they are joined with, to a list, or seal it."""
    check_version(person, version, shown={"Restriction": LEVELS[person.restriction]})
    listed = _restrict(actor, person, person.restriction, level, reason, readers, at, review_on)
    return Outcome(None, f"person {person.pk} restricted to level {level}, {listed} on the list")


@command(Permission.RESTRICT_CASES)
def add_reader(actor: Actor, case: Case, *, user_id: UUID) -> Outcome[None]:
    """Put somebody on the list of a restricted case. They still need a link to it."""
    return _add_reader(case, case.restriction, user_id)


@command(Permission.RESTRICT_CASES)
def add_reader_of_person(actor: Actor, person: Person, *, user_id: UUID) -> Outcome[None]:
    """Put somebody on the list of a restricted person. They still need a link to a case that names them."""
    return _add_reader(person, person.restriction, user_id)


@command(Permission.RESTRICT_CASES)
def end_reader(actor: Actor, case: Case, *, user_id: UUID) -> Outcome[None]:
    """Take somebody off the list of a case: from now on they see nothing of it."""
    return _end_reader(case, case.restriction, user_id)


@command(Permission.RESTRICT_CASES)
def end_reader_of_person(actor: Actor, person: Person, *, user_id: UUID) -> Outcome[None]:
    """Take somebody off the list of a person: from now on they see nothing of them."""
    return _end_reader(person, person.restriction, user_id)


@command(Permission.RESTRICT_CASES)
def ask_to_lower(actor: Actor, case: Case, *, level: int, reason: str, at: datetime) -> Outcome[UUID]:
    """Ask that a restriction be lowered. Nothing changes before somebody else on the list agrees."""
    made = _ask(actor, case, case.restriction, level, reason, at)
    return Outcome(made, f"asked to lower case {case.pk} to level {level}")


@command(Permission.RESTRICT_CASES)
def ask_to_lower_person(actor: Actor, person: Person, *, level: int, reason: str, at: datetime) -> Outcome[UUID]:
    """Ask that the restriction of a person, or the one that records joined with theirs bring, be lowered."""
    made = _ask(actor, person, strictest(person.pk), level, reason, at)
    return Outcome(made, f"asked to lower person {person.pk} to level {level}")


@command(Permission.RESTRICT_CASES)
def agree_to_lower(actor: Actor, case: Case, *, decision_id: UUID, at: datetime) -> Outcome[None]:
    """Agree to what somebody else asked; the restriction is lowered with it."""
    found = RestrictionDecision.objects.filter(case=case, pk=decision_id, lowers=True, agreed_by__isnull=True).first()
    with transaction.atomic():
        level = _agree(actor, found, case.restriction, at)
        case.save_changes(restriction=level)
    return Outcome(None, f"case {case.pk} lowered to level {level}")


@command(Permission.RESTRICT_CASES)
def agree_to_lower_person(actor: Actor, person: Person, *, decision_id: UUID, at: datetime) -> Outcome[None]:
    """Agree to what somebody else asked: lowered for everybody who shares the identity, if both stand on all their lists."""
    found = PersonRestrictionDecision.objects.filter(person=person, pk=decision_id, lowers=True, agreed_by=None).first()
    with transaction.atomic(), connection.cursor() as cursor:
        level = _agree(actor, found, strictest(person.pk), at)
        cursor.execute("select app.lower_person(%s)", [decision_id])
        if not cursor.fetchone()[0]:
            raise Refused("not_on_every_list", "Both of you have to stand on every list of this person: ask the others")
    return Outcome(None, f"person {person.pk} lowered to level {level}")


def _restrict(
    actor: Actor, about: About, now: int, level: int, reason: str, readers: Sequence[UUID], at: datetime, review_on: date | None
) -> int:  # fmt: skip
    """Set a stricter level with its list; how many stand on the list."""
    if level not in LEVELS or level <= now:
        raise Refused("not_stricter", "Choose a stricter restriction. Lowering one takes two people", "level")
    if not reason.strip():
        raise Refused("no_reason", "Say why it is restricted", "reason")
    if review_on and review_on <= timezone.localdate(at):
        raise Refused("review_past", "The day on which it is looked at again lies ahead", "review_on")
    listed = {*readers, UUID(str(actor.user_id))}
    if len(listed) < LEAST_ON_LIST[level]:
        raise Refused(
            "short_list", "Name somebody else too: two people have to agree before a seal is lifted", "readers"
        )
    for user_id in sorted(listed - _standing(about)):
        _put_on_list(about, user_id)
    _decide(actor, about, level, reason, at, lowers=False, review_on=review_on)
    about.save_changes(restriction=level)
    return len(listed)


def _add_reader(about: About, level: int, user_id: UUID) -> Outcome[None]:
    if level == 0:
        raise Refused("not_restricted", "It is not restricted: everybody with a link may read it", "user_id")
    if user_id in _standing(about):
        raise Refused("listed_already", "They stand on the list already", "user_id")
    _put_on_list(about, user_id)
    return Outcome(None, f"user {user_id} on the list")


def _end_reader(about: About, level: int, user_id: UUID) -> Outcome[None]:
    standing = _standing(about)
    if user_id not in standing:
        raise Refused("not_listed", "They do not stand on the list any more", "user_id")
    if len(standing) <= max(1, LEAST_ON_LIST[level]):
        raise Refused("short_list", "Put somebody else on the list first: too few would be left to lift it", "user_id")
    about.readers.filter(user_id=user_id, to_at__isnull=True).update(to_at=Now())
    return Outcome(None, f"user {user_id} off the list")


def _ask(actor: Actor, about: About, now: int, level: int, reason: str, at: datetime) -> UUID:
    if level not in LEVELS or level >= now:
        raise Refused("not_lower", "Choose a lower restriction than there is now", "level")
    if not reason.strip():
        raise Refused("no_reason", "Say why the restriction is no longer needed", "reason")
    return _decide(actor, about, level, reason, at, lowers=True)


def _agree(actor: Actor, found: RestrictionDecision | PersonRestrictionDecision | None, now: int, at: datetime) -> int:
    """Write the second person's agreement; the level agreed to."""
    if found is None:
        raise NotFound("no such decision")
    if str(found.asked_by_id) == actor.user_id:
        raise Refused("same_person", "You asked for this yourself: somebody else on the list has to agree")
    if found.level >= now or _restricted_since(found):
        raise Refused("not_lower", "It is no longer as restricted as when this was asked")
    found.save_changes(agreed_by_id=UUID(str(actor.user_id)), agreed_at=at)
    return int(found.level)


def _restricted_since(asked: RestrictionDecision | PersonRestrictionDecision) -> bool:
    """Whether somebody restricted it again after the request: the request knew nothing of why. The database asks it too."""
    same = (
        {"case_id": asked.case_id}
        if isinstance(asked, RestrictionDecision)
        else {"person__identity": asked.person.identity}
    )
    return type(asked).objects.filter(lowers=False, asked_at__gt=asked.asked_at, **same).exists()


def _standing(about: About) -> set[UUID]:
    return set(about.readers.filter(to_at__isnull=True).values_list("user_id", flat=True))


def _named(about: About) -> dict[str, About]:
    return {"case": about} if isinstance(about, Case) else {"person": about}


def _put_on_list(about: About, user_id: UUID) -> None:
    row = NamedReader(place=about.place, user_id=user_id, from_at=Now(), **_named(about))
    NamedReader.objects.bulk_create([row])


def _decide(
    actor: Actor, about: About, level: int, reason: str, at: datetime, *, lowers: bool, review_on: date | None = None
) -> UUID:
    model = RestrictionDecision if isinstance(about, Case) else PersonRestrictionDecision
    row = model(
        pk=uuid4(), place=about.place, level=level, lowers=lowers, reason=reason.strip(), review_on=review_on,
        asked_by_id=UUID(str(actor.user_id)), asked_at=at, **_named(about),
    )  # fmt: skip
    model.objects.bulk_create([row])
    return row.pk

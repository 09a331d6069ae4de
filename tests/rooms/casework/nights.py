"""A wide invented partnership for the check of a night: everything that can differ between records, cases and agencies, drawn by a seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.concerns.rules import LEVELS, PARTS, domain
from joinedup.casework.contacts.rules import MODES, SEEN
from joinedup.casework.models import Concern, Contact, ContactExtract, ContactInterval, DeviationNotice
from joinedup.casework.standards.queries import standards_of
from joinedup.people.identities.commands import decide_identity
from joinedup.people.models import Case, CasePerson, NamedReader, Person, ShareAcknowledgement, SharedItem
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, make_case
from tests.cast import World

EDGES = (0, 1, 2, 3, 7, 10, 11, 13, 14, 15, 27, 28, 29, 60, 200)
"""Days ago on which answers change."""
CASES, SYSTEMS = 16, ("", "", "Mosaic")
ABOUT = ("domestic_abuse", "self_neglect", "scams", "early_help", "reoffending", "other")


@dataclass(frozen=True)
class Wide:
    """Whoever sees everything, those of other agencies who wrote the rest, and the cases."""

    reader: Actor
    others: tuple[Actor, ...]
    cases: tuple[Made, ...]


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def moment(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def wide(rng: Random, world: World, reader: Actor, others: Sequence[Actor]) -> Wide:
    """Cases in which each agency records, with all of it shared with the reader's; then restricted, closed, joined."""
    made = []
    for number in range(CASES):
        people = [("Wren", f"Ashby{number}{letter}", "at_risk") for letter in "ab"[: rng.randint(1, 2)]]
        case = make_case(reader, world, people)
        for who in others:
            link(who, case.id, case.place, Role.ALLOCATED_WORKER)
        made.append(_with_others(acting(reader), case, rng, made))
    for who in (reader, *others):
        for case in made:
            acting(who)
            _record(rng, who, case, reader)
    _told_twice_and_corrected(rng, reader, made)
    _share(rng, reader, others)
    _settle(rng, reader, made)
    return Wide(reader, tuple(others), tuple(made))


def agree(rng: Random, world: World, agencies: Sequence[UUID], recorder: Actor, kind: str) -> None:
    """What the partnership agreed and how fresh the systems are: `nothing`, `intervals`, `notices` or `stale`; each adds to the one before."""
    here = {"partnership_id": world.partnership, "place": "northvale/board/"}
    rules = [rule.key for rule in standards_of("northvale")[0].rules]
    if kind == "intervals":
        for rule in rules:
            for level in ("", *rng.sample(list(LEVELS["risk"]), 2)):
                for approved in rng.sample((5, 90, 200), rng.randint(0 if level else 1, 2)):
                    ContactInterval.objects.create(
                        **here, group_id=world.board, rule=rule, level=level, days=rng.choice((10, 14)), due_soon_days=3,
                        missed_after_days=rng.choice((28, 28, 28, None)), approved_on=ago(approved),
                        ended_on=rng.choice((None,) * 7 + (ago(1),)),
                    )  # fmt: skip
        _tell_until(here, agencies, recorder, 0)
    if kind == "notices":
        for agency in agencies:
            for _ in range(3):
                DeviationNotice.objects.create(
                    **here, group_id=world.board, agency_id=agency, rule=rng.choice(("", *rules)), why="Staff are ill",
                    sent_on=ago(rng.choice((13, 14, 30))), from_on=ago(rng.choice((-1, 0, 9))),
                    until_on=rng.choice((None, ago(0), ago(1))), review_on=rng.choice((None, ago(-9))), recorded_by_id=recorder.user_id,
                )  # fmt: skip
        DeviationNotice.objects.create(
            **here, group_id=world.board, rule="R4", why="Snow", sent_on=ago(20), from_on=ago(3), until_on=ago(-3), recorded_by_id=recorder.user_id
        )  # fmt: skip
    if kind == "stale":
        _tell_until(here, agencies[:1], recorder, 9, "Other")


def _tell_until(here: dict, agencies: Sequence[UUID], recorder: Actor, days: int, system: str = "Mosaic") -> None:
    for agency in agencies:
        ContactExtract.objects.create(
            **here, agency_id=agency, system=system, told_until_on=ago(days), brought_in_at=moment(days),
            brought_in_by_id=recorder.user_id, rows=1,
        )  # fmt: skip


def _with_others(reader: Actor, case: Made, rng: Random, before: Sequence[Made]) -> Made:
    """Sometimes somebody from an earlier case is on this one too."""
    if not before or rng.randrange(3):
        return case
    person = rng.choice(rng.choice(before).persons)
    CasePerson.objects.create(
        case_id=case.id, place=case.place, person_id=person, part="household", from_on=date(2026, 1, 1)
    )
    return Made(case.id, case.place, (*case.persons, person))


def _record(rng: Random, who: Actor, case: Made, reader: Actor) -> None:
    """What one agency records in one case, each item shared with the reader's agency."""
    here = {"case_id": case.id, "place": case.place, "agency_id": who.agency_id, "recorded_by_id": who.user_id}
    items: list[UUID] = []
    for person in case.persons:
        for about in rng.sample(ABOUT, rng.choice((0, 1, 1, 2))):
            concern = Concern.objects.create(
                **here, person_id=person, domain=about, named="A worry", part=rng.choice(("at_risk", *PARTS, "at_risk")),
                level="odd" if rng.randrange(6) == 0 else rng.choice(list(LEVELS[domain(about).scale])), level_from_on=ago(rng.choice(EDGES[4:])),
                harm_at_home=rng.choice(("yes", "no", "not_known")), significant_harm=rng.choice(("yes", "no", "not_known")),
                reason="Seen", ended_on=rng.choice((None,) * 7 + (ago(1),)),
            )  # fmt: skip
            items.append(concern.pk)
        items += [contact.pk for contact in _contacts(rng, here, person)]
    if who.agency_id != reader.agency_id:
        _hand_over(who, case, items, reader.agency_id)


def _contacts(rng: Random, here: dict, person: UUID) -> Iterator[Contact]:
    for _ in range(rng.randrange(3)):
        on = ago(rng.choice(EDGES))
        mode = rng.choice(("in_person_home", *MODES))
        yield Contact.objects.create(
            **here, person_id=person, told="then", earliest_on=on, latest_on=on, mode=mode, recorded_at=moment(0),
            seen=rng.choice(list(SEEN)), system=rng.choice(SYSTEMS),
        )  # fmt: skip


def _hand_over(who: Actor, case: Made, items: Sequence[UUID], to: object, **more: object) -> list[SharedItem]:
    return [
        SharedItem.objects.create(
            item_id=item, case_id=case.id, place=case.place, from_agency_id=who.agency_id, to_agency_id=to, decision_id=uuid4(),
            **{"from_at": moment(0), **more},
        )
        for item in items
    ]  # fmt: skip


def _told_twice_and_corrected(rng: Random, reader: Actor, made: Sequence[Made]) -> None:
    """Some contacts of the reader's agency are told again in another case of the person; some are corrected by another."""
    acting(reader)
    for one in list(Contact.objects.filter(agency_id=reader.agency_id).order_by("made_at")):
        kept = {
            name: getattr(one, name)
            for name in ("person_id", "agency_id", "visit_id", "recorded_by_id", "recorded_at", "told")
        }
        days = {"earliest_on": one.earliest_on, "latest_on": one.latest_on, "mode": one.mode, "seen": one.seen}
        elsewhere = [case for case in made if one.person_id in case.persons and case.id != one.case_id]
        if elsewhere and rng.randrange(2):
            Contact.objects.create(**kept, **days, case_id=elsewhere[0].id, place=elsewhere[0].place, system=one.system)
        if rng.randrange(4) == 0:
            Contact.objects.create(
                **kept, **days | {"mode": "none", "seen": "not_seen"}, case_id=one.case_id, place=one.place, corrects=one, system=one.system
            )  # fmt: skip


def _share(rng: Random, reader: Actor, others: Sequence[Actor]) -> None:
    """Concerns of the reader's agency shared with others: acknowledged or not, withdrawn, lapsed."""
    acting(reader)
    received: dict[UUID, list[tuple[SharedItem, int]]] = {}
    for one in Concern.objects.filter(agency_id=reader.agency_id).order_by("made_at"):
        if rng.randrange(3) == 0:
            continue
        days, to = rng.choice(EDGES[:6]), rng.choice(others)
        made = Made(one.case_id, one.place, ())
        (item,) = _hand_over(reader, made, [one.pk], to.agency_id, from_at=moment(days), until_at=rng.choice((None, None, None, moment(0))))  # fmt: skip
        received.setdefault(UUID(to.user_id), []).append((item, days))
    for to in others:
        acting(to)
        for item, days in received.get(UUID(to.user_id), ()):
            if rng.randrange(6):
                ShareAcknowledgement.objects.create(
                    shared=item, case_id=item.case_id, place=item.place, agency_id=to.agency_id, acknowledged_by_id=to.user_id,
                    acknowledged_at=moment(rng.randint(0, days)),
                )  # fmt: skip
    acting(reader)
    for rows in received.values():
        for item, _ in rows:
            if rng.randrange(2):
                SharedItem.objects.filter(pk=item.pk).update(withdrawn_at=moment(0))


def _settle(rng: Random, reader: Actor, made: Sequence[Made]) -> None:
    """Identities joined, possibly one, and parted again; persons and cases restricted; cases closed and on hold."""
    persons = [case.persons[0] for case in made]
    for number, states in enumerate((["confirmed"], ["confirmed"], ["possible"], ["confirmed", "apart"])):
        for state in states:
            decide_identity(
                acting(reader), persons[2 * number], other_id=persons[2 * number + 1], state=state, why="One number", at=timezone.now()
            )  # fmt: skip
    acting(reader)
    NamedReader.objects.create(
        place="northvale/people/", person_id=persons[0], user_id=reader.user_id, from_at=moment(9)
    )
    NamedReader.objects.create(
        place="northvale/people/", person_id=persons[1], user_id=reader.user_id, from_at=moment(9)
    )
    Person.objects.filter(pk=persons[0]).update(restriction=1)
    NamedReader.objects.create(place=made[5].place, case_id=made[5].id, user_id=reader.user_id, from_at=moment(9))
    Case.objects.filter(pk=made[5].id).update(restriction=1)
    for case in rng.sample(made[6:], 3):
        Case.objects.filter(pk=case.id).update(state="closed", closed_on=ago(1))
    Case.objects.filter(pk=made[1].id).update(state="on_hold")

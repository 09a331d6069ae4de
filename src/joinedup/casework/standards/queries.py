"""How the contact standards stand for what the reader may see: concerns and contacts of any agency, shared with theirs.

Contact by somebody is what counts, so every contact with the person that the reader may see is read, whichever agency
made it, and those that other agencies tell under an agreement. Only keys, dates and modes are handed to the check.

A person is an identity: records that a decision joined are one person, with one answer for each worry, and a contact told
about one of them is contact with that person. "Possibly the same person" joins nothing. A concern in a closed case asks for
nothing: that it was closed is a decision with a reason, and nobody works there. A contact in one counts: somebody did see
them. The check of a night (policies.sql) takes the same; docs/decisions/whom-a-contact-standard-is-about.md says why.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from uuid import UUID

from django.utils import timezone

from joinedup.casework.agreed.queries import intervals, notices
from joinedup.casework.agreements.queries import telling, told_contacts
from joinedup.casework.concerns.models import Concern
from joinedup.casework.concerns.queries import ConcernLine, lines_without_words
from joinedup.casework.concerns.rules import LEVELS, domain, domains
from joinedup.casework.contacts.models import Contact
from joinedup.casework.extracts.queries import freshness
from joinedup.casework.own_standards import queries as own_standards
from joinedup.casework.own_standards.rules import EXAMPLE, bundled
from joinedup.foundation import places
from joinedup.partnership.queries import agencies_called
from joinedup.people.acknowledgements.queries import sharings
from joinedup.people.cases.queries import Person
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import (
    CaseEngine,
    Duty,
    Judgement,
    Rule,
    Shared,
    Source,
    Standards,
    Told,
    check_one,
)
from joinedup_core.standards import Concern as ToldConcern
from joinedup_core.standards import Contact as ToldContact

ASKED_IN = ("open", "on_hold")
"""The states of a case in which its concerns ask for contact."""
_SEEN = {"not_seen": False, "not_told": None}
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Required:
    """What the standard requires for one person and one worry, and how it stands."""

    concern: ConcernLine
    """The most serious of those that stand."""
    agencies: tuple[str, ...]
    """The agencies whose concern it is."""
    judgement: Judgement
    rule: Rule | None


@dataclass(frozen=True)
class Seeing:
    """A row of the worklist: somebody, where, and what is required."""

    person: str
    required: Required


def standards_of(partnership: str, on: date | None = None) -> tuple[Standards, str]:
    """The contact standards that hold in a partnership on a day (today), and a sentence where they are borrowed."""
    return own_standards.standards_of(partnership, on or timezone.localdate())


def required(
    actor: Actor, partnership: str, concerns: Iterable[ConcernLine], *, today: date, standards: Standards | None = None
) -> list[Required]:
    """What the standards require for the concerns that stand: one answer for each person, worry and part."""
    lines = [line for line in concerns if line.ended_on is None]
    records = _records(actor, {line.person_id for line in lines})
    return _required(
        actor, partnership, lines, {person: row.identity for person, row in records.items()}, today, standards=standards
    )


def _required(
    actor: Actor,
    partnership: str,
    lines: Sequence[ConcernLine],
    identities: Mapping[UUID, UUID],
    today: date,
    *,
    evidence: bool = True,
    standards: Standards | None = None,
) -> list[Required]:
    standards = standards or standards_of(partnership, today)[0]
    records = {line.person_id: line.person_id for line in lines} | dict(identities)
    grouped: dict[tuple[UUID, str, str], list[ConcernLine]] = {}
    for line in lines:
        grouped.setdefault((records[line.person_id], line.domain, line.part), []).append(line)
    held = {key: max(same, key=_seriousness) for key, same in grouped.items()}
    told = Told(
        tuple(_told(key[0], line) for key, line in held.items()),
        tuple(_contacts(actor, partnership, records)),
        shares=tuple(_shares(actor, lines, records)),
        sources=sources(actor, partnership),
        notices=tuple(notices(actor, partnership, today=today)),
        intervals=tuple(one.interval for one in intervals(actor, partnership)),
    )
    judged = {
        (j.person, j.rule, j.posing_or_at_risk): j for j in (_judged(standards, told, today, evidence) if held else ())
    }
    answers = []
    for (person, about, part), worst in held.items():
        rule = standards.rule(about, on=today)
        found = judged.get((str(person), rule.key if rule else about, part))
        if found is not None:
            names = tuple(sorted({line.agency for line in grouped[person, about, part]}))
            answers.append(Required(worst, names, found, rule))
    return answers


def worklist(actor: Actor, partnership: str, *, today: date, standards: Standards | None = None) -> list[Seeing]:
    """Everybody with a concern that the reader may see: whom nobody saw first, then whom nobody saw for longest."""
    rows = Concern.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        place__startswith=places.partnership(partnership), case__state__in=ASKED_IN, ended_on=None
    )
    lines = lines_without_words(actor, rows.order_by("made_at", "pk"))
    records = _records(actor, {line.person_id for line in lines})
    identities = {person: row.identity for person, row in records.items()}
    found = [
        Seeing(records[one.concern.person_id].name, one)
        for one in _required(actor, partnership, lines, identities, today, evidence=False, standards=standards)
        if one.concern.person_id in records
    ]
    return sorted(found, key=_longest_unseen)


def duties_for(standards: Standards, found: Sequence[Required], *, today: date) -> list[Duty]:
    """The duties beside the standards for whoever works with these people: of every case, and of the sections of their worries."""
    sections = {one.rule.section for one in found if one.rule}
    return [
        duty
        for duty in standards.duties
        if duty.in_force(today)
        and found
        and (duty.shown == "case" or (duty.shown == "section" and duty.section in sections))
    ]


def freshness_told(actor: Actor, partnership: str, *, today: date) -> list[str]:
    """A sentence on each agency's system: until when it told contacts, and whether that is too old."""
    told = []
    for one in sorted(sources(actor, partnership) or (), key=lambda one: one.source):
        old = (today - one.told_until_on).days > one.stale_after_days
        said = f"{one.source} told contacts until {day_in_words(one.told_until_on)}"
        told.append(f"{said}, which is too old to rely on: later contacts may be missing." if old else f"{said}.")
    return told


def whose_contacts_count(partnership: str) -> str:
    """Whose contacts the reader is told of, so that nobody takes "none told" for "nobody saw them"."""
    told, rest = telling(partnership), "contacts of other agencies count where they shared them with yours."
    if not told:
        return f"Your agency is told of no other agency’s contacts under an agreement: {rest}"
    return f"Told under a sharing agreement: contacts of {' and '.join(told)} (the day, how, and whether seen). Other than that, {rest}"


def _longest_unseen(row: Seeing) -> tuple[bool, int, str]:
    days = row.required.judgement.days_since
    return (days is not None, -(days or 0), str(row.required.concern.id))


def _seriousness(line: ConcernLine) -> tuple[int, date]:
    order = list(LEVELS[domain(line.domain).scale])
    return (order.index(line.level) if line.level in order else len(order), line.level_from_on)


def ranks() -> dict[str, dict[str, int]]:
    """The levels of each domain from the least serious on, for the check of a night; those of an unlisted one under ''."""
    scales = {scale: {level: rank for rank, level in enumerate(levels)} for scale, levels in LEVELS.items()}
    return {key: scales[one.scale] for key, one in domains().items()} | {"": scales[domain("").scale]}


def _told(identity: UUID, line: ConcernLine) -> ToldConcern:
    return ToldConcern(
        str(identity), line.domain, line.level, line.level_from_on, line.harm_at_home, line.part, line.significant_harm
    )  # fmt: skip


def _records(actor: Actor, persons: set[UUID]) -> dict[UUID, Person]:
    """These persons, as far as the reader may see them, and all others whom a decision made one with them."""
    if not persons:
        return {}
    identities = Person.objects.filter(pk__among=persons).values("identity")
    seen = Person.objects.visible_to(actor, Permission.SEE_CASES).filter(identity__in=identities)
    return {row.pk: row for row in seen.only("identity", "forenames", "surname", "known_as", "place", "version")}


def _contacts(actor: Actor, partnership: str, records: Mapping[UUID, UUID]) -> list[ToldContact]:
    """The contacts with these persons that the reader may see or is told of. A half-known day counts as the earliest it can be."""
    rows = Contact.objects.visible_to(actor, Permission.SEE_ITEMS).filter(
        person_id__among=records, place__startswith=places.partnership(partnership), corrected_by=None
    )
    fields = ("person_id", "visit_id", "agency_id", "earliest_on", "mode", "seen", "system")
    # Keys are compared as numbers and text: a worklist has hundreds of contacts, and a UUID is slow to look up.
    persons = {person: str(identity) for person, identity in records.items()}
    told = dict.fromkeys(
        (persons[person], visit.int, agency.int, *rest) for person, visit, agency, *rest in rows.values_list(*fields)
    )  # told in several cases, it is one contact
    told |= dict.fromkeys(
        (str(identity), visit.int, agency.int, *rest)
        for identity, visit, agency, *rest in told_contacts(partnership, records)
    )
    names = agencies_called({UUID(int=agency) for agency in {row[2] for row in told}})
    called = {agency.int: name for agency, name in names.items()}
    return [
        ToldContact(
            person,
            called[agency],
            on,
            mode,
            _SEEN.get(seen, True),
            mode == "in_person_home",
            _source(called[agency], system),
        )
        for person, _, agency, on, mode, seen, system in told
    ]


def _shares(actor: Actor, lines: Sequence[ConcernLine], records: Mapping[UUID, UUID]) -> list[Shared]:
    """With whom these concerns were shared; satisfied by it only once the receiver has acknowledged (the check asks)."""
    about = {line.id: line for line in lines}
    return [
        Shared(
            str(records[about[s.item_id].person_id]),
            about[s.item_id].domain,
            s.from_agency,
            s.to_agency,
            s.on,
            s.acknowledged_on,
        )
        for s in sharings(actor, about)
    ]


def sources(actor: Actor, partnership: str) -> tuple[Source, ...] | None:
    """How fresh the agencies' own systems are; None where none has told anything yet."""
    found = freshness(actor, partnership)
    names = agencies_called({one.agency_id for one in found})
    told = [Source(_source(names[x.agency_id], x.system), x.told_until_on, x.stale_after_days) for x in found]
    return tuple(told) or None


def _source(agency: str, system: str) -> str:
    return f"{system} of {agency}" if system else ""


@lru_cache(maxsize=64)
def _judged(standards: Standards, told: Told, today: date, evidence: bool) -> tuple[Judgement, ...]:
    """The check, remembered: who comes back to a page within the day on which nothing new was told is answered at once.

    The answer follows from what was told alone, and that is what the reader may see; it holds keys, dates and modes, no name.
    """
    with _one_at_a_time:
        return check_one(standards, told, today=today, engine=_engine(), evidence=evidence)


def warm(today: date) -> None:
    """Check nobody's case, so that the first reader of this process does not wait for what every check needs."""
    standards = bundled(EXAMPLE)[0]
    nobody = ToldConcern("nobody", standards.rules[0].key, "current", today)
    with _one_at_a_time:
        check_one(standards, Told((nobody,), ()), today=today, engine=_engine())


@cache
def _engine() -> CaseEngine:
    """One for the process: opening one and preparing its statement takes longer than many checks."""
    return CaseEngine()

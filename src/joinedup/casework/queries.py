"""The case that casework is done in, as this room's pages need it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.people.cases.queries import Case, CasePerson, check_open
from joinedup.people.files.queries import WorkerLine, part_words, reading_reasons, workers_on
from joinedup.people.persons.queries import Known, known
from joinedup.people.said import telling
from joinedup_core.permits import Actor, Permission, Thing, decide


@dataclass(frozen=True)
class PersonOnCase:
    """Somebody on a case, and as what."""

    id: UUID
    name: str
    part: str


@dataclass(frozen=True)
class CaseHead:
    """A case in one line, with the persons on it."""

    id: UUID
    partnership: str
    reference: str
    kind: str
    place: str
    state: str
    persons: tuple[PersonOnCase, ...]

    def person(self, person_id: UUID) -> PersonOnCase:
        """One person on it. Raises `NotFound` for anybody else."""
        for person in self.persons:
            if person.id == person_id:
                return person
        raise NotFound("not a person on this case")


def get_case(actor: Actor, partnership: str, case_id: UUID) -> CaseHead:
    """A case of a partnership that a link opens to the actor. Raises `NotFound` for all others alike."""
    rows = Case.objects.visible_to(actor, Permission.SEE_CASES).filter(partnership__key=partnership, pk=case_id)
    row = rows.values_list("pk", "reference", "kind", "place", "state").first()
    if row is None:
        raise NotFound("no such case")
    return CaseHead(row[0], partnership, *row[1:], persons=_persons(actor, case_id))


def who_is_who(actor: Actor, case: CaseHead) -> dict[UUID, Known]:
    """By what the people on a case are told apart: date of birth and other names, as far as the actor may see them.

    Names in which somebody wrote an address that must not be disclosed are left out.
    """
    nothing = {one.id: Known(one.id, one.name, "", "", ()) for one in case.persons}
    return nothing | without_places({case.id: known(actor, nothing)})[case.id]


def named(apart: Mapping[UUID, Known]) -> dict[str, str]:
    """The whole names by id as text, as facts of a referral take them."""
    return {str(pk): one.whole for pk, one in apart.items()}


def without_places(found: Mapping[UUID, Mapping[UUID, Known]]) -> dict[UUID, dict[UUID, Known]]:
    """The people of some cases without any other name that tells where somebody of the case is; one question for all."""
    said = [(case_id, one) for case_id, people in found.items() for one in people.values() if one.others]
    told = telling([(("case", case_id), "\n".join(one.others)) for case_id, one in said])
    tells = {(said[n][0], said[n][1].id) for n in told}
    return {
        case_id: {pk: replace(one, others=()) if (case_id, pk) in tells else one for pk, one in people.items()}
        for case_id, people in found.items()
    }


def references_of(actor: Actor, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The references of some cases that a link opens to the actor."""
    rows = Case.objects.visible_to(actor, Permission.SEE_CASES).filter(pk__in=list(case_ids))
    return dict(rows.values_list("pk", "reference"))


def may_record(actor: Actor, case: CaseHead) -> bool:
    """Whether the actor may record anything in the case, in their own agency's name."""
    return decide(actor, Permission.RECORD_ITEMS, Thing(case.place)).allowed


def may_share(actor: Actor, case: CaseHead) -> bool:
    """Whether the actor may share what their own agency recorded in the case."""
    return decide(actor, Permission.SHARE_ITEMS, Thing(case.place)).allowed


def check_reason(case: Case, reason: str) -> None:
    """Refuse to open anything of a closed case without a reason from the list."""
    if case.state == "closed" and reason not in dict(reading_reasons()):
        raise Refused("reason_needed", "This case is closed. Choose why you open it.", "reason")


def offer_recording(actor: Actor, case: CaseHead, *, own: bool = True) -> None:
    """Raise `NotAllowed` before a form is shown to whoever may read but not send it. `own`: what is changed is their agency's."""
    check_open(case)
    if not own or not may_record(actor, case):
        raise NotAllowed("You may read this, but not record here. Ask the lead worker of the case.")


def offer_sharing(actor: Actor, case: CaseHead, *, own: bool = True) -> None:
    """Raise `NotAllowed` before a form is shown to whoever may not share an item; `own`: it is their agency's."""
    if not own or not may_share(actor, case):
        raise NotAllowed("Only those who work on the case for the agency that recorded this may share it.")


def _persons(actor: Actor, case_id: UUID) -> tuple[PersonOnCase, ...]:
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(case_id=case_id).select_related("person")
    found: dict[UUID, PersonOnCase] = {}
    for row in rows.order_by("person__sort_name", "part"):
        known = found.get(row.person_id)
        words = part_words(row.part)
        part = f"{known.part}, {words}" if known else words
        found[row.person_id] = PersonOnCase(row.person_id, row.person.name, part)
    return tuple(found.values())


__all__ = [
    "Case",
    "CaseHead",
    "CasePerson",
    "Known",
    "PersonOnCase",
    "WorkerLine",
    "check_open",
    "check_reason",
    "get_case",
    "known",
    "may_record",
    "may_share",
    "named",
    "offer_recording",
    "offer_sharing",
    "reading_reasons",
    "references_of",
    "who_is_who",
    "without_places",
    "workers_on",
]

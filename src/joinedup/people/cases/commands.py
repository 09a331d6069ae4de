"""Opening cases, reading them, linking workers, notes, and what of a case other agencies are shown."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, Outcome, Refused, check_version, command
from joinedup.partnership.commands import Membership
from joinedup.partnership.queries import keys_where_taking_part, may
from joinedup.people.bound import CaseItem
from joinedup.people.cases import closing, rules
from joinedup.people.cases.queries import check_open, standing
from joinedup.people.files import queries
from joinedup.people.models import Case, CaseLink, CaseNote, Person, SharedItem
from joinedup.people.persons import commands as persons
from joinedup.people.persons import queries as person_queries
from joinedup.people.persons.rules import PersonDetails
from joinedup_core.permits import Actor, Permission, Role


@command(Permission.REGISTER_PEOPLE)
def open_case(
    actor: Actor, membership: Membership, *, kind: str, part: str, on: date, details: PersonDetails | None = None,
    person_id: UUID | None = None, number_kind: str = "", number: str = "", why: str = "", telephone: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Open a case about somebody, new or found, in the name of one's agency; the maker leads it until they hand it over."""
    if kind not in rules.KINDS or part not in rules.PARTS:
        raise Refused("no_such_kind", "Choose from the list", "kind" if kind not in rules.KINDS else "part")
    if person_id is None and details is None:
        raise Refused("nobody", "Say whom the case is about")
    partnership_id, key, case_id = membership.partnership_id, places.key_of(membership.place), uuid4()
    case = Case.objects.create(
        pk=case_id, place=places.case(key, case_id), partnership_id=partnership_id, kind=kind, opened_on=on,
        reference=rules.new_reference(secrets.choice), lead_agency_id=membership.agency_id,
    )  # fmt: skip
    _link(case, Role.LEAD_WORKER, membership.agency_id, UUID(actor.user_id), why=why, telephone=telephone)
    if person_id is None:
        person_id = persons.new_person(partnership_id, key, details or PersonDetails(), on, number_kind, number)
    persons.put_on_case(case, person_id, part, on)
    return Outcome(case_id, f"case {case_id}, {kind}, with person {person_id} as {part}")


@command(Permission.SEE_CASES, reads=True)
def read_case(actor: Actor, case: Case, *, reason: str = "") -> Outcome[queries.CaseFile]:
    """Open the file of a case; a closed one asks why."""
    _check_reason(case.state == "closed", reason)
    return Outcome(queries.file_of(actor, case), reason or "by a link")


@command(Permission.SEE_CASES, reads=True)
def read_person(actor: Actor, person: Person, *, reason: str = "") -> Outcome[person_queries.PersonFile]:
    """Open a person's page; where every case that shows them is closed it asks why."""
    _check_reason(person_queries.only_on_closed_cases(actor, person), reason)
    found = person_queries.file_of(actor, person, closed_too=bool(reason))
    more = [
        str(one)
        for one in (
            *(row.id for row in found.others),
            *(alike.other_id for alike in found.possible),
            *(held.id for held in found.held),
        )
    ]
    return Outcome(found, " ".join([reason or "by a link", *(["with", *more] if more else [])]))


@command(Permission.FIND_PEOPLE, reads=True)
def list_my_cases(actor: Actor, membership: Membership) -> Outcome[list[queries.MyCase]]:
    """The cases that a link opens to the actor here: one row of ids on the trail."""
    found = queries.my_cases(actor, places.key_of(membership.place))
    return Outcome(found, f"cases {' '.join(str(c.id) for c in found)}" if found else "no case")


@command(Permission.FIND_PEOPLE, reads=True)
def list_few_cases(actor: Actor, membership: Membership, *, few: int) -> Outcome[tuple[list[queries.MyCase], int]]:
    """The first few of the actor's open cases here, for a page that shows no more, and how many are open. The few are trailed."""
    found = [case for case in queries.my_cases(actor, places.key_of(membership.place)) if case.state != "closed"]
    shown = found[:few]
    return Outcome((shown, len(found)), f"cases {' '.join(str(c.id) for c in shown)}" if shown else "no case")


@command(Permission.EDIT_CASES)
def close_case(actor: Actor, case: Case, *, version: int, reason: str, on: date, goes_on: str = "") -> Outcome[None]:
    """Close a case. Its links stay; opening it asks for a reason from then on.

    Where something in it still stands, `goes_on` says who goes on seeing the person and what was agreed: kept as a note.
    """
    check_version(case, version, shown={"State": rules.STATES[case.state]})
    if reason not in rules.CLOSING_REASONS:
        raise Refused("no_reason", "Choose why the case is closed", "reason")
    if case.state == "closed":
        raise Refused("closed", "This case is closed already")
    now = timezone.now()
    standing = closing.what_stands(actor, case.pk, now)
    if standing and not goes_on.strip():
        raise Refused("stands", rules.SAY_WHO_GOES_ON, "goes_on")
    if goes_on.strip():
        _note(actor, case, f"Closing the case. Who goes on, and what was agreed: {goes_on.strip()}", now)
    case.save_changes(state="closed", closed_on=on)
    return Outcome(None, f"closed: {reason}" + (f", {len(standing)} still stood" if standing else ""))


@command(Permission.EDIT_CASES, reads=True)
def read_what_stands(actor: Actor, case: Case) -> Outcome[list[str]]:
    """What still stands in a case, for whoever is about to close it."""
    found = closing.what_stands(actor, case.pk, timezone.now())
    return Outcome(found, f"{len(found)} still stand")


@command(Permission.EDIT_CASES)
def reopen_case(actor: Actor, case: Case, *, version: int) -> Outcome[None]:
    """Open a closed case again."""
    check_version(case, version, shown={"State": rules.STATES[case.state]})
    if case.state != "closed":
        raise Refused("open", "This case is open already")
    case.save_changes(state="open", closed_on=None)
    return Outcome(None, "open again")


@command(Permission.LINK_WORKERS)
def link_worker(
    actor: Actor,
    case: Case,
    *,
    worker: str,
    kind: str,
    why: str = "",
    telephone: str = "",
    until: datetime | None = None,
) -> Outcome[UUID]:
    """Give somebody who practises here, or a whole team, a link to the case. `worker` is `user:agency` or `team:<uuid>`."""
    if kind not in rules.MAY_BE_LINKED:
        raise Refused("no_such_kind", "Choose what they are to do on the case", "kind")
    found = _worker(case, worker)
    same = CaseLink.objects.filter(_not_ended(), case=case, kind=kind, user_id=found.user_id, team_id=found.team_id)
    if same.exists():
        raise Refused("linked_already", "They are linked to the case in this way already", "worker")
    link = _link(case, kind, found.agency_id, found.user_id, found.team_id, why, telephone, until)
    return Outcome(link, f"link {link}: {kind} to {worker}")


@command(Permission.LINK_WORKERS)
def hand_over_lead(actor: Actor, case: Case, *, worker: str, why: str = "", telephone: str = "") -> Outcome[None]:
    """Hand the lead of the case to somebody else; whoever led it stays on as an allocated worker until that is ended."""
    found = _worker(case, worker)
    if found.user_id is None:
        raise Refused("a_team", "A case is led by one person: choose a worker, not a team", "worker")
    leading = CaseLink.objects.filter(_not_ended(), case=case, kind=Role.LEAD_WORKER)
    if leading.filter(user_id=found.user_id, agency_id=found.agency_id).exists():
        raise Refused("leads_already", "They lead the case already", "worker")
    before = list(leading)
    _link(case, Role.LEAD_WORKER, found.agency_id, found.user_id, None, why, telephone)
    for link in before:
        _link(case, Role.ALLOCATED_WORKER, link.agency_id, link.user_id, link.team_id, "", link.telephone)
        link.save_changes(to_at=timezone.now())
    if case.lead_agency_id != found.agency_id:
        case.save_changes(lead_agency_id=found.agency_id)
    return Outcome(None, f"lead to {worker}")


@command(Permission.SEE_CASES)
def end_link(actor: Actor, case: Case, *, link_id: UUID) -> Outcome[bool]:
    """End a link at once: one's own, or anybody's for those who link workers. The lead is handed over, not ended.

    Gives back whether it was the actor's own.
    """
    link = CaseLink.objects.filter(_not_ended(), case=case, pk=link_id).first()
    if link is None:
        raise Refused("no_such_link", "This link has ended already")
    if str(link.user_id) != actor.user_id and not may(actor, Permission.LINK_WORKERS, case.place):
        raise NotAllowed("Your link lets you end your own link, not others'. Ask the lead worker.")
    if link.kind == Role.LEAD_WORKER:
        raise Refused("the_lead", "Hand the lead over first: a case always has somebody who leads it")
    link.save_changes(to_at=timezone.now())
    return Outcome(str(link.user_id) == actor.user_id, f"link {link_id} ended")


@command(Permission.RECORD_ITEMS)
def write_note(actor: Actor, case: Case, *, text: str, at: datetime) -> Outcome[UUID]:
    """Write a note in the name of one's agency. Others see it once it is shared with them."""
    check_open(case)
    return _note(actor, case, text, at)


@command(Permission.RECORD_ITEMS)
def correct_note(actor: Actor, note: CaseNote, *, text: str, at: datetime) -> Outcome[UUID]:
    """Correct a note of one's own agency by a new one; both stay readable, and it is shared with whoever has the first."""
    check_open(note.case)
    if CaseNote.objects.filter(corrects=note).exists():
        raise Refused("corrected", "Somebody corrected this note already: correct the newer one", "text")
    outcome = _note(actor, note.case, text, at, corrects=note)
    share_alike(note, outcome.value)
    return outcome


# -- for the commands of other corners and rooms, which judge the permission and write the trail -----------


def share(item: CaseItem, agency_id: UUID, on: date, *, decision_id: UUID, until_at: datetime | None = None) -> UUID:
    """Share a record of a case with an agency by a sharing decision of casework, unless it has it already; until a moment, or for good."""
    return _share(item, agency_id, on, until_at, decision_id)


def address(item: CaseItem, agency_id: UUID, on: date, *, until_at: datetime | None = None) -> UUID:
    """Show an agency a message that was written to it. No record goes with it: that takes a sharing decision (`share`)."""
    _check_message(item)
    return _share(item, agency_id, on, until_at, None)


def address_panel(item: CaseItem, panel_id: UUID) -> UUID:
    """Show a panel (a group) a message that was written to it, until it is withdrawn. No record goes with it."""
    _check_message(item)
    made = uuid4()
    SharedItem.objects.create(
        pk=made, case_id=item.case_id, place=item.place, item_id=item.pk, from_agency_id=item.agency_id,
        to_panel_id=panel_id, from_at=Now(),
    )  # fmt: skip
    return made


def link_for_panel(
    case: Case, kind: Role, panel_id: UUID, agency_id: UUID, user_id: UUID, *, from_at: datetime | None = None,
    to_at: datetime | None = None,
) -> None:  # fmt: skip
    """Give somebody a link to a case for a panel, unless one of theirs of this kind lasts as long; from now without `from_at`."""
    same = CaseLink.objects.filter(
        _not_ended(), case=case, kind=kind, panel_id=panel_id, user_id=user_id, agency_id=agency_id
    )
    lasting = Q(to_at__isnull=True) if to_at is None else Q(to_at__isnull=True) | Q(to_at__gte=to_at)
    begun = Q(from_at__lte=from_at or timezone.now())
    if same.filter(lasting, begun).exists():
        return
    CaseLink.objects.create(
        pk=uuid4(), case=case, place=case.place, kind=str(kind), agency_id=agency_id, user_id=user_id, panel_id=panel_id,
        from_at=from_at or Now(), to_at=to_at,
    )  # fmt: skip


def end_panel_links(
    case: Case, panel_id: UUID, *, kinds: Sequence[Role], at: datetime, user_ids: Sequence[UUID] | None = None,
    agency_id: UUID | None = None, but_agencies: Sequence[UUID] = (),
) -> None:  # fmt: skip
    """End links to a case that were given for a panel, at a moment: those of some kinds, of some people, of an agency or of all but some."""
    rows = CaseLink.objects.filter(
        Q(to_at__isnull=True) | Q(to_at__gt=at), case=case, panel_id=panel_id, kind__in=kinds
    ).exclude(agency_id__in=but_agencies)
    if user_ids is not None:
        rows = rows.filter(user_id__in=user_ids)
    if agency_id is not None:
        rows = rows.filter(agency_id=agency_id)
    for link in rows:
        link.save_changes(from_at=min(link.from_at, at), to_at=at)


def new_case(partnership_id: UUID, key: str, *, kind: str, on: date, agency_id: UUID, user_id: UUID) -> Case:
    """A case about a group or a place, with nobody on it yet; whoever opens it leads it."""
    case_id = uuid4()
    case = Case.objects.create(
        pk=case_id, place=places.case(key, case_id), partnership_id=partnership_id, kind=kind, opened_on=on,
        reference=rules.new_reference(secrets.choice), lead_agency_id=agency_id,
    )  # fmt: skip
    _link(case, Role.LEAD_WORKER, agency_id, user_id)
    return case


def take_back(case_id: UUID, decision_id: UUID, at: datetime, items: Collection[UUID]) -> int:
    """Withdraw some items of what a decision of casework shared, as far as they stand. Gives how many that were."""
    rows = SharedItem.objects.filter(
        standing(timezone.now()), case_id=case_id, decision_id=decision_id, item_id__in=items
    )
    return sum(bool(row.save_changes(withdrawn_at=at)) for row in list(rows))


def share_alike(item: CaseItem, newer_id: UUID) -> None:
    """Share what corrects an item with whoever has the item now, on the same decision and until the same moment."""
    for shared in SharedItem.objects.filter(standing(timezone.now()), item_id=item.pk, from_agency_id=item.agency_id):
        SharedItem.objects.create(
            case_id=item.case_id, place=item.place, item_id=newer_id, from_agency_id=shared.from_agency_id, to_agency_id=shared.to_agency_id,
            to_panel_id=shared.to_panel_id, from_at=Now(), until_at=shared.until_at, decision_id=shared.decision_id or _undecided(item, shared),
        )  # fmt: skip


def _undecided(item: CaseItem, shared: SharedItem) -> UUID | None:
    """What stands for the decision where a record was shared before decisions were asked for: that sharing itself."""
    return None if item.written_to_others else shared.pk


def _check_message(item: CaseItem) -> None:
    if not item.written_to_others:
        raise TypeError(f"{type(item).__name__} is a record, not a message: a sharing decision shares it")


def _share(item: CaseItem, agency_id: UUID, on: date, until_at: datetime | None, decision_id: UUID | None) -> UUID:
    if agency_id == item.agency_id:
        raise Refused("own_agency", "Your own agency has it already: choose another", "agency_id")
    if places.key_of(item.place) not in keys_where_taking_part(agency_id, on=on):
        raise Refused("agency_not_here", "Choose an agency that takes part here", "agency_id")
    if SharedItem.objects.filter(standing(timezone.now()), item_id=item.pk, to_agency_id=agency_id).exists():
        raise Refused("shared_already", "It is shared with this agency already", "agency_id")
    made = uuid4()
    SharedItem.objects.create(
        pk=made, case_id=item.case_id, place=item.place, item_id=item.pk, from_agency_id=item.agency_id,
        to_agency_id=agency_id, from_at=Now(), until_at=until_at, decision_id=decision_id,
    )  # fmt: skip
    return made


def _note(actor: Actor, case: Case, text: str, at: datetime, corrects: CaseNote | None = None) -> Outcome[UUID]:
    if not text.strip():
        raise Refused("no_text", "Write the note", "text")
    made = CaseNote.objects.create(
        case=case, place=case.place, agency_id=actor.agency_id, text=text.strip(), written_by_id=actor.user_id,
        written_at=at, corrects=corrects,
    )  # fmt: skip
    return Outcome(made.pk, f"note {made.pk}" + (f" corrects {corrects.pk}" if corrects else ""))


def _link(
    case: Case, kind: str, agency_id: UUID, user_id: UUID | None, team_id: UUID | None = None, why: str = "",
    telephone: str = "", until: datetime | None = None,
) -> UUID:  # fmt: skip
    made = uuid4()
    CaseLink.objects.create(
        pk=made, case=case, place=case.place, kind=str(kind), agency_id=agency_id, user_id=user_id, team_id=team_id,
        from_at=Now(), to_at=until, why=why.strip(), telephone=telephone.strip(),
    )  # fmt: skip
    return made


def _worker(case: Case, worker: str) -> queries.Worker:
    found = next((w for w in queries.workers(places.key_of(case.place)) if w.key == worker), None)
    if found is None:
        raise Refused("no_such_worker", "Choose somebody who practises here, or a team", "worker")
    return found


def _check_reason(needed: bool, reason: str) -> None:
    if needed and reason not in rules.READING_REASONS:
        raise Refused("reason_needed", "This case is closed. Choose why you open it", "reason")


def _not_ended() -> Q:
    return Q(to_at__isnull=True) | Q(to_at__gt=timezone.now())


__all__ = [
    "Case", "address", "address_panel", "close_case", "correct_note", "end_link", "end_panel_links", "hand_over_lead", "link_for_panel", "link_worker",
    "list_few_cases", "list_my_cases", "new_case", "open_case", "read_case", "read_person", "read_what_stands", "reopen_case", "share", "share_alike", "take_back",
    "write_note",
]  # fmt: skip

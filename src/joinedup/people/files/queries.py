"""Reading the file of a case, one query for each part however many rows, and who can be given a link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.accounts.queries import grants_within
from joinedup.foundation.accounts.queries import people as users
from joinedup.foundation.commands import NotFound
from joinedup.partnership import queries as partnership
from joinedup.people.bound import case_in
from joinedup.people.cases import rules
from joinedup.people.cases.queries import standing, within
from joinedup.people.closed import live
from joinedup.people.models import Case, CaseLink, CaseNote, CasePerson, SharedItem, Team, TeamMembership
from joinedup.people.persons.rules import age_words
from joinedup_core.permits import Actor, Permission, Role, here


@dataclass(frozen=True)
class OnCase:
    """A person on a case, and as what."""

    person_id: UUID
    name: str
    known_as: str
    born: str
    age: str
    part: str
    from_on: date


@dataclass(frozen=True)
class WorkerLine:
    """Who works on a case, for whom, since when and how to reach them."""

    id: UUID
    kind: str
    words: str
    name: str
    agency: str
    team: str
    telephone: str
    email: str
    since: datetime
    until: datetime | None
    own: bool
    agency_id: UUID
    user_id: UUID | None


@dataclass(frozen=True)
class SharedWith:
    """With whom one's own agency shares an item."""

    id: UUID
    agency: str
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True)
class NoteLine:
    """A note the reader may read: their own agency's, or shared with it."""

    id: UUID
    text: str
    agency: str
    by: str
    at: datetime
    own: bool
    corrects: UUID | None
    corrected: bool
    shared: tuple[SharedWith, ...] = ()


@dataclass(frozen=True)
class CaseFile:
    """Everything on the page of a case that this room knows."""

    id: UUID
    place: str
    reference: str
    kind: str
    state: str
    opened_on: date
    closed_on: date | None
    lead_agency: str
    version: int
    persons: tuple[OnCase, ...]
    workers: tuple[WorkerLine, ...]
    notes: tuple[NoteLine, ...]
    may: frozenset[Permission] = field(default=frozenset())

    @property
    def kind_words(self) -> str:
        """The kind as people read it."""
        return rules.KINDS.get(self.kind, self.kind)

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return rules.STATES.get(self.state, self.state)


@dataclass(frozen=True)
class MyCase:
    """A case in somebody's list of their own."""

    id: UUID
    reference: str
    kind_words: str
    state: str
    words: str
    since: datetime
    persons: tuple[str, ...]

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return rules.STATES.get(self.state, self.state)


@dataclass(frozen=True)
class Worker:
    """Somebody, or a team, that can be given a link: the key a form sends, and the words it shows."""

    key: str
    label: str
    agency_id: UUID
    user_id: UUID | None = None
    team_id: UUID | None = None


def file_of(actor: Actor, case: Case) -> CaseFile:
    """The file of a case that was opened for this actor."""
    actor = here(actor, case.place)
    may = {p for p in Permission if partnership.may(actor, p, case.place)}
    return CaseFile(
        id=case.pk, place=case.place, reference=case.reference, kind=case.kind, state=case.state, opened_on=case.opened_on,
        closed_on=case.closed_on, lead_agency=partnership.agency_name(case.lead_agency_id), version=case.version,
        persons=tuple(_persons(actor, case)), workers=tuple(workers_on(actor, case.pk)), notes=tuple(_notes(actor, case)),
        may=frozenset(may),
    )  # fmt: skip


def get_case(actor: Actor, partnership_key: str, case_id: UUID) -> Case:
    """The row of a case that a link opens, for the forms about it. Raises `NotFound`."""
    seen = Case.objects.visible_to(actor, Permission.SEE_CASES).filter(pk=case_id)
    found: Case | None = seen.filter(partnership__key=partnership_key).first()
    if found is None:
        raise NotFound("no such case")
    return found


def get_note(actor: Actor, case_id: UUID, note_id: UUID) -> NoteLine:
    """One note of a case. Raises `NotFound`."""
    rows = CaseNote.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id, pk=note_id)
    row = rows.select_related("agency", "written_by").first()
    if row is None:
        raise NotFound("no such note")
    return _note(actor, row, set(), {})


def ending_link(actor: Actor, case: Case, link_id: UUID) -> WorkerLine:
    """A link that the actor may end: their own, or anybody's for those who link workers; never the lead. Raises `NotFound`."""
    anybody = partnership.may(actor, Permission.LINK_WORKERS, case.place)
    for line in workers_on(actor, case.pk):
        if line.id == link_id and line.kind != Role.LEAD_WORKER and (line.own or anybody):
            return line
    raise NotFound("no such link")


def shared_with(actor: Actor, case_id: UUID, shared_id: UUID) -> tuple[str, UUID, UUID | None]:
    """With which agency something of the actor's own agency is shared, what, and by which decision.

    Raises `NotFound` where it is not shared any more.
    """
    rows = SharedItem.objects.visible_to(actor, Permission.SHARE_ITEMS).filter(case_id=case_id, pk=shared_id)
    row = rows.filter(standing(timezone.now()), from_agency_id=actor.agency_id).first()
    if row is None:
        raise NotFound("not shared")
    whom = partnership.agency_name(row.to_agency_id) if row.to_agency_id else "a panel"
    return whom, row.item_id, row.decision_id


def my_cases(actor: Actor, key: str) -> list[MyCase]:
    """The cases somebody or a team of theirs works on in a partnership: open first, then by reference."""
    today = timezone.localdate()
    teams = TeamMembership.objects.filter(within(today), user_id=actor.user_id).values_list("team_id", flat=True)
    mine = Q(user_id=actor.user_id) | Q(team_id__in=list(teams))
    rows = CaseLink.objects.visible_to(actor, Permission.SEE_CASES).filter(
        live(timezone.now()), mine, agency_id=actor.agency_id
    )
    links = list(rows.filter(case__partnership__key=key).select_related("case", "team").order_by("from_at", "pk"))
    named: dict[UUID, list[str]] = {}
    on_it = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(case_id__in={k.case_id for k in links})
    for row in on_it.select_related("person").order_by("person__sort_name", "pk"):
        named.setdefault(row.case_id, []).append(row.person.name)
    found: dict[UUID, MyCase] = {}
    for link in sorted(links, key=lambda k: k.kind != Role.LEAD_WORKER):
        words = rules.LINK_WORDS.get(link.kind, link.kind)
        if link.user_id is None or str(link.user_id) != actor.user_id:
            words = f"{link.team.name}: {words.lower()}" if link.team else words
        case = link.case
        line = MyCase(
            case.pk, case.reference, rules.KINDS.get(case.kind, case.kind), case.state, words, link.from_at,
            tuple(dict.fromkeys(named.get(case.pk, ()))),
        )  # fmt: skip
        found.setdefault(case.pk, line)
    return sorted(found.values(), key=lambda c: (c.state == "closed", c.persons, c.reference))


def reading_reasons() -> list[tuple[str, str]]:
    """Why a closed case may be opened, as choices of a form."""
    return list(rules.READING_REASONS.items())


def workers(key: str) -> list[Worker]:
    """Everybody who practises in a partnership today, and every team of an agency that does, by name."""
    today, place = timezone.localdate(), places.partnership(key)
    grants = [
        g for g in grants_within(place, today)
        if g.role == Role.PRACTITIONER and g.place == place and g.from_on <= today and g.agency_id
    ]  # fmt: skip
    names = users({g.user_id for g in grants})
    agencies = partnership.agencies_here(key, {g.agency_id for g in grants if g.agency_id})
    found = [
        Worker(f"{g.user_id}:{g.agency_id}", f"{names[g.user_id].name}, {agencies[g.agency_id]}", g.agency_id, g.user_id)
        for g in grants
        if g.user_id in names and g.agency_id in agencies
    ]  # fmt: skip
    teams = Team.objects.filter(place=places.board(key)).select_related("agency")
    found += [Worker(f"team:{t.pk}", f"Team: {t.name}, {t.agency.name}", t.agency_id, None, t.pk) for t in teams]
    return sorted({w.key: w for w in found}.values(), key=lambda w: (w.team_id is not None, w.label))


def practice(actor: Actor, key: str) -> UUID:
    """The membership through which the actor practises for their agency in a partnership. Raises `NotFound`."""
    here = places.partnership(key)
    held = any(g.role is Role.PRACTITIONER and g.place == here and g.agency == actor.agency_id for g in actor.grants)
    found = (
        partnership.membership_of(actor.agency_id, key, on=timezone.localdate()) if held and actor.agency_id else None
    )
    if found is None:
        raise NotFound("does not practise here")
    return found


def practises(actor: Actor, key: str) -> bool:
    """Whether the actor practises in a partnership: what a menu asks. No query where they do not."""
    try:
        return bool(practice(actor, key))
    except NotFound:
        return False


def works_on_any(actor: Actor, key: str) -> bool:
    """Whether a link opens any case of a partnership to the actor. No query: their links are among their grants."""
    here = places.partnership(key)
    return any(grant.place.startswith(here) and case_in(grant.place) for grant in actor.grants)


def last_telephone(actor: Actor) -> str:
    """The telephone number the actor gave last, to be offered again."""
    rows = CaseLink.objects.visible_to(actor, Permission.SEE_CASES).filter(user_id=actor.user_id).exclude(telephone="")
    return rows.order_by("-from_at").values_list("telephone", flat=True).first() or ""


def _persons(actor: Actor, case: Case) -> list[OnCase]:
    today = timezone.localdate()
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(case=case).select_related("person")
    order = list(rules.PARTS)
    found = [
        OnCase(
            row.person_id, row.person.name, row.person.known_as, row.person.born,
            "" if row.person.died_on else age_words(row.person.born_from_on, row.person.born_to_on, today),
            part_words(row.part), row.from_on,
        )
        for row in sorted(rows, key=lambda r: (order.index(r.part) if r.part in order else 99, r.person.sort_name))
    ]  # fmt: skip
    return found


def part_words(part: str) -> str:
    """What somebody is on a case, as people read it."""
    return rules.PARTS.get(part, part)


def workers_on(actor: Actor, case_id: UUID) -> list[WorkerLine]:
    """Who works on a case that a link opens to the actor, the lead first: for whom, since when, how to reach them."""
    rows = CaseLink.objects.visible_to(actor, Permission.SEE_CASES).filter(live(timezone.now()), case_id=case_id)
    mine = {grant.panel for grant in actor.grants if grant.panel and case_in(grant.place) == case_id}
    # that a panel hears of it is told to its own people
    rows = rows.filter(Q(panel__isnull=True) | Q(panel_id__in=mine))
    order = list(rules.LINK_WORDS)
    rows = rows.select_related("user", "agency", "team").order_by("from_at", "pk")
    return [
        WorkerLine(
            k.pk, k.kind, rules.LINK_WORDS.get(k.kind, k.kind), k.user.name if k.user else k.team.name if k.team else "",
            k.agency.name, k.team.name if k.team and k.user else "", k.telephone or (k.team.telephone if k.team else ""),
            k.user.email if k.user else "", k.from_at, k.to_at, str(k.user_id) == actor.user_id,
            k.agency_id, k.user_id,
        )
        for k in sorted(rows, key=lambda k: order.index(k.kind) if k.kind in order else 99)
    ]  # fmt: skip


def _notes(actor: Actor, case: Case) -> Iterable[NoteLine]:
    rows = CaseNote.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case=case)
    rows = list(rows.select_related("agency", "written_by").order_by("-written_at", "-made_at"))
    shares: dict[UUID, list[SharedWith]] = {}
    shares_now = SharedItem.objects.visible_to(actor, Permission.SEE_CASES).filter(
        standing(timezone.now()), case=case, from_agency_id=actor.agency_id, to_agency__isnull=False
    )
    for s in shares_now.select_related("to_agency").order_by("from_at"):
        shares.setdefault(s.item_id, []).append(SharedWith(s.pk, s.to_agency.name, s.from_at, s.until_at))
    corrected = {row.corrects_id for row in rows}
    return [_note(actor, row, corrected, shares) for row in rows]


def _note(actor: Actor, row: CaseNote, corrected: set[UUID | None], shares: dict[UUID, list[SharedWith]]) -> NoteLine:
    return NoteLine(
        row.pk, row.text, row.agency.name, row.written_by.name, row.written_at, str(row.agency_id) == actor.agency_id,
        row.corrects_id, row.pk in corrected, tuple(shares.get(row.pk, ())),
    )  # fmt: skip

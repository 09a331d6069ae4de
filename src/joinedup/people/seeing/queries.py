"""Why the reader sees something, in sentences; and who could open a case and who did, for those who answer for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.timezone import localtime

from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import COMMANDS
from joinedup.foundation.models import TrailEntry
from joinedup.partnership.queries import agencies_called
from joinedup.people.cases import rules
from joinedup.people.cases.queries import standing, within
from joinedup.people.closed import live
from joinedup.people.files.queries import get_note
from joinedup.people.models import Case, CaseLink, CasePerson, NamedReader, SharedItem, TeamMembership
from joinedup.people.seeing.words import LOOKS
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission, Role

MOST = 200
"""How many openings a page lists, the newest first."""


@dataclass(frozen=True)
class Opening:
    """That somebody looked at the case, or at something of it."""

    at: datetime
    who: str
    agency: str
    what: str
    why: str


@dataclass(frozen=True)
class Could:
    """Somebody, or a team, whom a link opens the case to."""

    name: str
    agency: str
    words: str
    since: datetime
    until: datetime | None
    listed: bool

    @property
    def state_words(self) -> str:
        """Whether a restriction leaves it open to them."""
        return "Can open it" if self.listed else "Not on its list: cannot open it"


def why_case(actor: Actor, case: Case) -> list[str]:
    """Each link that opens a case to the actor, since when and through whom; and the list they stand on."""
    return _why(actor, [case])[case.pk]


def why_person(actor: Actor, person_id: UUID) -> list[str]:
    """The cases through which the actor sees a person, and why they see each."""
    rows = CasePerson.objects.visible_to(actor, Permission.SEE_CASES).filter(person_id=person_id).select_related("case")
    found = list(rows.order_by("case__opened_on", "pk"))
    why = _why(actor, [row.case for row in found])
    return [
        f"They are on case {row.case.reference} ({rules.PARTS.get(row.part, row.part).lower()}). {' '.join(why[row.case_id])}"
        for row in found
    ]


def why_note(actor: Actor, case: Case, note_id: UUID) -> list[str]:
    """Whose note it is, or who shared it with the actor's agency and since when; and why they see its case."""
    note = get_note(actor, case.pk, note_id)
    if note.own:
        return [f"It is a note of your own agency, {note.agency}.", *why_case(actor, case)]
    rows = SharedItem.objects.visible_to(actor, Permission.SEE_CASES).filter(standing(timezone.now()), item_id=note_id)
    shared = rows.filter(to_agency_id=actor.agency_id).order_by("from_at").first() or rows.order_by("from_at").first()
    since = f" on {_day(shared.from_at)}" if shared else ""
    with_whom = (
        "your agency" if shared and str(shared.to_agency_id) == actor.agency_id else "the panel you are linked for"
    )
    return [f"{note.agency} shared it with {with_whom}{since}.", *why_case(actor, case)]


def could_see(actor: Actor, case: Case) -> list[Could]:
    """Everybody with a link that holds now, and whether the lists leave it open to them. Conflicts are their officer's to know."""
    rows = CaseLink.objects.visible_to(actor, Permission.LINK_WORKERS).filter(live(timezone.now()), case=case)
    listed = _listed(case)
    return [
        Could(
            k.user.name if k.user else f"Team: {k.team.name}" if k.team else "", k.agency.name, rules.LINK_WORDS.get(k.kind, k.kind),
            k.from_at, k.to_at, listed is None or k.user_id in listed or (k.kind == Role.EMERGENCY_READER and case.strictness < 2),
        )
        for k in rows.select_related("user", "team", "agency").order_by("from_at", "pk")
    ]  # fmt: skip


NEVER_TOLD = frozenset({"people.declare_with_case", "people.declare_with_person"})
"""Who declared a conflict of their own is their officer's to know, and nobody's on the case."""


def openings(case: Case) -> tuple[list[Opening], bool]:
    """Who looked at a case or at something of it, the newest first, from the activity record; and whether there are more."""
    looks = [name for name, command in COMMANDS.items() if command.reads and name not in NEVER_TOLD]
    rows = list(
        TrailEntry.objects.filter(chain=f"case:{case.pk}", outcome="done", verb__in=looks).order_by("-id")[: MOST + 1]
    )
    rows, more = rows[:MOST], len(rows) > MOST
    names = people({UUID(r.actor_key.partition(":")[2]) for r in rows if r.actor_key.startswith("user:")})
    agencies = agencies_called({r.agency_id for r in rows if r.agency_id})
    named = {f"user:{user}": person.name for user, person in names.items()}
    reasons = rules.READING_REASONS
    return [
        Opening(
            r.at,
            named.get(r.actor_key, r.actor_key),
            agencies.get(r.agency_id, ""),
            _told(r.verb),
            reasons.get(r.note, ""),
        )
        for r in rows
    ], more


def _why(actor: Actor, cases: Sequence[Case]) -> dict[UUID, list[str]]:
    """Why the actor sees each of some cases, in sentences: asked for all of them together."""
    now, today = timezone.now(), timezone.localdate()
    teams = dict(
        TeamMembership.objects.filter(within(today), user_id=actor.user_id).values_list("team_id", "supervises")
    )
    own = Q(user_id=actor.user_id) | Q(team_id__in=teams)
    links = CaseLink.objects.visible_to(actor, Permission.SEE_CASES).filter(
        live(now), own, case_id__in=[case.pk for case in cases], agency_id=actor.agency_id
    )
    said: dict[UUID, list[str]] = {case.pk: [] for case in cases}
    for link in links.select_related("agency", "team").order_by("from_at", "pk"):
        if sentence := _link(actor, link, teams):
            said[link.case_id].append(sentence)
    for case in cases:
        if case.strictness:
            said[case.pk].append("It is restricted, and you stand on its list.")
    return said


def _link(actor: Actor, link: CaseLink, teams: dict[UUID, bool]) -> str:
    kind, since = rules.LINK_WORDS.get(link.kind, link.kind).lower(), _day(link.from_at)
    until = f" until {localtime(link.to_at):%H:%M} on {_day(link.to_at)}" if link.to_at else ""
    if str(link.user_id) == actor.user_id:
        return f"You are linked to it as {kind} for {link.agency.name}, since {since}{until}."
    if link.user_id is None:
        return f"Your team, {link.team.name} of {link.agency.name}, is linked to it as {kind}, since {since}{until}."
    return (
        f"You supervise {link.team.name} of {link.agency.name}, somebody of which is {kind}, since {since}{until}."
        if teams.get(link.team_id)
        else ""
    )


def _listed(case: Case) -> set[UUID] | None:
    """Who stands on the list of the case and of everybody restricted on it whom the reader sees; None where nothing is restricted."""
    if not case.strictness:
        return None
    persons = set(CasePerson.objects.filter(case=case, person__restriction__gt=0).values_list("person_id", flat=True))
    lists: dict[UUID, set[UUID]] = {thing: set() for thing in (*persons, *([case.pk] if case.restriction else []))}
    rows = NamedReader.objects.filter(live(timezone.now()), Q(person_id__in=persons) | Q(case=case))
    for case_id, person_id, user_id in rows.values_list("case_id", "person_id", "user_id"):
        for thing in lists.keys() & {case_id, person_id}:
            lists[thing].add(user_id)
    return set.intersection(*lists.values()) if lists else set()


def _told(verb: str) -> str:
    name = verb.partition(".")[2]
    return LOOKS.get(name) or name.replace("_", " ").capitalize()


def _day(moment: datetime) -> str:
    return day_in_words(localtime(moment).date())

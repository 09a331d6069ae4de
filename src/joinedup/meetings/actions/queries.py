"""One action: what it is, where it stands, what was said, and which steps lead on for this reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.foundation.files.queries import FileLine, files
from joinedup.foundation.places import key_of
from joinedup.meetings.actions.models import Action, ReminderRule
from joinedup.meetings.actions.rules import (
    REMIND_AFTER,
    REMIND_BEFORE,
    REMIND_SOURCE,
    STATES,
    STEP_WORDS,
    due_words,
    is_checked,
    judge_reminder,
    reference_of,
)
from joinedup.partnership.queries import Agency, Seat
from joinedup_core.lifecycle import OWED, By, Party, Position, State, Step, Verdict, next_steps
from joinedup_core.permits import Actor, Permission, decide

PARTIES = {
    Party.OWNER: Permission.UPDATE_ACTIONS,
    Party.MANAGER: Permission.EDIT_ACTIONS,
    Party.CONFIRMER: Permission.CONFIRM_ACTIONS,
}


@dataclass(frozen=True)
class ActionLine:
    """An action as lists show it. It names posts and agencies, not people."""

    id: UUID
    partnership: str
    reference: str
    text: str
    group: str
    owner: str
    agency_id: UUID | None
    agency: str
    source_kind: str
    source: str
    due_on: date | None
    due_words: str
    lateness: str
    overdue: bool
    priority: str
    state: str
    state_words: str
    colour: str
    state_on: date
    reason: str
    latest_note_at: datetime | None
    version: int


@dataclass(frozen=True)
class Happening:
    """One thing on an action's timeline."""

    at: datetime
    title: str
    by: str
    text: str
    evidence: str
    file: FileLine | None


@dataclass(frozen=True)
class Offer:
    """A step that leads on from here: its button, and why this reader cannot take it, if so."""

    step: Step
    button: str
    verdict: Verdict


@dataclass(frozen=True)
class ActionPage:
    """Everything the page of one action shows."""

    line: ActionLine
    group_id: UUID
    source_words: str
    source_id: UUID | None
    owner_seat_id: UUID | None
    holder: str
    repeats: str
    follows: str
    impact_due_on: date | None
    impact_tested_on: date | None
    impact_tested_how: str
    checked: bool
    happenings: tuple[Happening, ...]
    offers: tuple[Offer, ...]
    may_edit: Verdict
    may_update: Verdict
    may_send: bool


@dataclass(frozen=True)
class Reminding:
    """When owners are reminded, and where that comes from."""

    before: int
    after: int
    source: str
    version: int = 0


ROWS = ("group", "owner_agency", "owner_seat")
SHOWN = (
    "place", "version", "number", "text", "group__name", "owner_agency__name", "owner_seat__post", "source_kind",
    "source_words", "due_on", "due_words", "priority", "status", "status_on", "status_reason", "done_by", "latest_note_at",
)  # fmt: skip
"""What `line_of` needs of an action and of what it belongs to."""


def get_action(actor: Actor, partnership: str, action_id: UUID, today: date) -> ActionPage:
    """One action with its timeline. Raises `NotFound`."""
    seen = Action.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(partnership__key=partnership)
    row = seen.select_related(*ROWS, "owner_seat__holder", "follows").filter(pk=action_id).first()
    if row is None:
        raise NotFound("no such action")
    seat = row.owner_seat
    held = (seat.holder.name if seat.holder else seat.holder_name) if seat else ""
    return ActionPage(
        line=line_of(row, today), group_id=row.group_id, source_words=row.source_words, source_id=row.source_id,
        owner_seat_id=row.owner_seat_id, holder=held, repeats=row.repeats,
        follows=reference_of(row.follows.number) if row.follows else "",
        impact_due_on=row.impact_due_on, impact_tested_on=row.impact_tested_on,
        impact_tested_how=row.impact_tested_how, checked=is_checked(row.source_kind),
        happenings=_timeline(row), offers=offers(actor, row),
        may_edit=_may(actor, Permission.EDIT_ACTIONS, row), may_update=_may(actor, Permission.UPDATE_ACTIONS, row),
        may_send=decide(actor, Permission.SEND_NOTICES, row.thing).allowed,
    )  # fmt: skip


def with_names(rows: QuerySet[Action]) -> QuerySet[Action]:
    """Rows for `line_of`: with the names of group, agency and seat, and without what no list shows."""
    return rows.select_related(*ROWS).only(*SHOWN)


def line_of(row: Action, today: date) -> ActionLine:
    """An action as lists show it; its group, agency and seat are fetched with it."""
    state, agency, seat = State(row.status), row.owner_agency, row.owner_seat
    words, colour = STATES[state]
    owner = ", ".join(part for part in (seat.post if seat else "", agency.name if agency else "") if part)
    return ActionLine(
        id=row.pk, partnership=key_of(row.place), reference=reference_of(row.number), text=row.text, group=row.group.name, owner=owner or "Nobody",
        agency_id=row.owner_agency_id, agency=agency.name if agency else "", source_kind=row.source_kind,
        source=row.source_words, due_on=row.due_on, due_words=row.due_words,
        lateness=due_words(row.due_on, row.due_words, today, owed=state in OWED),
        overdue=position_of(row).is_overdue(row.due_on, today), priority=row.priority, state=state,
        state_words=words, colour=colour, state_on=row.status_on, reason=row.status_reason,
        latest_note_at=row.latest_note_at, version=row.version,
    )  # fmt: skip


def position_of(row: Action) -> Position:
    """Where an action stands, as the rules of its life ask."""
    return Position(State(row.status), is_checked(row.source_kind), row.done_by, row.status_reason, row.status_on)


def part_of(actor: Actor, row: Action) -> By:
    """In what parts somebody acts on an action, and whether it is their own: their seat's, or their agency's alone."""
    thing = row.thing
    parties = frozenset(party for party, permission in PARTIES.items() if decide(actor, permission, thing).allowed)
    named = actor.user_id is not None and actor.user_id in thing.names
    unheld = not thing.names and actor.agency_id is not None and actor.agency_id == thing.agency
    return By(actor.key, parties, owns=named or unheld)


def offers(actor: Actor, row: Action) -> tuple[Offer, ...]:
    """The steps that lead on from where an action stands, those this reader may take first."""
    found = [Offer(s, STEP_WORDS[s].button, v) for s, v in next_steps(position_of(row), part_of(actor, row))]
    return tuple(sorted(found, key=lambda offer: not offer.verdict.allowed))


def actions_to_remind(actor: Actor, today: date) -> list[tuple[UUID, str]]:
    """Owed actions whose owner is to be reminded today, with the wording; whose holder can be written to."""
    rows = Action.objects.visible_to(actor, Permission.SEND_NOTICES).filter(
        status__in=[*OWED], due_on__isnull=False, owner_seat__holder__is_active=True
    )
    rules = {r.partnership_id: r for r in ReminderRule.objects.all()}
    found = []
    for row in rows.order_by("due_on", "id").only("due_on", "partnership_id"):
        rule = rules.get(row.partnership_id)
        before, after = (rule.days_before, rule.days_after) if rule else (REMIND_BEFORE, REMIND_AFTER)
        reminder = judge_reminder(row.due_on, today, before, after)
        if reminder:
            found.append((row.pk, reminder.wording))
    return found


def reminding(partnership: str) -> Reminding:
    """When the owners of a partnership's actions are reminded, and who set it so."""
    row = ReminderRule.objects.filter(partnership__key=partnership).first()
    if row is None:
        return Reminding(REMIND_BEFORE, REMIND_AFTER, REMIND_SOURCE)
    return Reminding(row.days_before, row.days_after, row.source, row.version)


def owner_choices(partnership: str, today: date) -> list[tuple[str, str]]:
    """Whom an action can be given to: each live seat, and each agency as a whole. The reader sees the partnership."""
    seats = Seat.objects.filter(group__partnership__key=partnership).exclude(to_on__lt=today)
    found = [
        (f"seat:{s.pk}", ", ".join(p for p in (s.agency.name if s.agency else "", s.post, s.group.name) if p))
        for s in seats.select_related("agency", "group").order_by("agency__sort_name", "post", "id")
    ]
    agencies = Agency.objects.filter(memberships__partnership__key=partnership).exclude(to_on__lt=today).distinct()
    return [*((f"agency:{a.pk}", f"{a.name} (no named post)") for a in agencies.order_by("sort_name")), *found]


def get_evidence(page: ActionPage, file_id: UUID) -> FileLine:
    """A file that is evidence on an action its reader sees. Raises `NotFound`."""
    found = next((h.file for h in page.happenings if h.file and h.file.id == file_id), None)
    if found is None:
        raise NotFound("no such file here")
    return found


def _may(actor: Actor, permission: Permission, row: Action) -> Verdict:
    verdict = decide(actor, permission, row.thing)
    return Verdict(verdict.allowed, "" if verdict.allowed else verdict.because)


def _timeline(row: Action) -> tuple[Happening, ...]:
    notes = list(row.notes.select_related("agency").order_by("-at", "-id"))
    steps = list(row.steps.select_related("agency").order_by("-at", "-id"))
    names = people({x.author_id for x in (*notes, *steps) if x.author_id})
    stored = files({n.evidence_file_id for n in notes if n.evidence_file_id})

    def by(x: object) -> str:
        author, agency = names.get(x.author_id), x.agency  # type: ignore[attr-defined]
        via = "through an e-mailed link" if x.actor_key.startswith("link:") else ""  # type: ignore[attr-defined]
        return ", ".join(p for p in (author.name if author else "", agency.name if agency else "", via) if p)

    told = [Happening(n.at, "Progress", by(n), n.text, n.evidence_words, stored.get(n.evidence_file_id)) for n in notes]
    told += [Happening(s.at, _told(s.step), by(s), s.reason, "", None) for s in steps]
    return tuple(sorted(told, key=lambda h: h.at, reverse=True))


def _told(step: str) -> str:
    known = {"add": "Added to the register", "edit": "Changed", "give": "Given to another owner", "link": "Asked for an update by e-mail", "import": "Taken from a published list", "brought": "Brought in from a table"}  # fmt: skip
    return known[step] if step in known else STEP_WORDS[Step(step)].told


def action_titles(actor: Actor, ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Of the given actions those the actor may see: the partnership's key and a title."""
    rows = Action.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(pk__in=ids).select_related("partnership")
    return {a.pk: (a.partnership.key, f"{reference_of(a.number)}: {a.text[:90]}") for a in rows}

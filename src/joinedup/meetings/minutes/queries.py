"""Minutes for pages and documents, and what a first draft is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localtime

from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.meetings.actions.models import Action
from joinedup.meetings.actions.queries import ROWS, ActionLine, line_of
from joinedup.meetings.agenda.models import AgendaItem
from joinedup.meetings.attendance.lines import AttendanceLine, MeetingHead
from joinedup.meetings.attendance.queries import Sheet, head_of, sheet_of
from joinedup.meetings.attendance.rules import ABSENT, APOLOGY, HERE, UPDATE
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.decisions.queries import DecisionLine, decisions_of_meeting, interests_of_meeting
from joinedup.meetings.minutes import rules
from joinedup.meetings.minutes.models import Minutes, MinutesVersion
from joinedup.meetings.quorum.rules import Judgement
from joinedup.partnership.queries import Seat
from joinedup_core.permits import Actor, Permission, decide


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of a meeting, as this reader may read them. No `id`: nothing is drafted, or not for them yet."""

    meeting: MeetingHead
    id: UUID | None
    text: str
    blocks: tuple[rules.Block, ...]
    state: str
    approved_at: datetime | None
    circulated_at: datetime | None
    version: int
    may_write: bool
    may_approve: bool
    unwritten: tuple[str, ...] = ()
    """The headings of a draft under which nobody has written yet."""

    @property
    def state_label(self) -> str:
        """The state in words."""
        return rules.STATES.get(self.state, "Not drafted yet")

    @property
    def colour(self) -> str:
        """The colour of its tag."""
        return rules.COLOURS.get(self.state, "grey")


@dataclass(frozen=True)
class VersionLine:
    """A version of the text, for the history."""

    number: int
    saved_at: datetime
    saved_by: str
    note: str
    text: str


def get_minutes(actor: Actor, partnership: str, meeting_id: UUID) -> MinutesPage:
    """The minutes of a meeting. A draft is for those who write or approve it; the rest read approved minutes."""
    meetings = Meeting.objects.visible_to(actor, Permission.SEE_MEETINGS).filter(place__startswith=f"{partnership}/")
    meeting = meetings.select_related("group__partnership").filter(pk=meeting_id).first()
    if meeting is None:
        raise NotFound("no such meeting")
    head = head_of(meeting)
    write, approve, restricted = (
        decide(actor, p, meeting.thing).allowed
        for p in (Permission.WRITE_MINUTES, Permission.APPROVE_MINUTES, Permission.SEE_RESTRICTED_PAPERS)
    )
    row = Minutes.objects.filter(meeting=meeting).first()
    if row is None or (row.state == rules.DRAFT and not (write or approve)):
        return MinutesPage(head, None, "", (), "", None, None, 0, write, approve)
    shown = tuple(rules.readable(row.text, restricted=restricted))
    text = row.text if restricted else ""
    return MinutesPage(
        head,
        row.pk,
        text,
        shown,
        row.state,
        row.approved_at,
        row.circulated_at,
        row.version,
        write and restricted,
        approve,
        rules.still_to_write(row.text) if row.state == rules.DRAFT else (),
    )


def versions(page: MinutesPage) -> list[VersionLine]:
    """Every version, the latest first, for those who write or approve."""
    if page.id is None or not (page.may_write or page.may_approve) or not page.text:
        return []
    rows = list(MinutesVersion.objects.filter(minutes_id=page.id).order_by("-number"))
    names = people({v.saved_by_id for v in rows if v.saved_by_id})
    return [
        VersionLine(v.number, v.saved_at, names[v.saved_by_id].name if v.saved_by_id in names else "", v.note, v.text)
        for v in rows
    ]


def first_draft(actor: Actor, meeting: Meeting) -> str:
    """A first draft from agenda, attendance, interests and decisions."""
    sheet = sheet_of(meeting)
    found = decisions_of_meeting(actor, meeting.pk)
    by_item: dict[UUID | None, list[str]] = {}
    for d in found:
        by_item.setdefault(d.item_id, []).append(decision_words(d))
    rows = AgendaItem.objects.filter(meeting=meeting, state="accepted").order_by("order", "id")
    return rules.draft_text(
        present=[_came(li) for li in sheet.lines if li.state in HERE],
        apologies=[_seat(li) for li in sheet.lines if li.state in {APOLOGY, UPDATE}],
        absent=[_seat(li) for li in sheet.lines if li.state == ABSENT and not li.nobody_absent],
        vacant=[_seat(li) for li in sheet.lines if li.nobody_absent],
        quorum=quorum_words(sheet),
        interests=[
            f"{i.post}, {i.agency}: {i.nature} ({i.item}){' (out for this item)' if i.is_out else ''}"
            for i in interests_of_meeting(actor, meeting.pk)
        ],
        items=[rules.Item(r.title, r.confidential, tuple(by_item.get(r.pk, ()))) for r in rows],
        loose=by_item.get(None, []),
        actions=_actions(actor, meeting),
    )


def quorum_words(sheet: Sheet) -> str:
    """Whether the meeting was quorate, and where that changed when somebody came or left."""
    begins, ends = sheet.meeting.starts_at, sheet.meeting.ends_at
    moved = {
        m for li in sheet.lines if li.state in HERE for m in (li.arrived_at, li.left_at) if m and begins < m < ends
    }
    told: list[tuple[datetime, Judgement]] = []
    for moment in sorted({begins, *moved}):
        judgement = sheet.judge(at=moment)
        if not told or judgement.state != told[-1][1].state:
            told.append((moment, judgement))
    if len(told) == 1:
        return told[0][1].because
    first, *later = told
    return " ".join(
        [
            f"At the start {_lower(first[1].because)}",
            *(f"From {localtime(m):%H:%M} {_lower(j.because)}" for m, j in later),
        ]
    )


def _lower(sentence: str) -> str:
    """A sentence about the quorum as it stands inside another."""
    return sentence[:1].lower() + sentence[1:]


def _actions(actor: Actor, meeting: Meeting) -> list[str]:
    """The actions that came from the meeting, as its minutes cite them."""
    rows = Action.objects.visible_to(actor, Permission.SEE_ACTIONS).filter(source_kind="meeting", source_id=meeting.pk)
    lines = [line_of(a, head_of(meeting).on) for a in rows.select_related(*ROWS).order_by("number")]
    return [
        f"{a.reference}: {a.text} ({', '.join(p for p in (a.owner, due_words(a)) if p) or 'no owner yet'})"
        for a in lines
    ]


def due_words(action: ActionLine) -> str:
    """By when, in words."""
    return f"by {action.due_on.day} {action.due_on:%B %Y}" if action.due_on else action.due_words


def decision_words(d: DecisionLine) -> str:
    """A decision as minutes cite it."""
    state = "" if d.state == "taken" else f"{d.state_label.lower()}: {d.because}"
    told = "; ".join(words for words in (d.recorded_words, state) if words)
    return f"Decision {d.reference}: {d.text}{f' ({told})' if told else ''}"


def receivers(meeting: Meeting, *, on: date) -> dict[UUID, str]:
    """The users who hold a seat of the group on a day, with their e-mail addresses."""
    seats = Seat.objects.filter(group_id=meeting.group_id, holder__isnull=False)
    seats = seats.exclude(to_on__lt=on)
    return {p.id: p.email for p in people(set(seats.values_list("holder_id", flat=True))).values()}


def _came(line: AttendanceLine) -> str:
    who = line.holder if line.state == "present" else f"{line.name or line.deputy or 'a deputy'}, deputy"
    parts = [who, line.post, line.agency]
    told = ", ".join(p for p in dict.fromkeys(parts) if p)
    came = f"from {localtime(line.arrived_at):%H:%M}" if line.arrived_at else ""
    left = f"left at {localtime(line.left_at):%H:%M}" if line.left_at else ""
    notes = [n for n in ("remotely" if line.remote else "", came, left) if n]
    return f"{told} ({', '.join(notes)})" if notes else told


def _seat(line: AttendanceLine) -> str:
    told = ", ".join(p for p in (line.holder, line.post, line.agency) if p)
    return f"{told} (written update)" if line.state == UPDATE else told

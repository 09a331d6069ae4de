"""What is known of papers: those of a meeting a reader may see, one with its versions, deadlines, and pack contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.files import queries as files
from joinedup.foundation.listing import Listing, Page
from joinedup.meetings.agenda.queries import Agenda, ItemLine
from joinedup.meetings.calendar.queries import MeetingLine
from joinedup.meetings.papers.models import Paper, PaperDeadline, PaperReader, PaperVersion
from joinedup.meetings.papers.rules import Deadline, deadline, size_in_words
from joinedup.partnership import queries as partnership_queries
from joinedup_core.permits import Actor, Permission, Thing, decide

SORTS = {
    "title": ("title", "id"),
    "meeting": ("meeting__starts_at", "title", "id"),
    "group": ("meeting__group__name", "meeting__starts_at", "id"),
}


@dataclass(frozen=True)
class VersionLine:
    """One version of a paper."""

    number: int
    file_id: UUID
    file_name: str
    content_type: str
    size: int
    note: str
    late_days: int
    added_at: datetime

    @property
    def size_words(self) -> str:
        """The size as people read it."""
        return size_in_words(self.size)


@dataclass(frozen=True)
class PaperLine:
    """A paper as its reader may see it; `latest` is its newest version."""

    id: UUID
    meeting_id: UUID
    meeting: str
    meeting_on: date
    group: str
    item_id: UUID | None
    title: str
    restricted: bool
    withdrawn_because: str
    latest: VersionLine | None
    versions: tuple[VersionLine, ...]
    place: str
    version: int

    @property
    def late(self) -> str:
        """Whether the newest version came late, in words."""
        days = self.latest.late_days if self.latest else 0
        return f"Late by {days} working {'day' if days == 1 else 'days'}" if days else ""


@dataclass(frozen=True)
class ItemWithPapers:
    """An agenda item and the papers under it that the reader may see."""

    item: ItemLine | None
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True)
class PackPart:
    """One paper in a reader's pack, with its bytes (None where they cannot be had)."""

    item: ItemLine | None
    paper: PaperLine
    data: bytes | None


def papers_of(actor: Actor, meeting: MeetingLine) -> list[PaperLine]:
    """The papers of a meeting that the actor may see, by title; withdrawn ones left out."""
    rows = _seen(actor).filter(meeting_id=meeting.id, withdrawn_because="")
    return [_paper(r) for r in rows.order_by("title", "id")]


def beside_items(agenda: Agenda, papers: Sequence[PaperLine]) -> list[ItemWithPapers]:
    """The agenda with each item's papers; papers for the meeting as a whole, or for items gone, come last."""
    under: dict[UUID | None, list[PaperLine]] = {}
    for paper in papers:
        under.setdefault(paper.item_id, []).append(paper)
    lines = [ItemWithPapers(item, tuple(under.pop(item.id, ()))) for item in agenda.items]
    rest = tuple(p for found in under.values() for p in found)
    return [*lines, ItemWithPapers(None, rest)] if rest else lines


def papers(actor: Actor, partnership: str, listing: Listing, *, group_id: UUID | None = None) -> Page[PaperLine]:
    """Every paper of a partnership that the actor may see, newest meeting first unless sorted otherwise."""
    rows = _seen(actor).filter(place__startswith=f"{partnership}/", withdrawn_because="")
    if group_id is not None:
        rows = rows.filter(meeting__group_id=group_id)
    return listing.cut(rows, _paper, sorts=SORTS, default="-meeting")


def get_paper(actor: Actor, partnership: str, paper_id: UUID) -> PaperLine:
    """One paper with all its versions. Raises `NotFound`, also for a restricted one the actor is not named on."""
    row = _seen(actor).filter(place__startswith=f"{partnership}/", pk=paper_id).first()
    if row is None:
        raise NotFound("no such paper")
    return _paper(row)


def get_version(actor: Actor, partnership: str, paper_id: UUID, number: int) -> tuple[VersionLine, bytes]:
    """One version of a paper and its bytes. Raises `NotFound`."""
    paper = get_paper(actor, partnership, paper_id)
    found = next((v for v in paper.versions if v.number == number), None)
    if found is None or paper.withdrawn_because:
        raise NotFound("no such version")
    return found, files.get_content(found.file_id)[1]


def readers_of(actor: Actor, paper: PaperLine) -> list[str]:
    """The seats a restricted paper is for, as post and agency."""
    rows = PaperReader.objects.filter(paper_id=paper.id).select_related("seat__agency").order_by("seat__post")
    return [f"{r.seat.post}, {r.seat.agency.name}" if r.seat.agency else r.seat.post for r in rows]


def reader_seats(paper: PaperLine) -> list[UUID]:
    """The seats a restricted paper is for."""
    return list(PaperReader.objects.filter(paper_id=paper.id).order_by("made_at").values_list("seat_id", flat=True))


def deadline_of(meeting: MeetingLine) -> Deadline:
    """When papers for a meeting are due, and what is in doubt about it."""
    setting = PaperDeadline.objects.filter(group_id=meeting.group_id).first()
    return deadline(meeting.on, setting.working_days if setting else None, setting.source if setting else "")


def deadline_setting(group_id: UUID) -> tuple[int | None, str, int]:
    """A group's own setting: working days (None where it has not said), its source, and the version (0 where none)."""
    setting = PaperDeadline.objects.filter(group_id=group_id).first()
    return (setting.working_days, setting.source, setting.version) if setting else (None, "", 0)


def may_add(actor: Actor, place: str) -> bool:
    """Whether the button that adds a paper is offered."""
    return decide(actor, Permission.ADD_PAPERS, Thing(place)).allowed


def need(actor: Actor, permission: Permission, place: str) -> None:
    """Raise `NotAllowed` for whoever sees a paper and may not do this to it, before a form is shown."""
    verdict = decide(actor, permission, Thing(place))
    if not verdict.allowed:
        raise NotAllowed(verdict.because)


def pack_parts(actor: Actor, meeting: MeetingLine, agenda: Agenda) -> list[PackPart]:
    """The newest version of every paper the actor may see, in the order of the agenda."""
    found = []
    for line in beside_items(agenda, papers_of(actor, meeting)):
        for paper in line.papers:
            if paper.latest is not None:
                found.append(PackPart(line.item, paper, _bytes(paper.latest.file_id)))
    return found


def reader_words(actor: Actor, meeting: MeetingLine, *, today: date) -> str:
    """Whom a pack is for, as posts and never by name."""
    seats = partnership_queries.seats_of_groups(actor, {meeting.group_id}, on=today)
    mine = [s.label for s in seats if actor.user_id and actor.user_id in (str(s.holder_id), str(s.deputy_id))]
    return "; ".join(mine) or "somebody who supports or oversees this group"


def _bytes(file_id: UUID) -> bytes | None:
    try:
        return files.get_content(file_id)[1]
    except NotFound:
        return None


def _seen(actor: Actor) -> Any:
    versions = Prefetch("versions", PaperVersion.objects.order_by("-number"))
    rows = Paper.objects.visible_to(actor, Permission.SEE_MEETINGS)
    return rows.select_related("meeting__group").prefetch_related(versions)


def _paper(row: Paper) -> PaperLine:
    versions = tuple(
        VersionLine(v.number, v.file_id, v.file_name, v.content_type, v.size, v.note, v.late_days, v.added_at)
        for v in row.versions.all()
    )
    return PaperLine(
        row.pk, row.meeting_id, row.meeting.title, timezone.localtime(row.meeting.starts_at).date(), row.meeting.group.name,
        row.item_id, row.title, row.restricted, row.withdrawn_because, versions[0] if versions else None, versions, row.place,
        row.version,
    )  # fmt: skip

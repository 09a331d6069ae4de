"""A board of Northvale for tests: its rule asks for all three statutory partners; made by commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from joinedup.meetings.agenda.models import AgendaItem
from joinedup.meetings.attendance import commands as attendance
from joinedup.meetings.attendance.rules import Mark
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.quorum import commands as quorum
from joinedup.meetings.quorum.parts import ALL_OF, Part
from joinedup.partnership import commands as partnership
from tests.cast import ROOT, World

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 20, 15, tzinfo=LONDON)


def at(hour: int, minute: int = 0, day: int = 19) -> datetime:
    """A moment on the day of the meeting."""
    return datetime(2026, 11, day, hour, minute, tzinfo=LONDON)


@dataclass(frozen=True)
class Board:
    """The seats of the board, its meeting and one item."""

    council: UUID
    icb: UUID
    police: UUID
    hospital: UUID
    chair: UUID
    meeting: UUID
    item: UUID


def make_meeting(world: World, *, day: int = 19, title: str = "Board", group: UUID | None = None) -> UUID:
    group_id = group or world.board
    row = Meeting.objects.create(
        pk=uuid4(), group_id=group_id, place=f"northvale/board/group:{group_id}/", title=title,
        starts_at=at(10, day=day), ends_at=at(12, day=day),
    )  # fmt: skip
    return row.pk


def make_item(meeting: UUID, title: str = "Neglect strategy", order: int = 1) -> UUID:
    place = Meeting.objects.get(pk=meeting).place
    return AgendaItem.objects.create(meeting_id=meeting, place=place, title=title, order=order).pk


def make_board(world: World, *, rule: bool = True) -> Board:
    def seat(post: str, agency: UUID | None, role: str = "member", **more: object) -> UUID:
        more = {"holder_name": f"The {post}"} | more
        return partnership.add_seat(ROOT, world.board, post=post, agency_id=agency, role=role, **more)

    if rule:
        partners = tuple(str(a) for a in (world.council, world.icb, world.police))
        part = Part(ALL_OF, agencies=partners, says="all three statutory partners")
        quorum.record_quorum_rule(ROOT, world.board, rule_parts=[part], source="Terms of reference, 2024")
    meeting = make_meeting(world)
    return Board(
        council=seat("Director of Children", world.council),
        icb=seat("Chief Nurse", world.icb, deputy_name="Robin Vale", deputy_has_authority=True),
        police=seat("Chief Superintendent", world.police),
        hospital=seat("Head of Safeguarding", world.hospital),
        chair=seat("Independent chair", None, role="chair"),
        meeting=meeting,
        item=make_item(meeting),
    )


def mark(world_meeting: UUID, states: dict[UUID, str], **more: object) -> None:
    """Mark seats as they were taken."""
    marks = [Mark(str(seat), 0, state, **more) for seat, state in states.items()]
    attendance.record_attendance(ROOT, world_meeting, marks=marks, now=NOW)

"""The tallies that the database adds up are those of a plain count, however many seats an agency has."""

import random
from datetime import timedelta

import pytest

from joinedup.meetings.attendance import queries, rules
from joinedup.meetings.attendance.models import Attendance
from joinedup.meetings.attendance.rules import Tally
from joinedup.meetings.calendar.models import Meeting
from joinedup.partnership.models import Group, Seat
from tests.cast import ROOT
from tests.rooms.meetings.board import NOW

JUDGED = {True: "apologies_valid", False: "apologies_not_valid", None: "apologies_not_judged"}
COLUMNS = {
    rules.PRESENT: "present", rules.DEPUTY: "deputies", rules.ABSENT: "absences", rules.UPDATE: "updates",
    rules.EXPECTED: "not_marked",
}  # fmt: skip


def fill(group, agencies, chance):
    """Ten meetings; each agency has one to three seats, and each seat is marked at most meetings."""
    seats = [
        Seat.objects.create(group=group, place=group.place, agency_id=agency, post=f"{agency} {n}")
        for agency in agencies
        for n in range(chance.randint(1, 3))
    ]
    for n in range(10):
        day = NOW - timedelta(days=20 * n)
        meeting = Meeting.objects.create(
            group=group, place=group.place, title="Meeting", state=chance.choice(["held", "held", "cancelled"]),
            starts_at=day, ends_at=day + timedelta(hours=1),
        )  # fmt: skip
        for seat in [None, *chance.sample(seats, len(seats) - 1)]:  # without a seat: somebody who came for an agency
            Attendance.objects.create(
                meeting=meeting, group=group, place=group.place, held_on=day.date(), seat=seat, post="Post",
                agency_id=seat.agency_id if seat else agencies[0], state=chance.choice([*COLUMNS, rules.APOLOGY]),
                reason_valid=chance.choice([True, False, None]), role=chance.choice(["member", "chair", "adviser"]),
            )  # fmt: skip


def counted(group, agency):
    """The tally by a plain count."""
    rows = Attendance.objects.filter(group=group, agency_id=agency, role__in=rules.EXPECTED_ROLES)
    rows = [row for row in rows.select_related("meeting") if row.meeting.state != "cancelled"]
    numbers = dict.fromkeys(Tally._fields, 0) | {
        "meetings": len({row.meeting_id for row in rows}), "seats": len(rows),
        "represented": len({row.meeting_id for row in rows if row.state in rules.HERE}),
    }  # fmt: skip
    for row in rows:
        numbers[JUDGED[row.reason_valid] if row.state == rules.APOLOGY else COLUMNS[row.state]] += 1
    return Tally(**numbers) if rows else None


@pytest.mark.parametrize("seed", range(4))
def test_are_those_of_a_plain_count(world, seed):
    agencies, groups = [world.council, world.police, world.icb], [world.board, world.subgroup]
    for group in Group.objects.filter(pk__in=groups):
        fill(group, agencies, random.Random(f"{seed} {group.key}"))
    matrix = queries.attendance_matrix(ROOT, "northvale", until=NOW.date())
    shown = {
        (g, row.agency_id): cell for row in matrix.rows for (g, _), cell in zip(matrix.groups, row.cells, strict=True)
    }
    expected = {(g, a): counted(g, a) for g in groups for a in agencies}
    assert {key: cell for key, cell in shown.items() if cell} == {key: cell for key, cell in expected.items() if cell}
    assert any(cell and cell.seats > cell.meetings > cell.represented for cell in expected.values())

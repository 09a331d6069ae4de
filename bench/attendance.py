"""The attendance matrix: ten years of 40 groups that meet six times a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bench.page import Page, measure
from bench.population import Population

YEARS, MEETINGS, AGENCIES = 10, 6, 25
STATES = ("present", "present", "present", "deputy", "apology", "absent")


def fill(at: Population, rows: int) -> None:
    """Ten years of meetings (one year where only queries are counted), every seat of the group marked at each."""
    from joinedup.meetings.models import Attendance, Meeting
    from joinedup.partnership.models import Group, Seat

    years = YEARS if rows == AGENCIES else 1
    last = datetime(2026, 11, 1, 10, tzinfo=UTC)
    groups = Group.objects.in_bulk(at.groups)
    meetings = [
        Meeting(
            group=group, place=group.place, title="Meeting", state="held",
            starts_at=(day := last - timedelta(days=n * 365 // MEETINGS)), ends_at=day + timedelta(hours=2),
        )
        for group in groups.values()
        for n in range(years * MEETINGS)
    ]  # fmt: skip
    Meeting.objects.bulk_create(meetings, batch_size=1000)
    seats: dict[object, list[Seat]] = {}
    for seat in Seat.objects.filter(group__in=groups):
        seats.setdefault(seat.group_id, []).append(seat)
    Attendance.objects.bulk_create(
        (
            Attendance(
                meeting=meeting, group_id=meeting.group_id, place=meeting.place, held_on=meeting.starts_at.date(),
                seat=seat, agency_id=seat.agency_id, role="member", post=seat.post, state=STATES[(n + m) % 6],
            )
            for m, meeting in enumerate(meetings)
            for n, seat in enumerate(seats[meeting.group_id])
        ),
        batch_size=2000,
    )  # fmt: skip


PAGE = Page(
    name="Attendance matrix",
    rows=AGENCIES,
    noun="agencies, 10 years of 40 groups (24,600 attendances)",
    fill=fill,
    address="/{key}/meetings/attendance/?months=120",
    yardstick="/admin/meetings/attendance/?group__partnership__key={key}",
    managers=20,
    agencies_are_rows=True,
)

if __name__ == "__main__":
    measure(PAGE)

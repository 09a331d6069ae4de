"""The action register: 5,000 actions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bench.page import Page, measure
from bench.population import Population

STATES = ("open", "in_progress", "done_by_owner", "confirmed", "superseded")


def fill(at: Population, rows: int) -> None:
    """So many actions of all groups, owned by the seats of the first group, which the twenty users hold."""
    from joinedup.meetings.models import Action

    owners = at.seats[at.groups[0]]
    today = date(2026, 11, 22)
    Action.objects.bulk_create(
        (
            Action(
                partnership_id=at.partnership, group_id=(group := at.groups[n % len(at.groups)]), place=at.place(group),
                number=n + 1, text=f"Action {n}: agree who tells the school, by when, and how we shall know it was done",
                source_kind="meeting", owner_seat_id=owners[n % 20], owner_agency_id=at.agencies[n % len(at.agencies)],
                due_on=today + timedelta(days=n % 400 - 200), priority=("high", "normal", "low")[n % 3],
                status=STATES[n % 5], status_on=today, status_reason="Replaced by another",
                latest_note_at=datetime(2026, 11, 1, tzinfo=UTC),
            )
            for n in range(rows)
        ),
        batch_size=1000,
    )  # fmt: skip


PAGE = Page(
    name="Action register",
    rows=5000,
    noun="actions",
    fill=fill,
    address="/{key}/actions/",
    yardstick="/admin/meetings/action/?partnership__key={key}",
)

if __name__ == "__main__":
    measure(PAGE)

"""Home, my work: twenty users with 5,000 actions between them, seats on groups, registers and meetings to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bench import actions, risks
from bench.page import Page, measure
from bench.population import Population


def fill(at: Population, rows: int) -> None:
    """The action register, a risk register, and six meetings of each group to come."""
    from joinedup.meetings.models import Meeting
    from joinedup.partnership.models import Group

    actions.fill(at, rows)
    risks.fill(at, min(rows, 500))
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    Meeting.objects.bulk_create(
        Meeting(
            group=group, place=group.place, title=f"{group.name}, meeting {n}",
            starts_at=now + timedelta(days=30 * n + 3), ends_at=now + timedelta(days=30 * n + 3, hours=2),
        )
        for group in Group.objects.filter(pk__in=at.groups)
        for n in range(6)
    )  # fmt: skip


PAGE = Page(
    name="Home (my work)",
    rows=5000,
    noun="actions in the register, 250 of them the reader's",
    fill=fill,
    address="/",
    yardstick="/admin/meetings/action/?partnership__key={key}",
)

if __name__ == "__main__":
    measure(PAGE)

"""The demonstration's meetings: Northvale's is lived in, Warrington's grid holds only what is published."""

from __future__ import annotations

from django.utils import timezone

from joinedup.front.demo.world import INSTALLER, PUBLISHED
from joinedup.meetings.calendar import queries as calendar
from joinedup.meetings.models import Meeting
from joinedup.meetings.obligations import queries


class TestDemonstration:
    def test_is_lived_in_and_says_only_what_is_published(self, lived_in: None, db: None) -> None:
        today = timezone.localdate()
        [grid] = queries.grids(INSTALLER, "warrington", on=today, today=today)
        states = {(row.rule.paragraph, cell.answer.state) for row in grid.rows for cell in row.cells}
        assert {p for p, _ in states} == {"5.3", "5.6", "5.8"}
        assert {s for _, s in states} <= {"not_scheduled", "not_published"}
        assert not Meeting.objects.filter(group__partnership__key__in=PUBLISHED).exists()
        assert queries.complaints(INSTALLER, "warrington", today=today) == []

        found = [
            c.answer.state
            for g in queries.grids(INSTALLER, "northvale", on=today, today=today)
            for r in g.rows
            for c in r.cells
        ]
        assert {"scheduled", "done"} <= set(found)
        assert "missed" in {c.answer.state for _, c in queries.complaints(INSTALLER, "northvale", today=today)}
        assert Meeting.objects.filter(state="held").count() > 30
        clashing = [
            m for m in calendar.meetings_between(INSTALLER, "northvale", today, today.replace(year=today.year + 1))
            if calendar.meeting_clashes(INSTALLER, m, today=today)
        ]  # fmt: skip
        assert clashing

"""What boards owe each other, year by year: the rules, and for each year or quarter whether it was brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from joinedup.foundation.accounts.queries import grants_within, sign_ins
from joinedup.foundation.commands import NotFound
from joinedup.meetings.agenda.models import AgendaItem
from joinedup.meetings.obligations.models import CrossBoardRule
from joinedup.meetings.obligations.rules import (
    FREQUENCIES,
    KINDS,
    Answer,
    Evidence,
    Period,
    complains,
    judge_period,
    period_of,
    periods,
)
from joinedup.partnership import queries as partnership_queries
from joinedup_core.calendar import add_months
from joinedup_core.permits import Actor, Permission, Role


@dataclass(frozen=True)
class RuleLine:
    """A cross-board rule: who owes what to whom, how often, and where it is written."""

    id: UUID
    owes: str
    owed: str
    title: str
    kind: str
    every: str
    year_starts_in: int
    from_on: date
    to_on: date | None
    paragraph: str
    source: str
    doubt: str
    version: int

    @property
    def every_label(self) -> str:
        """How often, in words."""
        return FREQUENCIES[self.every]

    @property
    def kind_label(self) -> str:
        """What is brought, in words."""
        return KINDS[self.kind]

    @property
    def written(self) -> str:
        """Where the rule is written."""
        return ", ".join(p for p in (self.source, f"paragraph {self.paragraph}" if self.paragraph else "") if p)


@dataclass(frozen=True)
class Cell:
    """One year or quarter of a rule: the answer, and the meeting and item it rests on."""

    period: Period
    answer: Answer
    span: int
    complains: bool
    meeting_id: UUID | None = None
    item_id: UUID | None = None


@dataclass(frozen=True)
class Row:
    """One rule with its cells of the year shown."""

    rule: RuleLine
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A year of what boards owe each other, for the rules whose year begins in the same month."""

    year: Period
    quarters: tuple[Period, ...]
    rows: tuple[Row, ...]

    @property
    def complaints(self) -> list[tuple[RuleLine, Cell]]:
        """What somebody should see to."""
        return [(row.rule, cell) for row in self.rows for cell in row.cells if cell.complains]


def grids(actor: Actor, partnership: str, *, on: date, today: date) -> list[Grid]:
    """What boards owe each other in the year a day falls in; one grid for each month in which a year begins."""
    return _books(actor, partnership).grids(on, today)


def complaints(actor: Actor, partnership: str, *, today: date) -> list[tuple[RuleLine, Cell]]:
    """What was missed, is not confirmed, or has little time left, in the year now running and the one before it."""
    books = _books(actor, partnership)
    years = [*books.grids(add_months(today, -12), today), *books.grids(today, today)]
    return [pair for grid in years for pair in grid.complaints]


@dataclass(frozen=True)
class _Books:
    """A partnership's rules with what was brought, from which the grid of any year is drawn."""

    rules: list[CrossBoardRule]
    evidence: dict[tuple[UUID, date], AgendaItem]
    published_only: bool

    def grids(self, on: date, today: date) -> list[Grid]:
        """The year a day falls in; one grid for each month in which a year begins."""
        found = []
        for month in sorted({r.year_starts_in for r in self.rules}):
            year = period_of("annually", month, on)
            quarters = tuple(periods("quarterly", month, year.first, year.last))
            rows = [
                Row(_rule(r), tuple(_cells(r, year, self.evidence, today, self.published_only)))
                for r in self.rules
                if r.year_starts_in == month and (r.to_on is None or r.to_on >= year.first)
            ]
            found.append(Grid(year, quarters, tuple(rows)))
        return found


def _books(actor: Actor, partnership: str) -> _Books:
    """Raises `NotFound` where the actor may not see the partnership."""
    published_only = partnership_queries.get_partnership(actor, partnership).provenance == "published"
    found = list(_rules(actor, partnership))
    return _Books(found, _evidence(actor, found), published_only)


def rules(actor: Actor, partnership: str) -> list[RuleLine]:
    """Every cross-board rule of a partnership, by what it says."""
    return [_rule(r) for r in _rules(actor, partnership)]


def get_rule(actor: Actor, partnership: str, rule_id: UUID) -> RuleLine:
    """One cross-board rule. Raises `NotFound`."""
    row = _rules(actor, partnership).filter(pk=rule_id).first()
    if row is None:
        raise NotFound("no such rule")
    return _rule(row)


def partnerships_with_rules() -> list[UUID]:
    """The partnerships that have cross-board rules, for the job that places what is owed."""
    return list(CrossBoardRule.objects.order_by().values_list("partnership_id", flat=True).distinct())


def managers_of(place: str, on: date) -> list[tuple[UUID, str]]:
    """The business managers at a partnership's board who can be written to: id and address."""
    held = {
        g.user_id
        for g in grants_within(place, on)
        if g.place == place and g.role == Role.BUSINESS_MANAGER and g.from_on <= on
    }
    return sorted((user.id, user.email) for user in sign_ins(held).values() if user.active)


def _rules(actor: Actor, partnership: str) -> Any:
    rows = CrossBoardRule.objects.visible_to(actor, Permission.SEE_PARTNERSHIP)
    rows = rows.filter(place__startswith=f"{partnership}/").select_related("from_group", "to_group")
    return rows.order_by("every", "to_group__name", "from_group__name", "title", "id")


def _evidence(actor: Actor, rules: list[CrossBoardRule]) -> dict[tuple[UUID, date], AgendaItem]:
    """The item that answers each rule and period. The grid says when a board was given it, to all who see the rule."""
    rows = AgendaItem.objects.filter(rule__in=rules, state="accepted").select_related("meeting")
    return {(r.rule_id, r.period_on): r for r in rows if r.meeting.state != "cancelled"}


def _cells(
    rule: CrossBoardRule, year: Period, evidence: dict[tuple[UUID, date], AgendaItem], today: date, published_only: bool
) -> list[Cell]:
    found = []
    for period in periods(rule.every, rule.year_starts_in, year.first, year.last):
        item = evidence.get((rule.pk, period.first))
        proof = Evidence(timezone.localtime(item.meeting.starts_at).date(), item.meeting.state) if item else None
        answer = judge_period(period, proof, today=today, from_on=rule.from_on, published_only=published_only)
        found.append(
            Cell(
                period, answer, 4 if rule.every == "annually" else 1, not published_only and complains(answer, period, today),
                item.meeting_id if item else None, item.pk if item else None,
            )
        )  # fmt: skip
    return found


def _rule(row: CrossBoardRule) -> RuleLine:
    return RuleLine(
        row.pk, row.from_group.name if row.from_group else row.from_words, row.to_group.name, row.title, row.kind,
        row.every, row.year_starts_in, row.from_on, row.to_on, row.paragraph, row.source, row.doubt, row.version,
    )  # fmt: skip


def year_before(day: date) -> date:
    """A day in the year before."""
    return add_months(day, -12)


def year_after(day: date) -> date:
    """A day in the year after."""
    return add_months(day, 12)

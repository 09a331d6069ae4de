"""A group's quorum rules, and which agencies are the same one under another name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from joinedup.foundation.commands import NotFound
from joinedup.meetings.quorum import rules
from joinedup.meetings.quorum.models import QuorumRule
from joinedup.meetings.quorum.parts import Part
from joinedup.meetings.quorum.words import AgencyBook
from joinedup.partnership.queries import Group, agency_succession
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class RuleLine:
    """A recorded rule as pages show it."""

    id: UUID
    version: int
    rule: rules.QuorumRule
    words: str
    agencies: str

    @property
    def states_none(self) -> bool:
        """Whether somebody looked, and the source states no quorum."""
        return not self.rule.parts


def rules_of_group(actor: Actor, group_id: UUID) -> list[RuleLine]:
    """A group's rules, the newest first."""
    if not Group.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(pk=group_id).exists():
        raise NotFound("no such group")
    book = agency_book()
    rows = QuorumRule.objects.filter(group_id=group_id).order_by("-from_on", "id")
    return [_line(row, book) for row in rows]


def rule_in_force(group_id: UUID, on: date) -> rules.QuorumRule | None:
    """The rule of a group on a day, for judging (whoever asks has been judged by the row they asked about)."""
    return rules.rule_on([rule_of(r) for r in QuorumRule.objects.filter(group_id=group_id)], on)


def rules_in_force(group_ids: set[UUID], on: date) -> dict[UUID, rules.QuorumRule]:
    """The rule of each of some groups on a day, in one query."""
    found: dict[UUID, list[rules.QuorumRule]] = {}
    for row in QuorumRule.objects.filter(group_id__in=group_ids):
        found.setdefault(row.group_id, []).append(rule_of(row))
    judged = {group: rules.rule_on(listed, on) for group, listed in found.items()}
    return {group: rule for group, rule in judged.items() if rule is not None}


def agency_book() -> AgencyBook:
    """The names of agencies and who followed whom."""
    rows = agency_succession()
    return AgencyBook(
        names={str(i): name for i, name, _, _ in rows},
        successors={str(i): str(s) for i, _, _, s in rows if s is not None},
    )


def rule_of(row: QuorumRule) -> rules.QuorumRule:
    """A stored rule as the value that is judged."""
    return rules.QuorumRule(
        parts=tuple(part_of(p) for p in row.parts),
        from_on=row.from_on,
        to_on=row.to_on,
        source=row.source,
        remote_counts=row.remote_counts,
        agency_chair_counts=row.agency_chair_counts,
    )


def part_of(stored: Mapping[str, Any]) -> Part:
    """A stored part as a value."""
    return Part(
        kind=stored["kind"],
        number=stored.get("number", 0),
        agencies=tuple(stored.get("agencies", ())),
        kinds=tuple(stored.get("kinds", ())),
        says=stored.get("says", ""),
    )


def _line(row: QuorumRule, book: AgencyBook) -> RuleLine:
    rule = rule_of(row)
    named = [book.name(a) for part in rule.parts for a in part.agencies]
    return RuleLine(row.pk, row.version, rule, rule.words or "The source states no quorum", "; ".join(named))

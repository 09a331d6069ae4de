"""A group's quorum rules, and which agencies are the same one under another name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from joinedup.foundation.commands import NotFound
from joinedup.meetings.quorum import rules
from joinedup.meetings.quorum.models import QuorumRule
from joinedup.meetings.quorum.parts import Part
from joinedup.meetings.quorum.words import AgencyBook, Attender
from joinedup.partnership.queries import Group, Seat, agency_succession
from joinedup_core.permits import Actor, Permission, decide


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


@dataclass(frozen=True)
class Place:
    """An agency (or a chair of none) with the posts that stand for it, as the trial of a rule asks about it."""

    key: str
    label: str
    posts: str
    attender: Attender


@dataclass(frozen=True)
class Trial:
    """A group's rule with those who could come: tried without a meeting, and without saving anything."""

    group_id: UUID
    group: str
    rule: rules.QuorumRule | None
    places: tuple[Place, ...]
    book: AgencyBook
    may_edit: bool

    def judge(self, here: Collection[str], no_authority: Collection[str] = ()) -> rules.Judgement:
        """What the rule would say if these were here."""
        came = [replace(p.attender, state=_trial_state(p.key, here, no_authority)) for p in self.places]
        return rules.judge_quorum(self.rule, came, book=self.book)


@dataclass(frozen=True)
class GroupRule:
    """A group and what its rule asks, for the list."""

    group_id: UUID
    group: str
    words: str
    source: str


def rules_of_partnership(actor: Actor, partnership: str, *, on: date) -> list[GroupRule]:
    """Every group with its rule in force; "No rule recorded" where there is none."""
    seen = Group.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(place__startswith=f"{partnership}/")
    groups = list(seen.filter(Q(to_on__isnull=True) | Q(to_on__gte=on)).order_by("name", "id"))
    if not groups:
        raise NotFound("no groups")
    found = rules_in_force({g.pk for g in groups}, on)
    return [
        GroupRule(g.pk, g.name, found[g.pk].words or "The source states no quorum", found[g.pk].source)
        if g.pk in found
        else GroupRule(g.pk, g.name, "No rule recorded", "")
        for g in groups
    ]


def get_trial(actor: Actor, partnership: str, group_id: UUID, *, on: date) -> Trial:
    """A group's rule and its agencies, for the trial. Raises `NotFound`."""
    seen = Group.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(place__startswith=f"{partnership}/")
    group = seen.filter(pk=group_id).first()
    if group is None:
        raise NotFound("no such group")
    rule, book = rule_in_force(group_id, on), agency_book()
    live = (Q(from_on__isnull=True) | Q(from_on__lte=on)) & (Q(to_on__isnull=True) | Q(to_on__gte=on))
    seats = Seat.objects.filter(live, group_id=group_id).select_related("agency").order_by("agency__sort_name", "post")
    may_edit = decide(actor, Permission.EDIT_PARTNERSHIP, group.thing).allowed
    return Trial(group.pk, group.name, rule, tuple(_places(seats, rule, book)), book, may_edit)


def _places(seats: Iterable[Seat], rule: rules.QuorumRule | None, book: AgencyBook) -> Iterator[Place]:
    """One place for each agency that may count, and for the chair, those the rule names first; these come even without seats."""
    named = list(dict.fromkeys(book.same(a) for part in (rule.parts if rule else ()) for a in part.agencies))
    places = list(_all_places(seats, rule, book))
    return iter(sorted(places, key=lambda p: book.same(p.attender.agency or "") not in named))


def _all_places(seats: Iterable[Seat], rule: rules.QuorumRule | None, book: AgencyBook) -> Iterator[Place]:
    by_agency: dict[str, list[Seat]] = {}
    for seat in seats:
        made = Attender(
            str(seat.pk), str(seat.agency_id) if seat.agency_id else None, seat.agency.kind if seat.agency else "",
            seat.role, seat.post,
        )  # fmt: skip
        if rules.can_count(made):
            by_agency.setdefault(made.agency or made.seat, []).append(seat)
    for key, held in by_agency.items():
        first = min(held, key=lambda s: s.role != "member")
        label = first.agency.name if first.agency else first.post
        kind = first.agency.kind if first.agency else ""
        agency = str(first.agency_id) if first.agency_id else None
        yield Place(key, label, "; ".join(s.post for s in held), Attender(key, agency, kind, first.role, first.post))
    for agency in dict.fromkeys(a for part in (rule.parts if rule else ()) for a in part.agencies):
        if not any(book.same(key) == book.same(agency) for key in by_agency):
            yield Place(agency, book.name(agency), "", Attender(agency, agency))


def _trial_state(key: str, here: Collection[str], no_authority: Collection[str]) -> str:
    if key in no_authority:
        return "deputy"
    return "present" if key in here else "absent"

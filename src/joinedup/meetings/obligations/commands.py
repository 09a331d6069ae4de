"""Changing what boards owe each other, and putting it on the right agendas."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.agenda.models import AgendaItem
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.calendar.rules import COMING
from joinedup.meetings.obligations.models import ComplaintTold, CrossBoardRule
from joinedup.meetings.obligations.queries import complaints, managers_of
from joinedup.meetings.obligations.rules import FREQUENCIES, KINDS, choose_meeting, periods, quarter_of
from joinedup.partnership.commands import Group, Partnership
from joinedup_core.permits import Actor, Permission


@command(Permission.ARRANGE_MEETINGS)
def add_cross_board_rule(
    actor: Actor, partnership: Partnership, *, to_group: Group, title: str, from_on: date, from_group: Group | None = None,
    from_words: str = "", kind: str = "item", every: str = "annually", year_starts_in: int = 4, paragraph: str = "",
    source: str = "", doubt: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Record what one board owes another; it goes on the agendas of meetings in the years or quarters to come."""
    _check(partnership, to_group, from_group, title, kind, every, year_starts_in)
    rule = CrossBoardRule.objects.create(
        partnership=partnership, place=partnership.place, to_group=to_group, title=title.strip(), from_on=from_on,
        from_group=from_group, from_words=from_words.strip(), kind=kind, every=every, year_starts_in=year_starts_in,
        paragraph=paragraph, source=source, doubt=doubt,
    )  # fmt: skip
    place_items({to_group.pk}, timezone.localdate())
    return Outcome(rule.pk, f"cross-board rule {rule.pk}")


@command(Permission.ARRANGE_MEETINGS)
def end_cross_board_rule(actor: Actor, rule: CrossBoardRule, *, version: int, on: date) -> Outcome[None]:
    """End a cross-board rule; the last day it is owed is `on`."""
    check_version(rule, version, shown={"Ends on": rule.to_on})
    if on < rule.from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the day the rule began", "on")
    rule.save_changes(to_on=on)
    return Outcome(None, f"ends {on.isoformat()}")


@command(Permission.ARRANGE_MEETINGS)
def place_owed_items(actor: Actor, partnership: Partnership, *, today: date) -> Outcome[int]:
    """Put everything owed on the agendas that can take it (a job does this daily)."""
    groups = set(partnership.cross_board_rules.values_list("to_group_id", flat=True))  # type: ignore[attr-defined]
    touched = place_items(groups, today)
    return Outcome(len(touched), f"{len(touched)} agendas")


@command(Permission.SEND_NOTICES)
def tell_complaints(actor: Actor, partnership: Partnership, *, at: datetime) -> Outcome[int]:
    """Tell the partnership's managers of what boards owe each other and somebody should see to.

    Each year or quarter of a rule is told once, and nobody is written to more than once a calendar quarter.
    """
    today = timezone.localtime(at).date()
    found = {(rule.id, cell.period.first) for rule, cell in complaints(actor, partnership.key, today=today)}
    told = set(ComplaintTold.objects.filter(rule__partnership=partnership).values_list("rule_id", "period_on"))
    fresh = sorted(found - told)
    managers = managers_of(partnership.place, today)
    if not fresh or not managers or _told_this_quarter(partnership, today):
        return Outcome(0, f"{len(fresh)} not told yet, nobody to tell now")
    for user_id, email in managers:
        queue_notice(
            place=partnership.place, email=email, user_id=user_id, wording="owed_items", now=at,
            about=f"partnership.Partnership:{partnership.pk}",
            once=f"owed_items:{partnership.pk}:{quarter_of(today).isoformat()}:{user_id}",
            blanks={"count": str(len(fresh)), "page": reverse("meetings:owed", args=[partnership.key])},
        )  # fmt: skip
    ComplaintTold.objects.bulk_create(
        [ComplaintTold(place=partnership.place, rule_id=r, period_on=on, told_on=today) for r, on in fresh]
    )
    return Outcome(len(fresh), f"told {len(managers)} managers of {len(fresh)}")


def _told_this_quarter(partnership: Partnership, today: date) -> bool:
    rows = ComplaintTold.objects.filter(rule__partnership=partnership, told_on__gte=quarter_of(today))
    return rows.exists()


def place_items(group_ids: set[UUID], today: date) -> set[UUID]:
    """Put what is owed to some groups on their agendas; give back the meetings touched. Safe to repeat.

    A meeting the item was taken off is not given it again.
    """
    rules = list(
        CrossBoardRule.objects.select_for_update(of=("self",))
        .filter(to_group_id__in=group_ids)
        .order_by("made_at", "id")
    )
    if not rules:
        return set()
    coming = list(
        Meeting.objects.filter(group_id__in=group_ids, state__in=COMING, starts_at__date__gte=today).order_by(
            "starts_at"
        )
    )
    items = AgendaItem.objects.filter(rule__in=rules).values_list("rule_id", "period_on", "meeting_id", "state")
    have = {(rule, on) for rule, on, _, state in items if state == "accepted"}
    refused = {(rule, on, meeting) for rule, on, meeting, state in items if state != "accepted"}
    load = Counter(meeting for _, _, meeting, state in items if state == "accepted")
    made: list[AgendaItem] = []
    for rule in rules:
        for period in _periods_ahead(rule, coming, today):
            if (rule.pk, period.first) in have:
                continue
            chosen = choose_meeting(
                [
                    (timezone.localtime(m.starts_at).date(), load[m.pk], m)
                    for m in coming
                    if m.group_id == rule.to_group_id and (rule.pk, period.first, m.pk) not in refused
                ],
                period,
                today,
            )
            if isinstance(chosen, Meeting):
                load[chosen.pk] += 1
                made.append(_item(rule, chosen, period.first, period.label))
    _before_closing(made)
    AgendaItem.objects.bulk_create(made)
    return {item.meeting_id for item in made}


def _before_closing(items: list[AgendaItem]) -> None:
    """Order new items just before those that close each agenda, such as any other business."""
    closing = AgendaItem.objects.filter(
        meeting_id__in={i.meeting_id for i in items}, state="accepted", standing__closing=True
    )
    first = dict(closing.order_by("meeting_id", "-order").values_list("meeting_id", "order"))
    for item in items:
        item.order = first[item.meeting_id] - 1 if item.meeting_id in first else item.order


def _periods_ahead(rule: CrossBoardRule, coming: list[Meeting], today: date) -> list:
    """The years or quarters from now to the receiving board's last planned meeting, while the rule is live."""
    days = [timezone.localtime(m.starts_at).date() for m in coming if m.group_id == rule.to_group_id]
    if not days:
        return []
    first, last = max(today, rule.from_on), min(max(days), rule.to_on or max(days))
    return [p for p in periods(rule.every, rule.year_starts_in, first, last)] if first <= last else []


def _item(rule: CrossBoardRule, meeting: Meeting, period_on: date, label: str) -> AgendaItem:
    paragraph = f", paragraph {rule.paragraph}" if rule.paragraph else ""
    return AgendaItem(
        meeting=meeting, place=meeting.place, title=f"{rule.title}: {label}"[:300], purpose="information", order=6_000,
        source="rule", rule=rule, period_on=period_on, note=f"{rule.source}{paragraph}".strip(", "),
    )  # fmt: skip


def _check(
    partnership: Partnership, to_group: Group, from_group: Group | None, title: str, kind: str, every: str, month: int
) -> None:
    if not title.strip():
        raise Refused("no_title", "Enter what is owed", "title")
    if to_group.partnership_id != partnership.pk or (from_group and from_group.partnership_id != partnership.pk):
        raise Refused("other_partnership", "Choose groups of this partnership", "to_group")
    if from_group and from_group.pk == to_group.pk:
        raise Refused("same_group", "Choose two different groups", "from_group")
    if kind not in KINDS or every not in FREQUENCIES or not 1 <= month <= 12:
        raise Refused("bad_rule", "Choose an agenda item or figures, once a year or every quarter", "every")

"""Finding actions, decisions, meetings, agenda items and papers by words, among those the actor may see."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from joinedup.foundation.search.queries import found
from joinedup.foundation.search.rules import Hit, excerpt, words_in
from joinedup.meetings.actions.rules import number_in, reference_of
from joinedup.meetings.models import Action, AgendaItem, Decision, Meeting, Paper
from joinedup_core.permits import Actor, Permission

SEE, SEE_ALL = Permission.SEE_MEETINGS, Permission.SEE_RESTRICTED_PAPERS
OF_GROUP = ("group__name", "group__partnership__key", "group__partnership__name")
OF_MEETING = ("meeting__starts_at", *(f"meeting__{path}" for path in OF_GROUP))


def search(actor: Actor, text: str) -> list[Hit]:
    """What the search finds in the meetings room."""
    return [
        *_actions(actor, text),
        *_decisions(actor, text),
        *_meetings(actor, text),
        *_items(actor, text),
        *_papers(actor, text),
    ]


def _actions(actor: Actor, text: str) -> list[Hit]:
    rows = Action.objects.visible_to(actor, Permission.SEE_ACTIONS)
    shown = ("number", "text", "group__name", "partnership__key", "partnership__name")
    return [
        Hit(
            "Action", f"{reference_of(a.number)}: {excerpt(a.text, words_in(text), 110)}",
            ("actions:action", a.partnership.key, a.pk), a.partnership.name, a.group.name, rank,
        )
        for a, rank in (*_by_number(rows, text), *found(rows, text, *shown))
    ]  # fmt: skip


def _by_number(rows: QuerySet[Action], text: str) -> list[tuple[Action, float]]:
    """The actions with the number that was asked for (A-0030, or a30), before all else."""
    number = number_in(text)
    rows = rows.filter(number=number).select_related("partnership", "group").order_by("partnership_id")
    return [(a, 2.0) for a in rows] if number else []


def _decisions(actor: Actor, text: str) -> list[Hit]:
    confidential = Decision.objects.visible_to(actor, SEE_ALL).values("pk")
    rows = Decision.objects.visible_to(actor, SEE).filter(Q(confidential=False) | Q(pk__in=confidential))
    return [
        Hit(
            "Decision", excerpt(d.text, words_in(text), 110), ("meetings:decision", d.group.partnership.key, d.pk),
            d.group.partnership.name, f"{d.group.name}, {timezone.localtime(d.decided_at):%d %B %Y}", rank,
        )
        for d, rank in found(rows, text, "text", "decided_at", *OF_GROUP)
    ]  # fmt: skip


def _meetings(actor: Actor, text: str) -> list[Hit]:
    rows = Meeting.objects.visible_to(actor, SEE)
    return [
        _in_meeting("Meeting", m.title, m, "", rank) for m, rank in found(rows, text, "title", "starts_at", *OF_GROUP)
    ]


def _items(actor: Actor, text: str) -> list[Hit]:
    open_to = AgendaItem.objects.visible_to(actor, SEE_ALL).values("pk")
    rows = AgendaItem.objects.visible_to(actor, SEE).filter(state="accepted")
    rows = rows.filter(Q(confidential=False) | Q(pk__in=open_to))
    return [
        _in_meeting("Agenda item", i.title, i.meeting, i.note, rank)
        for i, rank in found(rows, text, "title", "note", *OF_MEETING)
    ]


def _papers(actor: Actor, text: str) -> list[Hit]:
    rows = Paper.objects.visible_to(actor, SEE).filter(withdrawn_because="")
    return [_in_meeting("Paper", p.title, p.meeting, "", rank) for p, rank in found(rows, text, "title", *OF_MEETING)]


def _in_meeting(kind: str, title: str, meeting: Meeting, words: str, rank: float) -> Hit:
    """A hit that leads to the meeting it belongs to."""
    partnership = meeting.group.partnership
    when = f"{meeting.group.name}, {timezone.localtime(meeting.starts_at):%d %B %Y}"
    told = f"{when}. {excerpt(words, ())}" if words else when
    return Hit(kind, title, ("meetings:meeting", partnership.key, meeting.pk), partnership.name, told, rank)

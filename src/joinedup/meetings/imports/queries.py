"""What the registers and calendars hold already, so that a table brings nothing in twice."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.utils import timezone

from joinedup.meetings.actions.models import Action
from joinedup.meetings.actions.rules import reference_of
from joinedup.meetings.calendar.models import Meeting
from joinedup_core.tables.mapping import plain


def actions_there(partnership: str) -> dict[tuple[str, str], str]:
    """Group and plain words of every action of a partnership, with its reference."""
    rows = Action.objects.filter(partnership__key=partnership).values_list("group_id", "text", "number")
    return {(str(group), plain(text)): reference_of(number) for group, text, number in rows}


def meetings_there(partnership: str) -> dict[str, list[tuple[datetime, datetime]]]:
    """When each group of a partnership meets, in local time; cancelled meetings left out."""
    rows = Meeting.objects.filter(group__partnership__key=partnership).exclude(state="cancelled")
    found: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for group, starts_at, ends_at in rows.values_list("group_id", "starts_at", "ends_at"):
        found[str(group)].append((_local(starts_at), _local(ends_at)))
    return dict(found)


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)

"""How meetings are listed and summed up on pages."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table, in_words
from joinedup.meetings.calendar.queries import MeetingLine
from joinedup.meetings.calendar.rules import STATE_COLOURS, STATES


def meetings_table(partnership: str, rows: Any) -> Table:
    """The meetings as a table to sort and take away."""
    return Table(
        "Meetings",
        [
            Column("starts_at", "When", kind="moment", sort="when"),
            Column("group", "Group", sort="group"),
            Column("title", "Title", sort="title"),
            Column("hours", "Hours"),
            Column("where", "Place"),
            Column(
                "state_label", "State", kind="tag", sort="state", colour=lambda m: STATE_COLOURS.get(m.state, "grey")
            ),
            Column("moved_because", "Why it was moved"),
        ],
        rows,
        noun=("meeting", "meetings"),
        empty="No meetings to show.",
        row_link=lambda m: reverse("meetings:meeting", args=[partnership, m.id]),
        exports=("csv", "xlsx", "docx"),
    )


def facts_of(meeting: MeetingLine) -> list[Fact]:
    """What the meeting's page sums up."""
    facts = [
        Fact(
            "Group",
            meeting.group,
            "See the group",
            reverse("partnership:group", args=[meeting.partnership, meeting.group_id]),
        ),
        Fact("When", f"{meeting.on:%A} {in_words(meeting.on)}, {meeting.hours}"),
        Fact("Place", meeting.where or "Not given"),
        Fact("State", STATES.get(meeting.state, meeting.state)),
    ]
    if meeting.moved_from_on:
        why = f" {meeting.moved_because}" if meeting.moved_because else ""
        facts.append(Fact("Moved", f"From {in_words(meeting.moved_from_on)}.{why}"))
    if meeting.cancelled_because:
        facts.append(Fact("Why cancelled", meeting.cancelled_because))
    if meeting.held_at:
        facts.append(Fact("Held", meeting.held_at))
    return [*facts, *([Fact("Note", meeting.note)] if meeting.note else [])]

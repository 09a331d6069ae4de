"""How the forward plan and the standing items are listed."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from joinedup.kit.tables import Column, Table


def plan_table(partnership: str, rows: Any, arranges: bool) -> Table:
    """The forward plan to sort and take away; a planned item leads to its form, a placed one to its meeting."""

    def link(line: Any) -> str | None:
        if line.meeting_id:
            return reverse("meetings:meeting", args=[partnership, line.meeting_id])
        return reverse("meetings:plan_item", args=[partnership, line.id]) if arranges else None

    return Table(
        "Forward plan",
        [
            Column("title", "Item", sort="title", link=link),
            Column("month", "Month", sort="month"),
            Column("group", "Group", sort="group"),
            Column("purpose_label", "Purpose"),
            Column("minutes", "Minutes", numeric=True),
            Column(
                "state_label", "State", kind="tag", sort="state",
                colour={"Waits for a meeting": "yellow", "On an agenda": "green", "Withdrawn": "grey"},
            ),
        ],
        rows,
        noun=("item", "items"),
        empty="Nothing is planned yet.",
        caption_hidden=True,
        exports=("csv", "xlsx", "docx"),
    )  # fmt: skip


def standing_table(partnership: str, rows: Any, arranges: bool) -> Table:
    """The standing items of every group to sort and take away."""
    columns = [
        Column(
            "title",
            "Item",
            sort="title",
            link=lambda s: reverse("meetings:standing_item", args=[partnership, s.id]) if arranges else None,
        ),
        Column("group", "Group", sort="group"),
        Column("purpose_label", "Purpose"),
        Column("minutes", "Minutes", numeric=True),
        Column("closing", "Where", value=lambda s: "At the end" if s.closing else "In order"),
        Column("source", "Written in", spare=True),
        Column("to_on", "Ends", kind="day", spare=True),
    ]
    if arranges:
        columns.append(
            Column(
                "end", "End it", kind="link", page_only=True,
                value=lambda s: None if s.to_on else ("End", reverse("meetings:end_standing_item", args=[partnership, s.id])),
            )
        )  # fmt: skip
    return Table(
        "Standing items", columns, rows, noun=("item", "items"), empty="No group has standing items yet.",
        caption_hidden=True, exports=("csv", "xlsx", "docx"),
    )  # fmt: skip

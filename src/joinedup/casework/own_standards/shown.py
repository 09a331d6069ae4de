"""What the page of a partnership's contact standards shows, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from joinedup.casework.own_standards.queries import VersionLine
from joinedup.casework.own_standards.rules import HOW
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words
from joinedup_core.standards import Rule, Standards


def rules_table(standards: Standards, today: date) -> Table:
    """What each standard that holds asks for."""
    return Table(
        "What is asked",
        [
            Column("title", "Standard"),
            Column("who", "Of whom"),
            Column("base", "At the lower levels", value=lambda x: x.asks(raised=False, home=False) if x.base else "Nothing stated"),
            Column("raised", "At the raised levels", value=lambda x: x.asks(raised=True, home=False)),
            Column("by", "Decided in", value=_decided_in),
        ],
        [rule for rule in standards.rules if rule.in_force(today)],
        empty="No contact standard holds today.",
    )  # fmt: skip


def versions_table(partnership: str, found: Sequence[VersionLine], *, may_edit: bool) -> Table:
    """Every version of the partnership's own, the newest first."""
    columns = [
        Column(
            "number",
            "Version",
            kind="link",
            value=lambda x: (f"Version {x.number}", reverse("casework:own_version", args=[partnership, x.id])),
        ),
        Column("state", "Stands", kind="tag", value=lambda x: _state(x)[0], colour=lambda x: _state(x)[1]),
        Column("from", "From", value=lambda x: day_in_words(x.effective_from)),
        Column("approved", "Approved by", value=lambda x: f"{x.group}, {day_in_words(x.approved_on)}"),
        Column("how", "What it does", value=lambda x: HOW[x.how]),
        Column("by", "Kept by", value=lambda x: x.added_by),
        Column("ended", "Ended", spare=True, value=_ended),
    ]
    if may_edit:
        columns.append(
            Column(
                "end", "End", kind="link",
                value=lambda x: ("", "") if x.ended_on else ("End it", reverse("casework:end_own_standards", args=[partnership, x.id])),
            )
        )  # fmt: skip
    return Table(
        "Standards of our own", columns, found, empty="This partnership keeps no contact standards of its own here."
    )


def _decided_in(rule: Rule) -> str:
    return f"{rule.source}, {rule.reference}" + (f" ({rule.set_by})" if rule.set_by else "")


def _state(line: VersionLine) -> tuple[str, str]:
    if line.ended_on:
        return "Ended", "grey"
    return ("Holds", "green") if line.holds else ("Does not hold today", "blue")


def _ended(line: VersionLine) -> str:
    return f"{day_in_words(line.ended_on)}, {line.ended_by}: {line.ended_why}" if line.ended_on else ""

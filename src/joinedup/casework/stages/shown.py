"""What the page of a partnership's stages shows, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from joinedup.casework.escalations.rules import ROLES, Policy
from joinedup.casework.stages.queries import StagesLine
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words


def stages_table(policy: Policy) -> Table:
    """The stages of a policy: who speaks with whom, by when, and who is told."""
    return Table(
        "The stages",
        [
            Column("number", "Stage", value=lambda x: f"{x.number}. {x.title}"),
            Column("who", "Who does what"),
            Column("limit", "By when", value=lambda x: x.limit_words),
            Column("roles", "Who is told", value=lambda x: "; ".join(ROLES[one] for one in x.roles)),
        ],
        policy.stages,
        caption_hidden=True,
    )


def versions_table(partnership: str, found: Sequence[StagesLine], *, may_edit: bool) -> Table:
    """Every version of the partnership's own, the newest first."""
    columns = [
        Column(
            "number",
            "Version",
            kind="link",
            value=lambda x: (f"Version {x.number}", reverse("casework:own_stages", args=[partnership, x.id])),
        ),
        Column("state", "Stands", kind="tag", value=lambda x: _state(x)[0], colour=lambda x: _state(x)[1]),
        Column("stages", "Stages", value=lambda x: x.policy.last),
        Column("from", "From", value=lambda x: day_in_words(x.effective_from)),
        Column("approved", "Approved by", value=lambda x: f"{x.group}, {day_in_words(x.approved_on)}"),
        Column("source", "As it says", value=lambda x: x.source),
        Column("by", "Kept by", value=lambda x: x.added_by),
        Column("ended", "Ended", spare=True, value=_ended),
    ]
    if may_edit:
        columns.append(
            Column(
                "end", "End", kind="link",
                value=lambda x: ("", "") if x.ended_on else ("End it", reverse("casework:end_own_stages", args=[partnership, x.id])),
            )
        )  # fmt: skip
    return Table(
        "Stages of our own",
        columns,
        found,
        empty="This partnership keeps no stages of its own here.",
        caption_hidden=True,
    )


def _state(line: StagesLine) -> tuple[str, str]:
    if line.ended_on:
        return "Ended", "grey"
    return ("Holds", "green") if line.holds else ("Does not hold today", "blue")


def _ended(line: StagesLine) -> str:
    return f"{day_in_words(line.ended_on)}, {line.ended_by}: {line.ended_why}" if line.ended_on else ""

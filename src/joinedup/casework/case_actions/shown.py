"""Tables of actions from panels."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from joinedup.casework.case_actions.queries import ActionLine
from joinedup.casework.case_actions.rules import COLOURS, SHORT
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words


def actions_table(partnership: str, found: Sequence[ActionLine], *, with_case: bool = True) -> Table:
    """Actions with how they stand. In a list of several cases the case's reference stands before, never a name."""
    case = [Column("reference", "Case"), Column("panel", "Panel")] if with_case else []
    return Table(
        "Actions",
        [
            Column("text", "Action", value=lambda a: f"{a.number}. {a.text}"), *case, Column("agency", "Agency"),
            Column("due", "Due", value=lambda a: day_in_words(a.due_on)),
            Column("standing", "State", kind="tag", value=lambda a: SHORT[a.standing], colour=lambda a: COLOURS[a.standing]),
            Column("because", "What was done, or why not"),
        ],
        found, noun=("action", "actions"), empty="No action.", caption_hidden=True,
        row_link=lambda a: reverse("panels:action", args=[partnership, a.id]),
    )  # fmt: skip

"""What pages of hearings show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from joinedup.casework.hearings.queries import HearingLine, ItemLine, RecusalLine, agenda_closed
from joinedup.casework.hearings.rules import COLOURS, RECUSALS, STATES
from joinedup.casework.panels.queries import Member, PanelLine
from joinedup.casework.panels.shown import clock_time, moment, repeat_words
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.panels import Kind


def choices(panel: PanelLine, found: Sequence[HearingLine], today: date) -> list[tuple[UUID, str]]:
    """Hearings of a panel as choices of a form."""

    def more(one: HearingLine) -> str:
        return (
            " (emergency)" if one.emergency else " (its agenda has closed)" if agenda_closed(panel, one, today) else ""
        )

    return [(one.id, f"{moment(one.starts_at)}{more(one)}") for one in found]


def agenda_table(partnership: str, found: Sequence[ItemLine], out: Mapping[UUID, Sequence[Member]] | None) -> Table:
    """The timed running order; for whoever keeps it, who must not be in the room."""
    room = (
        []
        if out is None
        else [Column("out", "Not in the room", value=lambda i: ", ".join(m.name for m in out.get(i.case.case_id, ())))]
    )
    return Table(
        "Running order",
        [
            Column("about", "Case", value=lambda i: f"{i.slot.number}. {i.case.about}"),
            Column("at", "Starts", value=lambda i: clock_time(i.slot.begins_at)), Column("minutes", "Minutes", numeric=True),
            Column("repeat", "Repeat", value=lambda i: repeat_words(i.case)),
            Column("agency", "Referred by", value=lambda i: i.case.agency),
            Column("state", "State", kind="tag", value=lambda i: STATES[i.state], colour=lambda i: COLOURS[i.state]), *room,
        ],
        found, noun=("case", "cases"), empty="No case is on this agenda that you may see.", caption_hidden=True,
        row_link=lambda i: reverse("panels:item", args=[partnership, i.id]),
    )  # fmt: skip


def held_table(partnership: str, found: Sequence[tuple[HearingLine, Any]], kind: Kind) -> Table:
    """The hearings of one case."""
    words = {one.key: one.text for one in kind.decisions}
    return Table(
        "Hearings of this case",
        [
            Column("when", "When", value=lambda pair: moment(pair[0].starts_at)),
            Column("state", "State", kind="tag", value=lambda pair: STATES[pair[1].state], colour=lambda pair: COLOURS[pair[1].state]),
            Column("decision", "Decision", value=lambda pair: words.get(pair[1].decision, "")),
            Column("decided", "What was decided", value=lambda pair: pair[1].decided),
        ],
        found, noun=("hearing", "hearings"), empty="It is on no agenda yet.", caption_hidden=True,
        row_link=lambda pair: reverse("panels:item", args=[partnership, pair[1].pk]),
    )  # fmt: skip


def recusal_facts(found: Sequence[RecusalLine]) -> list[Fact]:
    """Who takes no part in a case."""
    return [Fact(one.name, f"{RECUSALS.get(one.because, one.because)} ({moment(one.at)})") for one in found]

"""What the standard requires, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from joinedup.casework.concerns.shown import about, level_words
from joinedup.casework.contacts.rules import MODES
from joinedup.casework.standards.queries import Required, Seeing
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words
from joinedup_core.standards import Reason, State

COLOURS = {
    State.MET: "green", State.DUE: "yellow", State.LATE: "orange", State.MISSED: "red", State.SATISFIED_BY_SHARING: "blue",
    State.EXCUSED: "purple", State.CANNOT_TELL: "grey", State.NOTHING_ASKED: "grey",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One answer as a page shows it."""

    person: str
    heading: str
    level: str
    by: str
    state: str
    because: str
    """Why, without what the state says already."""
    colour: str
    required: Required
    evidence: Table
    quotes: tuple[str, ...]
    """What the rule says of this level, in its own words."""


def state_words(required: Required) -> str:
    """How it stands: that no interval is agreed is said as such."""
    judgement = required.judgement
    return "No interval agreed" if judgement.reason is Reason.NO_INTERVAL else judgement.state.words


def asked(found: Sequence[Required], names: Mapping[UUID, str]) -> list[Asked]:
    """Every answer, with its evidence in a table."""
    return [
        Asked(
            names.get(one.concern.person_id, ""),
            about(one.concern),
            level_words(one.concern),
            " and ".join(one.agencies),
            state_words(one),
            one.judgement.because.removeprefix("No interval is agreed. "),
            COLOURS[one.judgement.state],
            one,
            _evidence(one),
            one.rule.quotes(one.judgement.level) if one.rule else (),
        )
        for one in found
    ]


def worklist_table(partnership: str, found: Sequence[Seeing]) -> Table:
    """Who has not been seen: by whom, how long, what is asked, which agency could."""
    return Table(
        "Who has not been seen",
        [
            Column("person", "Who"),
            Column("about", "Concern", value=lambda row: about(row.required.concern)),
            Column("level", "Level", value=lambda row: level_words(row.required.concern)),
            Column("days", "Last contact of the kind asked for", value=_last),
            Column("asks", "What the standard asks", value=lambda row: row.required.judgement.asks or "No rule"),
            Column(
                "state", "How it stands", kind="tag", value=lambda row: state_words(row.required),
                colour=lambda row: COLOURS[row.required.judgement.state],
            ),
            Column("could", "Who could visit", value=lambda row: _could(row.required)),
        ],
        found,
        noun=("person and concern", "people and concerns"),
        caption_hidden=True,
        empty="There is no concern that you may see. Not finding one does not mean that there is none: act on yours.",
        row_link=lambda row: reverse("casework:concern", args=[partnership, row.required.concern.id]),
    )  # fmt: skip


def _last(row: Seeing) -> str:
    judgement = row.required.judgement
    if judgement.days_since is None:
        return "None told"
    by = " and ".join(judgement.last_by)
    return f"{judgement.days_since} days ago{f', by {by}' if by else ''}"


def _could(required: Required) -> str:
    return ", ".join(required.judgement.could_visit) or "No agency told a contact in the last year"


def _evidence(required: Required) -> Table:
    return Table(
        "Contacts told",
        [
            Column("on", "Day", value=lambda c: day_in_words(c.on) if c.on else "Not known"),
            Column("agency", "Agency"),
            Column("mode", "How", value=lambda c: MODES.get(c.mode, c.mode)),
            Column("counts", "Counts", value=lambda c: "Yes" if c.counts else f"No: {c.why_not}"),
        ],
        required.judgement.contacts,
        noun=("contact", "contacts"),
        empty="No contact was told that you may see. Others may have seen them: ask.",
    )

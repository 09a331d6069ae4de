"""What pages of concerns show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from joinedup.casework.concerns.queries import ConcernDetail, ConcernLine
from joinedup.casework.concerns.rules import COLOURS, KNOWN, PARTS, about_words, direction, level_label
from joinedup.casework.queries import CaseHead
from joinedup.kit.parts import Event, Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

DIRECTIONS = {"new": "New", "rising": "↑ Rising", "falling": "↓ Falling", "steady": "→ Steady"}


def about(line: ConcernLine) -> str:
    """What a concern is about, in words."""
    return about_words(line.domain, line.named)


def level_words(line: ConcernLine) -> str:
    """Its level in words; an ended one is said to be so."""
    return "Ended" if line.ended_on else level_label(line.domain, line.level)


def concerns_table(case: CaseHead, found: Sequence[ConcernLine], *, with_person: bool = True) -> Table:
    """Concerns in a list, those that stand first."""
    names = {person.id: person.name for person in case.persons}
    who = [Column("person", "About", value=lambda line: names.get(line.person_id, "Somebody"))] if with_person else []
    return Table(
        "Concerns",
        [
            Column("domain", "Concern", value=about),
            *who,
            Column("part", "Part", value=lambda line: PARTS.get(line.part, line.part)),
            Column("level", "Level", kind="tag", value=level_words, colour=colour),
            Column("since", "Since", value=lambda line: day_in_words(line.level_from_on)),
            Column("direction", "Going", value=lambda line: DIRECTIONS.get(line.direction, line.direction)),
            Column("agency", "Agency"),
        ],
        found,
        noun=("concern", "concerns"),
        empty="No concern is recorded that you may see. Not finding one does not mean that there is none: act on yours.",
        row_link=lambda line: reverse("casework:concern", args=[case.partnership, line.id]),
    )


def colour(line: ConcernLine) -> str:
    """The colour of its level."""
    return "grey" if line.ended_on else COLOURS.get(line.level, "blue")


def concern_facts(found: ConcernDetail) -> list[Fact]:
    """A concern in a few lines."""
    line = found.line
    going = direction(line.domain, [level.level for level in reversed(found.levels)])
    said = f"{DIRECTIONS[line.direction]}. {going.because}." if found.levels else DIRECTIONS[line.direction]
    return [
        Fact("Level", f"{level_label(line.domain, line.level)}, since {day_in_words(line.level_from_on)}"),
        Fact("Because", line.reason),
        Fact("Going", said),
        Fact("Part", PARTS.get(line.part, line.part)),
        Fact("Harm likely in the home", KNOWN.get(line.harm_at_home, line.harm_at_home)),
        Fact("Significant harm to a child feared", KNOWN.get(line.significant_harm, line.significant_harm)),
        Fact("Concern of", line.agency),
        *([Fact("Ended", f"{day_in_words(line.ended_on)}: {line.end_reason}")] if line.ended_on else []),
    ]


def level_events(found: ConcernDetail) -> list[Event]:
    """The levels it had, newest first, each with its reason."""
    return [
        Event(level_label(found.line.domain, level.level), level.from_on, level.reason, level.by)
        for level in found.levels
    ]

"""What pages of kinds of panel show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse

from joinedup.casework.panel_kinds.queries import KindLine, VersionLine
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import agency_kind_words
from joinedup_core.calendar import day_in_words
from joinedup_core.panels import TEMPLATES, WINDOWS, Kind, agenda_text, window_words


def kinds_table(partnership: str, found: Sequence[KindLine]) -> Table:
    """The kinds of panel of a partnership."""
    return Table(
        "Kinds of panel",
        [
            Column("title", "Kind", value=lambda x: x.kind.title),
            Column("own", "Whose", kind="tag", value=lambda x: _whose(x)[0], colour=lambda x: _whose(x)[1]),
            Column("by", "Approved by", value=lambda x: x.kind.set_by or "It comes with the program"),
        ],
        found, noun=("kind", "kinds"), caption_hidden=True, empty="There is none.",
        row_link=lambda x: reverse("panels:kind", args=[partnership, x.kind.key]),
    )  # fmt: skip


def kind_words(kind: Kind) -> list[Fact]:
    """What a kind of panel says of itself, with its source and what is doubtful."""
    sure = f"{kind.source} ({kind.status.words}; {kind.certainty.words})"
    facts = [Fact("What it is", kind.about), Fact("Source", sure)]
    facts += [Fact("Approved by", kind.set_by)] if kind.set_by else []
    facts += [Fact("Meets", kind.rhythm.capitalize())] if kind.rhythm else []
    facts += [Fact("Aims", "; ".join(kind.aims))] if kind.aims else []
    facts += [Fact("Criteria", "; ".join(one.text for one in kind.criteria))] if kind.criteria else []
    facts += [Fact("Expected", agencies(kind.expected) or "Nobody is named")]
    return [*facts, *([Fact("In doubt", " ".join(kind.doubts))] if kind.doubts else [])]


def windows_table(kind: Kind) -> Table:
    """The windows and clocks of a kind, each with where it is from."""
    kept = ("opens", "closes", "update", "confidentiality", "research") if kind.held_elsewhere else WINDOWS
    return Table(
        "Windows and clocks",
        [
            Column("label", "What", value=lambda key: WINDOWS[key].label),
            Column("length", "How long", value=lambda key: window_words(kind, key)[0].capitalize()),
            Column("source", "Where it is from, and what is doubtful", value=lambda key: window_words(kind, key)[1]),
        ],
        list(kept), empty="",
    )  # fmt: skip


def templates_facts(kind: Kind) -> list[Fact]:
    """The order of its agenda, and the texts that it sends, as they were written."""
    agenda = [Fact("Agenda", agenda_text(kind))] if kind.agenda else []
    return [*agenda, *(Fact(TEMPLATES[key].label, text) for key, text in kind.texts.items() if key in TEMPLATES)]


def versions_table(partnership: str, found: Sequence[VersionLine], *, may_edit: bool) -> Table:
    """Every version that the partnership settled, the newest first."""
    end = (lambda x: reverse("panels:end_kind", args=[partnership, x.id])) if may_edit else None
    empty = "This partnership settled nothing of it: what comes with the program holds."
    return Table("What this partnership settled", version_columns(end), found, empty=empty)


def version_columns(end: Callable[[Any], str] | None) -> list[Column]:
    """The columns of a register of versions; `end` gives the address at which one is ended."""
    columns = [
        Column("number", "Version"),
        Column("state", "Stands", kind="tag", value=lambda x: _state(x)[0], colour=lambda x: _state(x)[1]),
        Column("from", "From", value=lambda x: day_in_words(x.effective_from)),
        Column("approved", "Approved by", value=lambda x: f"{x.group}, {day_in_words(x.approved_on)}"),
        Column("source", "Written in", value=lambda x: x.kind.source),
        Column("by", "Kept by", value=lambda x: x.added_by),
        Column("ended", "Ended", spare=True, value=_ended),
    ]
    if end:
        columns.append(
            Column("end", "End", kind="link", value=lambda x: ("", "") if x.ended_on else ("End it", end(x)))
        )
    return columns


def agencies(found: Sequence[str]) -> str:
    """Kinds of agency in words."""
    return ", ".join(agency_kind_words(one) for one in found)


def _whose(line: KindLine) -> tuple[str, str]:
    if line.added:
        return "Our own", "blue"
    return ("Settled by us", "green") if line.own else ("As it comes", "grey")


def _state(line: Any) -> tuple[str, str]:
    if line.ended_on:
        return "Ended", "grey"
    return ("Holds", "green") if line.holds else ("Does not hold today", "blue")


def _ended(line: Any) -> str:
    return f"{day_in_words(line.ended_on)}, {line.ended_by}: {line.ended_why}" if line.ended_on else ""

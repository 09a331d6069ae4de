"""What pages of decisions show as tables and facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup.meetings.decisions.queries import AgreementLine, DecisionLine

EXPORTS = ("xlsx", "csv", "docx")


def decisions_table(partnership: str, rows: Any, *, caption: str = "Decisions", key: str = "") -> Table:
    """Decisions with their state and the quorum of their moment."""
    link: Callable[[DecisionLine], str] = lambda d: reverse("meetings:decision", args=[partnership, d.id])  # noqa: E731
    return Table(
        caption,
        [
            Column("reference", "No.", link=link),
            Column("decided_at", "When", kind="moment", sort="when"),
            Column("group", "Group", sort="group"),
            Column("text", "Decision"),
            Column("state", "State", lambda d: d.state_label, sort="state", kind="tag", colour=lambda d: d.colour),
            Column("way", "Way", lambda d: ", ".join(w for w in (d.way_label, d.recorded_words) if w)),
            Column("because", "Quorum then"),
        ],
        rows, noun=("decision", "decisions"), exports=EXPORTS, empty="No decision is recorded here.",
        caption_hidden=caption == "Decisions", key=key,
    )  # fmt: skip


def of_meeting(partnership: str, found: list[DecisionLine]) -> Table:
    """The decisions of one meeting."""
    return decisions_table(partnership, found, caption="Decisions of this meeting", key="taken")


def from_before(partnership: str, waiting: list[DecisionLine]) -> Table | None:
    """What waits to be settled from earlier meetings; nothing where nothing does."""
    caption = "Waiting to be settled from before"
    return decisions_table(partnership, waiting, caption=caption, key="waiting") if waiting else None


def agreements_table(found: list[AgreementLine]) -> Table:
    """Who was asked to agree, and what they said."""
    return Table(
        "Who agreed",
        [
            Column("agency", "Agency", lambda a: a.agency or "No agency"),
            Column("post", "Post"),
            Column("answer", "Answer", lambda a: a.answer or "No answer recorded"),
            Column("answered_at", "When", kind="moment"),
            Column("means", "By what means"),
            Column("note", "Note", spare=True),
        ],
        found, empty="The group has no seats.", key="agreed", exports=EXPORTS,
    )  # fmt: skip


def decision_facts(d: DecisionLine) -> list[Fact]:
    """A decision, as facts."""
    facts = [
        Fact("Decision", d.text),
        Fact("Reasons", d.reason or "None recorded"),
        Fact("Group", d.group),
        Fact("Agenda item", d.item or "No item"),
        Fact("When", d.decided_at),
        Fact("Way", d.way_label),
        Fact("Quorum then", d.because),
        Fact("Who counted", "; ".join(d.evidence) or "Nobody"),
    ]
    facts += [Fact("Answers by", d.answer_by_on)] if d.answer_by_on else []
    facts += [Fact("Recorded", d.recorded_words.removeprefix("recorded ").capitalize())] if d.recorded_words else []
    facts += [Fact("Out for this item", "; ".join(d.recused))] if d.recused else []
    return facts + ([Fact("How it was settled", d.settled)] if d.settled else [])

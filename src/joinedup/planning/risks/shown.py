"""What the page of a risk shows: facts, scores, controls and history, made of the kit's parts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from joinedup.kit.charts import LineChart, Series
from joinedup.kit.days import words
from joinedup.kit.parts import Event, Fact
from joinedup.kit.tables import Column, Table
from joinedup.planning.controls.rules import CONTROL_COLOURS, CONTROL_STATES
from joinedup.planning.registers.queries import RegisterLine
from joinedup.planning.risks.queries import ControlLine, RiskDetail
from joinedup.planning.risks.rules import EVENTS, score_colour, score_in_words


def crumbs(
    partnership: str, risk: RiskDetail | None, register: RegisterLine | None = None, last: str = ""
) -> list[tuple[str, str]]:
    """The way to a page of a risk."""
    way = [("Risk registers", reverse("planning:registers", args=[partnership]))]
    name, key = (risk.line.register_name, risk.line.register_key) if risk else (register.name, register.key)  # type: ignore[union-attr]
    way.append((name, reverse("planning:register", args=[partnership, key])))
    if risk:
        url = reverse("planning:risk", args=[partnership, risk.line.id]) if last else ""
        way.append((f"Risk {risk.line.reference}", url))
    return [*way, (last, "")] if last else way


def risk_facts(risk: RiskDetail) -> list[Fact]:
    """The risk in a few lines."""
    line = risk.line
    return [
        Fact("Consequence", line.consequence or "Not stated"),
        Fact("Category", line.category or "None"),
        Fact("Themes", ", ".join(name for _, name in line.themes) or "None"),
        Fact("Owner", line.owner or "Nobody is named for the risk itself"),
        Fact("Last reviewed", words(risk.reviewed_on) if risk.reviewed_on else "Not recorded"),
        Fact("Next review", words(line.next_review_on) if line.next_review_on else "Not known"),
    ]


def score_tags(risk: RiskDetail) -> list[tuple[str, str, str]]:
    """The scores that stand now: which, in words, and the colour of the band."""
    scores = (("Current", risk.line.current), ("Target", risk.line.target), ("Inherent", risk.inherent))
    return [
        (what, score_in_words(risk.matrix, score), score_colour(risk.matrix, score)) for what, score in scores if score
    ]


def acceptance_facts(risk: RiskDetail) -> list[Fact]:
    """The acceptance that holds, if one does."""
    held = risk.acceptance
    if held is None:
        return []
    return [
        Fact("Accepted by", held.approver or "Not recorded"),
        Fact("On", words(held.accepted_on)),
        Fact("Until", f"{words(held.until_on)}; on the day after it the risk is open again by itself"),
        Fact("At the score", held.score or "Not scored"),
        Fact("Because", held.reason),
    ]


def scores_table(risk: RiskDetail) -> Table:
    """Every score with its reason, newest first."""
    return Table(
        f"Scores of risk {risk.line.reference} and why",
        [
            Column("label", "Score of"),
            Column("words", "Score", kind="tag", colour=lambda score: score_colour(risk.matrix, score.score)),
            Column("scored_on", "Day", value=lambda score: words(score.scored_on) if score.scored_on else "Not known"),
            Column("reason", "Why", value=_reason),
            Column("author", "By"),
            Column("meeting", "Agreed at", spare=True),
        ],
        sorted(risk.scores, key=lambda score: (score.scored_on or date.min, score.number), reverse=True),
        empty="This risk is not scored yet.",
        caption_hidden=True,
        key="scores",
        exports=("xlsx", "docx", "csv"),
    )


def _reason(score: Any) -> str:
    if score.reason:
        return score.reason
    return "No reason was given for this change" if score.moved else "First score; no reason was recorded"


def score_chart(risk: RiskDetail) -> LineChart | None:
    """The current score over time; nothing for a single score."""
    scores = risk.of_kind("current")
    if len(scores) < 2:
        return None
    labels = [words(score.scored_on) if score.scored_on else "Before" for score in scores]
    return LineChart(
        "Current score over time",
        labels,
        [Series("Score", [score.score.value for score in scores])],
        says=risk.line.direction.because + ".",
        kind="Scored",
    )


def controls_table(partnership: str, risk: RiskDetail, *, may_edit: bool) -> Table:
    """The controls, each leading to its form where the reader may change it."""

    def url(control: ControlLine) -> str | None:
        return reverse("planning:edit_control", args=[partnership, control.id]) if may_edit else None

    return Table(
        f"Controls of risk {risk.line.reference}",
        [
            Column("text", "Control", link=url),
            Column("owner", "Owner", value=lambda control: control.owner or "Nobody"),
            Column("timeframe", "By when", value=lambda control: control.timeframe or "Not stated"),
            Column(
                "state",
                "State",
                value=lambda control: "New date asked for" if control.asked else CONTROL_STATES[control.state],
                kind="tag",
                colour=lambda control: "orange" if control.asked else CONTROL_COLOURS[control.state],
            ),
        ],
        risk.controls,
        empty="No control is recorded.",
        caption_hidden=True,
        key="controls",
        exports=("xlsx", "docx", "csv"),
    )


def history(risk: RiskDetail) -> list[Event]:
    """What happened, newest first."""
    told = [
        Event(EVENTS.get(event.kind, event.kind), event.happened_on, event.text, event.author) for event in risk.events
    ]
    for score in risk.scores:
        if score.scored_on:
            told.append(Event(f"{score.label} score: {score.words}", score.scored_on, _reason(score), score.author))
    return sorted(told, key=lambda event: event.when, reverse=True)

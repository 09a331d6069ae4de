"""Tables and pictures of registers, made of the kit's parts for the views of this room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from joinedup.foundation.commands import NotAllowed
from joinedup.kit.addresses import addresses
from joinedup.kit.charts import HeatCell, HeatMap
from joinedup.kit.parts import Link
from joinedup.kit.tables import Column, Table
from joinedup.planning.registers.queries import Heat, RegisterLine, RiskLine, TopRisk
from joinedup.planning.risks.rules import STATE_COLOURS, STATES, score_colour, score_in_words
from joinedup_core.permits import Actor, Permission, Thing, decide
from joinedup_core.scoring.matrix import Matrix, Score

SHOWN_IN_CELL = 6
HEAT_COLOURS = {"green", "yellow", "orange", "red"}


def may(actor: Actor, place: str) -> dict[str, bool]:
    """What the reader may do here, so that pages offer only that."""
    asked = {
        "edit": Permission.EDIT_RISKS,
        "score": Permission.SCORE_RISKS,
        "accept": Permission.ACCEPT_RISKS,
        "set_matrix": Permission.SET_MATRIX,
        "bring_in": Permission.IMPORT_TABLES,
    }
    return {name: decide(actor, permission, Thing(place)).allowed for name, permission in asked.items()}


def offer(request: HttpRequest, place: str, what: str) -> None:
    """Raise `NotAllowed` before a form is shown to whoever may read here and not do this; the command judges what is sent."""
    if request.method != "POST" and not may(request.actor, place)[what]:
        raise NotAllowed("Your role here lets you read this, not change it. Ask the partnership's business manager.")


def registers_table(partnership: str, found: Sequence[RegisterLine]) -> Table:
    """The registers of a partnership."""
    return Table(
        "Risk registers",
        [
            Column("name", "Register"),
            Column("group", "Board"),
            Column("open", "Open", numeric=True),
            Column("accepted", "Accepted", numeric=True),
            Column("closed", "Closed", numeric=True),
            Column("overdue", "Reviews overdue", numeric=True),
            Column("scale", "Scale", value=lambda line: line.matrix.size if line.matrix.stated else "Not set"),
            Column("as_at_on", "As at", kind="day", spare=True),
        ],
        found,
        empty="There is no risk register yet.",
        caption_hidden=True,
        exports=("xlsx", "docx", "csv"),
        row_link=lambda line: reverse("planning:register", args=[partnership, line.key]),
    )


def score_column(key: str, label: str) -> Column:
    """A score as number, word and colour."""
    return Column(
        key,
        label,
        value=lambda risk: score_in_words(risk.matrix, getattr(risk, key)),
        kind="tag",
        sort=key,
        colour=lambda risk: score_colour(risk.matrix, getattr(risk, key)),
    )


def risks_table(partnership: str, line: RegisterLine, rows: Any, *, full: bool = False) -> Table:
    """The risks of a register; `full` for a file, with what the page leaves to the risk's own page."""
    url = addresses("planning:risk", partnership)
    columns = [
        Column("reference", "Ref", sort="reference"),
        Column("text", "Risk", sort="risk", link=lambda risk: url(risk.id)),
        score_column("current", "Current"),
        Column("direction", "Direction", value=lambda risk: f"{risk.direction.arrow} {risk.direction.label}"),
        score_column("target", "Target"),
        Column("owner", "Owner"),
        Column("next_review_on", "Next review", kind="day", sort="review"),
        Column(
            "state",
            "State",
            value=lambda risk: STATES[risk.state],
            kind="tag",
            sort="state",
            colour=lambda risk: STATE_COLOURS[risk.state],
        ),
    ]
    if full:
        columns[2:2] = [
            Column("category", "Category"),
            Column("themes", "Themes", value=lambda risk: "; ".join(name for _, name in risk.themes)),
            Column("consequence", "Consequence"),
        ]
        columns += [
            _control_column("text", "Controls"),
            _control_column("owner", "Owner of controls"),
            _control_column("timeframe", "Timeframe"),
            _control_column("state", "State of controls"),
        ]
    return Table(
        f"Risks in {line.name}",
        columns,
        rows,
        noun=("risk", "risks"),
        empty="No risk answers to this.",
        row_link=lambda risk: url(risk.id),
        exports=("xlsx", "docx", "csv"),
        caption_hidden=True,
    )


def _control_column(part: str, label: str) -> Column:
    """One part of a risk's controls, one line a control, so that the file can be brought in again."""

    def value(risk: RiskLine) -> str:
        lines = [str(getattr(control, part)) or "-" for control in risk.controls]
        return "\n".join(f"{n}. {words}" for n, words in enumerate(lines, 1)) if len(lines) > 1 else "".join(lines)

    return Column(part, label, value=value)


def top_table(partnership: str, line: RegisterLine, top: Sequence[TopRisk]) -> Table:
    """The highest open risks."""
    url = addresses("planning:risk", partnership)
    return Table(
        "Highest open risks",
        [
            Column("reference", "Ref"),
            Column("text", "Risk"),
            score_column_unsorted("current", "Current"),
            Column("direction", "Direction", value=lambda risk: risk.direction.because),
        ],
        top,
        empty="No open risk has a score.",
        caption_hidden=True,
        key="highest",
        exports=("xlsx", "docx", "csv"),
        row_link=lambda risk: url(risk.id),
    )


def score_column_unsorted(key: str, label: str) -> Column:
    """A score in a table that is not sorted."""
    return Column(
        key,
        label,
        value=lambda risk: score_in_words(risk.matrix, getattr(risk, key)),
        kind="tag",
        colour=lambda risk: score_colour(risk.matrix, getattr(risk, key)),
    )


def heat_picture(partnership: str, line: RegisterLine, heat: Heat) -> HeatMap:
    """The matrix with the open risks where they stand."""
    matrix = line.matrix
    down = list(enumerate(matrix.likelihoods, 1))
    across = list(enumerate(matrix.impacts, 1))
    url = addresses("planning:risk", partnership)
    cells = {
        (likelihood, impact): _cell(url, matrix, Score(likelihood, impact), heat.standing)
        for likelihood, _ in down
        for impact, _ in across
    }
    return HeatMap("Open risks by likelihood and impact", "Likelihood", down, "Impact", across, cells)


def _cell(url: Callable[[UUID], str], matrix: Matrix, score: Score, standing: Any) -> HeatCell:
    risks = standing.get((score.likelihood, score.impact), [])
    shown = risks[:SHOWN_IN_CELL]
    links = [Link(reference, url(key)) for key, reference in shown]
    more = [Link(f"and {len(risks) - SHOWN_IN_CELL} more")] if len(risks) > SHOWN_IN_CELL else []
    band = matrix.band(score)
    colour = band.colour if band.colour in HEAT_COLOURS else "grey"
    return HeatCell(score.value, band.label, colour, [*links, *more])

"""Reading a risk register from a table: scores, histories, controls paired with owners and timeframes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from joinedup_core import tables
from joinedup_core.calendar import Timeframe, TimeframeKind, parse_timeframe
from joinedup_core.imports import Cells, Kind, RowRead
from joinedup_core.imports.names import Named, by_name
from joinedup_core.scoring.matrix import DEFAULT, Matrix, Score
from joinedup_core.scoring.register import (
    ACCEPTED,
    CLOSED,
    DONE,
    EXISTING,
    OPEN,
    PLANNED,
    Control,
    Risk,
    ScoreChange,
)
from joinedup_core.tables import FieldSpec
from joinedup_core.tables.mapping import plain

FIELDS = (
    FieldSpec(
        "reference",
        "Reference",
        ("ref", "risk ref", "id", "no", "number", "priority", "SSPA priority", "SSPC priority"),
        kind="reference",
    ),
    FieldSpec("risk", "Risk", ("risk description", "description of risk", "description"), required=True),
    FieldSpec("consequence", "Consequence", ("consequences", "consequence / impact", "effect", "potential impact")),
    FieldSpec("category", "Category", ("area",)),
    FieldSpec("themes", "Themes", ("theme", "shared themes", "priority theme")),
    FieldSpec(
        "current",
        "Current score",
        ("current", "current RAG L x I", "current RAG", "current risk", "current rating", "score", "rating"),
        kind="score",
    ),
    FieldSpec("target", "Target score", ("target", "target RAG", "target risk", "target rating"), kind="score"),
    FieldSpec("inherent", "Inherent score", ("inherent", "inherent risk", "gross score", "gross risk"), kind="score"),
    FieldSpec(
        "current_likelihood", "Current likelihood", ("likelihood", "current l", "residual likelihood"), kind="number"
    ),
    FieldSpec(
        "current_impact", "Current impact", ("impact", "current i", "severity", "residual impact"), kind="number"
    ),
    FieldSpec("target_likelihood", "Target likelihood", ("target l",), kind="number"),
    FieldSpec("target_impact", "Target impact", ("target i",), kind="number"),
    FieldSpec(
        "inherent_likelihood", "Inherent likelihood", ("inherent l", "gross likelihood", "gross l"), kind="number"
    ),
    FieldSpec("inherent_impact", "Inherent impact", ("inherent i", "gross impact", "gross i"), kind="number"),
    FieldSpec("controls", "Controls", ("control", "existing controls", "mitigation", "mitigating actions")),
    FieldSpec("owner", "Owner of controls", ("owner", "owners", "control owner", "lead", "responsible")),
    FieldSpec(
        "timeframe", "Timeframe", ("timescale", "timescales", "by when", "due date", "deadline"), kind="timeframe"
    ),
    FieldSpec("risk_owner", "Owner of the risk", ("risk owner", "owner")),
    FieldSpec("status", "Status", ("state",)),
)

_REASON = re.compile(r"\b(?:because(?: of)?|due to|owing to|reason:)\s+(?P<reason>\S.*)$", re.IGNORECASE | re.DOTALL)
_PLANNED = re.compile(r"\b(?:to be|will|to cover|to develop|to introduce|to set up)\b", re.IGNORECASE)
_STATES = {"open": OPEN, "live": OPEN, "": OPEN, "closed": CLOSED, "accepted": ACCEPTED, "tolerated": ACCEPTED}


@dataclass(frozen=True)
class ScoreCell:
    """What a score cell says: the score, the one before it with the reason, what to look at, or why not."""

    score: Score | None = None
    before: Score | None = None
    reason: str = ""
    doubt: str = ""
    because: str = ""


@lru_cache(maxsize=1024)
def read_score_cell(text: str) -> ScoreCell:
    """Read a score with the one before it and why; an empty cell is no score and no problem."""
    if not text.strip(" -–?\n"):
        return ScoreCell(doubt=f"“{text}” is no score: the risk comes in without one." if text.strip() else "")
    given = _REASON.search(text)
    try:
        found = tables.read_score(text[: given.start()] if given else text)
    except tables.UnreadableScore as why:
        return ScoreCell(because=f"{why} Or leave the cell empty.")
    if any(words in found.doubt for words in ("Only the earlier", "nothing says which")):
        return ScoreCell(because=f"{found.doubt} Write the score that holds now first, such as 4 x 3.")
    before = Score(found.previous.likelihood, found.previous.impact) if found.previous else None
    score = Score(found.current.likelihood, found.current.impact)
    return ScoreCell(score, before, " ".join(given["reason"].split()) if given else "", found.doubt)


def split_cell(text: str, wanted: int = 0) -> list[str]:
    """The items of a cell: parted by empty lines, lines or semicolons; so that they are `wanted`, if they can be."""
    likeliest = tables.split_items(text)
    if wanted > 1 and len(likeliest) != wanted:
        blocks = re.split(r"\n\s*\n", text.strip())
        for way in (blocks, text.splitlines(), text.split(";")):
            items = [" ".join(item.split()) for item in way if item.strip()]
            if len(items) == wanted:
                return items
    return likeliest


def read_controls(cells: Cells) -> tuple[Control, ...]:
    """Pair the controls of a cell with the owners and timeframes beside them, and say where numbers differ."""
    owners, timeframes = split_cell(cells["owner"]), split_cell(cells["timeframe"])
    controls = split_cell(cells["controls"], max(len(owners), len(timeframes)))
    count = len(controls)
    if len(owners) != count:
        owners = split_cell(cells["owner"], count)
    if len(timeframes) != count:
        timeframes = split_cell(cells["timeframe"], count)
    found = tables.pair_lines(controls, owners, timeframes)
    for words in (*found.notes, *found.doubts):
        cells.note(words)
    return tuple(_control(cells, pair.control, pair.owner, pair.timeframe) for pair in found.rows)


_timeframe = lru_cache(maxsize=1024)(parse_timeframe)
"""The same few words stand in most rows."""


def _control(cells: Cells, text: str, owner: str, written: str) -> Control:
    timeframe = _timeframe(written)
    if timeframe.because and written:
        cells.note(f"Timeframe “{written}” is kept as written. {timeframe.because}")
    return Control(text, owner, written, _due(timeframe), _control_state(text, timeframe))


def _due(timeframe: Timeframe) -> date | None:
    if timeframe.kind is TimeframeKind.DATED and timeframe.due:
        return timeframe.due.latest
    return None


def _control_state(text: str, timeframe: Timeframe) -> str:
    if timeframe.kind is TimeframeKind.COMPLETE:
        return DONE
    return PLANNED if _PLANNED.search(text) else EXISTING


def read_themes(cells: Cells, themes: Sequence[Named]) -> tuple[list[Named], str]:
    """The shared themes a cell names, and what of it names none: that is a category of the register's own."""
    known, written = by_name(themes), cells["themes"]
    if whole := known.get(plain(written)):
        return [whole], ""
    parts = [part.strip() for part in re.split(r"[;\n]|,\s", written) if part.strip()]
    found = dict.fromkeys(known[plain(part)] for part in parts if plain(part) in known)
    left = "; ".join(part for part in parts if plain(part) not in known)
    if left and themes:
        cells.note(f"“{left}” is no theme of this partnership's list: it is kept as the category.")
    return list(found), left


def read_risk(cells: Cells, *, matrix: Matrix = DEFAULT, themes: Sequence[Named] = ()) -> RowRead:
    """One row of a register: everything understood, or the columns that were not, and why."""
    if not cells["risk"]:
        cells.problem("risk", "The row has no risk: write what could go wrong, or take the row out.")
    if cells.has("reference") and not cells["reference"]:
        cells.problem("reference", "The row has no reference: give it one, such as 1.1.")
    current = _score(cells, "current", matrix)
    changes: tuple[ScoreChange, ...] = ()
    if current.before and current.score:
        changes = (ScoreChange(current.before, current.score, current.reason),)
    state = _STATES.get(cells["status"].lower())
    if state is None:
        cells.problem("status", f"“{cells['status']}” is not a status: write open, closed or accepted.")
    if state == ACCEPTED:
        cells.note("Accepted, but by whom and until when is not known here: it comes in as open; accept it afterwards.")
        state = OPEN
    cited, own = read_themes(cells, themes)
    risk = Risk(
        reference=cells["reference"] or str(cells.number),
        text=" ".join(cells["risk"].split()),
        consequence=cells["consequence"],
        category="; ".join(part for part in (cells["category"], own) if part),
        current=current.score,
        target=_score(cells, "target", matrix).score,
        inherent=_score(cells, "inherent", matrix).score,
        changes=changes,
        owner=cells["risk_owner"],
        controls=read_controls(cells),
        state=state or OPEN,
        themes=tuple(theme.key for theme in cited),
    )
    told = (*_told(risk), *([("Themes", ", ".join(theme.label for theme in cited))] if cited else []))
    return RowRead(cells.number, risk.reference, told, tuple(cells.notes), tuple(cells.problems), risk)


def _score(cells: Cells, key: str, matrix: Matrix) -> ScoreCell:
    text = cells[key]
    apart = cells[f"{key}_likelihood"], cells[f"{key}_impact"]
    if all(apart) and (not text or not _holds_two(text)):
        found = _apart(cells, key, apart, matrix)
        key = f"{key}_likelihood"
    else:
        found = read_score_cell(text)
    because = found.because
    for score in (found.score, found.before):
        because = because or (matrix.problem(score.likelihood, score.impact) if score else "")
    if because:
        cells.problem(key, because)
        return ScoreCell()
    if found.doubt:
        cells.note(found.doubt)
    return found


def _holds_two(text: str) -> bool:
    """Whether a score cell says likelihood and impact itself, and not only their product or a colour."""
    found = read_score_cell(text)
    return bool(found.score or not found.because)


def _apart(cells: Cells, key: str, apart: tuple[str, str], matrix: Matrix) -> ScoreCell:
    """A score whose likelihood and impact stand in columns of their own, as numbers or in the matrix's words."""
    steps = (_step(apart[0], matrix.likelihoods), _step(apart[1], matrix.impacts))
    for written, step, part, words in zip(
        apart, steps, ("likelihood", "impact"), (matrix.likelihoods, matrix.impacts), strict=True
    ):
        if step is None:
            return ScoreCell(
                because=f"“{written}” is no {part}: write a number from 1 to {len(words)}, or one of: {', '.join(words)}."
            )
    score = Score(steps[0] or 1, steps[1] or 1)
    product = re.fullmatch(r"\s*(\d{1,3})\D*", cells[key])
    doubt = (
        f"{score} makes {score.value}, but {product[1]} is written."
        if product and int(product[1]) != score.value
        else ""
    )
    return ScoreCell(score, doubt=doubt)


def _step(written: str, words: Sequence[str]) -> int | None:
    """A step of a scale: 3, `3 - Possible`, `Possible (3)` or `Possible`."""
    if found := re.search(r"\d+", written):
        return int(found[0])
    return next((n for n, word in enumerate(words, 1) if plain(word) == plain(written)), None)


def _told(risk: Risk) -> tuple[tuple[str, str], ...]:
    """What was understood, for the preview."""
    told = [("Risk", risk.text), ("Category", risk.category), ("Consequence", risk.consequence)]
    for label, score in (("Current", risk.current), ("Target", risk.target), ("Inherent", risk.inherent)):
        if score:
            told.append((label, f"{score} = {score.value}"))
    for change in risk.changes:
        why = f"because {change.reason}" if change.reason else "no reason given"
        told.append(("Before", f"{change.before} = {change.before.value}, {why}"))
    for number, control in enumerate(risk.controls, 1):
        parts = [control.text, control.owner or "no owner", control.timeframe or "no timeframe", control.state]
        told.append((f"Control {number}", " — ".join(parts)))
    return tuple((label, words) for label, words in told if words)


RISKS = Kind(
    "risks",
    "Risk register",
    FIELDS,
    read_risk,
    section_field="category",
    unique_field="reference",
    title="Import a risk register",
    intro="A Word table, an Excel sheet or a CSV file: one row for each risk.",
)

"""Reading a risk register from a table: scores, histories, controls paired with owners and timeframes."""

import re
from dataclasses import dataclass

from joinedup_core.calendar import Timeframe, TimeframeKind, parse_timeframe
from joinedup_core.imports import Cells, Field, Kind, RowRead
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

FIELDS = (
    Field(
        "reference",
        "Reference",
        ("reference", "ref", "risk ref", "id", "risk id", "no", "number", "priority", "sspa priority", "sspc priority"),
        hint="1.1",
    ),
    Field("risk", "Risk", ("risk", "risk description", "description of risk", "description"), required=True),
    Field(
        "consequence",
        "Consequence",
        ("consequence", "consequences", "consequence impact", "effect", "potential impact"),
    ),
    Field("category", "Category", ("category", "theme", "area")),
    Field(
        "current",
        "Current score",
        (
            "current rag l x i",
            "current rag",
            "current score",
            "current risk",
            "current rating",
            "current",
            "score",
            "rating",
        ),
        hint="4 x 3",
    ),
    Field(
        "target", "Target score", ("target rag", "target score", "target risk", "target rating", "target"), hint="1 x 3"
    ),
    Field("inherent", "Inherent score", ("inherent", "inherent score", "inherent risk", "gross", "gross score")),
    Field("current_likelihood", "Current likelihood", ("current likelihood", "likelihood")),
    Field("current_impact", "Current impact", ("current impact", "impact")),
    Field("target_likelihood", "Target likelihood", ("target likelihood",)),
    Field("target_impact", "Target impact", ("target impact",)),
    Field(
        "controls",
        "Controls",
        ("controls", "control", "existing controls", "mitigation", "mitigations", "mitigating actions"),
    ),
    Field("owner", "Owner of controls", ("owner", "owners", "control owner", "lead", "responsible")),
    Field("timeframe", "Timeframe", ("timeframe", "timescale", "timescales", "by when", "due", "due date", "deadline")),
    Field("risk_owner", "Owner of the risk", ("risk owner",)),
    Field("status", "Status", ("status", "state")),
)

_PAIR = r"(?:l(?:ikelihood)?\s*[:=]?\s*)?(\d{1,2})\s*(?:[x×*]|\bby\b|,?\s*i(?:mpact)?\s*[:=]?)\s*(?:i(?:mpact)?\s*[:=]?\s*)?(\d{1,2})"
_SCORE = re.compile(_PAIR, re.IGNORECASE)
_CHANGED = re.compile(
    r"\(?\s*(?:(?:the\s+)?(?:rating|score|rag)\s+)?(?:was\s+)?"
    r"(?:amended|changed|moved|increased|raised|reduced|lowered|decreased|revised|previously|was)\s*(?:from|:)?\s*"
    + _PAIR
    + r"\)?\s*(?:(?:because(?: of)?|due to|owing to|as|reason:?|-|–|:)\s+(?P<reason>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
_PRODUCT = re.compile(r"^\s*(?:=\s*)?\(?(\d{1,3})\)?[\s:=]*$")
_PLANNED = re.compile(r"\b(?:to be|will|to cover|to develop|to introduce|to set up)\b", re.IGNORECASE)
_STATES = {"open": OPEN, "live": OPEN, "": OPEN, "closed": CLOSED, "accepted": ACCEPTED, "tolerated": ACCEPTED}


@dataclass(frozen=True)
class ScoreCell:
    """What a score cell says: the score, the one before it with the reason, and what could not be read."""

    score: Score | None = None
    before: Score | None = None
    reason: str = ""
    left: str = ""
    because: str = ""


def read_score(text: str) -> ScoreCell:
    """Read `4 x 3`, `4x3 = 12`, `L4 I3`, with `Rating amended from 1 x 1` where it stands."""
    words = " ".join(text.split())
    before, reason = None, ""
    if changed := _CHANGED.search(words):
        before = Score(int(changed[1]), int(changed[2]))
        reason = (changed["reason"] or "").strip()
        words = (words[: changed.start()] + " " + words[changed.end() :]).strip()
    if not words.strip(" -–?"):
        if before:
            return ScoreCell(because=f"“{text}” says what the score was, not what it is: write the score first.")
        return ScoreCell(left=words.strip())
    found = list(_SCORE.finditer(words))
    if not found:
        return ScoreCell(
            because=f"“{words}” does not say likelihood and impact: write them as 4 x 3, or leave the cell empty."
        )
    if len(found) > 1:
        return ScoreCell(because=f"“{words}” gives more than one score: keep the one that holds now.")
    score = Score(int(found[0][1]), int(found[0][2]))
    left = (words[: found[0].start()] + " " + words[found[0].end() :]).strip(" ()")
    if (product := _PRODUCT.match(left)) and left:
        if int(product[1]) != score.value:
            return ScoreCell(because=f"{score} is {score.value}, but the cell says {product[1]}: correct one.")
        left = ""
    return ScoreCell(score, before, reason, left)


def split_cell(text: str, wanted: int = 0) -> list[str]:
    """The parts of a cell: paragraphs apart by an empty line; or, where that fits `wanted`, lines or semicolons."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    ways = [
        [block for block in blocks if block],
        [" ".join(line.split()) for line in text.splitlines() if line.strip()],
        [" ".join(part.split()) for part in text.split(";") if part.strip()],
    ]
    if wanted > 1:
        for way in ways:
            if len(way) == wanted:
                return way
    return ways[0]


def read_controls(cells: Cells) -> tuple[Control, ...]:
    """Pair the controls of a cell with the owners and timeframes beside them, and say where numbers differ."""
    owners, timeframes = split_cell(cells["owner"]), split_cell(cells["timeframe"])
    controls = split_cell(cells["controls"], max(len(owners), len(timeframes)))
    owners = split_cell(cells["owner"], len(controls))
    timeframes = split_cell(cells["timeframe"], len(controls))
    if not controls:
        return ()
    owner_of = _dealt(cells, owners, len(controls), "owner")
    timeframe_of = _dealt(cells, timeframes, len(controls), "timeframe")
    return tuple(
        _control(cells, text, owner, timeframe)
        for text, owner, timeframe in zip(controls, owner_of, timeframe_of, strict=True)
    )


def _dealt(cells: Cells, parts: list[str], controls: int, what: str) -> list[str]:
    """One part for each control. A single part serves all; other differences are kept and said."""
    if len(parts) == controls:
        return parts
    if len(parts) == 1:
        cells.note(f"{controls} controls share one {what} (“{parts[0]}”): it is given to each.")
        return parts * controls
    if parts:
        plural = "s" if controls > 1 else ""
        cells.note(f"{controls} control{plural} but {len(parts)} {what}s: they are paired in order; look at them.")
    kept = parts[:controls] + [""] * (controls - len(parts))
    if len(parts) > controls:
        kept[-1] = "; ".join(parts[controls - 1 :])
    return kept


def _control(cells: Cells, text: str, owner: str, written: str) -> Control:
    timeframe = parse_timeframe(written)
    if timeframe.because and written:
        cells.note(f"Timeframe “{written}” is kept as written. {timeframe.because}")
    return Control(text, owner, written, _due(timeframe), _control_state(text, timeframe))


def _due(timeframe: Timeframe):
    if timeframe.kind is TimeframeKind.DATED and timeframe.due:
        return timeframe.due.latest
    return None


def _control_state(text: str, timeframe: Timeframe) -> str:
    if timeframe.kind is TimeframeKind.COMPLETE:
        return DONE
    return PLANNED if _PLANNED.search(text) else EXISTING


def read_risk(cells: Cells, *, matrix: Matrix = DEFAULT) -> RowRead:
    """One row of a register: everything understood, or the columns that were not, and why."""
    if not cells["risk"]:
        cells.problem("risk", "The row has no risk: write what could go wrong, or take the row out.")
    if cells.has("reference") and not cells["reference"]:
        cells.problem("reference", "The row has no reference: give it one, such as 1.1.")
    current = _score(cells, "current", matrix)
    changes = ()
    if current.before and current.score:
        changes = (ScoreChange(current.before, current.score, current.reason),)
    state = _STATES.get(cells["status"].lower())
    if state is None:
        cells.problem("status", f"“{cells['status']}” is not a status: write open, closed or accepted.")
    if state == ACCEPTED:
        cells.note("Accepted, but by whom and until when is not known here: it comes in as open; accept it afterwards.")
        state = OPEN
    risk = Risk(
        reference=cells["reference"] or str(cells.number),
        text=" ".join(cells["risk"].split()),
        consequence=cells["consequence"],
        category=cells["category"],
        current=current.score,
        target=_score(cells, "target", matrix).score,
        inherent=_score(cells, "inherent", matrix).score,
        changes=changes,
        owner=cells["risk_owner"],
        controls=read_controls(cells),
        state=state or OPEN,
    )
    return RowRead(cells.number, risk.reference, _told(risk), tuple(cells.notes), tuple(cells.problems), risk)


def _score(cells: Cells, key: str, matrix: Matrix) -> ScoreCell:
    text = cells[key]
    apart = cells[f"{key}_likelihood"], cells[f"{key}_impact"]
    if not text and all(apart):
        text = " x ".join(apart)
        key = f"{key}_likelihood"
    found = read_score(text)
    because = found.because
    for score in (found.score, found.before):
        because = because or (matrix.problem(score.likelihood, score.impact) if score else "")
    if because:
        cells.problem(key, because)
        return ScoreCell()
    if found.left:
        cells.note(f"Beside the score also stands “{found.left}”: it is not kept.")
    return found


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

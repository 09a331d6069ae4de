"""The lines of a risk register as values: what the register check reads and what an import understands."""

from dataclasses import dataclass
from datetime import date

from joinedup_core.scoring.matrix import DEFAULT, Matrix, Score

OPEN, CLOSED, ACCEPTED = "open", "closed", "accepted"
EXISTING, PLANNED, DONE = "existing", "planned", "done"
ADULTS, CHILDREN, COMMUNITY = "adults", "children", "community"


@dataclass(frozen=True)
class Control:
    """One control of a risk. `due_on` is the last day that the timeframe as written can mean."""

    text: str
    owner: str = ""
    timeframe: str = ""
    due_on: date | None = None
    state: str = EXISTING
    key: str = ""


@dataclass(frozen=True)
class ScoreChange:
    """A change of the current score, with the reason that was given for it, if any."""

    before: Score
    after: Score
    reason: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Risk:
    """One row of a register."""

    reference: str
    text: str
    consequence: str = ""
    category: str = ""
    current: Score | None = None
    target: Score | None = None
    inherent: Score | None = None
    changes: tuple[ScoreChange, ...] = ()
    owner: str = ""
    controls: tuple[Control, ...] = ()
    state: str = OPEN
    next_review_on: date | None = None
    same_as: tuple[str, ...] = ()
    key: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """A register as at a day. `names` are the short names its board goes by, such as SSPA."""

    key: str
    label: str
    as_at: date
    risks: tuple[Risk, ...] = ()
    audience: str = ""
    names: tuple[str, ...] = ()
    matrix: Matrix = DEFAULT

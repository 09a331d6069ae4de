"""Words and judgements about risks: states, kinds of score, owners, sorting of references."""

import re
from datetime import date

from joinedup_core.scoring.matrix import Matrix, Score

STATES = {"open": "Open", "accepted": "Accepted", "closed": "Closed"}
STATE_COLOURS = {"open": "blue", "accepted": "purple", "closed": "grey"}
SCORE_KINDS = {"current": "Current", "target": "Target", "inherent": "Inherent (before any control)"}
AUDIENCES = {
    "": "Everybody",
    "adults": "Adults with care and support needs",
    "children": "Children",
    "community": "The community",
}
EVENTS = {
    "reviewed": "Reviewed",
    "closed": "Closed",
    "reopened": "Reopened",
    "accepted": "Accepted",
    "acceptance_ended": "Acceptance ended",
    "linked": "Linked as the same risk",
    "unlinked": "No longer linked",
    "reworded": "Reworded",
}
DIRECTION_COLOURS = {"worse": "red", "better": "green", "same": "grey", "new": "blue", "shifted": "yellow"}


def reference_sort(reference: str) -> str:
    """A key that sorts 1.2 before 1.10."""
    return re.sub(r"\d+", lambda found: found[0].zfill(6), reference.strip().lower())[:120]


def score_in_words(matrix: Matrix, score: Score | None) -> str:
    """12 High (4 x 3); or that there is none."""
    return f"{score.value} {matrix.band(score).label} ({score})" if score else "Not scored"


def score_colour(matrix: Matrix, score: Score | None) -> str:
    """The colour of the band."""
    return matrix.band(score).colour if score else "grey"


def score_of(likelihood: int | None, impact: int | None) -> Score | None:
    """A score from two columns."""
    return Score(likelihood, impact) if likelihood and impact else None


def has_lapsed(until_on: date, today: date) -> bool:
    """Whether an acceptance has ended by itself: its last day has passed."""
    return until_on < today


def lapse_in_words(until_on: date) -> str:
    """Why a risk is open again."""
    return f"the acceptance ended on {until_on.day} {until_on:%B %Y}"


def owner_in_words(agency: str, post: str, words: str) -> str:
    """Who owns a risk: the post, the agency, or what was written."""
    return ", ".join(part for part in (post, agency, words) if part)

"""What a concern may say: its domain, part, level and direction. The words are those of the partnership's standards.

Source of domains and levels: Shropshire's expected standards of service; domains stand as data in `domains.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LEVELS = {
    "risk": {"current": "Current", "increasing": "Increasing", "high": "High", "very_high": "Very high"},
    "needs": {
        "early_help": "Early help",
        "targeted_early_help": "Targeted early help",
        "increasing": "Increasing needs",
        "complex": "Complex needs",
        "significant": "Significant needs",
    },
}
"""The levels of each scale, the least serious first."""
COLOURS = {"increasing": "yellow", "high": "orange", "very_high": "red", "complex": "orange", "significant": "red"}
PARTS = {"at_risk": "At risk", "posing": "May pose a risk to others", "not_known": "Not known which"}
KNOWN = {"yes": "Yes", "no": "No", "not_known": "Not known"}


@dataclass(frozen=True)
class Domain:
    """What a concern can be about, and the scale of its levels."""

    key: str
    label: str
    scale: str
    what: str = ""


@dataclass(frozen=True)
class Direction:
    """Where the level is going, and because of what."""

    key: str
    label: str
    because: str


OTHER = "other"
"""What no domain says, in words."""
NONE: Mapping[str, Domain] = {}


@lru_cache(maxsize=1)
def domains() -> dict[str, Domain]:
    """Every domain by its key, in the order of the file."""
    told = tomllib.loads(Path(__file__).with_name("domains.toml").read_text("utf-8"))
    return {key: Domain(key, entry["label"], entry["scale"]) for key, entry in told.items()}


def domain(key: str) -> Domain:
    """A domain of the program. Of any other its concern holds the words; without them its key is read. It has levels of risk."""
    return domains().get(key) or Domain(key, key.replace("_", " ").capitalize(), "risk")


def level_label(domain_key: str, level: str) -> str:
    """A level in words."""
    return LEVELS[domain(domain_key).scale].get(level, level)


def levels_offered() -> list[tuple[str, str]]:
    """All levels for a form that does not know the domain yet; each says its scale where the scales differ."""
    needs = [(f"needs:{key}", f"{label} (early help only)") for key, label in LEVELS["needs"].items()]
    return [*((f"risk:{key}", label) for key, label in LEVELS["risk"].items()), *needs]


def about_words(domain_key: str, named: str) -> str:
    """What a concern is about, in words: those that were written down with it, where no domain of the program says so."""
    return named if domain_key == OTHER or (named and domain_key not in domains()) else domain(domain_key).label


def level_problem(domain_key: str, scale: str, level: str, own: Mapping[str, Domain] = NONE) -> str | None:
    """A sentence where the level is not one of the domain's scale; else None. `own`: domains of the partnership's own."""
    about = domains().get(domain_key) or own.get(domain_key)
    if about is None:
        return "Choose what the concern is about from those listed."
    if scale == about.scale and level in LEVELS[scale]:
        return None
    offered = ", ".join(LEVELS[about.scale].values())
    return f"{about.label} has these levels: {offered}. Choose one of them."


def direction(domain_key: str, levels: Sequence[str]) -> Direction:
    """Where a concern is going, by its levels from the first to the last."""
    if len(levels) < 2:
        return Direction("new", "New", "It has had one level so far")
    order = list(LEVELS[domain(domain_key).scale])
    before, now = (order.index(level) if level in order else -1 for level in levels[-2:])
    said = f"from {level_label(domain_key, levels[-2])} to {level_label(domain_key, levels[-1])}"
    if now > before:
        return Direction("rising", "Rising", f"It went {said}")
    if now < before:
        return Direction("falling", "Falling", f"It went {said}")
    return Direction(
        "steady", "Steady", f"It stayed at {level_label(domain_key, levels[-1])} when it was last looked at"
    )

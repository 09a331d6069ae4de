"""How findings of the register check are shown: counted by rule, joined with what was done about them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from joinedup_core.scoring.checks import BY_KEY, RULES
from joinedup_core.scoring.findings import Finding

ASK_RULES = {"ask_new_date", "ask_reason", "ask_owner", "ask_review", "ask_words"}
"""Corrections that ask somebody and change no data."""
ANSWERS = {"asked": "Asked, waiting", "set_aside": "Set aside"}
ANSWER_COLOURS = {"asked": "yellow", "set_aside": "grey"}


@dataclass(frozen=True)
class Answer:
    """What was done about a finding that still stands."""

    answer: str
    note: str
    on: str

    @property
    def label(self) -> str:
        """As a tag."""
        return ANSWERS[self.answer]

    @property
    def colour(self) -> str:
        """Of the tag."""
        return ANSWER_COLOURS[self.answer]


@dataclass(frozen=True)
class Found:
    """A finding with its rule's title, its register's name and what was done about it."""

    finding: Finding
    register_name: str
    other_name: str = ""
    answer: Answer | None = None

    @property
    def title(self) -> str:
        """The rule in words."""
        return BY_KEY[self.finding.rule].title

    @property
    def row(self) -> str:
        """The row and field in words."""
        found = self.finding
        place = f"{found.reference}, {found.field}"
        return f"{place} {found.control_number}" if found.control_number else place


@dataclass(frozen=True)
class RuleCount:
    """How often a rule found something, in words for a table and a picture."""

    key: str
    title: str
    says: str
    why: str
    found: int
    dealt: int


def count_by_rule(found: Iterable[Found]) -> tuple[RuleCount, ...]:
    """Every rule with what it found, also those that found nothing."""
    items = list(found)
    total = Counter(item.finding.rule for item in items)
    dealt = Counter(item.finding.rule for item in items if item.answer)
    return tuple(RuleCount(r.key, r.title, r.says, r.why, total[r.key], dealt[r.key]) for r in RULES)

"""What a form definition is: sections of questions with show-if rules, points, and bands that the points fall into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from joinedup_core.clocks import Certainty, Status
from joinedup_core.questionnaires.expression import Rule, Test, in_words


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    ONE_OF = "one_of"
    SEVERAL = "several"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


class Judgement(StrEnum):
    """What professional judgement may do with the band that the points give."""

    RAISE = "raise"
    EITHER = "either"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, and the points it brings."""

    key: str
    label: str
    points: int = 0


YES_NO = (Option("yes", "Yes"), Option("no", "No"), Option("not_known", "Not known, or did not say"))


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Without `show_if` it is always asked; points are those of the options chosen."""

    key: str
    text: str
    kind: Kind
    help: str = ""
    options: tuple[Option, ...] = ()
    show_if: Rule | None = None
    optional: bool = False

    def label_of(self, key: str) -> str:
        """An answer in words."""
        return next((option.label for option in self.options if option.key == key), key)


@dataclass(frozen=True, slots=True)
class Section:
    """Some questions under a heading."""

    title: str
    questions: tuple[Question, ...]
    help: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """What some points mean. A band with `when` is reached also by those answers alone, whatever the points."""

    key: str
    label: str
    at_least: int | None
    says: str
    source: str
    certainty: Certainty
    when: Rule | None = None
    because: str = ""
    """Why `when` reaches it, in words."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One form in one version. `bands` are in order, the least serious first; none where nothing is scored."""

    key: str
    version: str
    title: str
    about: str
    """Whom it is about and when it is used."""
    source: str
    licence: str
    status: Status
    certainty: Certainty
    effective_from: date
    sections: tuple[Section, ...]
    bands: tuple[Band, ...] = ()
    effective_to: date | None = None
    jurisdiction: str = "England"
    doubt: str = ""
    judgement: Judgement = Judgement.RAISE
    set_by: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        """One question by its key."""
        return next((each for each in self.questions if each.key == key), None)

    def band(self, key: str) -> Band | None:
        """One band by its key."""
        return next((each for each in self.bands if each.key == key), None)

    def in_force(self, on: date) -> bool:
        """Whether it is used on a day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    def only_if(self, question: Question) -> str:
        """When a question is asked, in words; empty where it always is."""
        return f"Only if {in_words(question.show_if, self._said)}" if question.show_if else ""

    def _said(self, test: Test) -> str:
        """One test in words."""
        asked = self.question(test.name)
        text = asked.text if asked else test.name
        label = asked.label_of(test.value) if asked else test.value
        if test.how == "answered":
            return f"“{text}” is answered"
        words = {"is": "is", "includes": "includes", ">=": "is at least", "<=": "is at most"}
        return f"the answer to “{text}” {words.get(test.how, 'is more than' if test.how == '>' else 'is less than')} “{label}”"

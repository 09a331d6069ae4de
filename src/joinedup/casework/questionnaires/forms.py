"""Forms of forms: the page of one is made from its definition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    WholeNumberField,
)
from joinedup_core.questionnaires import Answer, Definition, Kind, Question, Result, as_data

PREFIX = "q_"


@dataclass(frozen=True)
class Shown:
    """One question on the page: its field, and when it is asked, as words and as the page's script reads it."""

    field: forms.BoundField
    only_if: str
    rule: str


class AnswerForm(Form):
    """The questions of a definition. None is required here: a draft may be saved as far as it is."""

    says_optional = False
    version = HiddenVersion()

    def __init__(self, data: Any, *, definition: Definition, answers: Mapping[str, Answer], version: int):
        self.definition = definition
        begin: dict[str, Any] = {f"{PREFIX}{key}": answer for key, answer in answers.items()}
        begin |= {
            f"{PREFIX}{q.key}": date.fromisoformat(str(answers[q.key]))
            for q in definition.questions
            if q.kind is Kind.DAY and q.key in answers
        }
        super().__init__(data, initial={**begin, "version": version})
        for question in definition.questions:
            self.fields[PREFIX + question.key] = _field(question)

    def answers(self) -> dict[str, Any]:
        """What was answered, as the command takes it."""
        said = {q.key: self.cleaned_data.get(PREFIX + q.key) for q in self.definition.questions}
        return {
            key: value.isoformat() if isinstance(value, date) else value if isinstance(value, list) else str(value)
            for key, value in said.items()
            if value not in (None, "", [])
        }

    def sections(self) -> list[tuple[str, str, list[Shown]]]:
        """The sections with their questions, for the page."""
        return [
            (section.title, section.help, [self._shown(question) for question in section.questions])
            for section in self.definition.sections
        ]

    def _shown(self, question: Question) -> Shown:
        rule = json.dumps(as_data(question.show_if)) if question.show_if else ""
        return Shown(self[PREFIX + question.key], self.definition.only_if(question), rule)


class BeginForm(Form):
    """Which form is begun."""

    form = RadiosField(label="Which form?")


class CompleteForm(Form):
    """What completing asks: why something is not answered, and whether judgement differs from the answers."""

    version = HiddenVersion()
    unanswered_reason = LongTextField(label="Why are some questions not answered?", rows=2, required=False)
    judged = RadiosField(label="What is your judgement?", required=False)
    judged_reason = LongTextField(
        label="Why does your judgement differ?",
        rows=3,
        required=False,
        help_text="Only where you chose a level other than that of the answers",
    )
    says_optional = False

    def __init__(self, data: Any, *, definition: Definition, result: Result, version: int):
        band = result.band.key if result.band else ""
        super().__init__(data, initial={"version": version, "judged": band})
        self.fields["judged"].choices = [(each.key, each.label) for each in definition.bands]
        if not definition.bands or definition.judgement == "none":
            del self.fields["judged"], self.fields["judged_reason"]
        if not result.missing:
            del self.fields["unanswered_reason"]


class DefinitionForm(Form):
    """A partnership's own form, as its text."""

    text = LongTextField(
        label="The form as text",
        rows=20,
        max_length=200_000,
        help_text="In the form that the built-in ones have: open one below, copy it and change it",
    )


def _field(question: Question) -> forms.Field:
    choices = [(option.key, option.label) for option in question.options]
    shared: dict[str, Any] = {"label": question.text, "help_text": question.help, "required": False}
    match question.kind:
        case Kind.TEXT:
            return LongTextField(rows=3, **shared)
        case Kind.NUMBER:
            return WholeNumberField(min_value=0, **shared)
        case Kind.DAY:
            return DayField(**shared)
        case Kind.SEVERAL:
            return CheckboxesField(choices=choices, **shared)
        case _:
            field = RadiosField(choices=choices, **shared)
            field.widget.attrs["data_small"] = question.kind is Kind.YES_NO  # a checklist is long enough
            return field

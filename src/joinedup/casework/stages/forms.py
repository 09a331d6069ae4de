"""The form of a partnership's own stages of disagreement."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.forms import BoundField

from joinedup.casework.escalations.rules import ROLES, Policy
from joinedup.casework.stages.rules import MOST, UNITS, as_said
from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    Form,
    RadiosField,
    SelectField,
    TextField,
    WholeNumberField,
)

PARTS = ("title", "who", "limit", "unit", "roles")


class KeepForm(Form):
    """A version as a group approved it. A stage whose fields are all empty is left out."""

    says_optional = False
    source = TextField(
        label="Which document says so?", help_text="With its version: Joint escalation policy, version 3"
    )
    group_id = SelectField(label="Which group approved it?", coerce=UUID)
    approved_on = DayField(label="Day of approval")
    effective_from = DayField(
        label="From which day does it hold?",
        help_text="For what begins from then on. What began before stays as it began",
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for number in range(1, MOST + 1):
            self.fields |= {f"{part}_{number}": field for part, field in _stage().items()}

    def by_stage(self) -> list[tuple[int, list[BoundField]]]:
        """The fields of each stage, for the page: a group of fields each."""
        return [(number, [self[f"{part}_{number}"] for part in PARTS]) for number in range(1, MOST + 1)]

    def stages(self) -> list[dict[str, Any]]:
        """What was said of each stage, without those that were left empty at the end."""
        said = [{part: self.cleaned_data[f"{part}_{number}"] for part in PARTS} for number in range(1, MOST + 1)]
        while said and not any(said[-1].values()):
            said.pop()
        return said


def initial_of(policy: Policy) -> dict[str, Any]:
    """The fields of the form filled with a policy's stages."""
    return {
        f"{part}_{number}": value
        for number, one in enumerate(as_said(policy), 1)
        for part, value in one.items()
        if part in PARTS
    }


def _stage() -> dict[str, Any]:
    return {
        "title": TextField(label="What it is called", required=False),
        "who": TextField(label="Who speaks with whom, and to do what", required=False),
        "limit": WholeNumberField(
            label="Limit", min_value=1, required=False, help_text="Empty for none, which only the last stage may have"
        ),
        "unit": RadiosField(
            label="Counted in", choices=[(key, words.capitalize()) for key, words in UNITS.items()], required=False
        ),
        "roles": CheckboxesField(label="Who is told, and sees the disagreement", choices=ROLES.items(), required=False),
    }

"""Forms of the kinds of number of a partnership's own."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import DayField, Form, LongTextField, SelectField, TextField, YesNoField
from joinedup.people.number_kinds.rules import HOW


class KeepForm(Form):
    """A kind of number, as a group approved it."""

    label = TextField(label="What is the number called?", max_length=60, help_text="Housing First number")
    shapes = TextField(
        label="How is it written?", max_length=120,
        help_text=f"{HOW}. Several shapes with commas between: HF-999999, HFa9999",
    )  # fmt: skip
    example = TextField(label="An example", max_length=40, help_text="One that was never given to anybody: HF-000001")
    unique = YesNoField(
        label="Does one person alone have each such number?",
        help_text="No for a family’s or a household’s number: it does not tell who somebody is, and finds nobody by itself",
    )
    group_id = SelectField(label="Which group approved it?", coerce=UUID)
    approved_on = DayField(label="Day of approval")
    effective_from = DayField(label="From which day is it offered?")


class EndForm(Form):
    """Why a kind ends."""

    reason = LongTextField(label="Why does it end?", rows=2, help_text="And who decided it")

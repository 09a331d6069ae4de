"""The form of a domain of a partnership's own."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import DayField, Form, LongTextField, SelectField, TextField


class KeepForm(Form):
    """Something a concern can be about, as a group approved it."""

    label = TextField(
        label="What is it called?", max_length=100, help_text="As people choose it: Criminal exploitation"
    )
    what = LongTextField(
        label="What is it?",
        rows=3,
        max_length=300,
        help_text="In a sentence or two, so that everybody means the same by it",
    )
    key = TextField(
        label="A short name for rule files", max_length=40,
        help_text="Small letters and low lines: criminal_exploitation. Your own contact standards name it so",
    )  # fmt: skip
    group_id = SelectField(label="Which group approved it?", coerce=UUID)
    approved_on = DayField(label="Day of approval")
    effective_from = DayField(label="From which day is it offered?")

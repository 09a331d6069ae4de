"""Forms of research requests."""

from __future__ import annotations

from uuid import UUID

from joinedup.casework.research.rules import ANSWERS
from joinedup.kit.forms import CheckboxesField, DayField, Form, LongTextField, RadiosField, TextField, TimeField


class AskForm(Form):
    """Agencies are asked."""

    agency_ids = CheckboxesField(label="Whom do you ask?", coerce=UUID)
    due_on = DayField(label="Answer by")
    due_time = TimeField(label="At")


class ReplyForm(Form):
    """An agency answers."""

    answer = RadiosField(label="What does your agency hold?", choices=ANSWERS.items())
    text = LongTextField(
        label="What matters for safety, or why it is not shared",
        rows=7,
        required=False,
        help_text="Write no address that must not be disclosed",
    )


class TelephoneForm(ReplyForm):
    """The coordinator takes down what an agency says."""

    by_telephone = TextField(label="Who told you, and how are they reached?")
    field_order = ("by_telephone", "answer", "text")

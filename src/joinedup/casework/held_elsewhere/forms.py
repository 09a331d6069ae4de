"""Forms of panels whose cases stay elsewhere."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import DayField, Form, LongTextField, SelectField, TextField


class AskUpdateForm(Form):
    """An agency is asked for a written update."""

    agency_id = SelectField(label="Which agency will not be there?", coerce=UUID)


class SentForm(Form):
    """A written update was sent."""

    agency_id = SelectField(label="Whose written update?", coerce=UUID)
    sent_on = DayField(label="Sent on", help_text="Sent in the national system, not here")


class OwnActionForm(Form):
    """An action of one's own agency."""

    text = LongTextField(
        label="What your agency is to do", rows=3, help_text="No name: whoever does it finds the case by its reference"
    )
    reference = TextField(label="Reference in the national system", required=False, max_length=60)
    due_on = DayField(label="By which day")

"""Forms of alerts."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import CheckboxesField, DayField, Form, LongTextField, SelectField


class AlertForm(Form):
    """A new alert."""

    look_out_for = LongTextField(label="What must they look out for?", rows=3)
    do = LongTextField(label="What must they do then?", rows=2, help_text="Whom to ring, what to ask, what never to do")
    agencies = CheckboxesField(label="Which agencies must have it?", coerce=UUID)
    until_on = DayField(label="Until which day?")


class HaveForm(Form):
    """That one's agency has it."""

    words = LongTextField(
        label="What does your agency do?", rows=2, help_text="Such as: marker on the address until that day"
    )


class ToldForm(Form):
    """That an agency was told by telephone."""

    agency_id = SelectField(label="Which agency?", coerce=UUID)
    words = LongTextField(label="Whom did you tell, and how?", rows=2)


class EndForm(Form):
    """Why an alert is over."""

    reason = LongTextField(label="Why is it over?", rows=2)

"""Forms of reports and disruption."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import DayField, Form, LongTextField, RadiosField, SelectField, TextField


class ReportForm(Form):
    """A report of one's own agency."""

    happened_on = DayField(label="When did it happen?")
    reported_on = DayField(label="When was it reported to you?")
    words = LongTextField(label="What was reported?", rows=4)
    reference = TextField(label="Your agency’s number for it", required=False, max_length=60)
    same_as = SelectField(
        label="Is it an incident that is here already?", coerce=UUID, required=False, first="No, another one"
    )


class DisruptionForm(Form):
    """What one's own agency did."""

    kind = RadiosField(label="What was done?")
    done_on = DayField(label="When?")
    words = LongTextField(label="In your words", rows=3)
    effect = LongTextField(label="What came of it?", rows=2, required=False)

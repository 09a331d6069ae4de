"""The forms of a sharing agreement, and of what an agency tells under it."""

from __future__ import annotations

from uuid import UUID

from joinedup.casework.sharing.rules import bases
from joinedup.kit.forms import CheckboxesField, DayField, Form, LongTextField, SelectField, TextField


class AgreementForm(Form):
    """An agreement between agencies."""

    title = TextField(label="Title")
    purpose = LongTextField(label="What is it for?", rows=3)
    parties = CheckboxesField(label="Which agencies are party to it?", coerce=UUID)
    basis = SelectField(label="Lawful basis", choices=[(key, one.label) for key, one in bases().items()])
    signed_on = DayField(label="Signed on")
    review_on = DayField(label="Looked at again by")
    impact_assessed_on = DayField(label="Day of the data protection impact assessment (DPIA)", required=False)
    impact_words = TextField(label="Where it is kept, or why there is none", required=False, max_length=400)


class TellForm(Form):
    """Why an agency tells its contacts."""

    because = LongTextField(
        label="Why is it lawful and needed, and how do the people it is about learn of it?",
        help_text="For example: working together to safeguard children; in our privacy notice since 1 April.",
        rows=4,
    )


class StopForm(Form):
    """Why an agency stops telling its contacts."""

    because = LongTextField(label="Why does your agency stop telling its contacts?", rows=3)

"""The form of a sharing agreement."""

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

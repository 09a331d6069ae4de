"""Forms of confidential addresses."""

from __future__ import annotations

from joinedup.kit.forms import DayField, Form, LongTextField, RadiosField, TextField
from joinedup.people.confidential.rules import PURPOSES


class PurposeForm(Form):
    """What it is needed for."""

    purpose = RadiosField(label="What do you need it for?", choices=list(PURPOSES.items()))


class LetterForm(Form):
    """Where a letter or a pack would go."""

    lines = LongTextField(label="Address on the envelope", rows=4, max_length=500)
    postcode = TextField(label="Postcode", max_length=10, required=False, autocomplete="off")


class KeepForm(Form):
    """An address to be kept apart."""

    lines = LongTextField(label="Address", rows=4, max_length=500)
    postcode = TextField(label="Postcode", max_length=10, required=False, autocomplete="off")
    hidden_from_words = TextField(
        label="Who must not learn it", required=False, help_text="For example: the former partner and his brother"
    )
    from_on = DayField(label="First day", required=False)
    to_on = DayField(label="Last day", required=False)

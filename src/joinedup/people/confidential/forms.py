"""Forms of confidential addresses."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import CheckboxesField, DayField, Form, LongTextField, RadiosField, TextField
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
    hidden_from = CheckboxesField(
        label="Who of the people on your cases must not learn it?", coerce=UUID, required=False,
        help_text="Before a letter goes, it is compared with where these people live",
    )  # fmt: skip
    hidden_from_words = TextField(
        label="Who else must not learn it?",
        required=False,
        max_length=200,
        help_text="For example: his brother, and whoever asks for him",
    )
    from_on = DayField(label="First day", required=False)
    to_on = DayField(label="Last day", required=False)

"""Forms about the partnership itself."""

from __future__ import annotations

from joinedup.kit.forms import Form, HiddenVersion, LongTextField, TextField, TickField


class PartnershipForm(Form):
    """How the partnership is called and described."""

    name = TextField(label="Name")
    area = TextField(label="Area", required=False)
    about = LongTextField(label="About the partnership", required=False, rows=8)
    version = HiddenVersion()


class PublicationForm(Form):
    """Put the arrangements on the public page."""

    sure = TickField(
        label="I have read the public page as it will be, and it names no person",
        required=True,
        error_messages={"required": "Tick the box once you have read the page as it will be"},
    )

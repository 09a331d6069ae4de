"""Forms of panels: making one, changing how it works, signing."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import (
    DayField,
    Form,
    HiddenVersion,
    LongTextField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)


class ChangeForm(Form):
    """How a panel works from now on."""

    minutes_a_case = WholeNumberField(label="Minutes for a case")
    telephone = TextField(
        label="Telephone of the coordinator",
        required=False,
        max_length=40,
        help_text="Referrers ring it when a case cannot wait",
    )
    wording = LongTextField(label="What members sign", rows=6, help_text="Your confidentiality agreement, in full")
    version = HiddenVersion()


class MakeForm(Form):
    """A group becomes a panel."""

    group_id = SelectField(label="Group", coerce=UUID, help_text="A group of the kind “Panel”, with its seats")
    kind = SelectField(label="Kind of panel")
    telephone = TextField(label="Telephone of the coordinator", required=False, max_length=40)


class SignForm(Form):
    """A member signs."""

    agreed = TickField(label="I have read this and will keep to it", required=True)


class PaperForm(Form):
    """A member signed on paper."""

    user_id = SelectField(label="Who signed?", coerce=UUID)
    signed_on = DayField(label="Day of signing")

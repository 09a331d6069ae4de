"""Forms of hearings."""

from __future__ import annotations

from uuid import UUID

from joinedup.casework.hearings.commands import Discussion
from joinedup.casework.hearings.rules import RECUSALS
from joinedup.kit.forms import (
    DayField,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    TimeField,
    WholeNumberField,
)


class ArrangeForm(Form):
    """A hearing is arranged."""

    on = DayField(label="Day")
    start_time = TimeField(label="Starts at")
    minutes = WholeNumberField(label="Length in minutes")
    where = TextField(label="Place", required=False)
    link = TextField(label="Joining link", required=False, max_length=500)
    emergency = TickField(label="Emergency meeting: members may open its cases at once")


class PutForm(Form):
    """A case goes on an agenda."""

    hearing_id = SelectField(label="Hearing", coerce=UUID)
    minutes = WholeNumberField(label="Minutes, if not the usual", required=False)


class DiscussionForm(Form):
    """What was said and decided of a case."""

    decision = RadiosField(label="Decision")
    decided = LongTextField(
        label="What was decided, and why", rows=5, help_text="Write no address that must not be disclosed"
    )
    information = LongTextField(
        label="What was read and said", rows=6, required=False, help_text="Name the agency with each piece"
    )
    risks = LongTextField(label="Risks that remain", rows=3, required=False)
    version = HiddenVersion()

    def discussion(self) -> Discussion:
        """What was told, as the command takes it."""
        return Discussion(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class UpdateForm(Form):
    """A written update."""

    text = LongTextField(label="What your agency knows, and what it will do", rows=8)


class RecuseForm(Form):
    """Somebody takes no part."""

    because = RadiosField(label="Why?", choices=RECUSALS.items())


class RecuseMemberForm(RecuseForm):
    """A member takes no part."""

    user_id = SelectField(label="Who takes no part?", coerce=UUID)
    field_order = ("user_id", "because")

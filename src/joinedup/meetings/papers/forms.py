"""Forms of papers: a new paper, a new version, who may read it, withdrawing, the deadline."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.kit.forms import (
    CheckboxesField,
    FilterForm,
    Form,
    HiddenVersion,
    SelectField,
    TextField,
    TickField,
    UploadField,
    WholeNumberField,
)

MEGABYTES = 25


class AccessForm(Form):
    """Who may read a paper."""

    version = HiddenVersion()
    restricted = TickField(label="Only for named seats", help_text="The chair and business support can always read it")
    seats = CheckboxesField(label="Seats it is for", required=False)

    def clean_seats(self) -> list[UUID]:
        """The chosen seats as ids."""
        return [UUID(seat) for seat in self.cleaned_data["seats"]]


class PaperForm(AccessForm):
    """A new paper."""

    title = TextField(max_length=300)
    item = SelectField(label="Agenda item", coerce=UUID, required=False, first="The meeting as a whole")
    file = UploadField(megabytes=MEGABYTES)
    note = TextField(required=False, max_length=500)
    field_order = ["title", "item", "file", "note", "restricted", "seats"]

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        del self.fields["version"]


class VersionForm(Form):
    """A newer version of a paper."""

    file = UploadField(megabytes=MEGABYTES)
    note = TextField(label="What changed", required=False, max_length=500)


class WithdrawForm(Form):
    """Withdraw a paper."""

    because = TextField(label="Reason", max_length=500)


class DeadlineForm(Form):
    """When a group wants its papers."""

    version = HiddenVersion()
    working_days = WholeNumberField(label="Working days before the meeting", min_value=0, max_value=30)
    source = TextField(
        label="Where it is written", required=False, help_text="For example, terms of reference, paragraph 6"
    )


class PaperFilter(FilterForm):
    """Narrow the list of papers."""

    group = SelectField(coerce=UUID, first="Every group")

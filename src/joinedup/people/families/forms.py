"""Forms about families and households."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.kit.forms import DayField, Form, HiddenVersion, LongTextField, RadiosField, SelectField, TextField
from joinedup.people.families import rules


class RelateForm(Form):
    """What somebody is to somebody else."""

    person_id = SelectField(label="Who", coerce=UUID)
    kind = SelectField(
        label="What are they to each other?", choices=[(k, words) for k, (words, _) in rules.KINDS.items()]
    )
    other_id = SelectField(label="To whom", coerce=UUID)
    from_on = DayField(label="Since", required=False)
    note = TextField(label="Note", required=False, max_length=300)


class EndForm(Form):
    """When something ended, and why."""

    on = DayField(label="Last day")
    because = LongTextField(
        label="What ended, or how do you know?",
        rows=2,
        help_text="Such as: she told us on the telephone. Never write an address here that has to stay confidential",
    )


class PutRightForm(Form):
    """That something did not end, or ended on another day."""

    stands = RadiosField(
        label="What is right?",
        choices=[("ended", "It ended, on the day below"), ("stands", "It did not end: it was recorded by mistake")],
    )
    on = DayField(label="Last day", required=False)
    because = LongTextField(label="What was wrong, and how do you know?", rows=2)
    version = HiddenVersion()

    def clean(self) -> dict[str, Any]:
        """An end has a day."""
        said = super().clean() or {}
        if said.get("stands") == "ended" and not said.get("on") and "on" not in self.errors:
            self.add_error("on", "Enter the last day")
        return said

    def details(self) -> dict[str, Any]:
        """What the commands take of it."""
        said = self.cleaned_data
        on = said["on"] if said["stands"] == "ended" else None
        return {"on": on, "because": said["because"], "version": said["version"]}


class HouseholdForm(Form):
    """Where somebody lives, and with whom."""

    person_id = SelectField(label="Who", coerce=UUID)
    household_id = SelectField(
        label="Which household?", coerce=UUID, required=False, first="A household that is not listed yet"
    )
    part = TextField(
        label="Part in the household",
        required=False,
        max_length=40,
        help_text="For example: tenant, lodger, stays at weekends",
    )
    from_on = DayField(label="First day", required=False)
    to_on = DayField(label="Last day", required=False)


class NoteForm(Form):
    """What is to be known of a household."""

    note = LongTextField(
        label="What is to be known of this household?", rows=4, max_length=2000, required=False,
        help_text="For example: shares the front door, sleeps at their aunt’s on Sundays. Everybody who may see one of them reads it",
    )  # fmt: skip
    version = HiddenVersion()

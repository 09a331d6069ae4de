"""Forms about families and households."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import DayField, Form, SelectField, TextField
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

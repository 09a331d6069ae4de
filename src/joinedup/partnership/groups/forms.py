"""Forms about groups."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import (
    DayField,
    FilterForm,
    Form,
    HiddenVersion,
    LongTextField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from joinedup.partnership.rules import GROUP_KINDS, RHYTHMS

KINDS, ALL_RHYTHMS = list(GROUP_KINDS.items()), list(RHYTHMS.items())


class GroupFilter(FilterForm):
    """Narrow the list of groups."""

    name = TextField(label="Name")
    kind = SelectField(label="Kind", choices=KINDS, first="Any kind")
    when = SelectField(label="When", choices=[("past", "Ended"), ("all", "Now and before")], first="Standing now")


class GroupForm(Form):
    """What a group is: to add one, or (with its version) to change one."""

    name = TextField(label="Name")
    kind = SelectField(label="Kind", choices=KINDS)
    parent = SelectField(label="Reports to", coerce=UUID, first="No other group", required=False)
    purpose = LongTextField(label="What it is for", required=False, rows=3)
    terms_of_reference = LongTextField(label="Terms of reference", required=False, rows=8, max_length=20_000)
    rhythm = SelectField(
        label="How often it meets", choices=ALL_RHYTHMS, first="Not set", required=False, empty_value=""
    )
    rhythm_words = TextField(
        label="How often, in words", required=False, help_text="Such as “second Wednesday of every other month”"
    )
    rotation_months = WholeNumberField(
        label="Chair rotates every (months)", required=False, min_value=1, max_value=120,
        help_text="You are warned three months ahead. Leave empty where the chair does not rotate",
    )  # fmt: skip
    critical = TickField(label="Critical", help_text="It must meet in any event")
    from_on = DayField(label="First day", required=False)
    to_on = DayField(label="Last day", required=False, help_text="A task and finish group needs one")
    note = LongTextField(label="Note", required=False, rows=3)


class EditGroupForm(GroupForm):
    """Change a group."""

    version = HiddenVersion()


class ChairForm(Form):
    """Pass the chair to another body."""

    chair_agency_id = SelectField(label="Chaired by", coerce=UUID, first="No agency (say who below)", required=False)
    chair_words = TextField(
        label="Post that chairs", required=False, help_text="The post, never a name: this may be published"
    )
    since = DayField(label="Chair held since", help_text="The rotation counts from this day")
    version = HiddenVersion()


class EndGroupForm(Form):
    """End a group."""

    on = DayField(label="Last day")
    because = LongTextField(label="Why it ends", rows=3, help_text="What it finished, or what takes its place")
    version = HiddenVersion()

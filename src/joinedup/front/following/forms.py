"""Which groups to follow."""

from uuid import UUID

from joinedup.kit.forms import CheckboxesField, Form


class FollowingForm(Form):
    """The groups the reader follows."""

    groups = CheckboxesField(label="Groups you follow", coerce=UUID, required=False)

"""Forms about people: inviting, granting and ending roles, a first password."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from joinedup.foundation.accounts.rules import PARTNERSHIP_ROLES, WITH_AGENCY
from joinedup.kit.forms import DayField, EmailField, FilterForm, Form, RadiosField, SelectField, TextField


class PeopleFilter(FilterForm):
    """Narrows the list of people."""

    q = TextField(label="Name or e-mail address")
    role = SelectField(
        label="Role", choices=[(str(r), w.split(":")[0]) for r, w in PARTNERSHIP_ROLES.items()], first="Any"
    )
    agency = SelectField(label="Agency", first="Any")


class RoleForm(Form):
    """A role to be granted."""

    role = RadiosField(label="Role", choices=[(str(role), words) for role, words in PARTNERSHIP_ROLES.items()])
    agency_id = SelectField(
        label="Agency", coerce=UUID, required=False, first="No agency",
        help_text="For an agency lead and a practitioner: the agency they act for. Other roles need none: the agency comes with a seat",
    )  # fmt: skip
    from_on = DayField(label="First day")
    to_on = DayField(label="Last day", required=False, help_text="Leave empty if it has no end")

    def clean(self) -> dict[str, Any]:
        """An agency lead and a practitioner need an agency; said here, beside the field, before anything is asked of the rules."""
        given = super().clean()
        if given.get("role") in WITH_AGENCY and "agency_id" in given and given["agency_id"] is None:
            self.add_error("agency_id", "Choose the agency they act for in this role")
        return given


class InviteForm(RoleForm):
    """Somebody to be invited, with the role they begin with."""

    name = TextField(
        label="Name", help_text="As colleagues know them. A person who is known here already keeps their name"
    )
    email = EmailField(label="E-mail address", help_text="Their own address at work, not a shared inbox")
    field_order = ("name", "email", "role", "agency_id", "from_on", "to_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in ("name", "email"):
            self.fields[field].widget.attrs["autocomplete"] = "off"


class EndForm(Form):
    """When a role ends."""

    on = DayField(label="Last day", help_text="The last day on which they hold the role. Yesterday ends it at once")


class PasswordForm(Form):
    """A first password, twice."""

    password = forms.CharField(
        label="Password", strip=False, max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Three words that do not belong together are strong and easy to keep in mind",
    )  # fmt: skip
    again = forms.CharField(
        label="The same password again", strip=False, max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        given = super().clean()
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "The two passwords are not the same: type them again")
        return given

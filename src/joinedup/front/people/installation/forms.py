"""Forms of the administrator."""

from __future__ import annotations

from typing import Any

from joinedup.foundation.accounts.rules import CLOSING_REASONS, FACTOR_REASONS
from joinedup.front.people.installation.queries import EVERYWHERE
from joinedup.kit.forms import DayField, EmailField, FilterForm, Form, RadiosField, SelectField, TextField
from joinedup_core.permits import Role


class PartnershipForm(Form):
    """A new partnership."""

    name = TextField(label="Name", help_text="For example “North Vale Safeguarding Partnership”")
    key = TextField(
        label="Key", max_length=40,
        help_text="Stands in every address and never changes: lower-case letters, digits and hyphens, such as north-vale",
    )  # fmt: skip
    area = TextField(label="Area", required=False)


class UserForm(Form):
    """Somebody who is to sign in."""

    name = TextField(label="Name")
    email = EmailField(label="E-mail address", help_text="Their own address at work, not a shared inbox")


class UserFilter(FilterForm):
    """Narrows the list of users."""

    q = TextField(label="Name or e-mail address")
    state = SelectField(label="Account", choices=[("open", "Open"), ("closed", "Closed")], first="Any")


class CloseForm(Form):
    """Why an account is closed."""

    reason = RadiosField(label="Why is the account closed?", choices=CLOSING_REASONS.items())


class FactorForm(Form):
    """Why a second factor is removed."""

    reason = RadiosField(label="Why is the second factor removed?", choices=FACTOR_REASONS.items())


class EndForm(Form):
    """When a role ends."""

    on = DayField(label="Last day", help_text="The last day on which they hold the role. Yesterday ends it at once")


class AppointForm(Form):
    """A role at a partnership, or that of administrator."""

    role = SelectField(label="Role")
    where = SelectField(label="Where")
    from_on = DayField(label="First day")
    to_on = DayField(label="Last day", required=False, help_text="Leave empty if it has no end")

    def clean(self) -> dict[str, Any]:
        """An administrator runs everything; every other role belongs to a partnership."""
        given = super().clean()
        role, where = given.get("role"), given.get("where")
        if role and where and (role == Role.ADMINISTRATOR) != (where == EVERYWHERE):
            everything = "An administrator runs the whole installation: choose that"
            self.add_error("where", everything if role == Role.ADMINISTRATOR else "Choose the partnership")
        return given

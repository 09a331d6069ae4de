"""Forms about seats."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.kit.forms import (
    DayField,
    EmailField,
    FilterForm,
    Form,
    HiddenVersion,
    LongTextField,
    SelectField,
    TextField,
    TickField,
)
from joinedup.partnership.queries import user_with_email
from joinedup.partnership.rules import SEAT_ROLES
from joinedup.partnership.seats.rules import SEAT_STATES

ROLES = list(SEAT_ROLES.items())
STATES = [(str(key), label) for key, label in SEAT_STATES.items() if key != "ended"]


class SeatFilter(FilterForm):
    """Narrow the list of seats."""

    person = TextField(label="Holder or deputy")
    group = SelectField(label="Group", first="Any group")
    agency = SelectField(label="Agency", first="Any agency")
    role = SelectField(label="Role", choices=ROLES, first="Any role")
    state = SelectField(label="Stands", choices=STATES, first="In any way")


class SeatForm(Form):
    """What a seat is."""

    post = TextField(label="Post", help_text="The post, never a name: this may be published")
    agency_id = SelectField(label="Agency", coerce=UUID, first="No agency", required=False)
    role = SelectField(label="Role", choices=ROLES, initial="member")
    note = LongTextField(label="Note", required=False, rows=2)


class EditSeatForm(SeatForm):
    """Change a seat."""

    from_on = DayField(label="First day", required=False)
    to_on = DayField(label="Last day", required=False)
    version = HiddenVersion()
    field_order = ("post", "agency_id", "role", "from_on", "to_on", "note", "version")


class _PersonForm(Form):
    """Somebody known here, somebody else with an account, or a name; `person` is the prefix of the command's fields."""

    person = ""

    def clean(self) -> dict[str, Any]:
        """Turn the e-mail address into the user it belongs to; say no where two people are given."""
        data = super().clean() or {}
        chosen, email = data.get(f"{self.person}_id"), data.pop("email", "")
        given = [value for value in (chosen, email, data.get(f"{self.person}_name")) if value]
        if len(given) > 1:
            self.add_error(f"{self.person}_id", "Give one person only: from the list, by e-mail address, or by name")
        if email and not chosen:
            found = user_with_email(email)
            if found is None:
                self.add_error(
                    "email", "Nobody here has an account with this e-mail address. Enter their name below instead"
                )
            data[f"{self.person}_id"] = found
        return data


class HolderForm(_PersonForm):
    """Give the seat to a holder."""

    person = "holder"
    holder_id = SelectField(label="Holder", coerce=UUID, first="Choose, or enter somebody below", required=False)
    email = EmailField(label="Somebody else with an account: e-mail address", required=False)
    holder_name = TextField(label="Somebody without an account: name", required=False)
    from_on = DayField(label="First day")
    to_on = DayField(label="Last day", required=False, help_text="Leave empty where no term is set")
    version = HiddenVersion()


class DeputyForm(_PersonForm):
    """Name a deputy, with or without authority."""

    person = "deputy"
    deputy_id = SelectField(label="Deputy", coerce=UUID, first="Choose, or enter somebody below", required=False)
    email = EmailField(label="Somebody else with an account: e-mail address", required=False)
    deputy_name = TextField(label="Somebody without an account: name", required=False)
    has_authority = TickField(
        label="The deputy has authority to decide for the agency",
        help_text="Without recorded authority a deputy does not count to the quorum",
    )
    authority_words = TextField(
        label="How the authority was given", required=False, help_text="A letter, a minute, a scheme of delegation"
    )
    authority_on = DayField(label="Authority given on", required=False)
    version = HiddenVersion()


class VacateForm(Form):
    """Record that nobody holds the seat."""

    on = DayField(label="Vacant from")
    version = HiddenVersion()

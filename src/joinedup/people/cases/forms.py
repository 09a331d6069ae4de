"""Forms about cases."""

from __future__ import annotations

from joinedup.kit.forms import Form, HiddenVersion, LongTextField, RadiosField, SelectField, TextField
from joinedup.people.cases import rules
from joinedup.people.persons.forms import NUMBERS, DetailsForm

BEGUN = ("forenames", "surname", "born", "number_kind", "number")
"""What a search hands on to the form that registers."""


class RegisterForm(DetailsForm):
    """Somebody who was not found, put on a case."""

    part = SelectField(label="Part in the case", choices=rules.PARTS.items())
    number_kind = SelectField(
        label="Kind of number", choices=NUMBERS, required=False, first="No number known", empty_value=""
    )
    number = TextField(label="Number", required=False, max_length=60, autocomplete="off")
    field_order = ("part", "forenames", "surname", "known_as", "born", "sex", "number_kind", "number")


class OpenCaseForm(RegisterForm):
    """A case about somebody who was not found."""

    kind = SelectField(label="What is the case about?", choices=rules.KINDS.items())
    telephone = TextField(
        label="Your telephone number",
        required=False,
        max_length=40,
        help_text="So that others on the case can reach you",
    )
    field_order = ("kind", "part", "forenames", "surname", "known_as", "born", "sex", "number_kind", "number")


class OpenAboutForm(Form):
    """A case about somebody who was found."""

    kind = SelectField(label="What is the case about?", choices=rules.KINDS.items())
    part = SelectField(label="Part in the case", choices=rules.PARTS.items())
    why = LongTextField(
        label="Why do you open it?",
        rows=2,
        help_text="What you know or saw that makes it your business. It is kept with your link to the case",
    )
    telephone = TextField(
        label="Your telephone number",
        required=False,
        max_length=40,
        help_text="So that others on the case can reach you",
    )


class PartForm(Form):
    """The part in which somebody found is put on a case."""

    part = SelectField(label="Part in the case", choices=rules.PARTS.items())


class LinkForm(Form):
    """A link for somebody who practises here, or for a team."""

    worker = SelectField(label="Who", help_text="People who practise here, then teams")
    kind = RadiosField(label="What are they to do?", choices=rules.MAY_BE_LINKED.items())
    telephone = TextField(label="Telephone number for this case", required=False, max_length=40)
    why = LongTextField(label="Why", required=False, rows=2)


class LeadForm(Form):
    """Somebody who takes the lead."""

    worker = SelectField(label="Who leads the case from now on?")
    telephone = TextField(label="Their telephone number for this case", required=False, max_length=40)
    why = LongTextField(label="Why", required=False, rows=2)


class NoteForm(Form):
    """A note."""

    text = LongTextField(
        label="Note", rows=8, max_length=20_000, help_text="What you saw and heard apart from what you make of it"
    )


class CloseForm(Form):
    """Why a case is closed."""

    reason = RadiosField(label="Why is it closed?", choices=rules.CLOSING_REASONS.items())
    goes_on = LongTextField(
        label="Who goes on seeing them, and what did you agree?",
        error_messages={"required": rules.SAY_WHO_GOES_ON},
        help_text="Name the agency and the worker, what they will do, and when you told them. It is kept as a note of your agency.",
    )
    version = HiddenVersion()


class VersionForm(Form):
    """Nothing but the version of the row that was shown."""

    version = HiddenVersion()

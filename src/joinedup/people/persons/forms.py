"""Forms about persons."""

from __future__ import annotations

from typing import Any

from joinedup.kit.forms import DayField, Form, HiddenVersion, LongTextField, RadiosField, SelectField, TextField
from joinedup.people.persons import rules
from joinedup.people.persons.rules import PersonDetails

ETHNICITIES = [(group, list(members.items())) for group, members in rules.ETHNICITIES.items()]
NUMBERS = [(key, kind.label) for key, kind in rules.NUMBER_KINDS.items()]


class EthnicityField(SelectField):
    """The groups of the census, each under its heading."""

    @property
    def choices(self) -> Any:
        return self._choices

    @choices.setter
    def choices(self, value: Any) -> None:
        self._choices = self.widget.choices = [("", self.first), *value]


class DetailsForm(Form):
    """What is known of a person."""

    forenames = TextField(label="Forenames", required=False, autocomplete="off")
    surname = TextField(label="Surname", required=False, autocomplete="off")
    known_as = TextField(
        label="Known as",
        required=False,
        autocomplete="off",
        help_text="What they like to be called, or how they can be told where no name is known",
    )
    born = TextField(
        label="Date of birth", required=False, max_length=60, autocomplete="off",
        help_text="As far as it is known: 3 April 2011, March 2009, about 1950",
    )  # fmt: skip
    died_on = DayField(label="Date of death", required=False)
    sex = SelectField(label="Sex", choices=rules.SEXES.items(), first="Not known", required=False, empty_value="")
    ethnicity = EthnicityField(
        label="Ethnicity", choices=ETHNICITIES, first="Not asked yet", required=False, empty_value=""
    )
    first_language = TextField(label="First language", required=False, max_length=80)
    interpreter = SelectField(
        label="Interpreter", choices=rules.INTERPRETER.items(), first="Not asked yet", required=False, empty_value=""
    )
    communication_needs = LongTextField(
        label="Communication needs",
        required=False,
        rows=2,
        help_text="Hearing, sight, signs, easy words, how to make contact",
    )
    support_needs = LongTextField(label="Care and support needs", required=False, rows=3)
    needs_go_on = SelectField(
        label="Do these needs go on after 18?", choices=rules.GOES_ON.items(), first="Nobody said yet", required=False, empty_value="",
        help_text="Of somebody under 18. Until somebody says no, they are listed among those approaching 18",
    )  # fmt: skip

    def details(self) -> PersonDetails:
        """What was typed, as one value."""
        given = self.cleaned_data
        return PersonDetails(
            **{name: given[name] or ("" if name != "died_on" else None) for name in PersonDetails.__dataclass_fields__}
        )


class CorrectForm(DetailsForm):
    """Corrects what is known of a person."""

    version = HiddenVersion()


class _Days(Form):
    """From and to, both of which may be unknown."""

    from_on = DayField(label="First day", required=False)
    to_on = DayField(label="Last day", required=False)


class NameForm(_Days):
    """Another name."""

    kind = RadiosField(label="What kind of name", choices=rules.NAME_KINDS.items())
    forenames = TextField(label="Forenames", required=False, autocomplete="off")
    surname = TextField(label="Surname", required=False, autocomplete="off")
    field_order = ("kind", "forenames", "surname")


class NumberForm(_Days):
    """A number under which an agency knows a person."""

    kind = SelectField(label="What kind of number", choices=NUMBERS)
    number = TextField(label="Number", max_length=60, autocomplete="off")
    field_order = ("kind", "number")


class TelephoneForm(_Days):
    """A telephone number."""

    number = TextField(label="Telephone number", max_length=40, autocomplete="off")
    note = TextField(
        label="When is it safe to ring?",
        required=False,
        help_text="For example: only before 3 pm, never leave a message",
    )
    field_order = ("number", "note")


class AddressForm(_Days):
    """Where somebody lives."""

    kind = SelectField(label="What kind of address", choices=rules.ADDRESS_KINDS.items())
    lines = LongTextField(label="Address", required=False, rows=3, max_length=400)
    postcode = TextField(
        label="Postcode",
        required=False,
        max_length=12,
        autocomplete="off",
        help_text="The first half is enough where the rest is not known",
    )
    field_order = ("kind", "lines", "postcode")


class EndForm(Form):
    """The last day on which something held."""

    on = DayField(label="Last day")


class RecordForm(Form):
    """What the own agency's system says of a person."""

    source = TextField(label="Which system does it come from?", max_length=100)
    as_of_on = DayField(label="The system said so on")
    number = TextField(label="Number in that system", required=False, max_length=40, autocomplete="off")
    forenames = TextField(label="Forenames", required=False, autocomplete="off")
    surname = TextField(label="Surname", required=False, autocomplete="off")
    born = TextField(
        label="Date of birth",
        required=False,
        max_length=60,
        autocomplete="off",
        help_text="As far as it is known: 3 April 2011, about 1950",
    )
    nhs_number = TextField(label="NHS number", required=False, max_length=14, autocomplete="off")
    sex = SelectField(label="Sex", choices=rules.SEXES.items(), first="Not known", required=False, empty_value="")
    first_language = TextField(label="First language", required=False, max_length=80)
    needs = LongTextField(label="Needs that the system holds", required=False, rows=3)

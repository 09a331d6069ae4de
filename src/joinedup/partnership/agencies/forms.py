"""Forms about agencies."""

from __future__ import annotations

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
from joinedup.partnership.rules import AGENCY_KINDS, REGIMES, STANDINGS

KINDS, ALL_STANDINGS = list(AGENCY_KINDS.items()), list(STANDINGS.items())


class AgencyFilter(FilterForm):
    """Narrow the list of agencies."""

    name = TextField(label="Name or another name")
    kind = SelectField(label="Kind", choices=KINDS, first="Any kind")
    standing = SelectField(label="Standing", choices=ALL_STANDINGS, first="Any standing")
    when = SelectField(label="When", choices=[("now", "Standing now"), ("past", "Ended")], first="Now and before")


class NameOnDayForm(FilterForm):
    """Ask what an agency was called on a day."""

    day = DayField(label="What was it called on this day?")


class AddAgencyForm(Form):
    """Add an agency to the partnership."""

    name = TextField(label="Name", help_text="If another partnership here knows it by this name, it is the same agency")
    kind = SelectField(label="Kind", choices=KINDS)
    regime = SelectField(
        label="Regime", choices=list(REGIMES.items()), first="No regime", required=False, empty_value=""
    )
    standing = SelectField(label="Standing", choices=ALL_STANDINGS)
    from_on = DayField(label="Began on", required=False)
    source = TextField(
        label="Source", required=False, help_text="Where this is written, such as the arrangements or a minute"
    )
    note = LongTextField(label="Note", required=False, rows=3)


class EditAgencyForm(Form):
    """Change an agency."""

    name = TextField(label="Name")
    renamed_on = DayField(
        label="Renamed on", required=False,
        help_text="If the name itself changed on a day, the old one is kept as history. Leave empty to correct a mistake",
    )  # fmt: skip
    kind = SelectField(label="Kind", choices=KINDS)
    from_on = DayField(label="Began on", required=False)
    to_on = DayField(label="Ended on", required=False)
    note = LongTextField(label="Note", required=False, rows=3)
    version = HiddenVersion()


class AliasForm(Form):
    """Record another name."""

    name = TextField(label="Other name")
    from_on = DayField(
        label="In use from", required=False, help_text="Leave both days empty for a name people simply also use"
    )
    to_on = DayField(label="In use until", required=False)


class ContactForm(Form):
    """Where this partnership writes to the agency."""

    email = EmailField(
        label="E-mail address", required=False, max_length=254,
        help_text="Offered whenever somebody sends the agency a link or an invitation. Leave it blank to take it away",
    )  # fmt: skip
    note = TextField(
        label="Whose address it is", required=False, max_length=200, help_text="For example, Safeguarding office"
    )
    version = HiddenVersion()


class StandingForm(Form):
    """Record what an agency is in a regime."""

    regime = SelectField(
        label="Regime", choices=list(REGIMES.items()), first="No regime", required=False, empty_value=""
    )
    standing = SelectField(label="Standing", choices=ALL_STANDINGS)
    from_on = DayField(label="From", required=False)
    source = TextField(label="Source", required=False)


class EndStandingForm(Form):
    """End a standing."""

    on = DayField(label="Last day")


class SucceedForm(Form):
    """Record who takes over."""

    successor_id = SelectField(label="Taken over by", coerce=UUID)
    on = DayField(label="On", help_text="The first day of the new agency; the old one ends the day before")
    move_standings = TickField(label="Its standing in this partnership passes over", initial=True)
    move_seats = TickField(label="Its seats on this partnership's groups pass over", initial=True)

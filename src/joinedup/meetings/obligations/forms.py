"""Forms of what boards owe each other."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import DayField, Form, HiddenVersion, LongTextField, RadiosField, SelectField, TextField
from joinedup.meetings.obligations.rules import FREQUENCIES, KINDS
from joinedup_core.calendar.months import MONTH_NAMES


class RuleForm(Form):
    """A cross-board rule."""

    title = TextField(
        label="What is owed", max_length=300, help_text="For example, yearly item on safeguarding children"
    )
    from_group = SelectField(label="Who owes it", coerce=UUID, required=False, first="A body that is not a group here")
    from_words = TextField(label="Its name, if it is not a group here", required=False)
    to_group = SelectField(label="To which board", coerce=UUID)
    kind = RadiosField(label="What is brought", choices=KINDS.items(), initial="item")
    every = RadiosField(label="How often", choices=FREQUENCIES.items(), initial="annually")
    year_starts_in = SelectField(
        label="Its year begins in", coerce=int, choices=list(enumerate(MONTH_NAMES, 1)), initial=4
    )
    from_on = DayField(label="Owed from")
    source = TextField(label="Where it is written", required=False)
    paragraph = TextField(required=False, max_length=40)
    doubt = LongTextField(label="What the source leaves open", required=False, rows=3)


class EndRuleForm(Form):
    """End a cross-board rule."""

    version = HiddenVersion()
    on = DayField(label="Ends on")

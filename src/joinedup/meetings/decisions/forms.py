"""Forms of decisions, interests, agreements and ratification."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from joinedup.kit.forms import (
    DayField,
    FilterForm,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    TimeField,
    YesNoField,
)  # fmt: skip
from joinedup.meetings.decisions import rules

RAN_ON = "The meeting ran on, and this was after its planned end"


class DecisionForm(Form):
    """A decision of a meeting."""

    text = LongTextField(label="Decision", rows=3, help_text="Use the words the meeting agreed")
    reason = LongTextField(label="Reasons", rows=3, required=False)
    item = SelectField(label="Agenda item", coerce=UUID, required=False, first="No item")
    at = TimeField(
        label="Time of the decision", help_text="Who is here at this time makes the quorum. For example, 11:20"
    )
    ran_on = TickField(label=RAN_ON)
    confidential = TickField(label="Confidential: only for those who read restricted papers")

    def details(self, day: date) -> dict[str, object]:
        """What the command is given: the time becomes a moment of the meeting's day."""
        d = dict(self.cleaned_data)
        return {**d, "at": timezone.make_aware(datetime.combine(day, d["at"]))}


class InterestForm(Form):
    """An interest in an item."""

    item = SelectField(label="Agenda item", coerce=UUID)
    seat = SelectField(label="Whose interest?", coerce=UUID)
    nature = TextField(label="Nature of the interest", max_length=500)
    is_out = TickField(label="Out of the room for this item (does not count to its quorum)", initial=True)


class OutOfMeetingForm(Form):
    """A decision out of a meeting."""

    group = SelectField(label="Group", coerce=UUID)
    text = LongTextField(label="Decision", rows=3)
    reason = LongTextField(label="Why it cannot wait for a meeting", rows=3)
    answer_by_on = DayField(
        label="Answers by", required=False,
        help_text="Whoever has not answered is reminded once, a working day before. Silence is no agreement",
    )  # fmt: skip
    urgent = TickField(label="Urgent: acted on the same day, before everybody has answered")


class AgreementForm(Form):
    """What a seat answered."""

    seat = SelectField(label="Seat", coerce=UUID)
    agrees = YesNoField(label="Do they agree?")
    means = TextField(label="By what means", required=False, help_text="For example, by e-mail or by telephone")
    by_deputy = TickField(label="Answered by the deputy")
    note = TextField(label="Note", max_length=500, required=False)


class SettleForm(Form):
    """Ratifying an unratified decision, or letting it lapse."""

    version = HiddenVersion()
    how = RadiosField(label="How was it settled?", choices=list(rules.HOW.items()))
    meeting = SelectField(label="Meeting", coerce=UUID, required=False, first="Not at a meeting")
    time = TimeField(label="Time in the meeting", required=False, help_text="For a meeting. For example, 10:15")
    ran_on = TickField(label=RAN_ON)
    ratified = RadiosField(label="What became of it?", choices=[("yes", "Ratified"), ("no", "It lapses")])
    note = LongTextField(label="Note", rows=2, required=False)


class RegisterFilter(FilterForm):
    """Which decisions."""

    words = TextField(label="Words")
    group = SelectField(label="Group", first="All groups")
    state = SelectField(
        label="State", first="All states", choices=[("open", "Waiting to be settled"), *rules.STATES.items()]
    )
    way = SelectField(label="Way", first="All ways", choices=list(rules.WAYS.items()))

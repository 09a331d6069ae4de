"""Forms of what was agreed."""

from __future__ import annotations

from dataclasses import fields
from uuid import UUID

from joinedup.casework.agreed.rules import NoticeSaid
from joinedup.kit.forms import DayField, Form, LongTextField, SelectField, WholeNumberField


class IntervalForm(Form):
    """An interval as a group approved it."""

    group_id = SelectField(label="Which group approved it?", coerce=UUID)
    approved_on = DayField(label="Day of approval")
    rule = SelectField(label="Standard")
    level = SelectField(label="Level", required=False, first="Every level", empty_value="")
    days = WholeNumberField(label="Days from one contact to the next")
    due_soon_days = WholeNumberField(label="From how many days before is it due?")
    missed_after_days = WholeNumberField(label="After how many days is it missed?", required=False)


class NoticeForm(Form):
    """An agency's notice that it departs from a standard."""

    group_id = SelectField(label="To which group was it sent?", coerce=UUID)
    agency_id = SelectField(label="Agency", coerce=UUID, required=False, first="The whole partnership")
    rule = SelectField(label="Standard", required=False, first="Every standard", empty_value="")
    why = LongTextField(label="Why, and what is done instead", rows=3)
    sent_on = DayField(label="Day it was sent")
    from_on = DayField(label="From")
    until_on = DayField(label="Until", required=False, help_text="The last day, if the notice names one")
    review_on = DayField(
        label="Looked at again by",
        required=False,
        help_text="It excuses nobody after this day. Needed where there is no last day",
    )

    def said(self) -> NoticeSaid:
        """What the notice says, as the command takes it."""
        return NoticeSaid(**{one.name: self.cleaned_data[one.name] for one in fields(NoticeSaid)})


class CorrectNoticeForm(NoticeForm):
    """A notice recorded anew in place of another."""

    group_id = None
    reason = LongTextField(label="What was wrong, or why is it renewed?", rows=2, help_text="And who decided it")


class EndNoticeForm(Form):
    """Why a notice ends."""

    reason = LongTextField(label="Why does it end?", rows=2, help_text="And who decided it")

"""Forms of the calendar: a series, one meeting, cancelling, and the filter of the list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from joinedup.kit.forms import (
    DayField,
    FilterForm,
    Form,
    HiddenVersion,
    LongTextField,
    SelectField,
    TextField,
    TickField,
    TimeField,
    WholeNumberField,
)
from joinedup.meetings.calendar.rules import EVERY, NTH, WEEKDAYS, Unreadable, read_closed

SHOW = {"coming": "Coming meetings", "past": "Past meetings", "cancelled": "Cancelled meetings", "all": "All meetings"}
HTTP_ONLY = "The link must begin with https:// or http://"


class LinkField(forms.URLField):
    """The address people join from."""

    def __init__(self, **options: Any):
        super().__init__(max_length=500, required=False, assume_scheme="https", **options)
        self.error_messages["invalid"] = "Enter a web address, such as https://example.org/meeting"

    def clean(self, value: Any) -> str:
        found = super().clean(value)
        if found and not found.lower().startswith(("https://", "http://")):
            raise forms.ValidationError(HTTP_ONLY, code="scheme")
        return found


class CalendarFilter(FilterForm):
    """Narrow the calendar to one group, and to coming or past meetings."""

    group = SelectField(coerce=UUID, first="Every group")
    show = SelectField(choices=SHOW.items(), first="Coming meetings")


class Details(Form):
    """What a series and a single meeting both have."""

    title = TextField(help_text="For example, Safeguarding Adults Board meeting")
    start_time = TimeField(label="Starts at")
    minutes = WholeNumberField(label="Length in minutes", initial=120, min_value=5, max_value=720)
    where = TextField(label="Place", required=False, help_text="A room and building, or the words “online”")
    link = LinkField(label="Joining link", help_text="Shown on the meeting's page only, never in calendar feeds")


class SeriesForm(Details):
    """Plan a series: the rhythm, the first and last day, and what to keep off."""

    group_id = SelectField(label="Group", coerce=UUID)
    every = SelectField(label="How often", choices=EVERY.items())
    nth = SelectField(
        label="Which one in the month", choices=NTH.items(), coerce=int, required=False, first="No choice"
    )
    weekday = SelectField(
        label="Weekday",
        choices=WEEKDAYS.items(),
        coerce=int,
        required=False,
        first="The day of the month of the first day",
    )
    starts_on = DayField(label="First day of the series")
    until_on = DayField(label="Last day of the series")
    avoid_bank_holidays = TickField(label="Keep off England's bank holidays", initial=True)
    closed = LongTextField(
        label="School holidays and other days without meetings",
        required=False,
        rows=6,
        help_text="One a line, such as: 26 October 2026 to 30 October 2026: autumn half term",
    )
    field_order = [
        "group_id", "title", "every", "nth", "weekday", "starts_on", "until_on", "start_time", "minutes", "where", "link",
        "avoid_bank_holidays", "closed",
    ]  # fmt: skip

    def clean_closed(self) -> Any:
        """The spans, or the sentence that says which line is wrong."""
        try:
            return read_closed(self.cleaned_data["closed"])
        except Unreadable as problem:
            raise forms.ValidationError(str(problem)) from problem


class MeetingForm(Details):
    """One meeting."""

    group_id = SelectField(label="Group", coerce=UUID)
    on = DayField(label="Day")
    note = LongTextField(required=False, rows=3, help_text="Shown on the meeting's page to those who may see it")
    field_order = ["group_id", "title", "on", "start_time", "minutes", "where", "link", "note"]


class ChangeMeetingForm(Details):
    """Change one meeting; if the day changes, say why."""

    version = HiddenVersion()
    on = DayField(label="Day")
    because = TextField(label="Why the day changes", required=False, max_length=500)
    note = LongTextField(required=False, rows=3, help_text="Shown on the meeting's page to those who may see it")
    field_order = ["version", "title", "on", "because", "start_time", "minutes", "where", "link", "note"]


class CancelForm(Form):
    """Cancel a meeting, with the reason."""

    version = HiddenVersion()
    because = LongTextField(label="Why is the meeting cancelled?", rows=3, max_length=500)

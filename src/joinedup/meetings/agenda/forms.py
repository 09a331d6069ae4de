"""Forms of the agenda: items, answers, standing items, the forward plan."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

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
    WholeNumberField,
    YesNoField,
)
from joinedup.meetings.agenda.rules import PLAN_STATES, PURPOSES
from joinedup_core.calendar.months import MONTH_NAMES

TOPIC_ORDER = ["version", "title", "purpose", "presenter_seat_id", "minutes", "confidential", "note"]


class TopicForm(Form):
    """What every item has."""

    title = TextField(max_length=300)
    purpose = RadiosField(choices=PURPOSES.items(), initial="discussion")
    presenter_seat_id = SelectField(label="Who presents it", coerce=UUID, required=False, first="Nobody yet")
    minutes = WholeNumberField(label="Length in minutes", required=False, min_value=1, max_value=600)
    confidential = TickField(
        label="Confidential", help_text="Its title and papers are shown only to those who take part in the group"
    )
    note = LongTextField(required=False, rows=3)


class ChangeItemForm(TopicForm):
    """Change an item of an agenda."""

    version = HiddenVersion()
    field_order = TOPIC_ORDER


class StandingItemForm(TopicForm):
    """A standing item of a group."""

    group_id = SelectField(label="Group", coerce=UUID)
    closing = TickField(
        label="Always at the end", help_text="Such as any other business, and the date of the next meeting"
    )
    source = TextField(
        label="Where it is written", required=False, help_text="For example, terms of reference, paragraph 6"
    )
    field_order = ["group_id", "title", "purpose", "minutes", "confidential", "closing", "source", "note"]

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        del self.fields["presenter_seat_id"]


class ChangeStandingItemForm(TopicForm):
    """Change a standing item."""

    version = HiddenVersion()
    closing = TickField(
        label="Always at the end", help_text="Such as any other business, and the date of the next meeting"
    )
    source = TextField(label="Where it is written", required=False)
    to_on = DayField(label="Last day it stands", required=False, help_text="Leave blank while it goes on")
    field_order = [
        "version", "title", "purpose", "presenter_seat_id", "minutes", "confidential", "closing", "source", "to_on", "note",
    ]  # fmt: skip


class MonthField(forms.Field):
    """A month typed as one writes it: March 2027 or 3/2027."""

    def __init__(self, **options: Any):
        options.setdefault("help_text", "For example, March 2027")
        super().__init__(**options)
        self.widget.attrs["class"] = "govuk-input govuk-input--width-10"

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%B %Y}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        text = str(value or "").replace("/", " ").replace("-", " ").split()
        if not text:
            return None
        if (
            len(text) == 2
            and len(text[1]) == 4
            and text[1].isascii()
            and text[1].isdigit()
            and 2000 <= int(text[1]) <= 2100
        ):
            word = text[0].lower()
            months = [n for n, name in enumerate(MONTH_NAMES, 1) if len(word) > 2 and name.lower().startswith(word)]
            number = int(word) if word.isascii() and word.isdigit() else (months[0] if months else 0)
            if 1 <= number <= 12:
                return date(int(text[1]), number, 1)
        raise forms.ValidationError("Enter a month and year, such as March 2027", code="invalid")


class PlanItemForm(StandingItemForm):
    """An item of the forward plan."""

    month_on = MonthField(label="Month")
    field_order = ["group_id", "title", "month_on", "purpose", "minutes", "confidential", "note"]

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        del self.fields["closing"], self.fields["source"]


class ChangePlanItemForm(TopicForm):
    """Change an item of the forward plan."""

    version = HiddenVersion()
    month_on = MonthField(label="Month")
    field_order = ["version", "title", "month_on", "purpose", "presenter_seat_id", "minutes", "confidential", "note"]


class AnswerForm(Form):
    """Accept or decline an item that a member raised."""

    accept = YesNoField(label="Put this item on the agenda?")
    because = TextField(
        label="Reason", required=False, max_length=500, help_text="Needed to decline; the member sees it"
    )


class ReasonForm(Form):
    """Take something off, saying why."""

    because = TextField(label="Reason", max_length=500)


class MoveForm(Form):
    """Move an item to another meeting."""

    to = SelectField(label="Meeting", coerce=UUID)


class EndForm(Form):
    """End a standing item."""

    on = DayField(label="Last day it stands")


class PlanFilter(FilterForm):
    """Narrow the forward plan."""

    group = SelectField(coerce=UUID, first="Every group")
    state = SelectField(choices=PLAN_STATES.items(), first="Every state")


class GroupFilter(FilterForm):
    """Narrow a list to one group."""

    group = SelectField(coerce=UUID, first="Every group")

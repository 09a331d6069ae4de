"""Forms of actions from panels."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms

from joinedup.casework.case_actions.rules import STATES
from joinedup.kit.forms import DayField, Form, HiddenVersion, LongTextField, RadiosField, SelectField
from joinedup.partnership.agencies.queries import agency_choices
from joinedup_core.permits import Actor

USUAL = timedelta(days=14)
"""The day that is offered; it can be any."""


class GiveForm(Form):
    """An agency is given an action. `key` belongs to this showing of the form, so that sending twice makes one action."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    agency_id = SelectField(label="Agency", coerce=UUID)
    text = LongTextField(label="What is to be done", rows=2)
    due_on = DayField(label="By which day")


class SayForm(Form):
    """How an action stands."""

    state = RadiosField(label="How does it stand?", choices=STATES.items())
    because = LongTextField(label="What was done, or why not", rows=4)
    version = HiddenVersion()


def give_form(data: Any, actor: Actor, partnership: str, today: date) -> GiveForm:
    """The form that gives an action, with the agencies that take part."""
    agencies = agency_choices(actor, partnership, on=today)
    return GiveForm(data, initial={"key": uuid4(), "due_on": today + USUAL}, choices={"agency_id": agencies})

"""The form of a control."""

from __future__ import annotations

from typing import Any

from joinedup.kit.forms import Form, HiddenVersion, LongTextField, RadiosField, TextField
from joinedup.planning.controls.rules import CONTROL_STATES, timeframe_problem


class ControlForm(Form):
    """A new control."""

    text = LongTextField(label="Control", rows=3, help_text="What is done about the risk")
    owner = TextField(label="Owner", required=False, help_text="A post or an agency")
    timeframe = TextField(
        label="By when",
        required=False,
        help_text="A day, a month, or words: 31 March 2027, Mar 2027, Ongoing, Quarterly",
    )
    state = RadiosField(label="Is it in place?", choices=CONTROL_STATES.items())

    def clean_timeframe(self) -> Any:
        """Say what was not understood as a timeframe."""
        text = self.cleaned_data["timeframe"]
        if problem := timeframe_problem(text):
            self.add_error("timeframe", f"{problem} Write a day, a month, Ongoing or Quarterly, or leave it empty")
        return text


class EditControlForm(ControlForm):
    """A control as it stands."""

    version = HiddenVersion()

"""The form of a decision about a record that was brought in."""

from __future__ import annotations

from joinedup.kit.forms import Form, LongTextField, RadiosField
from joinedup.people.records.brought_in.rules import STATES


class MatchForm(Form):
    """Whether a record of the own agency's system is the person."""

    state = RadiosField(label="Is it this person?", choices=STATES.items())
    why = LongTextField(label="Why", rows=3, help_text="What agrees, what does not, and who told you")

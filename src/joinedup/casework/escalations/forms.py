"""Forms of escalation."""

from __future__ import annotations

from uuid import UUID

from joinedup.casework.escalations.rules import themes
from joinedup.kit.forms import Form, LongTextField, RadiosField, SelectField


class StartForm(Form):
    """A new escalation."""

    safety = LongTextField(label="What keeps the person safe meanwhile?", rows=2, help_text="Safety comes first")
    agency_id = SelectField(label="With which agency do you disagree?", coerce=UUID)
    theme = RadiosField(label="What is it about?", choices=themes().items())
    about = LongTextField(label="What do you disagree about, and what do you ask for?", rows=4)
    stage = RadiosField(
        label="At which stage do you start?",
        coerce=int,
        initial=1,
        help_text="At the lowest that will do. Higher where safety cannot wait",
    )


class WordsForm(Form):
    """Words about a step."""

    words = LongTextField(label="What was said, tried or agreed?", rows=4, help_text="By whom, and when")

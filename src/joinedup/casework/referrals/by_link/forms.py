"""The form behind a link."""

from __future__ import annotations

from joinedup.kit.forms import Form, TextField


class ArrivedForm(Form):
    """Who has it."""

    who = TextField(label="Your name and post", help_text="So that the sender knows who has it")

"""The form that asks for a quarter to be counted again."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import Form, RadiosField, SelectField


class RecountForm(Form):
    """Which quarter, and why."""

    counted = SelectField(label="Quarter", coerce=UUID)
    reason = RadiosField(label="Why is it to be counted again?")

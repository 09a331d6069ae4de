"""The form of a setting."""

from __future__ import annotations

from joinedup.kit.forms import Form, LongTextField, RadiosField, TextField, WholeNumberField
from joinedup.people.settings.rules import LONGEST_TEXT, Setting


class _Agreed(Form):
    """Who agreed it."""

    agreed_by = TextField(
        label="Who agreed it, and when?",
        help_text="A group or an officer of the partnership: Executive, 3 November 2026",
    )
    reason = LongTextField(label="Why", rows=2, required=False)


class NumberForm(_Agreed):
    """A setting that is a number."""

    value = WholeNumberField(label="Value")
    field_order = ("value",)


class ChoiceForm(_Agreed):
    """A setting that is one of several."""

    value = RadiosField(label="Which?")
    field_order = ("value",)


class WordsForm(_Agreed):
    """A setting in words."""

    value = TextField(label="Words", max_length=LONGEST_TEXT)
    field_order = ("value",)


def form_of(setting: Setting) -> type[_Agreed]:
    """The form that fits a setting."""
    if setting.text:
        return WordsForm
    return ChoiceForm if setting.choices else NumberForm

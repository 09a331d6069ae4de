"""Forms about themes."""

from __future__ import annotations

from joinedup.kit.forms import DayField, Form, HiddenVersion, LongTextField, TextField


class ThemeForm(Form):
    """A theme."""

    name = TextField(label="Name")
    aim = LongTextField(label="Aim", required=False, rows=3)


class EditThemeForm(ThemeForm):
    """Change a theme."""

    from_on = DayField(label="First day", required=False)
    to_on = DayField(label="Last day", required=False)
    version = HiddenVersion()

"""Forms of minutes."""

from __future__ import annotations

from joinedup.kit.forms import Form, HiddenVersion, LongTextField, TextField


class MinutesForm(Form):
    """The text of the minutes."""

    version = HiddenVersion()
    text = LongTextField(
        label="Text of the minutes", rows=30, max_length=200_000,
        help_text="A line that begins with # is a heading, with #! the heading of a confidential part, with - a point.",
    )  # fmt: skip
    note = TextField(label="What changed", required=False)


class VersionForm(Form):
    """The version that was read."""

    version = HiddenVersion()

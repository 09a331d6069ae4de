"""Forms of a partnership's own contact standards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.casework.own_standards.rules import HOW, LONGEST
from joinedup.kit.forms import DayField, Form, LongTextField, RadiosField, SelectField, UploadField


class KeepForm(Form):
    """A version as a group approved it, as a file or typed."""

    group_id = SelectField(label="Which group approved it?", coerce=UUID)
    approved_on = DayField(label="Day of approval")
    effective_from = DayField(label="From which day does it hold?")
    how = RadiosField(label="How does it stand to the standards that come with the program?", choices=HOW.items())
    file = UploadField(label="Rule file", kinds=("toml",), megabytes=1, required=False)
    text = LongTextField(
        label="Or its text", rows=12, max_length=LONGEST, required=False, help_text="What is sent as a file comes first"
    )

    def clean(self) -> dict[str, Any]:
        """The text of the file, where one was sent."""
        said = super().clean() or {}
        file = said.pop("file", None)
        if file:
            try:
                said["text"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", "The file is not plain text in UTF-8. Save it as such, then send it again")
        if not self.errors and not str(said.get("text") or "").strip():
            self.add_error("text", "Choose the rule file, or enter its text")
        return said


class EndForm(Form):
    """Why a version ends."""

    reason = LongTextField(label="Why does it end?", rows=2, help_text="And who decided it")

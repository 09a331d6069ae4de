"""The form of an extract."""

from __future__ import annotations

from joinedup.kit.forms import DayField, Form, RadiosField, TextField, UploadField, WholeNumberField


class ExtractForm(Form):
    """A file of contacts from the agency's own system."""

    file = UploadField(
        label="File of contacts",
        kinds=("csv", "xlsx"),
        help_text="Columns: person reference, date, mode, seen, at home. Other columns are left out unread",
    )
    system = TextField(
        label="Your agency’s system", max_length=100, help_text="As it is named on the records of the people"
    )
    told_until_on = DayField(label="The last day the file tells of")
    stale_after_days = WholeNumberField(
        label="After how many days is it too old to rely on?", help_text="For a weekly file: 8"
    )
    what = RadiosField(
        label="What shall be done?", choices=[("check", "Only check it; save nothing"), ("bring_in", "Bring it in")]
    )

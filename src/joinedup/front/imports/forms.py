"""Forms of the import: the file and where it goes, then which column is which."""

from __future__ import annotations

from typing import Any

from joinedup.kit.forms import DayField, Form, SelectField, UploadField
from joinedup_core.tables import FieldSpec, RawTable

KINDS = ("docx", "xlsx", "csv", "ods", "xls")


class UploadForm(Form):
    """What to read and where it goes."""

    target = SelectField(label="Where it goes")
    file = UploadField(label="The file", kinds=KINDS, megabytes=20)


class AsAtForm(Form):
    """What the last step of a risk register asks: how it stood on which day."""

    as_at_on = DayField(
        label="As at",
        required=False,
        help_text="Only for a register that stands still, such as one of an earlier year: it is checked as it stood on this "
        "day. Leave it empty for a register in use, which is checked as at today. For example, 31 1 2020",
    )


class ColumnsForm(Form):
    """Which table, and which column holds which field. Few fields are needed, so those are marked, not the others."""

    says_optional = False

    def __init__(
        self, *args: Any, tables: tuple[RawTable, ...], table: RawTable, fields: tuple[FieldSpec, ...], **options: Any
    ):
        super().__init__(*args, **options)
        if len(tables) > 1:
            named = [
                (str(n), f"{one.where}: {', '.join(one.headings[:4])} ({len(one.rows)} rows)")
                for n, one in enumerate(tables)
            ]
            self.fields["table"] = SelectField(label="Which table?", choices=named)
        columns = [(str(n), heading) for n, heading in enumerate(table.headings)]
        for field in fields:
            label = f"{field.label} (needed)" if field.required else field.label
            self.fields[field.key] = SelectField(
                label=label, choices=columns, required=False, first="Not in this file", empty_value=""
            )

    def chosen(self, fields: tuple[FieldSpec, ...]) -> dict[str, int]:
        """Field -> column."""
        told = self.cleaned_data
        return {field.key: int(told[field.key]) for field in fields if told.get(field.key) not in (None, "")}

"""Forms of restrictions."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import CheckboxesField, DayField, Form, HiddenVersion, LongTextField, RadiosField, SelectField


class RestrictForm(Form):
    """A stricter level, with its list."""

    version = HiddenVersion()
    level = RadiosField(label="Who may read it?", coerce=int)
    readers = CheckboxesField(
        label="Who stands on the list?", coerce=UUID, required=False,
        help_text="You do, and whoever you tick. They still need a link. Everybody else loses sight of it at once",
    )  # fmt: skip
    reason = LongTextField(label="Why is it restricted?", rows=2)
    review_on = DayField(
        label="When is it looked at again?", help_text="The restriction does not end by itself on that day"
    )


class LowerForm(Form):
    """A lower level."""

    level = RadiosField(label="Who may read it then?", coerce=int)
    reason = LongTextField(label="Why is the restriction no longer needed?", rows=2)


class ReaderForm(Form):
    """Somebody for the list."""

    user_id = SelectField(label="Who?", coerce=UUID)

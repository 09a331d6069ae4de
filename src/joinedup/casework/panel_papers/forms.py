"""The form that makes a paper."""

from __future__ import annotations

from uuid import UUID

from joinedup.casework.panel_papers.rules import WHAT
from joinedup.kit.forms import Form, RadiosField, SelectField, TextField

FORMATS = {"pdf": "PDF", "docx": "Word"}


class TransferForm(Form):
    """Who in the other area is handed a case."""

    to_whom = TextField(
        label="For whom?", help_text="Name and post of whoever coordinates the panel there", max_length=200
    )
    as_file = RadiosField(label="As", choices=FORMATS.items())


class PaperForm(Form):
    """Which paper, for whom."""

    user_id = SelectField(label="For whom?", coerce=UUID)
    what = RadiosField(label="Which paper?", choices=WHAT.items())
    as_file = RadiosField(label="As", choices=FORMATS.items())

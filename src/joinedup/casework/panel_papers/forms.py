"""The form that makes a paper."""

from __future__ import annotations

from uuid import UUID

from joinedup.casework.panel_papers.rules import WHAT
from joinedup.kit.forms import Form, RadiosField, SelectField

FORMATS = {"pdf": "PDF", "docx": "Word"}


class PaperForm(Form):
    """Which paper, for whom."""

    user_id = SelectField(label="For whom?", coerce=UUID)
    what = RadiosField(label="Which paper?", choices=WHAT.items())
    as_file = RadiosField(label="As", choices=FORMATS.items())

"""The form of an identity decision."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import Form, LongTextField, RadiosField, SelectField
from joinedup.people.identities import rules


class IdentityForm(Form):
    """Whether two records are one person."""

    other_id = SelectField(label="The other record", coerce=UUID, help_text="People on your cases")
    state = RadiosField(label="Are they the same person?", choices=rules.STATES.items())
    why = LongTextField(label="Why", rows=3, help_text="What agrees, what does not, and who told you")

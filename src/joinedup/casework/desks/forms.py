"""The form of a desk."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import CheckboxesField, EmailField, Form, SelectField, TextField


class DeskForm(Form):
    """Where an agency takes referrals."""

    membership = SelectField(label="Agency", coerce=UUID)
    takes = CheckboxesField(label="Which referrals do they take?")
    telephone = TextField(label="Telephone", max_length=60, help_text="Rung when nobody says that a referral arrived")
    hours = TextField(label="When it is answered", required=False, help_text="And who is rung at other times")
    team_id = SelectField(
        label="Team that reads them here", coerce=UUID, required=False, first="They are not on the system"
    )
    how = TextField(
        label="How else does a referral reach them?",
        max_length=400,
        required=False,
        help_text="Their form, secure e-mail or portal, where they are not on the system",
    )
    email = EmailField(
        label="E-mail address for links",
        required=False,
        help_text="Gets a link to say that a referral arrived, and never the referral",
    )

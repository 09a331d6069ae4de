"""Forms about teams."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import DayField, Form, SelectField, TextField, TickField


class TeamForm(Form):
    """A team."""

    membership = SelectField(label="Agency", coerce=UUID)
    name = TextField(label="Name of the team")
    telephone = TextField(label="The team’s telephone number", required=False, max_length=40)
    discreet = TickField(
        label="That this team is involved would tell why: never point to it without a decision to share",
        help_text="For example domestic abuse, sexual health, substance misuse and mental health",
    )


class MemberForm(Form):
    """Somebody in a team."""

    user_id = SelectField(label="Who", coerce=UUID, help_text="People who practise for this agency here")
    supervises = TickField(label="They supervise the team: they see its cases to answer for the work")
    from_on = DayField(label="First day")
    to_on = DayField(label="Last day", required=False)

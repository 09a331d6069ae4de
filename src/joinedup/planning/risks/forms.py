"""Forms for risks: words and owner, a score with its reason, review, acceptance, closing."""

from __future__ import annotations

from uuid import UUID

from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from joinedup.planning.risks.rules import SCORE_KINDS


class RiskForm(Form):
    """A new risk."""

    reference = TextField(label="Reference", max_length=40, help_text="For example, 1.1")
    text = LongTextField(label="Risk", rows=3, help_text="What could go wrong, in a sentence")
    consequence = LongTextField(label="Consequence", rows=3, required=False, help_text="What would follow from it")
    category = TextField(label="Category", required=False)
    theme_ids = CheckboxesField(label="Themes", coerce=UUID, required=False)
    owner_seat_id = SelectField(label="Owner", coerce=UUID, required=False, first="Nobody with a seat")
    owner_words = TextField(
        label="Owner in words", required=False, help_text="Where no seat owns it, such as Business manager"
    )


class EditRiskForm(RiskForm):
    """The words and owner of a risk."""

    version = HiddenVersion()


class ScoreForm(Form):
    """A score and why."""

    kind = RadiosField(label="Which score", choices=SCORE_KINDS.items())
    likelihood = SelectField(label="Likelihood", coerce=int)
    impact = SelectField(label="Impact", coerce=int)
    reason = LongTextField(
        label="Why is the score this?",
        rows=4,
        error_messages={"required": "Say why the score is this: the board challenges reasons, not numbers"},
    )
    meeting_id = SelectField(label="Agreed at a meeting", coerce=UUID, required=False, first="No meeting")
    version = HiddenVersion()


class NoteForm(Form):
    """What was looked at in a review."""

    note = LongTextField(label="What was looked at?", rows=3)


class ReasonForm(Form):
    """Why."""

    reason = LongTextField(label="Why?", rows=3)


class AcceptForm(Form):
    """Accepting a risk as it stands."""

    reason = LongTextField(label="Why can the board live with this risk?", rows=3)
    until_on = DayField(
        label="Until when?",
        help_text="The last day. On the day after it the risk is open again by itself, and somebody decides again",
    )

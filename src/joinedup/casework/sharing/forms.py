"""Forms of sharing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.casework.consents.rules import STATES, Said
from joinedup.casework.sharing.rules import PARAGRAPH_18, REPLIES, TOLD, Weighed, bases
from joinedup.kit.forms import CheckboxesField, DayField, Form, LongTextField, RadiosField, SelectField, TextField

BASES = [(key, one.label) for key, one in bases().items()]


class ShareItemForm(Form):
    """A decision to share one item."""

    agency_id = SelectField(label="With which agency?", coerce=UUID)
    purpose = LongTextField(label="For what?", rows=2)
    basis = RadiosField(label="On which lawful basis?", choices=BASES, help_text=PARAGRAPH_18)
    necessity = LongTextField(label="Why do they need these items, and no fewer would do?", rows=2)
    consent = RadiosField(
        label="Did the person agree?", choices=[*STATES.items(), ("not_sought", "They were not asked")]
    )
    consent_reason = LongTextField(
        label="Why without their agreement, or why were they not asked?", rows=2, required=False
    )
    told = RadiosField(label="Was the person told?", choices=TOLD.items())
    told_reason = LongTextField(label="Why were they not told?", rows=2, required=False)
    until_on = DayField(label="Until which day?", required=False, help_text="Left empty: until it is taken back")

    def weighed(self) -> Weighed:
        """What was weighed, as the command takes it."""
        said = self.cleaned_data
        names = ("purpose", "basis", "necessity", "consent", "consent_reason", "told", "told_reason")
        return Weighed(**{name: said[name] for name in names})


class ShareForm(ShareItemForm):
    """A decision to share, item by item."""

    items = CheckboxesField(label="What is shared?", coerce=UUID, help_text="Only what they need")
    field_order = ("items",)


class RefuseForm(Form):
    """A decision not to share."""

    agency_id = SelectField(label="Which agency asked?", coerce=UUID)
    asked_for = LongTextField(label="What did they ask for?", rows=2)
    purpose = LongTextField(label="For what did they ask?", rows=2)
    detriment = LongTextField(
        label="Why would sharing do more harm than not sharing?",
        rows=3,
        help_text="Where a child’s safety is at stake, sharing is the rule: this is kept and may be asked about",
    )


class WithdrawForm(Form):
    """Why sharing is taken back."""

    reason = LongTextField(label="Why is it taken back?", rows=3)


class ConsentForm(Form):
    """What somebody said."""

    state = RadiosField(
        label="What did they say?",
        choices=STATES.items(),
        help_text="A no ends, from now on, what of them was shared on their consent alone, and whoever had it is told",
    )
    about = LongTextField(label="To what?", rows=2, help_text="Which information, with whom, for what")
    agency_id = SelectField(label="For which agency?", coerce=UUID, required=False, first="Any agency")
    said_by = TextField(label="Who said so?", help_text="The person, or who may say so for them and why")
    on = DayField(label="On which day?")
    until_on = DayField(label="Until which day?", required=False, help_text="Only where they gave a last day")

    def said(self) -> Said:
        """What was said, as the command takes it."""
        return Said(**self.cleaned_data)


class AskForm(Form):
    """A request for information."""

    agency_id = SelectField(label="Which agency do you ask?", coerce=UUID)
    asks = LongTextField(label="What do you ask for?", rows=3)
    purpose = LongTextField(label="For what?", rows=2)
    basis = RadiosField(label="On which lawful basis?", choices=BASES)
    due_on = DayField(label="By which day do you need it?")


class ReplyForm(Form):
    """A reply to a request."""

    reply = RadiosField(label="What is the reply?", choices=REPLIES.items())
    words = LongTextField(label="The information, or why it is refused", rows=4, required=False)


class ToldReplyForm(ReplyForm):
    """The same as it was told to whoever asked."""

    told_by = TextField(label="Who told you?", help_text="Name and post")


class ChaseForm(Form):
    """That one asked again."""

    told_by = TextField(label="Whom did you speak to?", help_text="Or that nobody answered, and when")
    words = LongTextField(label="What was said", rows=2, required=False)


def agency_field(form: Form, agencies: list[tuple[Any, str]], own: str | None) -> None:
    """Offer every agency but the own."""
    form.fields["agency_id"].choices = [one for one in agencies if str(one[0]) != own]

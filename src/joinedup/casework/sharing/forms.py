"""Forms of sharing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.casework.consents.rules import STATES, Said
from joinedup.casework.sharing.rules import PARAGRAPH_18, REPLIES, TOLD, Answer, Weighed, bases
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


class ItemByItem(Form):
    """A decision over several items: a field for why is there for each that is not shared, once it is ticked."""

    agency_id = SelectField(label="Which agency asked?", coerce=UUID)
    refused = CheckboxesField(
        label="What was asked for and is not shared?", coerce=UUID, required=False,
        help_text="When you save, each that you tick gets a box for why",
    )  # fmt: skip
    request_id = SelectField(
        label="Does this answer a request?", coerce=UUID, required=False, first="None that is recorded here"
    )
    reply_words = LongTextField(
        label="What are they told of what is not shared?",
        rows=2,
        required=False,
        help_text="They read this with the request. The reasons above stay with your agency",
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        labels = {str(key): label for key, label in self.fields["refused"].choices}
        ticked = self.data.getlist("refused") if self.is_bound else []
        self.asked = [one for one in dict.fromkeys(ticked) if one in labels]
        for one in self.asked:
            self.fields[f"why_{one}"] = LongTextField(
                label=f"Why is this not shared: {labels[one]}?", rows=2, required=self.each_needs_why,
                help_text="" if self.each_needs_why else "Left empty: the reason given for all",
            )  # fmt: skip
        if not self.fields["request_id"].choices[1:]:
            del self.fields["request_id"], self.fields["reply_words"]
        if not labels:
            del self.fields["refused"]

    each_needs_why = True

    def refusals(self) -> dict[UUID, str]:
        """What is not shared, and why."""
        return {UUID(one): self.cleaned_data.get(f"why_{one}") or "" for one in self.asked}

    def answer(self) -> Answer | None:
        """The request that it answers, and what is told."""
        asked = self.cleaned_data.get("request_id")
        return Answer(asked, self.cleaned_data["reply_words"]) if asked else None


class ShareForm(ItemByItem, ShareItemForm):
    """A decision to share, item by item, and not to share others."""

    items = CheckboxesField(label="What is shared?", coerce=UUID, help_text="Only what they need")
    agency_id = ShareItemForm.base_fields["agency_id"]
    field_order = (
        "items",
        "agency_id",
        "purpose",
        "basis",
        "necessity",
        "consent",
        "consent_reason",
        "told",
        "told_reason",
        "until_on",
        "refused",
    )


class RefuseForm(ItemByItem):
    """A decision not to share."""

    each_needs_why = False
    asked_for = LongTextField(
        label="What did they ask for?", rows=2, required=False, help_text="In words, or ticked below"
    )
    purpose = LongTextField(label="For what did they ask?", rows=2)
    detriment = LongTextField(
        label="Why would sharing do more harm than not sharing?",
        rows=3,
        help_text="Where a child’s safety is at stake, sharing is the rule: this is kept and may be asked about",
    )
    field_order = ("agency_id", "asked_for", "purpose", "detriment", "refused")


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

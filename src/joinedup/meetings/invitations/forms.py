"""Forms of asking: where a link goes, what an agency answers through it, when people are reminded."""

from __future__ import annotations

from typing import Any

from joinedup.kit.forms import EmailField, Form, TextField, WholeNumberField
from joinedup.meetings.attendance.forms import AnswerForm
from joinedup.meetings.invitations.rules import LINK_LONGEST, MOST_DAYS


class LinkForm(Form):
    """Where to send a link to answer."""

    email = EmailField(label="E-mail address", max_length=254)
    days = WholeNumberField(label="Days until it expires", min_value=1, max_value=LINK_LONGEST)


class AnswerByLinkForm(AnswerForm):
    """What an agency answers: it says which post its deputy holds, because nobody else can look it up."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].label = "Will somebody come for your organisation?"
        self.fields["answer"].error_messages["required"] = "Say whether somebody will come for your organisation"
        self.fields["answer"].choices = [
            ("yes", "Yes, the holder of this post will come"),
            ("deputy", "A deputy will come instead"),
            ("no", "No, we send our apology"),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the deputy's post, and for the reason of an apology."""
        given = super().clean() or self.cleaned_data
        if given.get("answer") == "deputy" and not given.get("deputy_post", "").strip():
            self.add_error("deputy_post", "Give the post of the deputy, not their name")
        if given.get("answer") == "no" and not given.get("reason", "").strip():
            self.add_error("reason", "Give the reason for the apology: the chair judges whether it is valid")
        return given


class ReminderForm(Form):
    """When whoever has not answered is reminded."""

    days_before = WholeNumberField(label="Working days before the meeting", min_value=1, max_value=MOST_DAYS)
    source = TextField(
        label="Where this comes from", max_length=300, help_text="Such as “Terms of reference, June 2026, paragraph 9”"
    )

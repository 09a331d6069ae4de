"""Forms of emergency access: the reference, the reason, and the review."""

from __future__ import annotations

from typing import Any

from django import forms

from joinedup.kit.forms import DayField, Form, LongTextField, RadiosField, TextField
from joinedup.people.emergency.rules import CONVERTED, LINK_KINDS, OUTCOMES, REASONS


class ReferenceForm(Form):
    """Which case: by the reference that a colleague or a pointer gave."""

    reference = TextField(
        label="Reference of the case", max_length=12, autocomplete="off",
        help_text="As a colleague gave it to you, or as find before create shows it",
    )  # fmt: skip


class ReasonForm(ReferenceForm):
    """Why it cannot wait."""

    reference = TextField(label="Reference of the case", max_length=12, widget=forms.HiddenInput)
    reason = RadiosField(label="Why do you need it?", choices=list(REASONS.items()))
    words = LongTextField(
        label="What has happened, and what do you need to know?", max_length=2000, counted=True,
        help_text="Whoever reviews this reads it. They need to see why it could not wait",
    )  # fmt: skip


class ReviewForm(Form):
    """What an independent review found."""

    outcome = RadiosField(label="What did you find?", choices=list(OUTCOMES.items()))
    words = LongTextField(label="What you looked at, and why you found so", max_length=4000, counted=True)
    link_kind = RadiosField(
        label="Kind of link, if they are to go on", choices=list(LINK_KINDS.items()), required=False
    )
    link_until = DayField(label="Last day of the link", required=False)

    def clean(self) -> dict[str, Any]:
        """A link needs its kind and its last day."""
        given = super().clean()
        if given.get("outcome") == CONVERTED:
            if not given.get("link_kind"):
                self.add_error("link_kind", "Choose the kind of link")
            if "link_until" in given and not given["link_until"]:
                self.add_error("link_until", "Enter the last day of the link")
        return given

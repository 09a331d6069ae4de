"""Agreeing or objecting."""

from __future__ import annotations

from typing import Any

from joinedup.kit.forms import EmailField, Form, LongTextField, RadiosField, TickField, WholeNumberField


class AnswerForm(Form):
    """Whether a seat agrees; why, where it objects."""

    answer = RadiosField(label="Do you agree?", choices=[("agree", "I agree"), ("object", "I object")])
    note = LongTextField(
        label="Reason", rows=3, required=False, max_length=500,
        help_text="Needed if you object: the others read it. Please name no service user or patient",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of an objection."""
        given = super().clean() or self.cleaned_data
        if given.get("answer") == "object" and not given.get("note", "").strip():
            self.add_error("note", "Say why you object: the others read it")
        return given

    def answered(self) -> dict[str, Any]:
        """What the commands are given."""
        d = dict(self.cleaned_data)
        return {"agrees": d.pop("answer") == "agree", **d}


class AnswerByLinkForm(AnswerForm):
    """The same through a link, which cannot know who opens it."""

    by_deputy = TickField(label="I answer as the deputy for this post")


class LinkForm(Form):
    """Where to send a link to answer."""

    email = EmailField(label="E-mail address", max_length=254)
    days = WholeNumberField(label="Days until it expires", min_value=1, max_value=60, initial=14)

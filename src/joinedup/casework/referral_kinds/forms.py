"""The form of a kind of referral that a partnership settles."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.casework.panel_kinds.forms import lines
from joinedup.casework.referral_kinds.commands import Approval, Settled
from joinedup.casework.referral_kinds.rules import PREVENT, questions
from joinedup.casework.referrals.rules import Kind
from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    Form,
    LongTextField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from joinedup.partnership.queries import agency_kinds


class KindForm(Form):
    """What a partnership settles of a kind of referral, as a group approved it."""

    label = TextField(label="What is it called?", max_length=80)
    group_id = SelectField(label="Which group approved it?", coerce=UUID)
    approved_on = DayField(label="Day of approval")
    effective_from = DayField(
        label="From which day does it hold?",
        help_text="Tomorrow at the earliest. What was sent before stays as it was sent",
    )
    source = TextField(label="Where is it written?", help_text="For example your procedure and its section")
    decides = LongTextField(
        label="Who decides?", rows=2, max_length=1000, help_text="The sender reads it before they choose"
    )
    agency_kinds = CheckboxesField(
        label="Which kinds of agency may it be sent to?", choices=agency_kinds(), required=False,
        help_text="Without one it may be sent to every desk that takes it",
    )  # fmt: skip
    questions = LongTextField(
        label="What is asked?", rows=7, help_text="A question on each line. End a line in * where it must be answered"
    )
    consent = LongTextField(label="What is said about consent?", rows=4, max_length=1000)
    consent_needed = TickField(label="Without consent it may not be sent")
    days = WholeNumberField(
        label="Working days for the decision",
        required=False,
        help_text="From when it was received. Leave it empty for the clock that comes with the kind, if any",
    )

    def __init__(self, *args: Any, kind: Kind | None, **options: Any):
        super().__init__(*args, initial=_begin(kind) if kind else {}, **options)
        if kind:
            del self.fields["label"], self.fields["consent_needed"]
        if kind and kind.key == PREVENT:
            del self.fields["agency_kinds"]

    def settled(self) -> Settled:
        """What is settled."""
        said = self.cleaned_data
        return Settled(
            said["source"], said["decides"], said["consent"], lines(said["questions"]), tuple(said.get("agency_kinds", ())),
            said.get("days"), said.get("label", ""), said.get("consent_needed", False),
        )  # fmt: skip

    def approval(self, on: Any) -> Approval:
        """When it was approved, and from when it holds."""
        return Approval(self.cleaned_data["approved_on"], self.cleaned_data["effective_from"], on)


def _begin(kind: Kind) -> dict[str, Any]:
    return {
        "decides": kind.decides, "agency_kinds": kind.agency_kinds, "questions": "\n".join(questions(kind)), "consent": kind.consent,
        "days": kind.within or None,
    }  # fmt: skip

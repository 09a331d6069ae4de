"""Forms of enquiries."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.casework.enquiries.queries import EnquiryDetail
from joinedup.casework.enquiries.rules import ACHIEVED, ASKED, CAPACITY, DECISIONS, MET, RISK, SUPPORT, Test, lists
from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
    YesNoField,
)


class ReceivedForm(Form):
    """A concern as it came."""

    received_on = DayField(label="On which day did the council receive it?")
    concern = LongTextField(label="What is the concern?", rows=4)
    abuse = CheckboxesField(label="Which kinds of abuse or neglect?", choices=lists().abuse.items(), required=False)
    location = SelectField(label="Where?", choices=lists().location.items(), required=False, empty_value="")
    source_of_risk = SelectField(
        label="Where does the risk come from?", choices=lists().source_of_risk.items(), required=False, empty_value=""
    )
    referral_id = SelectField(
        label="Which referral brought it?", required=False, coerce=UUID, first="It came another way"
    )

    def __init__(self, *args: Any, choices: dict[str, Any], **options: Any):
        super().__init__(*args, choices=choices, **options)
        if not choices["referral_id"]:
            del self.fields["referral_id"]


class DecideForm(Form):
    """The three-part test, each part with its evidence, and the decision."""

    decision = RadiosField(label="What does the council decide?", choices=DECISIONS.items())
    reason = LongTextField(label="Why?", rows=3)
    on = DayField(label="On which day?")
    version = HiddenVersion()

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        names = []
        for part in lists().parts:
            self.fields[part.key] = RadiosField(label=part.text, choices=MET.items(), help_text=part.help)
            self.fields[f"{part.key}_evidence"] = LongTextField(label="On what evidence?", rows=2)
            names += [part.key, f"{part.key}_evidence"]
        self.order_fields(names)

    def details(self) -> dict[str, Any]:
        """All that the command takes of it."""
        said = self.cleaned_data
        tests = {p.key: Test(said[p.key], said[f"{p.key}_evidence"]) for p in lists().parts}
        return {"tests": tests, **{name: said[name] for name in ("decision", "reason", "on", "version")}}


class InvolveForm(Form):
    """How the adult is involved."""

    asked = RadiosField(label="Was the adult asked what they want to come of it?", choices=ASKED.items())
    not_asked_reason = LongTextField(label="Why were they not asked?", rows=2, required=False)
    difficulty = YesNoField(
        label="Would they have substantial difficulty in being involved?",
        required=False,
        help_text="In understanding, remembering or weighing what is said, or in saying what they think",
    )
    support = RadiosField(label="Who supports them?", choices=SUPPORT.items())
    supporter = TextField(label="Name and how to reach them", required=False)
    version = HiddenVersion()


class WishForm(Form):
    """Something the adult wants."""

    words = LongTextField(label="What do they want to come of it?", rows=3, help_text="In their own words")
    on = DayField(label="On which day did they say so?")


class CapacityForm(Form):
    """One decision about capacity."""

    decision = TextField(
        label="Which decision is it about?", help_text="Such as: whether his nephew keeps the bank card"
    )
    capacity = RadiosField(label="Can they make this decision?", choices=CAPACITY.items())
    evidence = LongTextField(
        label="On what evidence?", rows=3, help_text="What was done to help them decide, and what they said"
    )
    by = TextField(label="Who assessed it?")
    on = DayField(label="On which day?")


class CauseForm(Form):
    """Whom the council causes to enquire."""

    agency_id = SelectField(label="Agency", coerce=UUID, required=False, first="Somebody else")
    by_words = TextField(label="Somebody else", required=False, help_text="Such as the provider’s nominated individual")
    what = LongTextField(label="What are they to find out?", rows=3)
    due_on = DayField(label="By which day?")


class FindingForm(Form):
    """What they found."""

    found = LongTextField(label="What did they find?", rows=4, help_text="And on what evidence")
    on = DayField(label="On which day did they tell you?")


class ConcludeForm(Form):
    """The end of an enquiry."""

    risk = RadiosField(label="What became of the risk?", choices=RISK.items())
    conclusion = LongTextField(label="What was found and done?", rows=4)
    remaining_risk = LongTextField(
        label="Which risk remains, who watches it and how?",
        rows=3,
        required=False,
        help_text="Needed unless the risk is gone",
    )
    told_adult = LongTextField(label="What was the adult told, and what do they think of it?", rows=3)
    on = DayField(label="On which day is it concluded?")
    version = HiddenVersion()

    def __init__(self, *args: Any, found: EnquiryDetail, **options: Any):
        super().__init__(*args, **options)
        self.wanted = [one.id for one in found.wanted]
        for one in found.wanted:
            self.fields[f"achieved_{one.id}"] = RadiosField(
                label=f"“{one.words}”: was it achieved?", choices=ACHIEVED.items()
            )
        self.order_fields([f"achieved_{one}" for one in self.wanted])

    def details(self) -> dict[str, Any]:
        """All that the command takes of it."""
        said = dict(self.cleaned_data)
        return {"achieved": {one: said.pop(f"achieved_{one}") for one in self.wanted}, **said}

"""Forms of cases before a panel: referring, answering, transferring, taking a flag off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from joinedup.casework.panel_cases.commands import Referral
from joinedup.casework.panel_cases.rules import CONSENT, CONSIDERS, INFORMED, MARKS, NOT_RECORDED, REMOVALS, marks_given
from joinedup.casework.queries import PersonOnCase
from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    Form,
    HiddenVersion,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    YesNoField,
)
from joinedup.people.files.queries import part_words


def mark_fields() -> dict[str, SelectField]:
    """A question for each mark that the return counts: yes, no, or not recorded, which is never counted as no."""
    return {
        f"mark_{key}": SelectField(
            label=f"Is the person at risk {label if label.isupper() or '+' in label else label[0].lower() + label[1:]}?",
            choices=[("yes", "Yes"), ("no", "No")], first=NOT_RECORDED, required=False, empty_value="",
            help_text="As they say it themselves. Counted without names",
        )
        for key, label in MARKS.items()
    }  # fmt: skip


class ReferralBase(Form):
    """What every referral says."""

    criteria = CheckboxesField(
        label="Why does it come before this panel?", help_text="Choose all that hold", required=False
    )
    because = LongTextField(
        label="Your reasons",
        rows=3,
        required=False,
        help_text="Needed for professional judgement, which is enough by itself",
    )
    concern = LongTextField(
        label="What happened, and what do you fear?", rows=6, help_text="Write no address that must not be disclosed"
    )
    staff_safety = LongTextField(label="Is anything dangerous for staff?", rows=2, required=False)
    urgent = TickField(label="It cannot wait for the next hearing")

    def referral(self, **more: Any) -> Referral:
        """What was told, as the command takes it."""
        given = self.cleaned_data
        said = {name: value for name, value in given.items() if not name.startswith("mark_")} | marks_given(given)
        said = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
        return Referral(**{**said, **more})


class ReferralForm(ReferralBase):
    """A case of people is referred."""

    victims = CheckboxesField(label="Who is at risk?", coerce=UUID)
    posing = CheckboxesField(label="Who may pose the risk?", coerce=UUID, required=False)
    children = CheckboxesField(label="Which children live with it?", coerce=UUID, required=False)
    safe_contact = LongTextField(
        label="How can the person at risk be reached safely?", rows=3, required=False,
        help_text="Number, times, who must not answer, what not to say, no letters. No address",
    )  # fmt: skip
    counter_allegation = LongTextField(
        label="Does the other say that they are the victim?", rows=2, required=False,
        help_text="Who says what of whom, and what you make of it: who is afraid, who was hurt, who controls",
    )  # fmt: skip
    consent = RadiosField(label="Does the person at risk agree to this referral?", choices=CONSENT.items())
    consent_because = LongTextField(label="If not, why is it shared?", rows=2, required=False)
    informed = RadiosField(label="Does the person at risk know of it?", choices=INFORMED.items())
    informed_because = LongTextField(label="If not, why?", rows=2, required=False)
    from_area = TextField(label="Transferred here from another area", required=False, help_text="Which area’s panel")
    field_order = ("victims", "posing", "children", "criteria", "because", "concern", "safe_contact")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(mark_fields())


class OtherReferralForm(ReferralBase):
    """A group or a place is referred."""

    considers = RadiosField(label="What is it?")
    words = TextField(
        label="Which group or place?", help_text="As members know it: “Bus station and the car park behind it”"
    )
    field_order = ("considers", "words", "criteria")


class AnswerForm(Form):
    """The coordinator's answer; a case taken on goes on an agenda and agencies are asked, in one go.

    `version` is how many decisions of others on the same referral they have read.
    """

    accepts = YesNoField(label="Take it on?")
    because = LongTextField(label="If not, why, and what would help instead?", rows=3, required=False)
    hearing_id = SelectField(label="Put it on the agenda of", coerce=UUID, required=False, first="No agenda yet")
    agency_ids = CheckboxesField(label="Ask these agencies what they hold", coerce=UUID, required=False)
    version = HiddenVersion()


class TransferForm(Form):
    """A case goes to another area."""

    to_area = TextField(label="To which area’s panel?")
    on = DayField(label="Sent on")
    because = LongTextField(label="Why?", rows=3)
    version = HiddenVersion()


class ReceiptForm(Form):
    """The other area says that the case arrived."""

    receipt = TextField(label="Who there told you that it arrived, and when?")


class FinishForm(Form):
    """The panel has finished."""

    because = LongTextField(label="Why has the panel finished with it?", rows=3, required=False)
    version = HiddenVersion()


class FlagForm(Form):
    """A flag is taken off."""

    because = RadiosField(label="Why is the flag taken off?", choices=REMOVALS.items())


def considers_choices(allowed: Sequence[str]) -> list[tuple[str, str]]:
    """What else than people a panel considers, as choices."""
    return [(key, CONSIDERS[key]) for key in allowed if key != "people"]


def referral_choices(criteria: Sequence[Any], people: Mapping[UUID, str]) -> dict[str, list[tuple[Any, str]]]:
    """The choices of a referral: the panel's criteria, and the people on the case."""
    named = list(people.items())
    return {"criteria": [(one.key, one.text) for one in criteria], "victims": named, "posing": named, "children": named}


def parts_on_case(persons: Iterable[PersonOnCase]) -> dict[str, list[UUID]]:
    """Who is ticked to begin with, by their part on the case: a child left unticked would count as no child in the household."""
    found = {
        field: [one.id for one in persons if part_words(part) in one.part.split(", ")]
        for field, part in (("victims", "victim"), ("posing", "may_pose_risk"), ("children", "child"))
    }
    return found | {"children": [one for one in found["children"] if one not in found["victims"]]}

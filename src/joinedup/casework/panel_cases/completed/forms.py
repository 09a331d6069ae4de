"""The form by which a coordinator completes and corrects what a panel holds of a case."""

from __future__ import annotations

from typing import Any

from joinedup.casework.panel_cases.completed.queries import Held
from joinedup.casework.panel_cases.forms import mark_fields
from joinedup.casework.panel_cases.rules import COMPLETED, COMPLETED_LABELS, MARKS, marks_given
from joinedup.kit.forms import Form, HiddenVersion, LongTextField, TextField


class CompleteForm(Form):
    """What the panel holds; it begins as it stands."""

    version = HiddenVersion()
    safe_contact = LongTextField(
        label=COMPLETED_LABELS["safe_contact"], rows=3, required=False,
        help_text="Number, times, who must not answer, what not to say, no letters. No address",
    )  # fmt: skip
    counter_allegation = LongTextField(
        label=COMPLETED_LABELS["counter_allegation"], rows=3, required=False,
        help_text="Who says what of whom, and what is made of it: who is afraid, who was hurt, who controls",
    )  # fmt: skip
    staff_safety = LongTextField(label=COMPLETED_LABELS["staff_safety"], rows=2, required=False)
    from_area = TextField(
        label=COMPLETED_LABELS["from_area"], required=False, max_length=200, help_text="Which area’s panel"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.update(mark_fields())

    def held(self) -> Held:
        """What was told, as the command takes it."""
        said = self.cleaned_data
        return Held(**{name: said[name] for name in COMPLETED}, **marks_given(said))


def begun(held: Any, version: int) -> dict[str, Any]:
    """How the form begins: what the panel holds now."""
    yes, no = set(held.marks), set(held.no_marks)
    marks = {f"mark_{key}": "yes" if key in yes else "no" if key in no else "" for key in MARKS}
    return {"version": version, **{name: getattr(held, name) for name in COMPLETED}, **marks}

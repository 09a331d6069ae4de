"""Forms of quorum: the trial of a rule, and recording one."""

from __future__ import annotations

from typing import Any

from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    FilterForm,
    Form,
    LongTextField,
    RadiosField,
    TextField,
    TickField,
    WholeNumberField,
)  # fmt: skip
from joinedup.meetings.quorum.parts import AGENCIES, ALL_OF, CHAIR, MEMBERS, SHARE, SOME_OF, Part


class TrialForm(FilterForm):
    """Who would be here, agency by agency, and the decision that would be taken. Nothing is saved."""

    here = CheckboxesField(label="Who is here?", help_text="Untick an agency to see what becomes of the quorum.")
    no_authority = CheckboxesField(label="Who sends a deputy whose authority to decide is not recorded?")
    draft = TextField(label="Draft decision", max_length=300)


class RuleForm(Form):
    """A group's quorum rule."""

    agency_rule = RadiosField(
        label="Which agencies must be represented?",
        choices=[
            (ALL_OF, "All those ticked below"),
            (SOME_OF, "At least so many of those ticked below"),
            ("none", "The rule names no agencies"),
        ],
    )
    agencies = CheckboxesField(label="Agencies", required=False)
    number = WholeNumberField(label="How many of them at least", required=False, min_value=1)
    says = TextField(
        label="How the rule says it", required=False, help_text="For example, all three statutory safeguarding partners"
    )
    in_all = WholeNumberField(label="At least so many different agencies in all", required=False, min_value=1)
    members = WholeNumberField(label="At least so many members in all", required=False, min_value=1)
    share = WholeNumberField(
        label="At least this percentage of the members", required=False, min_value=1, max_value=100
    )
    chair = TickField(label="The chair or a vice chair must be present")
    remote_counts = TickField(label="Somebody who joins remotely counts", initial=True)
    agency_chair_counts = TickField(label="A chair who sits for an agency counts for it", initial=True)
    from_on = DayField(label="In force from", required=False)
    source = LongTextField(label="Where the rule is written", rows=2, help_text="The document and its date")

    def details(self) -> dict[str, Any]:
        """What the command is given."""
        d, made = self.cleaned_data, []
        if d["agency_rule"] in {ALL_OF, SOME_OF}:
            number = d["number"] or 0 if d["agency_rule"] == SOME_OF else 0
            made.append(Part(d["agency_rule"], number, agencies=tuple(d["agencies"]), says=d["says"]))
        if d["in_all"]:
            made.append(Part(AGENCIES, d["in_all"]))
        if d["members"]:
            made.append(Part(MEMBERS, d["members"]))
        if d["share"]:
            made.append(Part(SHARE, d["share"]))
        if d["chair"]:
            made.append(Part(CHAIR))
        kept = ("remote_counts", "agency_chair_counts", "from_on", "source")
        return {"rule_parts": made, **{name: d[name] for name in kept}}

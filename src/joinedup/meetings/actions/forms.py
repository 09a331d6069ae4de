"""Forms about one action."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.kit.forms import (
    DayField,
    EmailField,
    Form,
    HiddenVersion,
    LongTextField,
    SelectField,
    TextField,
    UploadField,
    WholeNumberField,
)
from joinedup.meetings.actions.commands import Upload
from joinedup.meetings.actions.rules import PRIORITIES, REPEATS, SOURCES, STEP_WORDS, needs_reason
from joinedup_core.lifecycle import Step

EVIDENCE = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "png", "jpg", "csv", "txt")


class OwnedForm(Form):
    """A form with an owner in it: one list of posts and agencies, which becomes a seat or an agency."""

    def clean(self) -> dict[str, Any]:
        """Turn the chosen owner into the ids that commands take."""
        given = super().clean() or self.cleaned_data
        kind, _, key = str(given.pop("owner", None) or "").partition(":")
        given["owner_seat_id"] = UUID(key) if kind == "seat" else None
        given["owner_agency_id"] = UUID(key) if kind == "agency" else None
        return given


class EvidenceForm(Form):
    """A form that may carry a file."""

    def clean(self) -> dict[str, Any]:
        """Read the file into what commands take."""
        given = super().clean() or self.cleaned_data
        sent = given.get("file")
        given["file"] = Upload(sent.name, sent.read()) if sent else None
        return given


class AddForm(OwnedForm):
    """A new action."""

    group_id = SelectField(label="Group", coerce=UUID)
    text = LongTextField(label="Action", rows=3, help_text="What will be done, so that anybody can tell when it is")
    owner = SelectField(label="Owner", help_text="A post, or an agency as a whole where it has no post here")
    due_on = DayField(label="Due date", required=False)
    priority = SelectField(label="Priority", choices=PRIORITIES.items(), initial="normal")
    source_kind = SelectField(label="What asked for it", choices=SOURCES.items(), initial="meeting")
    source_words = TextField(
        label="Source in words", required=False, max_length=300, help_text="Such as “Board, 12 March 2026, item 4”"
    )
    repeats = SelectField(
        label="Repeats", choices=REPEATS.items(), required=False, first="Does not repeat", empty_value=""
    )


class EditForm(Form):
    """An action's words, day and urgency."""

    version = HiddenVersion()
    text = LongTextField(label="Action", rows=3)
    due_on = DayField(label="Due date", required=False)
    due_words = TextField(
        label="Due date in words",
        required=False,
        max_length=100,
        help_text="Only where it is no single day, such as “March 2027”",
    )
    priority = SelectField(label="Priority", choices=PRIORITIES.items())
    repeats = SelectField(
        label="Repeats", choices=REPEATS.items(), required=False, first="Does not repeat", empty_value=""
    )
    source_words = TextField(label="Source", required=False, max_length=300)


class GiveForm(OwnedForm):
    """Another owner."""

    version = HiddenVersion()
    owner = SelectField(label="Owner")
    reason = LongTextField(label="Why", rows=2, required=False)


class NoteForm(EvidenceForm):
    """Progress, with evidence if there is any."""

    text = LongTextField(label="How far is it?", rows=4)
    evidence_words = TextField(
        label="Evidence in words", required=False, max_length=300, help_text="Such as “Audit of 20 records, May 2026”"
    )
    file = UploadField(label="Evidence file", kinds=EVIDENCE, required=False)


class StepForm(Form):
    """A step with its reason."""

    reason = LongTextField(label="Reason", rows=4, required=False)


class DoneForm(EvidenceForm):
    """Done, with evidence if there is any."""

    reason = LongTextField(label="What was done?", rows=4, required=False)
    evidence_words = TextField(label="Evidence in words", required=False, max_length=300)
    file = UploadField(label="Evidence file", kinds=EVIDENCE, required=False)


class AskImpactForm(Form):
    """The second gate: what would show a difference, and by when."""

    due_on = DayField(label="Show its impact by")
    reason = LongTextField(label="What would show it?", rows=3, required=False)


class ShowImpactForm(Form):
    """The difference an action made, and how that is known."""

    reason = LongTextField(label="What difference did it make?", rows=4)
    tested_on = DayField(label="Tested on")
    tested_how = TextField(label="How it was tested", max_length=300, help_text="Such as “Case file audit of 12 cases”")


class LinkForm(Form):
    """Where to send a link for an update."""

    email = EmailField(label="E-mail address", max_length=254)
    days = WholeNumberField(label="Days until it expires", min_value=1, max_value=60, initial=14)


class ReminderForm(Form):
    """When owners are reminded."""

    days_before = WholeNumberField(label="Days before the due date", min_value=0, max_value=90)
    days_after = WholeNumberField(label="Days after the due date", min_value=1, max_value=90)
    source = TextField(
        label="Where this comes from", max_length=300, help_text="Such as “Terms of reference, June 2026, paragraph 9”"
    )


STEP_FORMS = {Step.MARK_DONE: DoneForm, Step.ASK_IMPACT: AskImpactForm, Step.SHOW_IMPACT: ShowImpactForm}


def step_form(step: Step, *given: Any) -> Form:
    """The form of a step; its question is the step's own, and required where the rules ask for a reason."""
    form: Form = STEP_FORMS.get(step, StepForm)(*given)
    form.fields["reason"].label = STEP_WORDS[step].asks
    form.fields["reason"].required = needs_reason(step)
    form.fields["reason"].error_messages["required"] = "Give the reason"
    return form

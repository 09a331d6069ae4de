"""Forms of staff-safety warnings."""

from __future__ import annotations

from joinedup.kit.forms import DayField, Form, HiddenVersion, LongTextField, RadiosField
from joinedup.people.cases.rules import READING_REASONS
from joinedup.people.warnings.rules import KINDS, TOLD


class ReasonForm(Form):
    """Why somebody looks whose every case of the person is closed."""

    reason = RadiosField(label="Why do you look?", choices=READING_REASONS.items())


class _Told(Form):
    """Whether the person was told, and when it is looked at again."""

    told = RadiosField(label="Was the person told of the warning?", choices=TOLD.items())
    told_words = LongTextField(label="When and how, or why not", rows=2, required=False)
    review_on = DayField(label="When is it looked at again?", help_text="Within a year")


class WarnForm(_Told):
    """A new warning."""

    kind = RadiosField(label="What is the warning?", choices=KINDS.items())
    words = LongTextField(
        label="What happened, when, and what to do",
        rows=3,
        help_text="Facts, not opinions: the person may ask to read it",
    )
    field_order = ("kind", "words")


class ReviewForm(_Told):
    """A warning that is still right."""

    version = HiddenVersion()


class EndForm(Form):
    """Why a warning is no longer needed."""

    reason = LongTextField(label="Why is it no longer needed?", rows=2)

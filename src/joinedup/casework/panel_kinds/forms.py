"""Forms of kinds of panel: what a partnership settles, and ending a version."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from joinedup.casework.panel_kinds.commands import Approval
from joinedup.casework.panel_kinds.rules import SUBJECTS, Added, Settled, own_lines
from joinedup.kit.forms import (
    CheckboxesField,
    DayField,
    Form,
    LongTextField,
    SelectField,
    TextField,
    WholeNumberField,
)
from joinedup.partnership.queries import agency_kinds
from joinedup_core.panels import TEMPLATES, WINDOWS, Kind, agenda_of, agenda_text, usual_length

LONGEST = 2000
NO_CASES = (
    "criteria", "minutes_a_case", "agenda", "text_research", "text_minutes", "text_taken_on", "text_declined", "window_repeat",
    "window_flag", "window_agenda", "window_unheard", "window_after_due",
)  # fmt: skip
"""What is not asked of a kind whose cases stay in a national system."""


class SettleForm(Form):
    """What a partnership settles of a kind of panel, as a group approved it."""

    group_id = SelectField(label="Which group approved it?", coerce=UUID)
    approved_on = DayField(label="Day of approval")
    effective_from = DayField(
        label="From which day does it hold?",
        help_text="Tomorrow at the earliest. What began before keeps what held then",
    )
    source = TextField(label="Where is it written?", help_text="For example your protocol and its section")
    expected = CheckboxesField(
        label="Which kinds of agency are expected to sit on it?", choices=agency_kinds(), required=False
    )
    criteria = LongTextField(
        label="Why does a case come before it?", rows=7,
        help_text="A line each. Professional judgement with reasons is always one, and need not stand here",
    )  # fmt: skip
    minutes_a_case = WholeNumberField(label="Minutes for a case, where a new panel says nothing else")

    agenda = LongTextField(
        label="In what order is a hearing held?", rows=5, required=False,
        help_text="A line each with its minutes, such as “5 Welcome and apologies”; “Cases” where the cases are heard. Empty: the cases alone",
    )  # fmt: skip

    def __init__(self, *args: Any, kind: Kind | None, **options: Any):
        begin = _begin(kind) if kind else {}
        super().__init__(*args, initial=begin | options.pop("initial", {}), **options)
        self.kind = kind
        for key, window in WINDOWS.items():
            usual = usual_length(kind, key) if kind else None
            self.fields[f"window_{key}"] = WholeNumberField(
                label=f"{window.label} ({window.unit.words})", required=False, min_value=window.least, max_value=window.most,
                help_text=f"Leave it empty for the usual: {usual or 'no limit'}" if kind else "Leave it empty for the usual",
            )  # fmt: skip
        for key, template in TEMPLATES.items():
            filled = ", ".join(f"{{{one}}}" for one in template.fields)
            self.fields[f"text_{key}"] = LongTextField(
                label=template.label, rows=3, required=False, max_length=LONGEST,
                help_text=f"{template.read}. Filled in: {filled}. Nothing about a person",
            )  # fmt: skip
        if kind and kind.held_elsewhere:
            for name in NO_CASES:
                del self.fields[name]

    def settled(self) -> Settled:
        """What is settled."""
        said = self.cleaned_data
        windows = {key: number for key in WINDOWS if (number := said.get(f"window_{key}")) is not None}
        return Settled(
            said["source"],
            tuple(said["expected"]),
            lines(said.get("criteria", "")),
            windows,
            said.get("minutes_a_case") or 15,
            agenda_of(said.get("agenda", "")),
            {key: text for key in TEMPLATES if (text := said.get(f"text_{key}"))},
        )

    def approval(self, on: Any) -> Approval:
        """Who approved it is a field of its own; this is when."""
        return Approval(self.cleaned_data["approved_on"], self.cleaned_data["effective_from"], on)


class AddForm(SettleForm):
    """A kind of panel of the partnership's own."""

    title = TextField(label="What is it called?", max_length=80)
    short = TextField(label="Its short name", max_length=20)
    about = LongTextField(label="What is it for?", rows=3, max_length=400)
    considers = CheckboxesField(label="What does it consider?", choices=SUBJECTS.items())
    decisions = LongTextField(label="What may it decide?", rows=4, help_text="A line each")
    field_order = ("title", "short", "about", "considers", "criteria", "decisions", "minutes_a_case", "expected")

    def added(self) -> Added:
        """What it says besides what is settled."""
        said = self.cleaned_data
        return Added(said["title"], said["short"], said["about"], tuple(said["considers"]), lines(said["decisions"]))


class EndForm(Form):
    """Why a version ends."""

    reason = LongTextField(label="Why does it end?", rows=2, help_text="And who decided it")


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _begin(kind: Kind) -> dict[str, Any]:
    windows = {f"window_{key}": number for key, number in kind.windows.items()}
    texts = {f"text_{key}": text for key, text in kind.texts.items()}
    return {
        "expected": kind.expected,
        "criteria": "\n".join(own_lines(kind)),
        "minutes_a_case": kind.minutes_a_case,
        "agenda": agenda_text(kind),
        **windows,
        **texts,
    }

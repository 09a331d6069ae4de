"""Forms of attendance: the whole sheet as one form, answers to invitations, visitors, the chair's judgement."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from joinedup.kit.forms import (
    FilterForm,
    Form,
    HiddenVersion,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    TimeField,
    YesNoField,
    write_messages,
)
from joinedup.meetings.attendance import rules
from joinedup.meetings.attendance.queries import AttendanceLine, Sheet, mark_of
from joinedup.meetings.attendance.rules import Mark

PARTS = ("state", "arrived", "left", "name", "authority", "remote", "reason", "seen")


@dataclass(frozen=True)
class Row:
    """One seat of the form: what it is, and its fields."""

    line: AttendanceLine
    fields: dict[str, forms.BoundField]


class AttendanceForm(Form):
    """Every seat of a meeting on one page. Only rows that the reader changed are given to the command."""

    says_optional = False

    def __init__(self, *args: Any, sheet: Sheet, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sheet = sheet
        for line in sheet.lines:
            self._add_row(line)

    def _add_row(self, line: AttendanceLine) -> None:
        now = mark_of(line)
        visitor = line.seat_id is None
        states = [(k, v) for k, v in rules.STATES.items() if not visitor or k in {rules.PRESENT, rules.ABSENT}]
        if line.vacant and now.state != rules.PRESENT:
            states = [(k, v) for k, v in states if k != rules.PRESENT]
        given: dict[str, forms.Field] = {
            "state": forms.ChoiceField(label="How the seat was taken", choices=states, initial=now.state),
            "arrived": TimeField(label="Arrived", required=False, help_text="", initial=now.arrived),
            "left": TimeField(label="Left", required=False, help_text="", initial=now.left),
            "name": TextField(label="Who came as deputy", required=False, initial=now.name),
            "authority": TickField(
                label="The deputy has recorded authority to decide", initial=now.deputy_has_authority
            ),
            "remote": TickField(label="Joined remotely", initial=now.remote),
            "reason": TextField(label="Reason given", required=False, max_length=500, initial=now.reason),
            "seen": forms.CharField(widget=forms.HiddenInput, required=False, initial=_seen(now)),
        }
        for part, field in given.items():
            write_messages(field)
            self.fields[f"{part}_{line.key}"] = field

    def rows(self) -> list[Row]:
        """The rows, for the page."""
        return [Row(li, {part: self[f"{part}_{li.key}"] for part in PARTS}) for li in self.sheet.lines]

    def typed(self) -> list[Mark]:
        """Every row as it was typed."""
        return [self._mark(li) for li in self.sheet.lines if f"state_{li.key}" in self.cleaned_data]

    def changed_rows(self, *, rest_present: bool = False) -> list[Mark]:
        """The rows that the reader changed, with the version they saw; `rest_present` marks whoever is unmarked present.

        A seat that nobody holds stays unmarked: it must not make a quorum.
        """
        marks, vacant = [], {li.key for li in self.sheet.lines if li.vacant}
        for mark in self.typed():
            if rest_present and mark.state == rules.EXPECTED and mark.key not in vacant:
                mark = replace(mark, state=rules.PRESENT)
            seen = self.cleaned_data.get(f"seen_{mark.key}", "")
            version, _, digest = seen.partition(":")
            if _digest(mark) != digest:
                marks.append(replace(mark, version=int(version) if version.isascii() and version.isdigit() else 0))
        return marks

    def show_newer(self, sheet: Sheet) -> None:
        """After somebody else saved first: keep what was typed, over the versions that are saved now."""
        self.data = self.data.copy()
        for line in sheet.lines:
            self.data[self.add_prefix(f"seen_{line.key}")] = _seen(mark_of(line))

    def _mark(self, line: AttendanceLine) -> Mark:
        def of(part: str) -> Any:
            return self.cleaned_data.get(f"{part}_{line.key}")

        return Mark(
            line.key, line.version, of("state") or rules.EXPECTED, of("name") or "", bool(of("authority")),
            bool(of("remote")), of("arrived"), of("left"), of("reason") or "",
        )  # fmt: skip


class AnswerForm(Form):
    """Accepting or declining an invitation."""

    answer = RadiosField(
        label="Will you come?",
        choices=[("yes", "Yes, I will come"), ("deputy", "No, my deputy will come"), ("no", "No, I send my apology")],
    )
    reason = TextField(
        required=False, max_length=500, label="Reason",
        help_text="Needed for an apology. The chair reads it and judges whether it is valid. Leave out private matters.",
    )  # fmt: skip
    deputy_post = TextField(
        required=False, max_length=200, label="Post of the deputy",
        help_text="Only if a deputy comes: their post, such as “Deputy chief nurse”, not their name",
    )  # fmt: skip

    def answered(self) -> dict[str, Any]:
        """What the commands are given."""
        d = self.cleaned_data
        return {
            "accepts": d["answer"] == "yes", "sends_deputy": d["answer"] == "deputy", "reason": d["reason"],
            "deputy_post": d["deputy_post"],
        }  # fmt: skip


class VisitorForm(Form):
    """Somebody who came without a seat."""

    name = TextField(label="Name")
    post = TextField(required=False, label="Post and agency")
    remote = TickField(label="Joined remotely")


class JudgementForm(Form):
    """The chair's judgement of a reason."""

    version = HiddenVersion()
    valid = YesNoField(label="Is the reason valid?")


class YearFilter(FilterForm):
    """Which group, over how long."""

    group = SelectField(label="Group", first="All groups")
    months = SelectField(
        label="Over", first="12 months", choices=[("24", "2 years"), ("60", "5 years"), ("120", "10 years")]
    )


def _seen(mark: Mark) -> str:
    return f"{mark.version}:{_digest(mark)}"


def _digest(mark: Mark) -> str:
    """A short mark of what a row said, to know whether its reader changed it."""
    return hashlib.sha256(repr(replace(mark, version=0)).encode()).hexdigest()[:16]

"""Forms about many actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from joinedup.kit.forms import DayField, FilterForm, SelectField, TextField
from joinedup.meetings.actions.forms import OwnedForm
from joinedup.meetings.actions.register.queries import ANY, SETTLED, STILL_OWED, WAITING
from joinedup.meetings.actions.rules import PRIORITIES, SOURCES, STATES

STATUSES = [
    (WAITING, "Waiting to be confirmed"), (SETTLED, "Settled"), (ANY, "Any status"), *((str(s), words) for s, (words, _) in STATES.items()),
]  # fmt: skip


class RegisterFilter(FilterForm):
    """Narrows the register."""

    q = TextField(label="Words or number")
    status = SelectField(label="Status", choices=STATUSES, first="Still owed")
    when = SelectField(
        label="Due", first="Any time",
        choices=[("overdue", "Overdue"), ("soon", "In the next 14 days"), ("none", "No date")],
    )  # fmt: skip
    agency = SelectField(label="Agency", first="Any")
    group = SelectField(label="Group", first="Any")
    source = SelectField(label="Source", choices=SOURCES.items(), first="Any")
    owner = SelectField(label="Owner", choices=[("me", "Mine")], first="Anybody")

    def __init__(self, given: Any, **options: Any):
        """An address that names what the list opens with anyway reads like one that says nothing."""
        said = {name: value for name, value in given.items() if (name, value) != ("status", STILL_OWED)}
        super().__init__(said, **options)


class SummaryFilter(RegisterFilter):
    """Narrows the pictures, which begin with everything."""

    status = SelectField(label="Status", choices=[(STILL_OWED, "Still owed"), *STATUSES], first="Any status")

    def __init__(self, given: Any, **options: Any):
        super(RegisterFilter, self).__init__(given, **options)


class TicksField(forms.MultipleChoiceField):
    """The actions ticked, each as `id:version`, so that one changed meanwhile is noticed."""

    def valid_value(self, value: str) -> bool:
        """Whether it reads as an id and a version; what may be changed the command judges."""
        key, _, version = value.partition(":")
        try:
            UUID(key)
        except ValueError:
            return False
        return version.isascii() and version.isdigit()


class BulkForm(OwnedForm):
    """What many actions are to get."""

    ticked = TicksField(error_messages={"required": "Tick at least one action"})
    due_on = DayField(label="New due date", required=False)
    priority = SelectField(
        label="New priority", choices=PRIORITIES.items(), required=False, first="Leave as it is", empty_value=""
    )
    owner = SelectField(label="New owner", required=False, first="Leave as it is")

    def clean(self) -> dict[str, Any]:
        """Turn the ticks into what the command takes."""
        given = super().clean()
        pairs = dict(versions_in(given.pop("ticked", ())))
        first, *others = list(pairs) or [None]
        return {**given, "first": first, "others": others, "versions": pairs}


def versions_in(ticked: Iterable[str]) -> Iterable[tuple[UUID, int]]:
    """The ids and versions in what was ticked; what cannot be read is left out."""
    for one in ticked:
        key, _, version = one.partition(":")
        try:
            yield UUID(key), int(version)
        except ValueError:
            continue

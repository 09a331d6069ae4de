"""Narrowing the activity record."""

from __future__ import annotations

from joinedup.foundation.trail.queries import Asked
from joinedup.kit.forms import DayField, FilterForm, SelectField, TickField


class ActivityFilter(FilterForm):
    """By whom, on what, when, and only what was refused."""

    who = SelectField(label="Person", first="Anybody")
    kind = SelectField(label="Kind of thing", first="Any")
    from_on = DayField(label="From")
    to_on = DayField(label="To")
    refused = TickField(label="Only what was refused or not allowed")

    def asked(self) -> Asked:
        """What of it makes sense; the rest narrows nothing."""
        return Asked(**self.chosen())

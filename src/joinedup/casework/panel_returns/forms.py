"""The form that chooses a quarter."""

from __future__ import annotations

from joinedup.kit.forms import FilterForm, SelectField


class QuarterForm(FilterForm):
    """Which quarter."""

    quarter = SelectField(label="Quarter")

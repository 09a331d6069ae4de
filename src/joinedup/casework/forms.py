"""The form that asks why a closed case is opened."""

from __future__ import annotations

from joinedup.kit.forms import Form, RadiosField


class WhyForm(Form):
    """Why a closed case is opened."""

    reason = RadiosField(label="Why do you open it?")

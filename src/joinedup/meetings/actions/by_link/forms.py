"""The form an agency answers through an e-mailed link."""

from __future__ import annotations

from typing import Any

from joinedup.kit.forms import LongTextField, RadiosField, UploadField
from joinedup.meetings.actions.forms import EVIDENCE, EvidenceForm

CLAIMS = [("progress", "It is on its way"), ("done", "It is done"), ("cannot", "It could not be done")]


class UpdateForm(EvidenceForm):
    """How far it is, and whether that is the end of it."""

    text = LongTextField(label="How far is it?", rows=5, help_text="Please name no service user or patient")
    claim = RadiosField(label="Where does it stand?", choices=CLAIMS)
    reason = LongTextField(
        label="Why could it not be done?", rows=3, required=False, help_text="Only if it could not be done"
    )
    file = UploadField(label="Evidence file", kinds=EVIDENCE, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where it could not be done."""
        given = super().clean()
        if given.get("claim") == "cannot" and not given.get("reason", "").strip():
            self.add_error("reason", "Say why it could not be done")
        return given

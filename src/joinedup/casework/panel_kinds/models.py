"""The table of kinds of panel that a partnership settled for itself. It names nobody whom a case is about."""

from __future__ import annotations

from django.db import models

from joinedup.people.approved import Approved, ends_with_a_reason


class OwnPanelKind(Approved):
    """A kind of panel in one version of a partnership, whole, as a group approved it. What it says is never changed."""

    key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    entry = models.JSONField()
    """The kind's fields, as `joinedup_core.panels.as_entry` has them."""

    class Meta(Approved.Meta):
        constraints = [
            *Approved.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "key", "number"], name="casework_own_panel_kind_number"),
            ends_with_a_reason("casework_own_panel_kind_ended_by"),
        ]

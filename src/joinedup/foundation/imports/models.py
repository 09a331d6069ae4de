"""Import drafts, each seen only by whoever uploaded it, and remembered columns."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified


class ImportDraft(Placed):
    """A table somebody uploaded, read but not imported. Only they see it; it is removed after a day."""

    names_path = "user_id"
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="import_drafts")
    kind = models.CharField(max_length=40)
    target = models.CharField(max_length=100)
    filename = models.CharField(max_length=200)
    tables = models.JSONField()
    table_number = models.PositiveSmallIntegerField(default=0)
    chosen = models.JSONField(default=dict)
    classification = classified(retention="draft", personal=("user", "tables", "filename"))


class RememberedColumns(Placed):
    """Which heading held which field when this kind of table was last imported here."""

    kind = models.CharField(max_length=40)
    columns = models.JSONField(default=dict)
    classification = classified(retention="board-record")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(place__endswith="/"), name="remembered_columns_place_is_whole"),
            models.UniqueConstraint(fields=["place", "kind"], name="columns_remembered_once"),
        ]

"""The items as a placed model, for the second decider: `visible_to`."""

from typing import ClassVar

from django.db import models

from joinedup.foundation.placed import Placed


class Item(Placed):
    """One item of a case, as one agency told it."""

    agency_path: ClassVar[str] = "agency_id"
    agency_id = models.UUIDField(null=True)
    version = None  # type: ignore[assignment]
    made_at = None  # type: ignore[assignment]

    class Meta:
        app_label = "kernel"
        managed = False
        db_table = '"kernel"."items"'

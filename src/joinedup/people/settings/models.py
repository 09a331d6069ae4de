"""The table of what partnerships settled about access."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified


class PartnershipSetting(Placed):
    """That a partnership settled a value, from a day on, and which of its groups agreed. Only added to: the latest holds."""

    settled = True
    protected: ClassVar[str] = "setting"
    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    value = models.CharField(max_length=40)
    from_on = models.DateField()
    agreed_by = models.CharField(max_length=200)
    """The group or officer that agreed it."""
    reason = models.TextField(blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(retention="board-record", personal=("settled_by",))

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["place", "key", "-from_on"], name="people_setting_of")]

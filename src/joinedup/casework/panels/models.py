"""Tables of panels: which kind a group is, and who signed what. They name nobody whom a case is about."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from joinedup.foundation.placed import Placed, classified


class Panel(Placed):
    """That a group is a panel of a kind. Its seats, meetings and attendance are the group's own."""

    partnership = models.ForeignKey("partnership.Partnership", models.PROTECT, related_name="+")
    group = models.OneToOneField("partnership.Group", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    minutes_a_case = models.PositiveSmallIntegerField()
    telephone = models.CharField(max_length=40, blank=True)
    """Where the coordinator is reached."""
    wording = models.TextField(blank=True)
    """What members sign, as it stands now."""
    ended_on = models.DateField(null=True, blank=True)
    classification = classified(retention="board-record", personal=("telephone",))

    class Meta(Placed.Meta):
        pass


class Confidentiality(Placed):
    """That somebody signed a panel's confidentiality agreement, in which words, and until when it holds. Only added to."""

    names_path = "user_id"
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="signings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_on = models.DateField()
    until_on = models.DateField()
    wording = models.TextField()
    on_paper = models.BooleanField(default=False)
    """Signed on paper, and recorded by the coordinator."""
    classification = classified(retention="board-record", personal=("user",))

    class Meta(Placed.Meta):
        indexes = [models.Index(fields=["panel", "user"], name="casework_signed_by")]

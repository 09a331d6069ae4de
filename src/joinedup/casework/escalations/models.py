"""Tables of escalation. Rows are only added: the stage is that of the last step."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.casework.arrivals.models import SentItem
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem
from joinedup.people.said import SaidText


class Escalation(SentItem):
    """That somebody disagrees with another agency about what keeps a person safe. Shared with that agency."""

    protected: ClassVar[str] = "escalation"
    written_to_others: ClassVar[bool] = True
    sent_as = "escalation"
    with_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    under = models.ForeignKey("casework.OwnStages", models.PROTECT, null=True, blank=True, related_name="+")
    """The partnership's own stages that it began under and stays under; none: those of the template."""
    about_what = models.CharField(max_length=20, blank=True)
    about_id = models.UUIDField(null=True, blank=True)
    """The referral, alert or request that it began from, where it began from one."""
    theme = models.CharField(max_length=40)
    about = SaidText()
    safety = SaidText()
    """What keeps the person safe while it is argued."""
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("about", "safety", "started_by"))

    class Meta(Placed.Meta):
        pass


class EscalationStep(CaseItem):
    """A step: begun at a stage, moved up, climbed by itself, something said, settled. `agency` is whoever took it."""

    protected: ClassVar[str] = "escalation step"
    escalation = models.ForeignKey(Escalation, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20)
    stage = models.PositiveSmallIntegerField()
    words = SaidText(blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("words", "taken_by"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(
                fields=["escalation", "stage"], condition=models.Q(kind__in=("started", "moved", "climbed")),
                name="casework_each_stage_once",
            ),
            models.UniqueConstraint(
                fields=["escalation"], condition=models.Q(kind="settled"), name="casework_settled_once"
            ),
        ]  # fmt: skip

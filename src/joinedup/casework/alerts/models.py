"""Tables of alerts. Rows are only added."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.casework.arrivals.models import AnswerItem, SentItem, items_arrived
from joinedup.foundation.placed import Placed, classified
from joinedup.people.said import SaidText
from joinedup_core.permits import Actor, Permission


class RiskAlert(SentItem):
    """What named agencies must look out for and do about somebody, until a day. Shared with each of them until then."""

    written_to_others: ClassVar[bool] = True
    sent_as = "alert"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    look_out_for = SaidText()
    do = SaidText()
    agencies = models.JSONField(default=list)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    classification = classified(retention="case-record", personal=("person", "look_out_for", "do", "raised_by"))

    class Meta(Placed.Meta):
        pass


class AlertStep(AnswerItem):
    """That an agency has it, or that whoever raised it ended it. `agency` is whoever says so; shared with the other."""

    written_to_others: ClassVar[bool] = True
    protected: ClassVar[str] = "alert step"
    answers = "alert_id"
    alert = models.ForeignKey(RiskAlert, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20)
    """`acknowledged`, `told` (by telephone, where nobody of theirs works on the case) or `ended`."""
    for_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    words = SaidText(blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("words", "taken_by"))

    class Meta(Placed.Meta):
        pass

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """Those an alert was sent to also see that it was ended."""
        seen = super().reached_otherwise(actor, permission)
        if permission is Permission.READ_ARRIVALS:
            seen |= Q(kind="ended", alert__in=RiskAlert._base_manager.filter(items_arrived(actor, RiskAlert.sent_as)))
        return seen

"""Tables of hearings. The hearing itself is a meeting without content; what is said of a case sits on the case."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from joinedup.casework.panel_cases.models import PanelCase
from joinedup.casework.panels.models import Panel
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import CaseItem, PanelRow
from joinedup.people.said import SaidText


class Hearing(Placed):
    """A meeting at which a panel discusses cases. Day, place, invitations and attendance are the meeting's."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="hearings")
    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="+")
    emergency = models.BooleanField(default=False)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    """Between which members may open its cases."""
    stands_on = models.DateField()
    """The day of the meeting that these follow."""
    research_due_at = models.DateTimeField()
    classification = classified(retention="board-record")

    class Meta(Placed.Meta):
        pass


class HearingItem(PanelRow):
    """A case on the agenda of a hearing, and what was decided about it."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="items")
    panel_case = models.ForeignKey(PanelCase, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, default="listed")
    """`listed`, `heard` or `withdrawn`."""
    decision = models.CharField(max_length=40, blank=True)
    information = SaidText(blank=True)
    """What was read and said, each agency named."""
    decided = SaidText(blank=True)
    risks = SaidText(blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    classification = classified(retention="case-record", personal=("information", "decided", "risks"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["hearing", "panel_case"], name="casework_heard_once_at_a_hearing"),
        ]


class Recusal(PanelRow):
    """That a member takes no part in a case before the panel. Their links for the panel end; it is not taken back."""

    protected: ClassVar[str] = "recusal"
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    because = models.CharField(max_length=40)
    recused_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("user", "because"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["case", "panel", "user"], name="casework_recused_once"),
        ]


class WrittenUpdate(CaseItem):
    """What an agency wrote for a hearing at which it is not there: its own, and shared with the panel."""

    written_to_others: ClassVar[bool] = True
    panel = models.ForeignKey("partnership.Group", models.PROTECT, related_name="+")
    item_id = models.UUIDField(db_index=True)
    text = SaidText()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("text", "written_by"))

    class Meta(Placed.Meta):
        pass

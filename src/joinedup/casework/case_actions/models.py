"""Tables of actions from a panel: each is one agency's, and ends as done, could not be done, or was not done."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.casework.panel_cases.models import PanelCase
from joinedup.foundation.placed import Placed, classified
from joinedup.people.bound import PanelRow, before_panels
from joinedup.people.said import SaidText
from joinedup_core.permits import Actor, Permission, Thing


class CaseAction(PanelRow):
    """What an agency is to do about a case by a day. The panel sees it, and the agency that owes it."""

    protected: ClassVar[str] = "case action"
    panel_case = models.ForeignKey(PanelCase, models.PROTECT, related_name="actions")
    number = models.PositiveSmallIntegerField()
    text = SaidText()
    owner_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=20, default="open")
    """`open`, `done`, `could_not` or `was_not`."""
    because = SaidText(blank=True)
    state_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("text", "because"))

    class Meta(Placed.Meta):
        constraints = [
            *Placed.Meta.constraints,
            models.UniqueConstraint(fields=["panel_case", "number"], name="casework_actions_are_numbered"),
            models.CheckConstraint(
                condition=~Q(state__in=("could_not", "was_not")) | ~Q(because=""), name="casework_not_done_says_why"
            ),
        ]

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """To update, those of the own agency; to see, those of the panel and those that the own agency owes."""
        return _reached(actor, permission)

    @property
    def thing(self) -> Thing:
        """It is the agency's that owes it."""
        return Thing(self.place, str(self.owner_agency_id), item=True, panel=str(self.panel_id))


class CaseActionStep(PanelRow):
    """One thing that was said of an action. Only added to."""

    protected: ClassVar[str] = "action step"
    action = models.ForeignKey(CaseAction, models.PROTECT, related_name="steps")
    owner_agency = models.ForeignKey("partnership.Agency", models.PROTECT, related_name="+")
    state = models.CharField(max_length=20)
    text = SaidText(blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    classification = classified(retention="case-record", personal=("text", "said_by"))

    class Meta(Placed.Meta):
        pass

    @classmethod
    def reached_otherwise(cls, actor: Actor, permission: Permission) -> Q:
        """As the action."""
        return _reached(actor, permission)


def _reached(actor: Actor, permission: Permission) -> Q:
    owed = before_panels(actor, Permission.UPDATE_CASE_ACTIONS) & Q(owner_agency_id=actor.agency_id)
    return owed if permission is Permission.UPDATE_CASE_ACTIONS else before_panels(actor, permission) | owed

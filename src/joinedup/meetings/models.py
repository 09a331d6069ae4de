"""The meetings room's models, from its corners, gathered where Django looks for them."""

from joinedup.meetings.actions.models import Action, ActionNote, ActionStep, ReminderRule
from joinedup.meetings.agenda.models import AgendaItem, ForwardPlanItem, StandingItem
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.calendar.models import Meeting, Series
from joinedup.meetings.decisions.models import Agreement, AgreementRequest, Decision, Interest, Ratification
from joinedup.meetings.invitations.models import InvitationReminder
from joinedup.meetings.minutes.models import Minutes, MinutesVersion
from joinedup.meetings.obligations.models import ComplaintTold, CrossBoardRule
from joinedup.meetings.papers.models import Paper, PaperDeadline, PaperReader, PaperVersion
from joinedup.meetings.quorum.models import QuorumRule

__all__ = [
    "Action",
    "ActionNote",
    "ActionStep",
    "AgendaItem",
    "Agreement",
    "AgreementRequest",
    "Attendance",
    "ComplaintTold",
    "CrossBoardRule",
    "Decision",
    "ForwardPlanItem",
    "Interest",
    "Invitation",
    "InvitationReminder",
    "Meeting",
    "Minutes",
    "MinutesVersion",
    "Paper",
    "PaperDeadline",
    "PaperReader",
    "PaperVersion",
    "QuorumRule",
    "Ratification",
    "ReminderRule",
    "Series",
    "StandingItem",
]

"""The meetings room's models, from its corners, gathered where Django looks for them."""

from joinedup.meetings.agenda.models import AgendaItem, ForwardPlanItem, StandingItem
from joinedup.meetings.calendar.models import Meeting, Series
from joinedup.meetings.obligations.models import CrossBoardRule
from joinedup.meetings.papers.models import Paper, PaperDeadline, PaperReader, PaperVersion

__all__ = [
    "AgendaItem",
    "CrossBoardRule",
    "ForwardPlanItem",
    "Meeting",
    "Paper",
    "PaperDeadline",
    "PaperReader",
    "PaperVersion",
    "Series",
    "StandingItem",
]

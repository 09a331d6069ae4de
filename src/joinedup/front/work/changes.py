"""What changed in what the reader follows, in words and with where to look; what they may not see is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from joinedup.foundation.following.queries import changes
from joinedup.front.work.rules import is_news, told
from joinedup.meetings.actions.queries import action_titles
from joinedup.meetings.calendar.queries import meeting_titles
from joinedup.meetings.decisions.queries import decision_titles
from joinedup.partnership.groups.queries import group_titles
from joinedup.planning.risks.queries import risk_titles
from joinedup_core.permits import Actor

Titles = Callable[[Actor, set[UUID]], dict[UUID, tuple[str, str]]]
KINDS: dict[str, tuple[Titles, str]] = {
    "meetings.Action": (action_titles, "actions:action"),
    "meetings.Meeting": (meeting_titles, "meetings:meeting"),
    "meetings.Decision": (decision_titles, "meetings:decision"),
    "partnership.Group": (group_titles, "partnership:group"),
    "planning.Risk": (risk_titles, "planning:risk"),
}


@dataclass(frozen=True)
class ToldChange:
    """One change: what was done, to what, when, and where it is."""

    words: str
    title: str
    url: str
    at: datetime


def changes_in_words(actor: Actor, *, since: datetime, limit: int = 12) -> list[ToldChange]:
    """The newest changes the actor may see; one query a kind of thing, whatever their number."""
    found = [(c, *c.target.split(":", 1)) for c in changes(actor, since=since) if is_news(c.verb)]
    titles = {
        kind: known(actor, {UUID(i) for _, k, i in found if k == kind})
        for kind, (known, _) in KINDS.items()
        if any(k == kind for _, k, _ in found)
    }
    told_changes = [
        ToldChange(
            told(c.verb), titles[kind][UUID(i)][1], reverse(KINDS[kind][1], args=[titles[kind][UUID(i)][0], i]), c.at
        )
        for c, kind, i in found
        if kind in titles and UUID(i) in titles[kind]
    ]
    return told_changes[:limit]

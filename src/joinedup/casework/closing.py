"""What of casework still stands in a case that somebody is about to close, in sentences: of that which they may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from joinedup.casework.alerts.queries import lines as alerts
from joinedup.casework.case_actions.queries import actions_in
from joinedup.casework.concerns.queries import concern_lines
from joinedup.casework.concerns.shown import about, level_words
from joinedup.casework.enquiries.queries import lines as enquiries
from joinedup.casework.panel_cases.queries import referrals_of_case, stands_before
from joinedup.casework.panels.queries import panel_names
from joinedup.casework.referrals.queries import lines as referrals
from joinedup.people.cases.closing import tells_what_stands
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor


@tells_what_stands
def worries_that_stand(actor: Actor, case_id: UUID, now: datetime) -> Iterator[str]:
    """Concerns, enquiries and risk alerts that have not ended."""
    for concern in concern_lines(actor, case_id):
        if concern.ended_on is None:
            level, since = level_words(concern).lower(), day_in_words(concern.level_from_on)
            yield f"A concern about {_small(about(concern))} stands: {level} since {since}, recorded by {concern.agency}."
    for enquiry in enquiries(actor, case_id):
        if enquiry.stands:
            yield f"An enquiry of {enquiry.agency}, received on {day_in_words(enquiry.received_on)}, is not concluded."
    for alert in alerts(actor, case_id, now):
        if alert.stands:
            until = day_in_words(timezone.localtime(alert.until_at).date())
            yield f"A risk alert of {alert.agency} stands until {until}."


@tells_what_stands
def work_that_stands(actor: Actor, case_id: UUID, now: datetime) -> Iterator[str]:
    """Referrals that nobody has decided on, panels that the case is before, and actions that are open."""
    for referral in referrals(actor, case_id, now):
        if referral.stand.waits:
            yield f"A referral to {referral.to} ({referral.reference}) waits: {_small(referral.stand.label)}."
    panels = panel_names({line.panel_id for line in referrals_of_case(actor, case_id)})
    yield from sorted(f"The case is before {name}." for panel, name in panels.items() if stands_before(case_id, panel))
    for action in actions_in(actor, case_id, today=timezone.localdate(now)):
        if action.state == "open":
            due = day_in_words(action.due_on)
            yield f"Action {action.number} of {action.panel}, owed by {action.agency}, is open: due on {due}."


def _small(words: str) -> str:
    """Words that go on a sentence; what is all capitals stays so."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]

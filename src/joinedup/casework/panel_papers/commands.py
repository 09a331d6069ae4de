"""Making a paper of a hearing for one recipient. The trail keeps for whom and of which cases, never what is in it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from joinedup.casework.hearings.commands import Hearing
from joinedup.casework.hearings.queries import get_hearing
from joinedup.casework.panel_cases.commands import PanelCase
from joinedup.casework.panel_cases.queries import get_panel_case
from joinedup.casework.panel_papers import queries
from joinedup.casework.panel_papers.rules import WHAT, Paper
from joinedup.casework.panels.queries import get_panel, members, panel_of_group
from joinedup.casework.queries import check_reason
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.people.said import for_others
from joinedup_core.permits import Actor, Permission


@command(Permission.ARRANGE_MEETINGS, reads=True)
def make_paper(
    actor: Actor, hearing: Hearing, *, user_id: UUID, what: str = "actions", now: datetime
) -> Outcome[Paper]:
    """A paper for a member: their agency's actions unless something else is asked for; of the cases that they may see."""
    if what not in WHAT:
        raise Refused("what", "Choose which paper", "what")
    key, today = places.key_of(hearing.place), timezone.localdate(now)
    line = get_hearing(actor, key, hearing.pk)
    panel = get_panel(actor, key, hearing.panel_id)
    member = next((one for one in members(actor, panel, on=today) if one.user_id == user_id), None)
    if member is None:
        raise Refused("user_id", "Choose somebody who sits on this panel or deputises", "user_id")
    if not member.practises:
        raise Refused(
            "no_practice",
            "They do not practise for this agency here any more: nothing about a case goes to them",
            "user_id",
        )
    if what != "actions" and not member.signed:
        raise Refused(
            "not_signed", "They have not signed the confidentiality agreement: nothing goes to them before", "user_id"
        )
    with for_others():
        made = queries.paper(actor, panel, line, member, what, now=now, today=today)
    cases = " ".join(map(str, made.cases)) or "none"
    return Outcome(made, f"{what} for user:{user_id}, cases {cases}")


@command(Permission.KEEP_PANEL_CASES, reads=True)
def make_transfer(
    actor: Actor, panel_case: PanelCase, *, to_whom: str, now: datetime, reason: str = ""
) -> Outcome[Paper]:
    """What somebody in another area is handed with a case that was transferred there; no address that must not be disclosed."""
    check_reason(panel_case.case, reason)
    if panel_case.state != "transferred":
        raise Refused("not_transferred", "Record the transfer first: to which area, and why.")
    if not to_whom.strip():
        raise Refused("to_whom", "Say for whom in the other area it is.", "to_whom")
    key, today = places.key_of(panel_case.place), timezone.localdate(now)
    panel = panel_of_group(actor, key, panel_case.panel_id)
    with for_others():
        line = get_panel_case(actor, key, panel_case.pk)
        made = queries.transfer(actor, panel, line, to_whom.strip(), now=now, today=today)
    return Outcome(made, f"{reason} panel case {panel_case.pk} handed over".lstrip())

"""Asking an agency for an update by an e-mailed link, and taking the answer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.foundation.links.commands import make_link, revoke_link, spend
from joinedup.foundation.links.queries import links_about
from joinedup.foundation.links.rules import DAYS, expiry
from joinedup.foundation.models import LightLink
from joinedup.foundation.notices.commands import queue_notice
from joinedup.meetings.actions.commands import Upload, move, note, tell
from joinedup.meetings.actions.models import Action
from joinedup.meetings.actions.queries import position_of
from joinedup.meetings.actions.rules import reference_of
from joinedup_core.lifecycle import By, Party, State, Step
from joinedup_core.permits import Actor, Permission

PURPOSE = "update_action"
CLAIMS = {"done": Step.MARK_DONE, "cannot": Step.CANNOT_BE_DONE}


@command(Permission.SEND_NOTICES)
def send_update_link(actor: Actor, action: Action, *, email: str, at: datetime, days: int = DAYS) -> Outcome[UUID]:
    """E-mail a link through which an agency without an account says how far this one action is."""
    position = position_of(action)
    if position.is_closed or position.state is State.PUBLISHED:
        raise Refused("not_owed", "Nothing is owed on this action: open it before you ask for an update")
    for earlier in links_about(actor, [action.pk], at):
        if earlier.state.is_live and earlier.email == email.strip().lower():
            revoke_link(actor, earlier.id, at=at)
    link_id = make_link(
        actor, below=action.place, purpose=PURPOSE, target_id=action.pk, agency_id=action.owner_agency_id, email=email,
        now=at, days=days,
    )  # fmt: skip
    queue_notice(
        place=action.place, email=email, wording="update_by_link", now=at, about=f"meetings.Action:{action.pk}",
        blanks={"reference": reference_of(action.number), "day": expiry(at, days).date().isoformat(), "link": str(link_id)},
    )  # fmt: skip
    tell(action, actor, "link", at)
    return Outcome(link_id, f"link {link_id} for action {action.pk}")


@command(Permission.USE_LINK)
def update_by_link(
    actor: Actor, link: LightLink, *, text: str, claim: str, at: datetime, reason: str = "", file: Upload | None = None
) -> Outcome[str]:
    """Take an agency's answer: progress, and perhaps that it is done or could not be done. The link is spent."""
    spend(link, purpose=PURPOSE, at=at)
    action = Action.objects.select_for_update().filter(pk=link.target_id).first()
    if action is None:
        raise NotFound("no such action")
    if not text.strip():
        raise Refused("no_text", "Say how far it is", "text")
    note(action, actor, text=text, at=at, file=file)
    if claim in CLAIMS:
        by = By(actor.key, frozenset({Party.OWNER}), owns=True)
        move(action, by, actor, CLAIMS[claim], at, reason if claim == "cannot" else text)
    return Outcome(action.status, f"link {link.pk} answered: {claim or 'progress'}")

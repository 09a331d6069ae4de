"""Making, opening, spending and withdrawing light links."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings

from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.foundation.links.models import LightLink
from joinedup.foundation.links.rules import DAYS, expiry, hash_of, judge_link, token_of
from joinedup_core.permits import Actor, Permission


def make_link(
    actor: Actor, *, below: str, purpose: str, target_id: UUID, email: str, now: datetime, agency_id: UUID | None = None,
    days: int = DAYS,
) -> UUID:  # fmt: skip
    """Make a link about one thing. For the commands of other rooms, which judge the permission and write the trail."""
    link_id = uuid4()
    LightLink.objects.create(
        pk=link_id, place=f"{below}link:{link_id}/", purpose=purpose, target_id=target_id, agency_id=agency_id,
        email=email.strip().lower(), token_hash=hash_of(token_of(link_id, settings.SECRET_KEY)),
        expires_at=expiry(now, days), made_by=actor.key,
    )  # fmt: skip
    return link_id


@command(Permission.USE_LINK, reads=True)
def open_link(actor: Actor, link: LightLink) -> Outcome[None]:
    """Look at what a link asks. Looking leaves its trace in the trail, and does not spend the link."""
    return Outcome(None, f"{link.purpose} {link.target_id}")


@command(Permission.SEND_NOTICES)
def revoke_link(actor: Actor, link: LightLink, *, at: datetime) -> Outcome[None]:
    """Withdraw a link that was not used."""
    state = judge_link(link.expires_at, link.spent_at, link.revoked_at, at)
    if not state.is_live:
        raise Refused("not_live", f"{state.because}: there is nothing to withdraw")
    link.save_changes(revoked_at=at)
    return Outcome(None, f"revoked link {link.pk}")


def spend(link: LightLink, *, purpose: str, at: datetime) -> None:
    """Use a link up. For the commands of other rooms, in the same transaction as what they do with it."""
    state = judge_link(link.expires_at, link.spent_at, link.revoked_at, at)
    if link.purpose != purpose:
        raise Refused("other_purpose", "This link was sent for something else")
    if not state.is_live:
        raise Refused("not_live", f"This link cannot be used: {state.because[:1].lower()}{state.because[1:]}")
    link.save_changes(spent_at=at)

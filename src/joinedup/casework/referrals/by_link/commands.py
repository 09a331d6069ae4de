"""Taking the answer of whoever holds a link."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.db import connection

from joinedup.casework.referrals.commands import LINK
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.foundation.links.commands import spend
from joinedup.foundation.models import LightLink
from joinedup_core.permits import Actor, Permission


@command(Permission.USE_LINK)
def acknowledge_by_link(actor: Actor, link: LightLink, *, who: str, at: datetime) -> Outcome[None]:
    """Say that it arrived. The database writes it, for this one referral; the link is spent."""
    if not who.strip():
        raise Refused("who", "Give your name and post, so that the sender knows who has it.", "who")
    spend(link, purpose=LINK, at=at)
    with connection.cursor() as cursor:
        cursor.execute("select app.acknowledge_by_link(%s, %s)", [uuid4(), who.strip()[:200]])
        done = cursor.fetchone()[0]
    if not done:
        raise Refused("gone", "This cannot be answered any more. Ring the sender by a number you already have.")
    return Outcome(None, f"link {link.pk}: it arrived")

"""Saying where an agency takes referrals, and ending that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from joinedup.casework.desks.models import Desk
from joinedup.casework.desks.queries import team_choices
from joinedup.casework.referral_kinds.queries import kinds_of
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.agencies.commands import Membership
from joinedup.people.teams.queries import agency_of_team
from joinedup_core.permits import Actor, Permission


@command(Permission.KEEP_TEAMS)
def add_desk(
    actor: Actor, membership: Membership, *, takes: Sequence[str], telephone: str, hours: str = "", email: str = "",
    team_id: UUID | None = None, how: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Say where an agency that takes part here takes referrals of some kinds: a team on the system, or how else."""
    if not takes or not set(takes) <= set(kinds_of(places.key_of(membership.place), timezone.localdate())):
        raise Refused("takes", "Choose which referrals they take from those listed.", "takes")
    if not telephone.strip():
        raise Refused(
            "telephone", "Give the number that is rung when nobody says that a referral arrived.", "telephone"
        )
    key = places.key_of(membership.place)
    if team_id and (team_id not in dict(team_choices(key)) or agency_of_team(team_id) != membership.agency_id):
        raise Refused("team_id", "Choose a team of that agency.", "team_id")
    if not team_id and not how.strip():
        raise Refused("how", "Without a team on the system, say how a referral reaches them.", "how")
    made = Desk.objects.create(
        partnership_id=membership.partnership_id, place=membership.place, agency_id=membership.agency_id, kinds=list(takes),
        team_id=team_id, telephone=telephone.strip(), hours=hours.strip(), email=email.strip(), how=how.strip(),
    )  # fmt: skip
    return Outcome(made.pk, f"desk {made.pk} of {membership.agency_id}: {' '.join(takes)}")


@command(Permission.KEEP_TEAMS)
def end_desk(actor: Actor, desk: Desk, *, on: date) -> Outcome[None]:
    """End a desk. What was sent to it stays with it."""
    if desk.ended_on:
        raise Refused("ended", "This desk has ended already.")
    desk.save_changes(ended_on=on)
    return Outcome(None, f"desk {desk.pk} ended")

"""Making teams and saying who works in them. A link given to a team opens its cases to everybody in it who practises here."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.commands import Membership
from joinedup.people.files.queries import workers
from joinedup.people.models import Team, TeamMembership
from joinedup_core.permits import Actor, Permission


@command(Permission.KEEP_TEAMS)
def add_team(
    actor: Actor, membership: Membership, *, name: str, telephone: str = "", discreet: bool = False
) -> Outcome[UUID]:
    """Add a team of an agency that takes part here. `discreet`: the pointer view leaves it out unless its agency shared something."""
    words, agency_id = " ".join(name.split()), membership.agency_id
    if not words:
        raise Refused("no_name", "Enter the name of the team", "name")
    if Team.objects.filter(agency_id=agency_id, place=membership.place, name__iexact=words).exists():
        raise Refused("same_name", "This agency has a team of that name here already", "name")
    made = Team.objects.create(
        agency_id=agency_id, place=membership.place, name=words, telephone=telephone.strip(), discreet=discreet
    )
    return Outcome(made.pk, f"team {made.pk}")


@command(Permission.KEEP_TEAMS)
def add_member(
    actor: Actor, team: Team, *, user_id: UUID, from_on: date, supervises: bool = False, to_on: date | None = None
) -> Outcome[UUID]:
    """Say that somebody who practises for the team's agency works in it, or supervises it. Nobody adds themselves."""
    if actor.user_id == str(user_id):
        raise Refused(
            "oneself", "You cannot put yourself in a team: ask the business manager or another lead", "user_id"
        )
    if to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day", "to_on")
    if not any(w.user_id == user_id and w.agency_id == team.agency_id for w in workers(places.key_of(team.place))):
        raise Refused("does_not_practise", "Choose somebody who practises for this agency here", "user_id")
    if TeamMembership.objects.filter(team=team, user_id=user_id, to_on__isnull=True).exists():
        raise Refused("member_already", "They work in this team already: end that first to change it", "user_id")
    made = TeamMembership.objects.create(
        team=team, place=team.place, user_id=user_id, supervises=supervises, from_on=from_on, to_on=to_on
    )
    return Outcome(made.pk, f"member {made.pk}, user {user_id}{', supervises' if supervises else ''}")


@command(Permission.KEEP_TEAMS)
def end_membership(actor: Actor, member: TeamMembership, *, on: date) -> Outcome[None]:
    """End somebody's work in a team; the last day is `on`. Cases that only the team opened to them close on the day after."""
    if on < member.from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day", "on")
    member.save_changes(to_on=on)
    return Outcome(None, f"member {member.pk} until {on.isoformat()}")

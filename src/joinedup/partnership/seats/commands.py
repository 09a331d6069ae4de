"""Changing seats: adding and editing them, giving them to a holder, naming a deputy with recorded authority."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from joinedup.foundation.commands import Outcome, Refused, check_version, command
from joinedup.partnership.models import Group, Membership, Seat, SeatTerm
from joinedup.partnership.rules import SEAT_ROLES
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_PARTNERSHIP)
def add_seat(
    actor: Actor, group: Group, *, post: str, agency_id: UUID | None = None, role: str = "member",
    holder_id: UUID | None = None, holder_name: str = "", deputy_id: UUID | None = None, deputy_name: str = "",
    deputy_has_authority: bool = False, authority_on: date | None = None, authority_words: str = "",
    from_on: date | None = None, to_on: date | None = None, source: str = "", note: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Add a seat to a group: a post of an agency, held by somebody or vacant."""
    _check(actor, group, post, agency_id, role, from_on, to_on, holder_id, deputy_id)
    seat = Seat.objects.create(
        group=group, place=group.place, post=" ".join(post.split()), agency_id=agency_id, role=role,
        holder_id=holder_id, holder_name=holder_name, deputy_id=deputy_id, deputy_name=deputy_name,
        deputy_has_authority=deputy_has_authority, authority_on=authority_on, authority_words=authority_words,
        from_on=from_on, to_on=to_on, source=source, note=note,
    )  # fmt: skip
    return Outcome(seat.pk, f"seat {seat.pk}")


@command(Permission.EDIT_PARTNERSHIP)
def edit_seat(
    actor: Actor, seat: Seat, *, version: int, post: str, agency_id: UUID | None = None, role: str = "member",
    from_on: date | None = None, to_on: date | None = None, note: str = "",
) -> Outcome[None]:  # fmt: skip
    """Change what a seat is: its post, agency, role and term. Who holds it changes by giving it."""
    check_version(seat, version, shown=_shown(seat))
    if role != seat.role:
        _not_oneself(actor, seat.holder_id, seat.deputy_id)
    _check(actor, seat.group, post, agency_id, role, from_on, to_on)
    changed = seat.save_changes(
        post=" ".join(post.split()), agency_id=agency_id, role=role, from_on=from_on, to_on=to_on, note=note.strip()
    )
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_PARTNERSHIP)
def give_seat(
    actor: Actor, seat: Seat, *, version: int, holder_id: UUID | None = None, holder_name: str = "", from_on: date,
    to_on: date | None = None,
) -> Outcome[None]:  # fmt: skip
    """Give the seat to a holder from a day: a user, or the name of somebody without an account. The last term is kept."""
    check_version(seat, version, shown=_shown(seat))
    _not_oneself(actor, holder_id)
    if holder_id is None and not holder_name.strip():
        raise Refused("no_holder", "Choose who holds the seat, or enter a name.", "holder_id")
    _check_days(from_on, to_on)
    _keep_term(seat, until=from_on)
    name = "" if holder_id else " ".join(holder_name.split())
    seat.save_changes(holder_id=holder_id, holder_name=name, from_on=from_on, to_on=to_on)
    return Outcome(None, f"held by {'user ' + str(holder_id) if holder_id else 'somebody without an account'}")


@command(Permission.EDIT_PARTNERSHIP)
def vacate_seat(actor: Actor, seat: Seat, *, version: int, on: date) -> Outcome[None]:
    """Record that nobody holds the seat from a day. The deputy, whose authority came with the holder, goes too."""
    check_version(seat, version, shown=_shown(seat))
    _keep_term(seat, until=on)
    seat.save_changes(
        holder_id=None, holder_name="", from_on=None, to_on=None, deputy_id=None, deputy_name="",
        deputy_has_authority=False, authority_on=None, authority_words="",
    )  # fmt: skip
    return Outcome(None, f"vacant from {on.isoformat()}")


@command(Permission.EDIT_PARTNERSHIP)
def name_deputy(
    actor: Actor, seat: Seat, *, version: int, deputy_id: UUID | None = None, deputy_name: str = "",
    has_authority: bool = False, authority_on: date | None = None, authority_words: str = "",
) -> Outcome[None]:  # fmt: skip
    """Name who stands in for the holder (nobody: leave both empty). With authority they count to the quorum, so how it
    was given must be recorded."""
    check_version(seat, version, shown=_shown(seat))
    _not_oneself(actor, deputy_id)
    named = deputy_id is not None or bool(deputy_name.strip())
    if has_authority and not named:
        raise Refused("no_deputy", "Choose the deputy, or enter a name, before recording authority.", "deputy_id")
    if has_authority and not (authority_words.strip() and authority_on):
        raise Refused(
            "no_authority_words",
            "Say how and on which day the authority to decide was given: a letter, a minute, a scheme of delegation.",
            "authority_words" if not authority_words.strip() else "authority_on",
        )
    if deputy_id is not None and deputy_id == seat.holder_id:
        raise Refused("deputy_is_holder", "The holder cannot be their own deputy. Choose somebody else.", "deputy_id")
    seat.save_changes(
        deputy_id=deputy_id, deputy_name="" if deputy_id else " ".join(deputy_name.split()),
        deputy_has_authority=has_authority, authority_on=authority_on if has_authority else None,
        authority_words=authority_words.strip() if has_authority else "",
    )  # fmt: skip
    return Outcome(None, f"deputy {'with' if has_authority else 'without'} authority" if named else "no deputy")


def _keep_term(seat: Seat, *, until: date) -> None:
    """Write down who held the seat up to the day before, as it passes on; nothing where they never held it a day."""
    if seat.holder_id is None and not seat.holder_name:
        return
    last = until - timedelta(days=1)
    to_on = min(seat.to_on, last) if seat.to_on else last
    if seat.from_on and to_on < seat.from_on:
        return
    SeatTerm.objects.create(
        seat=seat, place=seat.place, agency_id=seat.agency_id, holder_id=seat.holder_id, holder_name=seat.holder_name,
        from_on=seat.from_on, to_on=to_on,
    )  # fmt: skip


def _check(
    actor: Actor, group: Group, post: str, agency_id: UUID | None, role: str, from_on: date | None,
    to_on: date | None, *people: UUID | None,
) -> None:  # fmt: skip
    if not post.strip():
        raise Refused("no_post", "Enter the post, such as “Chief Nursing Officer”", "post")
    if role not in SEAT_ROLES:
        raise Refused("no_such_role", "Choose what the seat is on the group", "role")
    _check_days(from_on, to_on)
    _not_oneself(actor, *people)
    part = Membership.objects.filter(partnership_id=group.partnership_id, agency_id=agency_id)
    if agency_id is not None and not part.exists():
        raise Refused("agency_not_here", "Choose an agency of this partnership, or add it first.", "agency_id")


def _not_oneself(actor: Actor, *people: UUID | None) -> None:
    """A seat brings powers, and nobody gives those to themselves."""
    if any(str(person) == actor.user_id for person in people if person is not None):
        raise Refused("own_seat", "You cannot give a seat to yourself: ask another business manager or administrator.")


def _check_days(from_on: date | None, to_on: date | None) -> None:
    if from_on and to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day.", "to_on")


def _shown(seat: Seat) -> dict[str, object]:
    return {
        "Post": seat.post,
        "Agency": seat.agency.name if seat.agency else "",
        "Role": SEAT_ROLES.get(seat.role, seat.role),
        "Holder": seat.holder.name if seat.holder else seat.holder_name,
        "Deputy": seat.deputy.name if seat.deputy else seat.deputy_name,
        "First day": seat.from_on,
        "Last day": seat.to_on,
        "Note": seat.note,
    }

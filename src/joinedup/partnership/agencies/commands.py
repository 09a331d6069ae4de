"""Changing agencies: their names, their standing in a partnership, and who follows whom.

An agency may serve several partnerships; whoever may edit one of them may edit the agency, and the trail says where.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from joinedup.foundation.commands import Changed, NotFound, Outcome, Refused, check_version, command
from joinedup.partnership.agencies.rules import would_circle
from joinedup.partnership.models import Agency, AgencyAlias, AgencyContact, Membership, Partnership, Seat
from joinedup.partnership.rules import AGENCY_KINDS
from joinedup_core.permits import Actor, Permission


@command(Permission.EDIT_PARTNERSHIP)
def add_agency(
    actor: Actor, partnership: Partnership, *, name: str, kind: str, regime: str = "", standing: str = "partner",
    from_on: date | None = None, to_on: date | None = None, source: str = "", note: str = "",
    member_from_on: date | None = None, member_to_on: date | None = None, member_note: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Add an agency to a partnership; one that another partnership already knows by this name is the same agency."""
    _check_days(from_on, to_on)
    agency, _ = Agency.objects.get_or_create(
        name=_name(name), defaults={"kind": kind, "from_on": from_on, "to_on": to_on, "source": source, "note": note}
    )
    part = {"from_on": member_from_on, "to_on": member_to_on, "note": member_note, "source": source}
    Membership.objects.get_or_create(
        partnership=partnership, agency=agency, regime=regime, standing=standing,
        defaults={"place": partnership.place, **part},
    )  # fmt: skip
    return Outcome(agency.pk, f"agency {agency.pk} as {standing}")


@command(Permission.EDIT_PARTNERSHIP)
def edit_agency(
    actor: Actor, partnership: Partnership, *, agency_id: UUID, version: int, name: str, kind: str,
    renamed_on: date | None = None, from_on: date | None = None, to_on: date | None = None, note: str = "",
) -> Outcome[None]:  # fmt: skip
    """Change an agency. With the day it was renamed the old name is kept as history; without, it was a mistake."""
    agency = _locked(partnership, agency_id)
    shown = {
        "Name": agency.name, "Kind": AGENCY_KINDS.get(agency.kind, agency.kind), "Began on": agency.from_on,
        "Ended on": agency.to_on, "Note": agency.note,
    }  # fmt: skip
    check_version(agency, version, shown=shown)
    _check_days(from_on, to_on)
    name, before = _name(name), agency.name
    if Agency.objects.filter(name=name).exclude(pk=agency.pk).exists():
        raise Refused("name_taken", "Another agency has this name. Use its page instead.", "name")
    if to_on is None and agency.successor_id is not None:
        raise Refused("succeeded", "Another agency has taken over from this one, so it needs its last day.", "to_on")
    changed = agency.save_changes(name=name, kind=kind, from_on=from_on, to_on=to_on, note=note.strip())
    if name != before and renamed_on:
        AgencyAlias.objects.get_or_create(
            agency=agency, name=before, defaults={"to_on": renamed_on - timedelta(days=1)}
        )
    return Outcome(None, f"agency {agency.pk}: changed {', '.join(changed) or 'nothing'}")


@command(Permission.EDIT_PARTNERSHIP)
def add_alias(
    actor: Actor, partnership: Partnership, *, agency_id: UUID, name: str, from_on: date | None = None,
    to_on: date | None = None,
) -> Outcome[None]:  # fmt: skip
    """Record another name of an agency: with days, a name it had then; without, one people also use."""
    agency = _locked(partnership, agency_id)
    _check_days(from_on, to_on)
    if agency.aliases.filter(name=_name(name)).exists() or agency.name == _name(name):
        raise Refused("alias_known", "This name of the agency is already recorded.", "name")
    AgencyAlias.objects.create(agency=agency, name=_name(name), from_on=from_on, to_on=to_on)
    return Outcome(None, f"another name of agency {agency.pk}")


@command(Permission.EDIT_PARTNERSHIP)
def remove_alias(actor: Actor, partnership: Partnership, *, agency_id: UUID, name: str) -> Outcome[None]:
    """Remove another name of an agency that was recorded by mistake."""
    agency = _locked(partnership, agency_id)
    if not agency.aliases.filter(name=name).delete()[0]:
        raise Refused("no_such_alias", "This name is not recorded for the agency. Reload the page.", "name")
    return Outcome(None, f"removed another name of agency {agency.pk}")


@command(Permission.EDIT_PARTNERSHIP)
def add_standing(
    actor: Actor, partnership: Partnership, *, agency_id: UUID, regime: str = "", standing: str = "partner",
    from_on: date | None = None, to_on: date | None = None, source: str = "", note: str = "",
) -> Outcome[UUID]:  # fmt: skip
    """Record what an agency is in a regime: safeguarding partner, board member, responsible authority and so on."""
    agency = _locked(partnership, agency_id)
    _check_days(from_on, to_on)
    same = Membership.objects.filter(
        partnership=partnership, agency=agency, regime=regime, standing=standing, to_on=None
    )
    if same.exists():
        raise Refused("standing_known", "This standing of the agency is already recorded.", "standing")
    made = Membership.objects.create(
        partnership=partnership, agency=agency, regime=regime, standing=standing, from_on=from_on, to_on=to_on,
        source=source, note=note, place=partnership.place,
    )  # fmt: skip
    return Outcome(made.pk, f"agency {agency.pk} as {standing} in {regime or 'no regime'}")


@command(Permission.EDIT_PARTNERSHIP)
def set_agency_contact(
    actor: Actor, partnership: Partnership, *, agency_id: UUID, version: int, email: str, note: str = ""
) -> Outcome[None]:
    """Set where this partnership writes to an agency; an empty address takes it away. `version` is 0 where none was set."""
    agency = _locked(partnership, agency_id)
    found = AgencyContact.objects.filter(partnership=partnership, agency=agency).first()
    if version != (found.version if found else 0):
        shown = (
            {"E-mail address": found.email, "Whose address it is": found.note} if found else {"E-mail address": "None"}
        )
        raise Changed(shown, found.version if found else 0)
    if not email.strip():
        if found:
            found.delete()
        return Outcome(None, f"agency {agency.pk}: no contact address")
    values = {"email": email.strip(), "note": " ".join(note.split())}
    if found:
        found.save_changes(**values)
    else:
        AgencyContact.objects.create(partnership=partnership, agency=agency, place=partnership.place, **values)
    return Outcome(None, f"agency {agency.pk}: contact address set")


@command(Permission.EDIT_PARTNERSHIP)
def end_standing(actor: Actor, membership: Membership, *, on: date) -> Outcome[None]:
    """End a standing; `on` is its last day."""
    _check_days(membership.from_on, on)
    membership.save_changes(to_on=on)
    return Outcome(None, f"ends {on.isoformat()}")


@command(Permission.EDIT_PARTNERSHIP)
def succeed_agency(
    actor: Actor, partnership: Partnership, *, agency_id: UUID, successor_id: UUID, on: date,
    move_standings: bool = True, move_seats: bool = True,
) -> Outcome[None]:  # fmt: skip
    """Record that another agency takes over on a day. The old one ends the day before; in this partnership its standings
    and seats pass over."""
    agency, successor = _locked(partnership, agency_id), _locked(partnership, successor_id, "successor_id")
    lines = dict(Agency.objects.values_list("pk", "successor_id"))
    if would_circle(lines, agency.pk, successor.pk):
        raise Refused(
            "circle", "This agency itself came after the one chosen. Choose another successor.", "successor_id"
        )
    last = on - timedelta(days=1)
    _check_days(agency.from_on, last, field="on")
    agency.save_changes(successor=successor, to_on=last)
    if successor.from_on is None or successor.from_on > on:
        successor.save_changes(from_on=on)
    moved = _pass_standings(partnership, agency, successor, on) if move_standings else 0
    seats = _pass_seats(partnership, agency, successor) if move_seats else 0
    return Outcome(None, f"agency {agency.pk} succeeded by {successor.pk}: {moved} standings, {seats} seats")


def _pass_standings(partnership: Partnership, agency: Agency, successor: Agency, on: date) -> int:
    live = list(Membership.objects.filter(partnership=partnership, agency=agency, to_on=None))
    for old in live:
        old.save_changes(to_on=on - timedelta(days=1))
        Membership.objects.get_or_create(
            partnership=partnership, agency=successor, regime=old.regime, standing=old.standing,
            defaults={"from_on": on, "place": partnership.place, "source": old.source},
        )  # fmt: skip
    return len(live)


def _pass_seats(partnership: Partnership, agency: Agency, successor: Agency) -> int:
    seats = list(Seat.objects.filter(group__partnership=partnership, agency=agency))
    for seat in seats:
        seat.save_changes(agency=successor)
    return len(seats)


def _locked(partnership: Partnership, agency_id: UUID, field: str | None = None) -> Agency:
    """The agency, locked, if it takes part in the partnership (or ever did)."""
    part = Membership.objects.filter(partnership=partnership, agency_id=agency_id)
    agency = Agency.objects.select_for_update(of=("self",)).filter(pk=agency_id).first()
    if agency is None or not part.exists():
        if field:
            raise Refused("agency_not_here", "Choose an agency of this partnership, or add it first.", field)
        raise NotFound("no such agency in this partnership")
    return agency


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("no_name", "Enter the name", "name")
    return name


def _check_days(from_on: date | None, to_on: date | None, *, field: str = "to_on") -> None:
    if from_on and to_on and to_on < from_on:
        raise Refused("ends_before_it_starts", "The last day must not be before the first day.", field)

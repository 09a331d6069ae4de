"""Who may open which case: the links that open them, and who can be given one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from joinedup.foundation.commands import Refused
from joinedup.people import closed
from joinedup.people.models import Case, CaseLink, CaseNote, Person, SharedItem
from joinedup.people.models import CasePerson as CasePerson  # casework asks for it here
from joinedup_core.permits import Actor, Grant, Permission, Role

CLOSED = "This case is closed: open it again before you record anything in it."


class Stated(Protocol):
    """A case, or a line of one."""

    @property
    def state(self) -> str:
        """`open`, `on_hold`, `closed`."""


def with_links(actor: Actor) -> Actor:
    """The actor, who brings the roles they hold today, with a grant for each case that a live link opens to them now.

    The order of the rules is that of `joinedup_core.case_access`. The database decides the same by itself: what it
    hides is missing here too, and what it showed by mistake this would still leave out.
    """
    if actor.user_id is None or actor.agency_id is None:
        return actor
    now, today = timezone.now(), timezone.localdate()
    practised = closed.practised(actor, today)
    if not practised:
        return actor
    stands = closed.stands(actor, now, today)
    links = _links(actor, practised, stands.teams, now)
    barred = closed.barred(stands.bars, {link.case_id for link in links})
    unlisted, sealed = closed.restricted(
        actor, {link.case_id: link.restriction for link in links}, stands.restricted, now
    )
    grants = set()
    for link in links:
        kept_out = sealed if link.kind == Role.EMERGENCY_READER else unlisted
        if link.case_id not in barred and link.case_id not in kept_out:
            grants |= _grants(actor, stands.teams, link)
    return replace(actor, grants=actor.grants | grants)


def shown(actor: Actor) -> tuple[set[UUID], set[UUID], set[UUID]]:
    """The cases, the notes and the persons that the actor may see, by id: what `prove access` compares."""
    cases = Case.objects.visible_to(actor, Permission.SEE_CASES).values_list("pk", flat=True)
    notes = CaseNote.objects.visible_to(actor, Permission.SEE_ITEMS).values_list("pk", flat=True)
    persons = Person.objects.visible_to(actor, Permission.SEE_CASES).values_list("pk", flat=True)
    return set(cases), set(notes), set(persons)


def told_items(case_ids: Iterable[UUID], panel_id: UUID, agency_id: UUID | None) -> set[UUID]:
    """The items of some cases that are shared now with a panel (a group) or with an agency, of what the database shows."""
    to = Q(to_panel_id=panel_id) | (Q(to_agency_id=agency_id) if agency_id else Q(pk__in=()))
    now = timezone.now()
    rows = SharedItem.objects.filter(to, case_id__in=list(case_ids), from_at__lte=now)
    rows = rows.filter(
        Q(until_at__isnull=True) | Q(until_at__gt=now), Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=now)
    )
    return set(rows.values_list("item_id", flat=True))


def panel_people(panel_id: UUID, case_ids: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """The case and the user of every link that was given for a panel to some cases, now or before (of what the database shows)."""
    kinds = (Role.PANEL_REPRESENTATIVE, Role.PANEL_COORDINATOR)
    rows = CaseLink.objects.filter(panel_id=panel_id, case_id__in=list(case_ids), kind__in=kinds, user_id__isnull=False)
    return set(rows.values_list("case_id", "user_id"))


def check_open(case: Stated) -> None:
    """Refuse to write in a closed case. What may be written all the same: `docs/decisions/what-is-written-in-a-closed-case.md`."""
    if case.state == "closed":
        raise Refused("closed", CLOSED)


def link_holders(case_id: UUID, panel_id: UUID, agency_id: UUID, at: datetime) -> set[UUID]:
    """Who of an agency represents it on a panel by a link to a case that is live at a moment (of what the database shows)."""
    rows = CaseLink.objects.filter(closed.live(at), case_id=case_id, panel_id=panel_id, agency_id=agency_id)
    return set(rows.filter(kind=Role.PANEL_REPRESENTATIVE, user_id__isnull=False).values_list("user_id", flat=True))


def shared_by(case_id: UUID, decision_id: UUID) -> set[UUID]:
    """The items that a decision of casework shared and that still stand, corrections of them too (of what the database shows)."""
    rows = SharedItem.objects.filter(standing(timezone.now()), case_id=case_id, decision_id=decision_id)
    return set(rows.values_list("item_id", flat=True))


class Held(NamedTuple):
    """A live link, and what of its case decides whether it opens it."""

    kind: str
    user_id: UUID | None
    team_id: UUID | None
    panel_id: UUID | None
    case_id: UUID
    place: str
    restriction: int


def _links(actor: Actor, practised: list[str], teams: dict[UUID, bool], now: datetime) -> list[Held]:
    """Every live link of the actor, of a whole team of theirs, or of a team they supervise, to cases that are still there."""
    statement = """
        select l.kind, l.user_id, l.team_id, l.panel_id, l.case_id, c.place, c.restriction
        from people_caselink l join people_case c on c.id = l.case_id
        where l.from_at <= %(now)s and (l.to_at is null or l.to_at > %(now)s)
          and l.agency_id = %(agency)s and split_part(c.place, '/', 1) = any (%(practised)s)
          and (l.user_id = %(user)s
               or l.team_id = any (%(teams)s::uuid[]) and (l.user_id is null or l.team_id = any (%(supervised)s::uuid[])))
          and c.state <> 'disposed'
    """
    told = {
        "now": now, "agency": actor.agency_id, "user": actor.user_id, "practised": practised, "teams": list(teams),
        "supervised": [team for team, supervises in teams.items() if supervises],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return [Held(*row) for row in cursor.fetchall()]


def _grants(actor: Actor, teams: dict[UUID, bool], link: Held) -> set[Grant]:
    """What a link that is not kept out gives the actor: its kind as a role, and supervision of the team's case."""
    panel, given = str(link.panel_id) if link.panel_id else None, set()
    if str(link.user_id) == actor.user_id or (link.user_id is None and link.team_id in teams):
        given.add(Grant(Role(link.kind), link.place, panel=panel))
    if link.team_id is not None and teams.get(link.team_id):
        given.add(Grant(Role.CASE_SUPERVISOR, link.place, panel=panel))
    return given


def within(today: date) -> Q:
    """The day lies between the first and the last, both included."""
    return Q(from_on__lte=today) & (Q(to_on__isnull=True) | Q(to_on__gte=today))


def standing(now: datetime) -> Q:
    """Neither withdrawn nor lapsed: what was shared, begun or not."""
    return Q(withdrawn_at__isnull=True) & (Q(until_at__isnull=True) | Q(until_at__gt=now))

"""Making a group a panel, keeping how it works, and signing its confidentiality agreement."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from joinedup.casework.panel_kinds.queries import kinds_here
from joinedup.casework.panels import queries
from joinedup.casework.panels.models import Confidentiality, Panel
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed, Outcome, Refused, check_version, command
from joinedup.partnership.groups.commands import Group
from joinedup_core.calendar import day_in_words
from joinedup_core.panels import end_of_window
from joinedup_core.permits import Actor, Permission

WORDING = (
    "I will keep what I learn here to myself and to those who need it to keep somebody safe. I will not take papers away, name anybody"
    " outside, or tell a person that they were discussed unless the panel agreed it. I will say at once if I know somebody who is"
    " discussed, and leave."
)
"""What is signed where a panel has no words of its own. A partnership puts in its own agreement."""


@command(Permission.EDIT_PARTNERSHIP)
def make_panel(
    actor: Actor,
    group: Group,
    *,
    kind: str,
    minutes_a_case: int | None = None,
    telephone: str = "",
    wording: str = "",
) -> Outcome[UUID]:
    """Say that a group is a panel of a kind. Its seats are the group's: the secretary's holder and deputy coordinate it."""
    here = kinds_here(actor, places.key_of(group.place), on=timezone.localdate())
    chosen = next((one.kind for one in here if one.kind.key == kind), None)
    if chosen is None:
        raise Refused("no_such_kind", "Choose what kind of panel it is", "kind")
    if group.kind != "panel":
        raise Refused("not_a_panel", "Change the group’s kind to “Panel” first", "group_id")
    if Panel.objects.filter(group=group).exists():
        raise Refused("is_one", "This group is a panel already", "group_id")
    minutes = minutes_a_case or chosen.minutes_a_case
    _check_minutes(minutes)
    made = uuid4()
    Panel.objects.create(
        pk=made, place=group.place, partnership_id=group.partnership_id, group=group, kind=kind, minutes_a_case=minutes,
        telephone=telephone.strip(), wording=wording.strip() or WORDING,
    )  # fmt: skip
    return Outcome(made, f"panel {made}: {kind}")


@command(Permission.ARRANGE_MEETINGS)
def change_panel(
    actor: Actor, panel: Panel, *, version: int, minutes_a_case: int, telephone: str = "", wording: str = ""
) -> Outcome[None]:
    """Change how long a case takes, where the coordinator is reached, and what members sign from now on."""
    shown = {"Minutes for a case": panel.minutes_a_case, "Telephone": panel.telephone, "Agreement": panel.wording}
    check_version(panel, version, shown=shown)
    _check_minutes(minutes_a_case)
    if not wording.strip():
        raise Refused("wording", "Members sign something: write it, or paste your agreement", "wording")
    changed = panel.save_changes(minutes_a_case=minutes_a_case, telephone=telephone.strip(), wording=wording.strip())
    return Outcome(None, f"changed {', '.join(changed) or 'nothing'}")


@command(Permission.DECLARE_INTERESTS)
def sign_confidentiality(actor: Actor, panel: Panel, *, on: date) -> Outcome[date]:
    """Sign the panel's confidentiality agreement in one's own name; it holds until the day given back."""
    line = queries.get_panel(actor, places.key_of(panel.place), panel.pk)
    if actor.user_id is None or not queries.is_member(actor, line, on=on):
        raise NotAllowed("Only those who sit on this panel, and their deputies, sign its agreement.")
    until = _sign(panel, line, UUID(actor.user_id), on)
    return Outcome(until, f"signed until {until.isoformat()}")


@command(Permission.ARRANGE_MEETINGS)
def record_signing(actor: Actor, panel: Panel, *, user_id: UUID, signed_on: date, on: date) -> Outcome[date]:
    """Record that a member signed the agreement on paper."""
    line = queries.get_panel(actor, places.key_of(panel.place), panel.pk)
    if user_id not in {one.user_id for one in queries.members(actor, line, on=on)}:
        raise Refused("not_a_member", "Choose somebody who sits on this panel or deputises", "user_id")
    if signed_on > on:
        raise Refused("future", f"{day_in_words(signed_on)} has not come yet: give the day of signing", "signed_on")
    until = _sign(panel, line, user_id, signed_on, on_paper=True)
    return Outcome(until, f"user:{user_id} signed on paper until {until.isoformat()}")


@command(Permission.ARRANGE_MEETINGS)
def take_over_cases(actor: Actor, panel: Panel) -> Outcome[int]:
    """Take over the cases before the panel as its coordinator: those that no conflict and no list keeps from the actor. Gives how many."""
    line = queries.get_panel(actor, places.key_of(panel.place), panel.pk)
    if not queries.coordinates(actor, line, on=timezone.localdate()):
        raise NotAllowed("The coordinator of the panel takes its cases over. Ask the business manager for the seat.")
    given = _settle("select case_id, user_id from app.give_coordinators(%s)", panel)
    return Outcome(len(given), f"links to {' '.join(case for case, _ in given) or 'no case'}")


@command(Permission.ARRANGE_MEETINGS)
def settle_links(actor: Actor, panel: Panel) -> Outcome[int]:
    """Give the cases before the panel to whoever coordinates it now, and end the links of whoever does no longer. For jobs."""
    ended = _settle("select case_id, user_id from app.end_coordinators(%s)", panel)
    given = _settle("select case_id, user_id from app.give_coordinators(%s)", panel)
    said = [
        f"{case} {word} user:{user}"
        for word, rows in (("ended for", ended), ("given to", given))
        for case, user in rows
    ]
    return Outcome(len(said), "links " + ", ".join(said) if said else "nothing to settle")


def _settle(statement: str, panel: Panel) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [panel.group_id])
        return sorted((str(case), str(user)) for case, user in cursor.fetchall())


def _sign(panel: Panel, line: queries.PanelLine, user_id: UUID, on: date, *, on_paper: bool = False) -> date:
    last = end_of_window(line.kind_on(on), "confidentiality", on) or on
    Confidentiality.objects.create(
        panel=panel, place=panel.place, user_id=user_id, signed_on=on, until_on=last, wording=panel.wording or WORDING,
        on_paper=on_paper,
    )  # fmt: skip
    return last


def _check_minutes(minutes: int) -> None:
    if not 5 <= minutes <= 180:
        raise Refused("minutes", "A case takes from 5 minutes to 3 hours", "minutes_a_case")

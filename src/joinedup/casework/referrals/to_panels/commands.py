"""Bringing a referral before the panel that hears such: for the command that sends it, which judges the permission and trails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panels.queries import PanelLine
from joinedup.casework.queries import Case
from joinedup.casework.referrals.models import Referral
from joinedup.casework.referrals.queries import receiving_panels
from joinedup.casework.referrals.rules import Kind
from joinedup.casework.referrals.steps.commands import notify
from joinedup.foundation import places
from joinedup.foundation.commands import Refused
from joinedup_core.permits import Actor


@dataclass(frozen=True)
class ForPanel:
    """What a panel that hears such referrals is told besides, in its own terms. People are ids of people on the case."""

    criteria: tuple[str, ...] = ()
    posing: tuple[UUID, ...] = ()
    children: tuple[UUID, ...] = ()
    informed: str = ""
    """Whether the person at risk knows of the referral."""
    counter_allegation: str = ""
    staff_safety: str = ""
    from_area: str = ""
    """The area that transferred the case here; empty: it is ours."""
    marks: tuple[str, ...] = ()
    no_marks: tuple[str, ...] = ()
    """What the return counts of the person at risk and is known to be so, and not to be so."""
    panel_id: UUID | None = None
    """The group of the panel; needed where several hear it."""


def panel_hearing(actor: Actor, case: Case, kind: Kind, said: ForPanel, at: datetime) -> PanelLine | None:
    """The panel here that hears such referrals; None where none does, or nobody who coordinates it can receive them."""
    found = receiving_panels(actor, places.key_of(case.place), kind, on=timezone.localdate(at))
    chosen = [one for one in found if one.group_id == said.panel_id] if said.panel_id or len(found) > 1 else found
    if found and not chosen:
        raise Refused("panel", "Choose which panel hears it.", "panel_id")
    return chosen[0] if chosen else None


def send_on(
    actor: Actor, case: Case, row: Referral, panel: PanelLine, texts: Mapping[str, str], said: ForPanel
) -> UUID:
    """Bring it before the panel as it was written, and tell those of its coordinators who may know of it. Gives its id there."""
    referral = panel_cases.Referral(
        victims=(row.person_id,), criteria=said.criteria, posing=said.posing, children=said.children, informed=said.informed,
        counter_allegation=said.counter_allegation, staff_safety=said.staff_safety, from_area=said.from_area, marks=said.marks,
        no_marks=said.no_marks, urgent=row.urgent, **texts,
    )  # fmt: skip
    made = panel_cases.refer_as_sent(actor, case, panel, referral, sent_as=row.pk, at=row.referred_at)
    notify(row, "select app.panel_readers(%s, %s)", [case.pk, panel.group_id], f"panels/{panel.id}")
    return made

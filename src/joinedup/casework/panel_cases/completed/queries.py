"""Reading a referral as the panel holds it: with what its coordinator completed or corrected since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from joinedup.casework.panel_cases.models import PanelCase, PanelReferral
from joinedup.casework.panel_cases.queries import ReferralLine, lines_of
from joinedup.casework.panel_cases.rules import COMPLETED
from joinedup.casework.queries import Known, known, named, without_places
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class Held:
    """What a panel holds that its coordinator may complete and correct."""

    safe_contact: str = ""
    counter_allegation: str = ""
    staff_safety: str = ""
    from_area: str = ""
    marks: tuple[str, ...] = ()
    no_marks: tuple[str, ...] = ()


def referrals_of_cases(actor: Actor, case_ids: Iterable[UUID]) -> dict[UUID, tuple[ReferralLine, dict[str, str]]]:
    """The referrals of some cases that the actor may read, by id, each with the names of the people in it and by what they are told apart."""
    rows = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id__in=list(case_ids))
    found = as_completed(actor, lines_of(rows))
    people = known(actor, [one for line in found for one in (*line.victims, *line.posing, *line.children)])
    on_case: dict[UUID, dict[UUID, Known]] = {}
    for line in found:
        there = (*line.victims, *line.posing, *line.children)
        on_case.setdefault(line.case_id, {}).update({one: people[one] for one in there if one in people})
    apart = without_places(on_case)
    return {line.id: (line, named(apart[line.case_id])) for line in found}


def held_of(actor: Actor, row: PanelCase) -> Held:
    """What the panel holds now: the referral's, until the coordinator completed it."""
    told: PanelCase | PanelReferral | None = row
    if row.completed_at is None:
        shown = PanelReferral.objects.visible_to(actor, Permission.SEE_ITEMS)
        told = shown.filter(pk=row.referral_id).first()
    texts = {name: getattr(told, name, "") for name in COMPLETED}
    return Held(**texts, marks=tuple(row.marks), no_marks=tuple(row.no_marks))


def as_completed(actor: Actor, lines: list[ReferralLine]) -> list[ReferralLine]:
    """Referrals with what the panel's coordinator completed or corrected since, for whoever sees the case before the panel."""
    rows = PanelCase.objects.visible_to(actor, Permission.SEE_PANEL_CASES).filter(
        referral_id__in=[one.id for one in lines]
    )
    held = {row.referral_id: row for row in rows.filter(completed_at__isnull=False)}
    return [
        replace(
            one, marks=tuple(row.marks), no_marks=tuple(row.no_marks), completed_at=row.completed_at,
            **{name: getattr(row, name) for name in COMPLETED},
        ) if (row := held.get(one.id)) else one
        for one in lines
    ]  # fmt: skip

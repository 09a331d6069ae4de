"""Linking a report to a case before a panel, and recording what was done to disrupt."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from joinedup.casework.panel_cases.commands import PanelCase
from joinedup.casework.panels.queries import panel_of_group
from joinedup.casework.queries import Case, check_open
from joinedup.casework.reports.models import AsbReport, Disruption
from joinedup.casework.reports.queries import ReportLine, reports_of
from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Outcome, Refused, command
from joinedup.people.cases.commands import address_panel
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Actor, Permission


@command(Permission.SEE_PANEL_CASES, reads=True)
def list_reports(actor: Actor, panel_case: PanelCase) -> Outcome[list[ReportLine]]:
    """The reports about a case before a panel, in a list; which ones stands on the trail."""
    found = reports_of(actor, panel_case.case_id, panel_case.panel_id)
    return Outcome(found, "reports " + " ".join(str(one.id) for one in found) if found else "no report")


@command(Permission.SEE_PANEL_CASES)
def link_report(
    actor: Actor, case: Case, *, panel_case_id: UUID, happened_on: date, reported_on: date, words: str, on: date,
    reference: str = "", same_as: UUID | None = None,
) -> Outcome[UUID]:  # fmt: skip
    """Link a report of one's own agency to a case before a panel; `same_as` is a report of the same incident, which counts once."""
    check_open(case)
    panel_case = _panel_case(actor, case, panel_case_id)
    if not words.strip():
        raise Refused("words", "Write what was reported", "words")
    if max(happened_on, reported_on) > on:
        raise Refused("future", f"{day_in_words(max(happened_on, reported_on))} has not come yet", "reported_on")
    if reported_on < happened_on:
        raise Refused("before", "It cannot be reported before it happened", "reported_on")
    same = (
        AsbReport.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case=case, pk=same_as).first()
        if same_as
        else None
    )
    if same_as and same is None:
        raise Refused("same_as", "Choose the report from the list", "same_as")
    row = AsbReport.objects.create(
        pk=uuid4(), case=case, place=case.place, agency_id=actor.agency_id, panel_id=panel_case.panel_id,
        incident=same.incident if same else uuid4(), happened_on=happened_on, reported_on=reported_on, words=words.strip(),
        reference=reference.strip(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    address_panel(row, panel_case.panel_id)
    return Outcome(row.pk, f"report {row.pk}")


@command(Permission.SEE_PANEL_CASES)
def record_disruption(
    actor: Actor, case: Case, *, panel_case_id: UUID, kind: str, done_on: date, words: str, on: date, effect: str = ""
) -> Outcome[UUID]:
    """Record what one's own agency did to disrupt whoever exploits or harms."""
    check_open(case)
    panel_case = _panel_case(actor, case, panel_case_id)
    panel = panel_of_group(actor, places.key_of(case.place), panel_case.panel_id)
    if kind not in {one.key for one in panel.kind.disruption}:
        raise Refused("kind", "Choose what was done", "kind")
    if not words.strip():
        raise Refused("words", "Write what was done", "words")
    if done_on > on:
        raise Refused("future", f"{day_in_words(done_on)} has not come yet", "done_on")
    row = Disruption.objects.create(
        pk=uuid4(), case=case, place=case.place, agency_id=actor.agency_id, panel_id=panel_case.panel_id, kind=kind,
        done_on=done_on, words=words.strip(), effect=effect.strip(), recorded_by_id=actor.user_id,
    )  # fmt: skip
    address_panel(row, panel_case.panel_id)
    return Outcome(row.pk, f"disruption {row.pk}: {kind}")


def _panel_case(actor: Actor, case: Case, panel_case_id: UUID) -> PanelCase:
    shown = PanelCase.objects.visible_to(actor, Permission.SEE_PANEL_CASES)
    row: PanelCase | None = shown.filter(case=case, pk=panel_case_id).first()
    if row is None:
        raise NotFound("no such case before a panel")
    return row

"""Reports linked to a case before a panel with the threshold that they meet, and what was done to disrupt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from joinedup.casework.reports.models import AsbReport, Disruption
from joinedup.partnership.queries import agencies_called
from joinedup.people.settings.queries import ASB_COMPLAINTS, settings_of
from joinedup_core.calendar import Length, Unit
from joinedup_core.clocks import all_clocks, find_clock
from joinedup_core.panels import Report, Threshold, judge_threshold
from joinedup_core.permits import Actor, Permission


@dataclass(frozen=True)
class ReportLine:
    """A report of an agency."""

    id: UUID
    agency: str
    incident: UUID
    happened_on: date
    reported_on: date
    words: str
    reference: str


@dataclass(frozen=True)
class DisruptionLine:
    """What an agency did."""

    agency: str
    kind: str
    done_on: date
    words: str
    effect: str


def reports_of(actor: Actor, case_id: UUID, panel_id: UUID) -> list[ReportLine]:
    """The reports about a case before a panel that the reader may read, by the day of the behaviour."""
    shown = AsbReport.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id, panel_id=panel_id)
    rows = shown.order_by("happened_on", "reported_on", "made_at")
    agencies = agencies_called({row.agency_id for row in rows})
    return [
        ReportLine(
            row.pk, agencies[row.agency_id], row.incident, row.happened_on, row.reported_on, row.words, row.reference
        )
        for row in rows
    ]


def threshold_of(partnership: str, found: list[ReportLine], on: date) -> Threshold:
    """Whether reports meet the partnership’s threshold of an ASB case review if somebody applied on a day."""
    told = [Report(one.happened_on, one.reported_on, one.incident) for one in found]
    return judge_threshold(
        told,
        on,
        needed=int(settings_of(partnership, on=on)[ASB_COMPLAINTS].value),
        report_within=_length("asb-complaint-window"),
        apply_within=_length("asb-application-window"),
    )


def disruption_of(actor: Actor, case_id: UUID, panel_id: UUID) -> list[DisruptionLine]:
    """What was done to disrupt, the latest first."""
    shown = Disruption.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id, panel_id=panel_id)
    rows = shown.order_by("-done_on", "-made_at")
    agencies = agencies_called({row.agency_id for row in rows})
    return [DisruptionLine(agencies[row.agency_id], row.kind, row.done_on, row.words, row.effect) for row in rows]


def _length(clock: str) -> Length:
    return find_clock(clock, all_clocks()).length or Length(1, Unit.MONTHS)

"""Reports of antisocial behaviour by several agencies about one victim or place: how many count, and towards what.

Sources: Anti-social Behaviour, Crime and Policing Act 2014 s.104 and local schemes (clocks `asb-complaint-window`,
`asb-application-window`): a complaint made within about a month of the behaviour counts, within six months of an application;
the same incident reported to several agencies counts once; three or the locally set number meet the threshold.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import Length, end_of


@dataclass(frozen=True, slots=True)
class Report:
    """A report: when the behaviour was, when it was reported, and which incident it is about (the same key: the same incident)."""

    happened_on: date
    reported_on: date
    incident: Hashable


@dataclass(frozen=True, slots=True)
class Threshold:
    """Whether the threshold of an ASB case review is met: how many count, why, and how many did not count and why."""

    met: bool
    counting: int
    because: str
    left_out: tuple[str, ...] = ()


def judge_threshold(
    reports: Iterable[Report], on: date, *, needed: int, report_within: Length, apply_within: Length
) -> Threshold:
    """Whether reports meet the threshold if somebody applied on a day. It is never refused by the number alone."""
    late, old, counted, again = 0, 0, set(), 0
    for report in reports:
        if report.reported_on > end_of(report.happened_on, report_within):
            late += 1
        elif on > end_of(report.reported_on, apply_within) or report.reported_on > on:
            old += 1
        elif report.incident in counted:
            again += 1
        else:
            counted.add(report.incident)
    out = [
        (late, f"reported later than {report_within} after it happened"),
        (old, f"not within {apply_within} before this day"),
        (again, "the same incident, told to another agency"),
    ]
    left_out = tuple(f"{number} left out: {words}" for number, words in out if number)
    met = len(counted) >= needed
    because = f"{len(counted)} {'incident counts' if len(counted) == 1 else 'incidents count'}; {needed} are needed."
    if not met:
        because += " Below that number the bodies still judge persistence, harm and how well it was answered."
    return Threshold(met, len(counted), because, left_out)

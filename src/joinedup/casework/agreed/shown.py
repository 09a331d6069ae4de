"""What the page of what was agreed shows, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse

from joinedup.casework.agreed import queries
from joinedup.casework.agreed.queries import NoticeLine
from joinedup.casework.concerns.rules import LEVELS
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words

LABELS = {key: label for scale in LEVELS.values() for key, label in scale.items()}


def intervals_table(found: Sequence[queries.IntervalLine], titles: dict[str, str]) -> Table:
    """The approved intervals that hold."""
    return Table(
        "Approved intervals",
        [
            Column("rule", "Standard", value=lambda x: titles.get(x.interval.rule, x.interval.rule)),
            Column("level", "Level", value=lambda x: LABELS.get(x.interval.level, "Every level")),
            Column("days", "Days", numeric=True, value=lambda x: x.interval.days),
            Column("missed", "Missed after", value=lambda x: x.interval.missed_after_days or "Never called missed"),
            Column("by", "Approved by", value=lambda x: x.interval.approved_by),
            Column("on", "On", value=lambda x: day_in_words(x.interval.approved_on)),
        ],
        found,
        empty="No interval is agreed: the days since the last contact are shown, and nothing is late or missed.",
    )


def notices_table(
    partnership: str, found: Sequence[NoticeLine], titles: dict[str, str], days: int, *, may_edit: bool
) -> Table:
    """The notices that stand, and those that somebody must look at again."""
    columns = [
        Column("agency", "Agency", value=_agency),
        Column("rule", "Standard", value=lambda x: titles.get(x.notice.rule, x.notice.rule)),
        Column("why", "Why"),
        Column("sent", "Sent", value=lambda x: f"{day_in_words(x.notice.sent_on)}, to {x.group}"),
        Column(
            "live",
            "Excuses from",
            value=lambda x: day_in_words(max(x.notice.from_on, x.notice.sent_on + timedelta(days=days))),
        ),
        Column("until", "Until", value=_until),
        Column(
            "review",
            "Needs review",
            kind="tag",
            spare=True,
            value=lambda x: "Needs review" if x.needs_review else "",
            colour=lambda x: "red",
        ),
    ]
    if may_edit:
        columns += [
            Column(
                "end",
                "End",
                kind="link",
                value=lambda x: ("End it", reverse("casework:end_notice", args=[partnership, x.id])),
            ),
            Column(
                "correct",
                "Correct",
                kind="link",
                value=lambda x: ("Correct or renew it", reverse("casework:correct_notice", args=[partnership, x.id])),
            ),
        ]
    return Table(
        "Notices that an agency departs from a standard", columns, found,
        empty="No notice that an agency departs from a standard stands.",
    )  # fmt: skip


def past_notices_table(found: Sequence[NoticeLine], titles: dict[str, str]) -> Table:
    """Notices that were ended, corrected, or whose last day is past: kept, with who ended them and why."""
    return Table(
        "Notices that are over",
        [
            Column("agency", "Agency", value=_agency),
            Column("rule", "Standard", value=lambda x: titles.get(x.notice.rule, x.notice.rule)),
            Column("why", "Why it was given"),
            Column("from", "From", value=lambda x: day_in_words(x.notice.from_on)),
            Column("until", "Was to hold until", value=_until),
            Column("ended", "Ended", value=lambda x: day_in_words(x.ended_on) if x.ended_on else "With its last day"),
            Column("by", "By", value=lambda x: x.ended_by),
            Column("ended_why", "Why it ended"),
        ],
        found,
        empty="None.",
    )


def _agency(line: NoticeLine) -> str:
    return "The whole partnership" if line.notice.agency == queries.EVERY_AGENCY else line.notice.agency


def _until(line: NoticeLine) -> str:
    until = line.notice.until_on
    if until is None:
        return "It names no day, so it excuses nobody"
    return day_in_words(until) if until == line.said.until_on else f"Looked at again by {day_in_words(until)}"

"""Counting quarters for boards, once each; and asking that one is counted again. Exact numbers are never stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction

from joinedup.casework.concerns.rules import LEVELS, domain
from joinedup.casework.enquiries.commands import count_enquiries
from joinedup.casework.enquiries.rules import RISK
from joinedup.casework.escalations.commands import count_escalations
from joinedup.casework.numbers import queries
from joinedup.casework.numbers.models import CountedQuarter, RecountRequest
from joinedup.casework.numbers.queries import PANEL
from joinedup.casework.numbers.rules import ALL, REASONS, kept_back, quarter_end, quarters_due
from joinedup.casework.panel_returns.commands import count_quarter
from joinedup.casework.panels.queries import panels_since
from joinedup.casework.referrals.commands import count_contacts, count_referrals
from joinedup.casework.stages.queries import most_stages
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, Refused, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.settings.queries import kept_back_below
from joinedup_core.permits import Actor, Permission

STAGES = ("sent", "acknowledged", "answered", "accepted", "assessed")


@command(Permission.COUNT_CASES)
def count_ended_quarters(actor: Actor, partnership: Partnership, *, today: date) -> Outcome[list[date]]:
    """Count every quarter that has ended and is not counted, and again those for which that was asked. For jobs."""
    begins = queries.counting_begins(places.partnership(partnership.key))
    rows = {row.from_on: row for row in CountedQuarter.objects.filter(partnership_id=partnership.pk)}
    due, below = quarters_due(begins, rows, today) if begins else [], kept_back_below(partnership.key, on=today)
    for first in due:
        CountedQuarter.objects.create(
            partnership_id=partnership.pk, place=places.board(partnership.key), from_on=first, counted_on=today, below=below,
            tables=_tables(actor, partnership, first, below),
        )  # fmt: skip
    again = list(RecountRequest.objects.filter(counted__partnership_id=partnership.pk, done_on=None))
    for request in again:
        row, stricter = (
            request.counted,
            max(below, request.counted.below),
        )  # what was kept back is not told by counting again
        row.save_changes(
            tables=_tables(actor, partnership, row.from_on, stricter), counted_on=today, edition=row.edition + 1,
            reason=request.reason, below=stricter,
        )  # fmt: skip
        request.save_changes(done_on=today)
    said = [f"counted {first}" for first in due] + [f"{one.counted.from_on} again: {one.reason}" for one in again]
    return Outcome([*due, *(one.counted.from_on for one in again)], ", ".join(said) or "nothing to count")


@command(Permission.CORRECT_NUMBERS, reads=True)
def ask_recount(actor: Actor, counted: CountedQuarter, *, reason: str, at: datetime) -> Outcome[None]:
    """Ask that all of a quarter is counted again, with the reason. The next run of the job does it."""
    if reason not in REASONS:
        raise Refused("reason", "Choose why it is to be counted again.", "reason")
    try:
        with transaction.atomic():
            RecountRequest.objects.create(
                counted=counted, place=counted.place, reason=reason, asked_by_id=actor.user_id, asked_at=at
            )
    except IntegrityError as why:
        raise Refused("asked", "That was asked already: it is counted again within a day.", "counted") from why
    return Outcome(None, f"quarter {counted.from_on}: {reason}")


def _tables(actor: Actor, partnership: Partnership, first: date, below: int) -> dict[str, Any]:
    """All that boards get of a quarter, as it is stored."""
    small = partial(kept_back, below=below)
    days = {"from_on": first, "until_on": quarter_end(first)}
    sent = count_referrals(actor, partnership.pk, **days)
    disagreed = count_escalations(actor, partnership.pk, **days)
    stages = tuple(str(number) for number in range(1, most_stages(partnership.key) + 1))
    found = {
        "contacts": small(
            [(ALL, stage, number) for stage, number in count_contacts(actor, partnership.pk, **days)],
            ("not_referred", "referred", "assessed"),
        ),
        "referrals": small([(kind, stage, number) for kind, stage, _, number in sent], STAGES),
        "origins": small([(ALL, "contact" if led else "other", n) for _, _, led, n in sent], ("contact", "other")),
        "enquiries": small(count_enquiries(actor, partnership.pk, **days), ("open", *RISK)),
        "escalations": small(
            [(theme, "settled" if settled else "open", number) for theme, _, settled, number in disagreed],
            ("settled", "open"),
        ),
        "stages": small([(ALL, str(min(top, len(stages))), n) for _, top, _, n in disagreed], stages),
    }
    standing = queries.concerns_on(places.partnership(partnership.key), quarter_end(first))
    for scale, levels in LEVELS.items():
        told = [(about, level, n) for about, level, n in standing if domain(about).scale == scale]
        found[f"people:{scale}"] = small(told, _levels(levels, (level for _, level, _ in told)))
    return {key: table.stored() for key, table in found.items()} | _panels(actor, partnership, first, below)


def _levels(levels: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """The levels of a scale, and after them any that it no longer has."""
    return tuple(dict.fromkeys((*levels, *sorted(told))))


def _panels(actor: Actor, partnership: Partnership, first: date, below: int) -> dict[str, Any]:
    """The returns of the panels that make one, with small numbers kept back."""
    quarter = f"{first.year}-{(first.month + 2) // 3}"
    return {
        f"{PANEL}{panel.id}": {
            "name": panel.name,
            "figures": count_quarter(actor, panel.id, quarter=quarter, below=below).boards,
        }
        for panel in panels_since(actor, partnership.key, first)
        if panel.kind.returns
    }

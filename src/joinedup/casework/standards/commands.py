"""Opening the worklist, which leaves a row on the trail; and checking a whole partnership, of which counts alone are kept."""

from __future__ import annotations

from datetime import date, datetime
from time import monotonic

from joinedup.casework.numbers.rules import kept_back
from joinedup.casework.standards import night, queries
from joinedup.casework.standards.models import CheckedNight
from joinedup.casework.standards.queries import Seeing
from joinedup.foundation import places
from joinedup.foundation.commands import Outcome, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.partnership.commands import Membership
from joinedup.people.settings.queries import kept_back_below
from joinedup_core.permits import Actor, Permission
from joinedup_core.standards import Standards


@command(Permission.FIND_PEOPLE, reads=True)
def open_worklist(
    actor: Actor, membership: Membership, *, today: date, standards: Standards | None = None
) -> Outcome[list[Seeing]]:
    """Who has not been seen, of those whose concerns the reader may see; which concerns stands on the trail."""
    found = queries.worklist(actor, places.key_of(membership.place), today=today, standards=standards)
    return Outcome(found, _told(found))


@command(Permission.FIND_PEOPLE, reads=True)
def list_few_unseen(
    actor: Actor, membership: Membership, *, few: int, today: date
) -> Outcome[tuple[list[Seeing], int]]:
    """The first few of the worklist, for a page that shows no more, and how many there are; those few stand on the trail."""
    found = queries.worklist(actor, places.key_of(membership.place), today=today)
    shown = found[:few]
    return Outcome((shown, len(found)), _told(shown))


@command(Permission.COUNT_CASES)
def check_partnership(actor: Actor, partnership: Partnership, *, today: date, now: datetime) -> Outcome[int]:
    """Check all of a partnership and keep how many stand how, small numbers kept back. How many rows were read. For jobs."""
    kept = CheckedNight.objects.filter(partnership_id=partnership.pk).first()
    began = monotonic()
    cells, read = night.counted(actor, partnership.key, today=today, now=now)
    if not read and kept is None:
        return Outcome(0, "nothing to check")
    below = kept_back_below(partnership.key, on=today)
    found = {
        "checked_on": today, "below": below, "rows_read": -(-read // 1000) * 1000,
        "table": kept_back(cells, night.STATES, below, round_to=below).stored(),
        "fresh": queries.freshness_told(actor, partnership.key, today=today),
        "seconds": round(monotonic() - began, 3),
    }  # fmt: skip
    if kept is None:
        CheckedNight.objects.create(partnership_id=partnership.pk, place=places.board(partnership.key), **found)
    else:
        kept.save_changes(**found)
    return Outcome(read, f"checked {today}")


def _told(found: list[Seeing]) -> str:
    """Which concerns a list showed, for the trail. None says that none was listed, and not that there is none."""
    return "concerns " + " ".join(str(row.required.concern.id) for row in found) if found else "no concern listed"

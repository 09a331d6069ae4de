"""What others decided on a referral, for whoever keeps it before a panel and sees nothing else of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from joinedup.casework.referrals.rules import ANSWERS, OUTCOMES
from joinedup.foundation.accounts.queries import people
from joinedup.partnership.queries import agencies_called
from joinedup.people.said import LEFT_OUT


@dataclass(frozen=True)
class Decision:
    """What somebody decided on a referral, or told of it afterwards: by whom, of which agency, when and why."""

    answer: str
    by: str
    agency: str
    at: datetime
    words: str

    @property
    def said(self) -> str:
        """What was decided, in words."""
        return {**ANSWERS, **OUTCOMES}.get(self.answer, self.answer)


def decided_elsewhere(panel_referral_id: UUID) -> list[Decision]:
    """What was decided on the referral by which something came before a panel, the first first; nothing for whoever does not keep it."""
    with connection.cursor() as cursor:
        cursor.execute("select * from app.decided_elsewhere(%s)", [panel_referral_id])
        rows = cursor.fetchall()
    names = people({user_id for _, _, _, user_id, _, _ in rows if user_id})
    agencies = agencies_called({agency_id for *_, agency_id, _ in rows})
    return [
        Decision(
            answer, told_by or (names[user_id].name if user_id in names else ""), agencies[agency_id], at,
            LEFT_OUT if words is None else words,
        )
        for answer, words, told_by, user_id, agency_id, at in rows
    ]  # fmt: skip


def last_of(decided: Sequence[Decision]) -> dict[str, object]:
    """The last decision, label by label, to be shown beside a second one."""
    last = decided[-1]
    return {"What was decided": f"{last.said}, by {last.by}, {last.agency}", "Why": last.words}

"""Asked before a message about a case goes out: whoever may not read it any more is told nothing, not even that there was something."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from joinedup.foundation.notices.asking import asked_before_sending
from joinedup.people.bound import case_in

CASE = "people.Case:"


def about_case(place: str) -> str:
    """What a message is about, by the place of a row of a case; nothing for a place elsewhere."""
    case_id = case_in(place)
    return f"{CASE}{case_id}" if case_id else ""


@asked_before_sending
def may_still_be_told(user_id: UUID, about: str) -> bool:
    """Whether somebody still works on the case, or in the team that a referral of it was sent to, and neither conflict nor list bars them."""
    if not about.startswith(CASE):
        return True
    with connection.cursor() as cursor:
        cursor.execute("select app.may_still_be_told(%s, %s)", [user_id, about.removeprefix(CASE)])
        return bool(cursor.fetchone()[0])

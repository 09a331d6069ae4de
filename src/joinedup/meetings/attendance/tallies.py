"""Attendance added up by group and agency, by the database and in one question."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Count, Q
from django.db.models.expressions import RawSQL

from joinedup.meetings.attendance import rules
from joinedup.meetings.attendance.rules import Tally

HERE, APOLOGY = Q(state__in=rules.HERE), Q(state=rules.APOLOGY)
SEATS = {
    "n_seats": Count("id"),
    "n_present": Count("id", filter=Q(state=rules.PRESENT)),
    "n_deputies": Count("id", filter=Q(state=rules.DEPUTY)),
    "n_apologies_valid": Count("id", filter=APOLOGY & Q(reason_valid=True)),
    "n_apologies_not_valid": Count("id", filter=APOLOGY & Q(reason_valid=False)),
    "n_apologies_not_judged": Count("id", filter=APOLOGY & Q(reason_valid=None)),
    "n_absences": Count("id", filter=Q(state=rules.ABSENT)),
    "n_updates": Count("id", filter=Q(state=rules.UPDATE)),
    "n_not_marked": Count("id", filter=Q(state=rules.EXPECTED)),
}
"""The numbers of a tally that are of seats, in its order."""
MEETINGS = {
    "n_meetings": Count("meeting_id", distinct=True),
    "n_represented": Count("meeting_id", distinct=True, filter=HERE),
}
ADDED_UP = """
with by_seat as materialized ({by_seat}),
several as materialized (
    select group_id, agency_id from by_seat group by group_id, agency_id having count(*) > 1 or count(seat_id) = 0
),
apart as ({apart})
select by_seat.*, n_meetings, n_represented from by_seat left join apart using (group_id, agency_id)
"""
"""A seat has one row a meeting (`one_attendance_a_seat`): where an agency has one seat in a group, its meetings are its
rows. Only where it has several are meetings told apart, which costs the database more than all the rest."""


def added_up(rows: Any) -> dict[tuple[UUID, UUID], Tally]:
    """The tally of each agency in each group, by the ids of both, of the rows of attendance given."""
    grouped = rows.order_by()
    in_several = RawSQL(
        '("meetings_attendance"."group_id", "meetings_attendance"."agency_id") in (select * from several)',
        (), output_field=BooleanField(),
    )  # fmt: skip
    try:
        by_seat, seat_values = _sql(grouped.values("group_id", "agency_id", "seat_id").annotate(**SEATS))
        apart, apart_values = _sql(grouped.filter(in_several).values("group_id", "agency_id").annotate(**MEETINGS))
    except EmptyResultSet:  # the actor may see none, as Django knows before it asks
        return {}
    found: dict[tuple[UUID, UUID], Tally] = {}
    with connection.cursor() as cursor:
        cursor.execute(ADDED_UP.format(by_seat=by_seat, apart=apart), (*seat_values, *apart_values))
        for group, agency, _, *numbers, meetings, represented in cursor:
            seat, key = Tally(0, 0, *numbers), (agency, group)
            if meetings is None:
                found[key] = seat._replace(meetings=seat.seats, represented=seat.present + seat.deputies)
            else:  # one of several seats, and the meetings are those of all of them
                found[key] = found.get(key, Tally(meetings, represented)) + seat
    return found


def _sql(rows: Any) -> tuple[str, tuple[Any, ...]]:
    sql, values = rows.query.sql_with_params()
    return sql, values

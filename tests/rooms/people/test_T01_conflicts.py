"""T01: a conflict bars at once, is seen by its officer alone, and only two people of different agencies end it."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from joinedup.foundation.commands import Refused
from joinedup.people.conflicts import commands, queries
from joinedup.people.models import Case, Conflict
from joinedup_core.permits import Permission, Role
from tests.rooms.people.cases import Town, acting


def test_T01_two_people_of_different_agencies_end_a_conflict(town: Town) -> None:
    noor, at = town.people["noor"], timezone.now()
    case = town.case(town.people["lena"])
    town.link(noor, case, Role.LEAD_WORKER)
    same = town.practitioner("cole", town.world.icb, Role.CONFLICT_OFFICER)
    other = town.practitioner("olive", town.world.police, Role.CONFLICT_OFFICER)
    officer = acting(town.people["connie"])
    barred = commands.record_conflict(
        officer, town.world.partnership, user_id=UUID(str(noor.user_id)), case_id=case.pk, nature="Her sister"
    )
    assert [line.id for line in queries.conflicts(officer, "northvale")] == [barred]
    with pytest.raises(IntegrityError, match="two people"), transaction.atomic():
        Conflict.objects.filter(pk=barred).update(ended_by=officer.user_id, end_agreed_by=other.user_id, to_at=Now())
    me = acting(noor)
    assert list(Case.objects.visible_to(me, Permission.SEE_CASES)) == []
    assert queries.conflicts(me, "northvale") == []
    assert not commands.end_conflict(acting(town.people["connie"]), barred, at=at)
    for again in (town.people["connie"], same):
        with pytest.raises(Refused, match="another agency"):
            commands.end_conflict(acting(again), barred, at=at)
    assert commands.end_conflict(acting(other), barred, at=at)
    assert Case.objects.visible_to(acting(noor), Permission.SEE_CASES).get() == case

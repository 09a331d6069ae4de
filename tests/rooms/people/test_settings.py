"""Settings of access: held with who agreed them, told with their doubt, and asked by the database itself."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import context
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.people.emergency.rules import review_due_at
from joinedup.people.models import PartnershipSetting
from joinedup.people.settings import commands
from joinedup.people.settings.rules import EMERGENCY_MINUTES, SETTINGS
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import World, sign_in

ON = date(2026, 11, 1)


def settle(
    who: Actor, world: World, value: str, key: str = EMERGENCY_MINUTES, agreed_by: str = "Executive, May"
) -> UUID:
    context.tell_database(who)
    return commands.settle(who, world.partnership, key=key, value=value, agreed_by=agreed_by, on=ON)


def asked() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select app.setting('northvale/', %s, '60')", [EMERGENCY_MINUTES])
        return str(cursor.fetchone()[0])


def test_the_last_value_agreed_holds_for_the_program_and_for_the_database(maya: Actor, world: World) -> None:
    assert asked() == "60"
    settle(maya, world, "90")
    settle(maya, world, "45")
    assert asked() == "45"
    text = sign_in(maya).get(reverse("cases:settings", args=["northvale"])).content.decode()
    assert "<strong>45 minutes</strong>, as Executive, May agreed" in text
    assert all(setting.doubt.split(".")[0].replace("\u2019", "\u2019") in text for setting in SETTINGS.values())


@pytest.mark.parametrize("value", ["14", "241", "soon", "-60", "\u00b2"])
def test_what_no_partnership_may_settle_is_refused(maya: Actor, world: World, value: str) -> None:
    with pytest.raises(Refused, match="whole number from 15 to 240"):
        settle(maya, world, value)
    with pytest.raises(Refused, match="which group"):
        settle(maya, world, "30", agreed_by=" ")


def test_a_practitioner_settles_nothing_not_even_in_the_database(world: World, wren: Actor) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        settle(wren, world, "30")
    row = {"place": "northvale/board/", "partnership_id": world.partnership, "key": EMERGENCY_MINUTES, "value": "240"}
    acting(wren)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        PartnershipSetting.objects.create(from_on=ON, agreed_by="me", settled_by_id=wren.user_id, **row)


def test_a_review_is_due_at_the_end_of_the_working_day_settled() -> None:
    friday = timezone.make_aware(timezone.datetime(2026, 11, 27, 3))
    assert [review_due_at(friday, days).date() - friday.date() for days in (1, 2)] == [timedelta(3), timedelta(4)]

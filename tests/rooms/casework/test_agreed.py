"""Only an interval that a named group approved makes a contact late; a notice excuses once its two weeks have passed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreed import commands
from joinedup.casework.concerns.commands import Stand
from joinedup.casework.models import ContactInterval
from joinedup.foundation.commands import Refused
from joinedup.people.models import ShareAcknowledgement, SharedItem
from joinedup_core.permits import Actor
from tests.cases import Made, acting, share
from tests.cast import World, sign_in
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url


def approve(who: Actor, group: UUID, **more: object) -> UUID:
    said = {"rule": "R1", "level": "", "days": 14, "due_soon_days": 3, "missed_after_days": 28}
    given = {"approved_on": date(2026, 1, 5), "on": timezone.localdate(), **said, **more}
    return commands.approve_interval(acting(who), group, **given)


def page_of(who: Actor, case: Made) -> str:
    return sign_in(who).get(url("person", case.id, case.persons[0])).content.decode()


def test_missed_only_once_an_interval_is_approved_and_not_once_it_is_taken_back(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    record(worker, case, when="2 May 2026")
    assert "No interval agreed" in page_of(worker, case)
    interval = approve(maya, world.board)
    assert "Contact missed" in page_of(worker, case)
    text = sign_in(worker).get(reverse("casework:agreed", args=["northvale"])).content.decode()
    assert "Safeguarding Children Board" in text
    back = reverse("casework:end_interval", args=["northvale", interval])
    assert sign_in(worker).post(back).status_code == 403
    assert sign_in(maya).post(back).status_code == 302
    assert "No interval agreed" in page_of(worker, case)


def test_a_notice_excuses_once_two_weeks_have_passed(maya: Actor, worker: Actor, case: Made, world: World) -> None:
    today = timezone.localdate()
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    record(worker, case, when="2 May 2026")
    approve(maya, world.board)
    said = {"agency_id": world.council, "rule": "", "why": "Staff are ill", "until_on": None, "on": today}
    commands.record_notice(acting(maya), world.board, sent_on=today, from_on=today, **said)
    assert "Contact missed" in page_of(worker, case)
    commands.record_notice(acting(maya), world.board, sent_on=today - timedelta(days=14), from_on=today, **said)
    assert "Excused by a deviation notice" in page_of(worker, case)


def test_an_interval_that_nobody_can_have_meant_is_refused(maya: Actor, world: World) -> None:
    with pytest.raises(Refused, match="due soon is a shorter time"):
        approve(maya, world.board, due_soon_days=14)
    with pytest.raises(Refused, match="has not come yet"):
        approve(maya, world.board, approved_on=date(2099, 1, 1))


def test_the_business_manager_records_it_on_a_page_and_a_practitioner_may_not(
    maya: Actor, worker: Actor, world: World
) -> None:
    page = reverse("casework:interval", args=["northvale"])
    said = {"group_id": str(world.board), "approved_on": "2026-01-05", "rule": "R1", "level": "high", "days": "7"}
    assert sign_in(maya).post(page, {**said, "due_soon_days": "2"}).status_code == 302
    assert ContactInterval.objects.get().level == "high"
    assert sign_in(worker).get(page).status_code == 403


def test_a_notice_of_the_whole_partnership_excuses_everybody(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    today = timezone.localdate()
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    record(worker, case, when="2 May 2026")
    approve(maya, world.board)
    said = {"agency_id": None, "rule": "", "why": "Floods", "until_on": None, "on": today, "from_on": today}
    commands.record_notice(acting(maya), world.board, sent_on=today - timedelta(days=14), **said)
    assert "Excused by a deviation notice" in page_of(worker, case)
    assert (
        "The whole partnership" in sign_in(worker).get(reverse("casework:agreed", args=["northvale"])).content.decode()
    )


def test_sharing_satisfies_only_once_the_receiver_has_acknowledged(
    maya: Actor, worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    concern = worry(worker, case, Stand("current", timezone.localdate() - timedelta(days=30), "She told us"))
    record(worker, case, when="2 May 2026")
    approve(maya, world.board)
    acting(worker)
    share(worker, concern, case, world.hospital)
    assert "Satisfied by sharing" not in page_of(worker, case)
    address = reverse("casefiles:case", args=["northvale", case.id])
    shared = SharedItem.objects.get(item_id=concern).pk
    button = reverse("cases:acknowledge", args=["northvale", case.id, shared])
    assert button not in sign_in(worker).get(address).content.decode()
    assert sign_in(worker).post(button).status_code == 404
    assert button in sign_in(nurse).get(address).content.decode()
    assert sign_in(nurse).post(button).status_code == 302
    assert button not in sign_in(nurse).get(address).content.decode()
    assert "Satisfied by sharing" in page_of(worker, case)


def test_one_agency_cannot_acknowledge_for_another_in_the_database(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    concern = worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    acting(worker)
    share(worker, concern, case, world.hospital)
    row = SharedItem.objects.get(item_id=concern)
    for agency in (world.council, world.hospital):
        made = ShareAcknowledgement(
            case_id=case.id,
            place=case.place,
            shared=row,
            agency_id=agency,
            acknowledged_by_id=worker.user_id,
            acknowledged_at=timezone.now(),
        )
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ShareAcknowledgement.objects.bulk_create([made])

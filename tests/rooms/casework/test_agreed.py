"""Only an interval that a named group approved makes a contact late; a notice excuses once its two weeks have passed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreed import commands
from joinedup.casework.agreed.rules import NoticeSaid
from joinedup.casework.concerns.commands import Stand
from joinedup.casework.models import ContactInterval, DeviationNotice
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


def notice(who: Actor, world: World, **more: object) -> UUID:
    """A notice of the council, sent two weeks ago, that it departs from every standard for ten days."""
    today = timezone.localdate()
    days = {"sent_on": today - timedelta(days=14), "from_on": today, "until_on": today + timedelta(days=10)}
    said = NoticeSaid(**{"agency_id": world.council, "rule": "", "why": "Staff are ill", **days, **more})
    return commands.record_notice(acting(who), world.board, said=said, on=today)


def page_of(who: Actor, case: Made) -> str:
    return sign_in(who).get(url("person", case.id, case.persons[0])).content.decode()


def test_missed_only_once_an_interval_is_approved_and_not_once_it_is_taken_back(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    record(worker, case, when="2 May 2026")
    page = " ".join(re.sub("<[^>]+>", " ", page_of(worker, case)).split())
    assert "No interval agreed" in page
    assert "No interval agreed No interval is agreed" not in page
    assert "the agencies that they name, such as West Mercia Police, are Shropshire’s" in page
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
    notice(maya, world, sent_on=today)
    assert "Contact missed" in page_of(worker, case)
    notice(maya, world)
    assert "Excused by a deviation notice" in page_of(worker, case)


def test_a_notice_ends_by_a_decision_with_who_and_why_and_stays(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    record(worker, case, when="2 May 2026")
    approve(maya, world.board)
    given = notice(maya, world)
    end = reverse("casework:end_notice", args=["northvale", given])
    assert sign_in(worker).get(end).status_code == 403
    assert "Answer “Why does it end?”" in sign_in(maya).post(end, {"reason": " "}).content.decode()
    assert sign_in(maya).post(end, {"reason": "Staff are back: chair, 3 May"}).status_code == 302
    assert "Contact missed" in page_of(worker, case)
    text = sign_in(worker).get(reverse("casework:agreed", args=["northvale"])).content.decode()
    assert "Notices that are over" in text
    assert "Staff are back: chair, 3 May" in text
    assert "Maya" in text
    with pytest.raises(Refused, match="already"):
        commands.end_notice(acting(maya), given, reason="Again", on=timezone.localdate())


def test_a_notice_is_corrected_by_a_new_one_and_the_old_one_is_kept(maya: Actor, world: World) -> None:
    old, today = notice(maya, world), timezone.localdate()
    page = reverse("casework:correct_notice", args=["northvale", old])
    client = sign_in(maya)
    assert "Staff are ill" in client.get(page).content.decode()
    sent = {"agency_id": str(world.council), "rule": "R1", "why": "Half are ill", "reason": "One standard alone: chair"}
    days = {name: today.isoformat() for name in ("sent_on", "from_on", "until_on")}
    assert client.post(page, sent | days).status_code == 302
    newer = DeviationNotice.objects.get(corrects_id=old)
    assert (newer.rule, newer.corrects.ended_on, newer.corrects.ended_why) == ("R1", today, "One standard alone: chair")
    again = client.post(page, sent | days).content.decode()
    assert "Somebody corrected this notice already" in again


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"agency_id": None, "rule": ""}, "rule", "No notice excuses everybody"),
        ({"until_on": None}, "until_on", "Give the last day"),
        ({"until_on": date(2025, 1, 1)}, "until_on", "must not be before"),
        ({"until_on": date(2062, 1, 1)}, "until_on", "within a year"),
        ({"until_on": None, "review_on": date(2062, 1, 1)}, "review_on", "within a year"),
        ({"sent_on": date(2099, 1, 1)}, "sent_on", "has not come yet"),
    ],
)
def test_a_notice_that_would_excuse_everybody_or_for_ever_is_refused(
    maya: Actor, world: World, change: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(Refused, match=words) as refused:
        notice(maya, world, **change)
    assert refused.value.field == field


def test_an_old_notice_without_an_end_excuses_nobody_and_asks_to_be_looked_at(
    maya: Actor, worker: Actor, case: Made, world: World
) -> None:
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    record(worker, case, when="2 May 2026")
    approve(maya, world.board)
    given, today = notice(maya, world), timezone.localdate()
    address = reverse("casework:agreed", args=["northvale"])
    DeviationNotice.objects.filter(pk=given).update(until_on=None)
    assert "Contact missed" in page_of(worker, case)
    assert "1 notice must be looked at again" in sign_in(worker).get(address).content.decode()
    DeviationNotice.objects.filter(pk=given).update(review_on=today)
    assert "Excused by a deviation notice" in page_of(worker, case)
    assert "must be looked at again" not in sign_in(worker).get(address).content.decode()
    DeviationNotice.objects.filter(pk=given).update(review_on=today - timedelta(days=1))
    assert "Contact missed" in page_of(worker, case)
    assert "1 notice must be looked at again" in sign_in(worker).get(address).content.decode()


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
    worry(worker, case, Stand("current", date(2026, 5, 1), "She told us"))
    record(worker, case, when="2 May 2026")
    approve(maya, world.board)
    notice(maya, world, agency_id=None, rule="R1")
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

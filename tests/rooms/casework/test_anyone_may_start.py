"""Anyone who sees what a disagreement is about may start one: they see that one and what becomes of it, and nothing else of the case."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from joinedup.casework.disagreeing.commands import disagree_about_arrival, disagree_about_referral
from joinedup.casework.escalations.queries import get_escalation
from joinedup.casework.escalations.rules import Differs
from joinedup.casework.models import Arrival, Escalation, EscalationStep
from joinedup.foundation.commands import Denied, NotFound, Refused
from joinedup.partnership.queries import membership_of
from joinedup.people.confidential.commands import keep_confidential_address
from joinedup.people.emergency.commands import take_emergency_access
from joinedup.people.emergency.rules import REASONS
from joinedup.people.models import Case, CaseLink, NamedReader
from joinedup_core.permits import Actor, Permission, Role
from tests.cases import Made, acting, link, practitioner
from tests.cast import World, sign_in
from tests.rooms.casework.test_alerts import raised
from tests.rooms.casework.test_arrivals import arrivals, page_of
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_escalations import started
from tests.rooms.casework.test_referrals import bar, desk, officer, sent
from tests.rooms.casework.test_said import QUINCE
from tests.rooms.casework.test_stages import told

__all__ = ["desk", "officer"]

SAID = {
    "safety": "She stays with her aunt",
    "theme": "threshold",
    "about": "heron: she needs an assessment",
    "stage": "1",
}
DIFFERS = Differs("threshold", "heron: it is no crime yet, and not ours", "Her aunt is told")


@pytest.mark.parametrize("kind", [Role.REFERRER, Role.CASE_ACTION_OWNER, Role.CASE_AUDITOR, Role.CASE_REVIEWER])
def test_whoever_a_link_of_any_kind_lets_in_starts_one_and_follows_it(
    kind: Role, worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    another = started(nurse, case, world.council)
    acting(worker)
    link(stranger, case.id, case.place, kind)
    client, seen = sign_in(stranger), kind is Role.CASE_REVIEWER
    before = told(worker)
    page = client.get(url("escalations", case.id)).content.decode()
    assert "Start an escalation" in page
    assert (f'href="{url("case", case.id)}"' in page) is seen
    answer = client.post(url("start_escalation", case.id), {**SAID, "agency_id": str(world.council)})
    assert answer.status_code == 302
    assert "heron" in client.get(answer.url).content.decode()
    made = Escalation.objects.visible_to(acting(stranger), Permission.READ_ARRIVALS).get().pk
    assert arrivals(stranger) == {made}
    assert ("/arrived/" in answer.url) is not seen
    assert told(worker) == before + 1
    acting(worker)
    assert get_escalation(acting(worker), "northvale", made, timezone.now()).with_agency_id == world.council
    assert client.get(url("escalation", made)).status_code == (200 if seen else 404)
    assert client.get(url("case", case.id)).status_code == (200 if seen else 403)
    for pages in (client.get(url("arrived")), client.get(url("escalations", case.id))):
        assert "They should" not in pages.content.decode()
    assert client.get(url("escalation", another)).status_code == 404
    acting(stranger)
    client.post(page_of(made, "answer_arrival"), {"act": "settled", "words": "An assessment by Friday"})
    assert "An assessment by Friday" in sign_in(worker).get(url("escalation", made)).content.decode()
    acting(worker)
    CaseLink.objects.filter(user_id=stranger.user_id).update(to_at=timezone.now())
    acting(stranger)
    assert "Settled" in client.get(page_of(made)).content.decode()  # by what they started, not by a link


def test_a_manager_moves_and_settles_what_they_started(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    manager = practitioner("gus", "Gus Hale", world.council)
    acting(worker)
    link(manager, case.id, case.place, Role.CASE_SUPERVISOR)
    client = sign_in(manager)
    made = client.post(url("start_escalation", case.id), {**SAID, "agency_id": str(world.hospital)}).url
    assert "It is settled" in client.get(made).content.decode()
    client.post(f"{made}settle/", {"words": "We meet on Friday"})
    assert "Settled at stage 1" in client.get(made).content.decode()
    ours = started(nurse, case, world.council)
    assert sign_in(manager).get(url("settle_escalation", ours)).status_code == 403


def test_the_team_that_a_referral_was_sent_to_starts_one_about_it(
    worker: Actor, officer: Actor, stranger: Actor, case: Made, desk: UUID, world: World
) -> None:
    referral = sent(worker, case, desk)
    client = sign_in(officer)
    received = url("received_one", referral)
    assert "Start a disagreement" in client.get(received).content.decode()
    answer = client.post(f"{received}disagree/", SAID)
    page = client.get(answer.url).content.decode()
    assert "heron" in page
    assert "Pennock" not in page
    acting(worker)
    row = Escalation.objects.get()
    assert (row.about_what, row.about_id, row.with_agency_id) == ("referral", referral, world.council)
    assert f"/referral/{referral}/" in sign_in(worker).get(url("escalation", row.pk)).content.decode()
    assert client.get(url("case", case.id)).status_code == client.get(url("escalation", row.pk)).status_code == 404
    assert sign_in(stranger).get(f"{received}disagree/").status_code == 404
    with pytest.raises((NotFound, Denied)):
        disagree_about_referral(acting(stranger), referral, said=DIFFERS, at=timezone.now(), key=uuid4())


def test_the_desk_that_an_alert_was_sent_to_starts_one_about_it(
    worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    alert = raised(worker, case, world.police)
    client = sign_in(officer)
    acting(officer)
    arrived = page_of(alert)
    assert client.post(f"{arrived}disagree/", SAID).status_code == 302
    mine = Escalation.objects.visible_to(acting(officer), Permission.READ_ARRIVALS).get()
    assert arrivals(officer) == {alert, mine.pk}
    assert (mine.about_what, mine.about_id) == ("alert", alert)
    own = Arrival.objects.get(item_id=mine.pk, to_user_id=officer.user_id).pk
    with pytest.raises(NotFound):
        disagree_about_arrival(acting(officer), own, said=DIFFERS, at=timezone.now(), key=uuid4())
    bar(officer, case.id)
    assert arrivals(officer) == set()
    assert client.get(url("arrival", own)).status_code == 404


def test_the_database_lets_nobody_start_one_about_what_they_do_not_see(
    worker: Actor, stranger: Actor, case: Made, desk: UUID, world: World
) -> None:
    referral = sent(worker, case, desk)
    said = {
        "case_id": case.id,
        "place": case.place,
        "theme": "other",
        "about": "x",
        "safety": "x",
        "started_at": timezone.now(),
    }
    said |= {
        "agency_id": stranger.agency_id,
        "with_agency_id": world.council,
        "about_what": "referral",
        "about_id": referral,
    }
    acting(stranger)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Escalation.objects.create(started_by_id=stranger.user_id, **said)
    acting(worker)
    with pytest.raises(ProgrammingError), transaction.atomic():
        Escalation.objects.create(started_by_id=stranger.user_id, **(said | {"agency_id": world.council}))


@pytest.mark.parametrize("listed", [False, True])
def test_emergency_access_starts_one_too_and_else_only_reads(
    listed: bool, worker: Actor, stranger: Actor, case: Made, world: World
) -> None:
    here = membership_of(world.police, "northvale", on=timezone.localdate())
    acting(worker)
    row = Case.objects.get(pk=case.id)
    if listed:
        NamedReader.objects.create(case_id=case.id, place=case.place, user_id=worker.user_id, from_at=Now())
        row.save_changes(restriction=1)
    reference = row.reference
    why = {"reason": next(iter(REASONS)), "words": "She rang at night", "at": timezone.now()}
    take_emergency_access(acting(stranger), here, reference=reference, **why)
    made = sign_in(stranger).post(url("start_escalation", case.id), {**SAID, "agency_id": str(world.council)})
    assert made.status_code == 302
    acting(worker)
    argued = Escalation.objects.get()
    assert EscalationStep.objects.get(escalation=argued).kind == "started"
    assert sign_in(stranger).get(url("settle_escalation", argued.pk)).status_code == 403
    assert arrivals(stranger) == (set() if listed else {argued.pk})
    assert told(worker) == 1


def test_whoever_started_one_that_nobody_there_can_see_is_told_to_telephone(
    worker: Actor, stranger: Actor, nurse: Actor, case: Made, world: World
) -> None:
    acting(worker)
    link(stranger, case.id, case.place, Role.REFERRER)
    client = sign_in(stranger)
    for agency, words in ((world.icb, True), (world.hospital, False)):
        page = client.post(url("start_escalation", case.id), {**SAID, "agency_id": str(agency)}, follow=True)
        assert "You started it for Vale Police" in page.content.decode()
        assert ("can see this here yet" in page.content.decode()) is words


def test_a_worker_starts_one_from_the_referral_that_was_refused(
    worker: Actor, case: Made, desk: UUID, world: World
) -> None:
    referral, client = sent(worker, case, desk), sign_in(worker)
    page = client.get(url("referral", referral)).content.decode()
    start = f"{url('start_escalation', case.id)}?referral={referral}"
    assert start in page
    assert f'value="{world.police}" selected' in client.get(start).content.decode()
    client.post(start, {**SAID, "agency_id": str(world.police)})
    acting(worker)
    assert Escalation.objects.get().about_id == referral


def test_an_alert_is_readable_at_the_desk_where_somebodys_address_is_confidential(
    worker: Actor, officer: Actor, case: Made, desk: UUID, world: World
) -> None:
    keep_confidential_address(acting(worker), case.persons[0], **QUINCE)
    alert = raised(worker, case, world.police)
    client = sign_in(officer)
    acting(officer)
    assert "a blue van" in client.get(page_of(alert)).content.decode()
    where, own = Differs("sharing", f"She lives at {QUINCE['lines']}", "None"), Arrival.objects.get(item_id=alert).pk
    with pytest.raises(Refused, match="must not be disclosed"):
        disagree_about_arrival(acting(officer), own, said=where, at=timezone.now(), key=uuid4())

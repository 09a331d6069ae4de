"""T10: emergency access opens one case for an hour to read, is told at once, is reviewed, and never opens what is sealed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.models.functions import Now
from django.utils import timezone

from joinedup.foundation import jobs
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.jobs.commands import run_job
from joinedup.foundation.models import Notice, TrailEntry
from joinedup.people.emergency import commands, queries, rules
from joinedup.people.emergency import jobs as overdue
from joinedup.people.models import Case, CaseLink, CaseNote, EmergencyAccess
from joinedup_core.permits import ALLOWS, Actor, Permission, Role
from tests.rooms.people.cases import Town, acting, browser

WORDS = {"reason": "danger_now", "words": "She rang from the station"}


def take(town: Town, who: Actor, reference: str, **given: str) -> object:
    me = acting(who)
    mine = queries.own_membership(me, "northvale")
    return commands.take_emergency_access(me, mine, reference=reference, at=timezone.now(), **(WORDS | given))


def cases_of(who: Actor) -> list[object]:
    return list(Case.objects.visible_to(acting(who), Permission.SEE_CASES).values_list("pk", flat=True))


def test_T10_it_opens_one_case_for_an_hour_and_tells_those_concerned(town: Town) -> None:
    lena, noor = town.people["lena"], town.people["noor"]
    case, other = town.case(lena), town.case(lena)
    assert cases_of(noor) == []
    assert take(town, noor, case.reference.lower()) == case.pk
    assert cases_of(noor) == [case.pk]
    link = CaseLink.objects.get(case=case, kind=Role.EMERGENCY_READER)
    assert link.to_at - link.from_at == timedelta(minutes=60)
    told = set(Notice.objects.filter(wording="opened_out_of_turn").values_list("email", flat=True))
    assert told == {"lena@example.org", "bea@example.org", "hugh@example.org"}
    assert case.reference not in str(list(Notice.objects.values()))
    assert TrailEntry.objects.filter(chain=f"case:{case.pk}", verb="people.take_emergency_access").count() == 1
    assert TrailEntry.objects.filter(chain="northvale", verb="people.take_emergency_access").count() == 1
    assert other.pk not in cases_of(noor)


def test_T10_it_only_reads_and_cannot_be_made_longer(town: Town) -> None:
    lena, noor = town.people["lena"], town.people["noor"]
    case = town.case(lena)
    take(town, noor, case.reference)
    acting(noor)
    new = {"case": case, "place": case.place, "agency_id": noor.agency_id}
    tries = [
        lambda: CaseNote.objects.create(text="x", written_by_id=noor.user_id, written_at=Now(), **new),
        lambda: CaseLink.objects.create(kind="lead_worker", user_id=noor.user_id, from_at=Now(), **new),
    ]
    for attempt in tries:
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            attempt()
    assert CaseLink.objects.filter(case=case, kind=Role.EMERGENCY_READER).update(to_at=None) == 0
    assert Case.objects.filter(pk=case.pk).update(restriction=0) == 0
    acting(lena)
    hour = {"from_at": timezone.now(), "to_at": timezone.now() + timedelta(minutes=59)}
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        CaseLink.objects.create(
            kind="emergency_reader", user_id=lena.user_id, **hour, **(new | {"agency_id": lena.agency_id})
        )
    assert ALLOWS[Role.EMERGENCY_READER] == {Permission.SEE_CASES, Permission.SEE_ITEMS}


def test_T10_what_is_sealed_barred_disposed_or_unknown_is_answered_alike(town: Town) -> None:
    lena, noor = town.people["lena"], town.people["noor"]
    sealed, barred, listed = town.case(lena, restriction=2), town.case(lena), town.case(lena, restriction=1)
    town.bar(town.people["connie"], noor, case=barred)
    said = set()
    for reference in (sealed.reference, barred.reference, "C-NOSUCH"):
        with pytest.raises(Refused) as refused:
            take(town, noor, reference)
        said.add((refused.value.code, refused.value.message))
    assert len(said) == 1
    acting(noor)
    assert EmergencyAccess.objects.count() == 0
    assert take(town, noor, listed.reference) == listed.pk


def test_T10_a_seal_or_a_conflict_set_meanwhile_ends_it_at_once(town: Town) -> None:
    lena, noor = town.people["lena"], town.people["noor"]
    case = town.case(lena)
    take(town, noor, case.reference)
    town.bar(town.people["connie"], noor, case=case)
    assert cases_of(noor) == []
    assert queries.live_accesses(acting(noor)) == []


def test_T10_who_took_it_may_end_it(town: Town) -> None:
    noor = town.people["noor"]
    case = town.case(town.people["lena"])
    take(town, noor, case.reference)
    (access,) = queries.live_accesses(acting(noor))
    assert access.case_reference == case.reference
    commands.end_emergency_access(acting(noor), access.id)
    assert cases_of(noor) == []
    (seen,) = queries.accesses_to_review(acting(town.people["petra"]), "northvale")
    assert access.taken_at < seen.until_at < access.taken_at + timedelta(minutes=5)


def test_T10_it_is_reviewed_by_somebody_independent_once(town: Town) -> None:
    noor, petra = town.people["noor"], town.people["petra"]
    case = town.case(town.people["lena"])
    take(town, noor, case.reference)
    (own,) = queries.accesses_to_review(acting(town.people["cali"]), "northvale")
    found = {
        "outcome": "converted",
        "words": "Needed",
        "link_kind": "duty_cover",
        "link_until": timezone.now() + timedelta(days=2),
    }
    with pytest.raises(Refused, match="Somebody else has to review"):
        commands.review_emergency_access(acting(town.people["cali"]), own.id, **found)
    commands.review_emergency_access(acting(petra), own.id, **found)
    with pytest.raises(Refused, match="on record already"):
        commands.review_emergency_access(acting(petra), own.id, **found)
    acting(noor)
    assert set(CaseLink.objects.filter(case=case, user_id=noor.user_id).values_list("kind", flat=True)) == {
        "emergency_reader",
        "duty_cover",
    }
    assert cases_of(petra) == []
    with pytest.raises(NotFound):
        queries.accesses_to_review(acting(noor), "northvale")


def test_T10_misuse_ends_it(town: Town) -> None:
    noor, petra = town.people["noor"], town.people["petra"]
    case = town.case(town.people["lena"])
    take(town, noor, case.reference)
    (access,) = queries.accesses_to_review(acting(petra), "northvale")
    commands.review_emergency_access(acting(petra), access.id, outcome="misuse", words="Her neighbour")
    assert cases_of(noor) == []


def test_T10_an_overdue_review_climbs_to_the_requesters_own_officer_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor, case = town.people["noor"], town.case(town.people["lena"])
    monkeypatch.setattr(commands, "review_due_at", lambda at, days: at - timedelta(minutes=1))
    take(town, noor, case.reference)
    assert overdue.tell_overdue_reviews.__module__ == "joinedup.people.emergency.jobs"
    for _ in range(2):
        assert run_job("people.tell_overdue_reviews", timezone.now())
    told = Notice.objects.filter(wording="look_overdue").values_list("email", flat=True)
    assert list(told) == ["cali@example.org"]
    assert jobs.JOBS["people.tell_overdue_reviews"].every == timedelta(minutes=15)


def test_a_review_is_due_at_the_end_of_the_next_working_day() -> None:
    friday = datetime(2026, 11, 27, 3, tzinfo=UTC)
    assert rules.review_due_at(friday, 1).isoformat() == "2026-11-30T23:59:59+00:00"
    assert not rules.is_independent("a", frozenset({"x"}), "b", "x")
    assert not rules.is_independent("a", frozenset(), "a", "x")
    assert rules.is_independent("a", frozenset({"y"}), "b", "x")


def test_T10_in_the_browser(town: Town) -> None:
    noor, case = town.people["noor"], town.case(town.people["lena"])
    client = browser(noor)
    assert "ring 999 first" in client.get("/northvale/emergency-access/").content.decode()
    offered = client.post("/northvale/emergency-access/", {"reference": case.reference})
    assert "You have no link to this case" in offered.content.decode()
    missing = client.post(
        "/northvale/emergency-access/take/", {"reference": case.reference, "reason": "duty", "words": ""}
    )
    assert "There is a problem" in missing.content.decode()
    taken = client.post("/northvale/emergency-access/take/", {"reference": case.reference} | WORDS, follow=True)
    assert f"You may read {case.reference} until" in taken.content.decode()
    acting(noor)
    access = EmergencyAccess.objects.get()
    reviewer = browser(town.people["petra"])
    assert access.reference in reviewer.get("/northvale/emergency-access/reviews/").content.decode()
    page = f"/northvale/emergency-access/reviews/{access.pk}/"
    assert "She rang from the station" in reviewer.get(page).content.decode()
    own = browser(town.people["cali"]).get(page).content.decode()
    assert "Record the review" not in own, "what would be refused is not offered"
    assert "somebody of another agency reviews it" in own
    assert (
        "Enter the last day"
        in reviewer.post(page, {"outcome": "converted", "words": "Needed", "link_kind": "duty_cover"}).content.decode()
    )
    assert reviewer.post(page, {"outcome": "justified", "words": "Needed"}).status_code == 302
    assert client.get("/northvale/emergency-access/reviews/").status_code == 404
    assert client.post(f"/northvale/emergency-access/{access.pk}/end/").status_code == 302
    assert client.post(f"/northvale/emergency-access/{uuid4()}/end/").status_code == 404


def test_T10_it_asks_for_a_fresh_sign_in(town: Town) -> None:
    from joinedup.foundation.models import User

    noor = town.people["noor"]
    account = User.objects.get(pk=noor.user_id)
    account.set_password("three-words-apart")
    account.save()
    answer = browser(noor).get("/northvale/emergency-access/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/reauthenticate/")

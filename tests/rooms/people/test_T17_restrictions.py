"""T17: a restriction is never weakened by joining, unjoining or one person alone; T01 and T07: what the barred and the ended see."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.foundation.commands import Refused
from joinedup.people.identities.commands import decide_identity
from joinedup.people.models import Case, CaseLink, CasePerson, NamedReader, Person, RestrictionDecision
from joinedup.people.restrictions import commands
from joinedup.people.restrictions.queries import restriction_of_case, strictest, waiting
from joinedup_core.permits import Actor, Permission, Role
from tests.house.addresses import running
from tests.masking import masked
from tests.rooms.people.cases import Town, acting, browser


def sees(town: Town, name: str) -> set[UUID]:
    return set(Case.objects.visible_to(acting(town.people[name]), Permission.SEE_CASES).values_list("pk", flat=True))


def strictest_for(who: Actor, person_id: UUID) -> int:
    acting(who)
    return strictest(person_id)


def link(town: Town, name: str, case: Case, kind: Role = Role.CASE_SUPERVISOR) -> None:
    acting(town.people["lena"])
    town.link(town.people[name], case, kind)


def test_what_waits_says_the_review_day_and_the_requests_that_the_page_says(town: Town) -> None:
    case, bea, at = town.case(town.people["lena"]), UUID(str(town.people["bea"].user_id)), timezone.now()
    link(town, "bea", case)
    today = timezone.localdate(at)
    first, second = today + timedelta(days=10), today + timedelta(days=30)

    def restrict(level: int, review_on: date, minutes: int) -> None:
        version = Case.objects.get(pk=case.pk).version
        commands.restrict_case(
            acting(town.people["lena"]), case.pk, readers=[bea], version=version, level=level, reason="Her brother works here",
            at=at + timedelta(minutes=minutes), review_on=review_on,
        )  # fmt: skip

    def told(on: date) -> list[bool]:
        who = acting(town.people["bea"])
        page = restriction_of_case(who, Case.objects.get(pk=case.pk))
        found = [one.agree for one in waiting(who, "northvale", on=on)]
        assert found == [True] * any(not d.own for d in page.asked) + [False] * bool(
            page.review_on and page.review_on <= on
        )
        return found

    restrict(1, first, 0)
    commands.ask_to_lower(acting(town.people["lena"]), case.pk, level=0, reason="He left", at=at + timedelta(minutes=1))
    assert told(first) == [True, False]
    restrict(2, second, 2)
    assert (told(first), told(second)) == ([], [False])
    asked = commands.ask_to_lower(
        acting(town.people["lena"]), case.pk, level=1, reason="He left", at=at + timedelta(minutes=3)
    )
    commands.agree_to_lower(acting(town.people["bea"]), case.pk, decision_id=asked, at=at + timedelta(minutes=4))
    assert (told(first), told(second)) == ([], [False])


def test_T17_two_people_lower_a_seal(town: Town) -> None:
    case = town.case(town.people["lena"])
    link(town, "bea", case)
    link(town, "noor", case)
    bea, at = UUID(str(town.people["bea"].user_id)), timezone.now()
    seal = {"version": case.version, "level": 2, "reason": "Her brother works here", "at": at}
    with pytest.raises(Refused, match="Name somebody else too"):
        commands.restrict_case(acting(town.people["lena"]), case.pk, readers=[], **seal)
    commands.restrict_case(acting(town.people["lena"]), case.pk, readers=[bea], **seal)
    assert [case.pk in sees(town, name) for name in ("lena", "bea", "noor")] == [True, True, False]
    lena = acting(town.people["lena"])
    with pytest.raises(IntegrityError, match="two people lower"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(restriction=0)
    asked = commands.ask_to_lower(lena, case.pk, level=0, reason="He left", at=at)
    with pytest.raises(Refused, match="somebody else on the list"):
        commands.agree_to_lower(lena, case.pk, decision_id=asked, at=at)
    commands.agree_to_lower(acting(town.people["bea"]), case.pk, decision_id=asked, at=at)
    assert case.pk in sees(town, "noor")


def test_T17_two_people_on_every_list_lower_a_person_and_whoever_is_joined_with_them(town: Town) -> None:
    lena, bea, at = town.people["lena"], town.people["bea"], timezone.now()
    one, other = town.case(lena), town.case(lena)
    for name in ("bea", "noor"):
        link(town, name, one)
        link(town, name, other)
    her, same = (CasePerson.objects.get(case=case).person_id for case in (one, other))
    seal = {"version": 1, "level": 2, "reason": "Her brother works here", "at": at}
    commands.restrict_person(acting(lena), her, readers=[UUID(str(bea.user_id))], **seal)
    decide_identity(acting(lena), her, other_id=same, state="confirmed", why="One date of birth", at=at)
    assert [sees(town, name) >= {other.pk} for name in ("lena", "bea", "noor")] == [True, True, False]
    assert strictest_for(lena, same) == 2
    acting(lena)
    with pytest.raises(IntegrityError, match="two people lower"), transaction.atomic():
        Person.objects.filter(pk=her).update(restriction=0)
    asked = commands.ask_to_lower_person(acting(lena), same, level=0, reason="He left", at=at)
    with pytest.raises(Refused, match="somebody else on the list"):
        commands.agree_to_lower_person(acting(lena), same, decision_id=asked, at=at)
    with pytest.raises(Refused, match="too few would be left"):
        commands.end_reader_of_person(acting(lena), her, user_id=UUID(str(bea.user_id)))
    commands.agree_to_lower_person(acting(bea), same, decision_id=asked, at=at)
    assert sees(town, "noor") >= {one.pk, other.pk}


def test_T17_a_request_lapses_when_it_is_restricted_again(town: Town) -> None:
    lena, bea, at = town.people["lena"], town.people["bea"], timezone.now()
    case = town.case(lena)
    link(town, "bea", case)
    her, listed = CasePerson.objects.get(case=case).person_id, [UUID(str(bea.user_id))]
    later = at + timedelta(minutes=5)
    named = {"version": 1, "level": 1, "reason": "Her brother works here", "readers": listed}
    commands.restrict_case(acting(lena), case.pk, at=at, **named)
    commands.restrict_person(acting(lena), her, at=at, **named)
    asked = commands.ask_to_lower(acting(lena), case.pk, level=0, reason="He left", at=at)
    asked_of_her = commands.ask_to_lower_person(acting(lena), her, level=0, reason="He left", at=at)
    sealed = {"version": 2, "level": 2, "reason": "He came back", "readers": listed}
    commands.restrict_case(acting(lena), case.pk, at=later, **sealed)
    commands.restrict_person(acting(lena), her, at=later, **sealed)
    with pytest.raises(Refused, match="no longer as restricted"):
        commands.agree_to_lower(acting(bea), case.pk, decision_id=asked, at=later)
    with pytest.raises(Refused, match="no longer as restricted"):
        commands.agree_to_lower_person(acting(bea), her, decision_id=asked_of_her, at=later)
    acting(bea)
    RestrictionDecision.objects.filter(pk=asked).update(agreed_by_id=bea.user_id, agreed_at=timezone.now())
    with pytest.raises(IntegrityError, match="two people lower"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(restriction=0)


def test_T17_who_left_a_list_can_no_longer_help_to_lower_it(town: Town) -> None:
    lena, bea, at = town.people["lena"], town.people["bea"], timezone.now()
    case = town.case(lena)
    link(town, "bea", case)
    her = CasePerson.objects.get(case=case).person_id
    listed = [UUID(str(bea.user_id))]
    commands.restrict_person(acting(lena), her, version=1, level=1, reason="Her brother", at=at, readers=listed)
    asked = commands.ask_to_lower_person(acting(bea), her, level=0, reason="He left", at=at)
    commands.end_reader_of_person(acting(lena), her, user_id=listed[0])
    with pytest.raises(Refused, match="every list"):
        commands.agree_to_lower_person(acting(lena), her, decision_id=asked, at=at)
    acting(lena)
    assert Person.objects.get(pk=her).restriction == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["join", "part"]), st.integers(0, 3)), max_size=8))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_T17_joining_and_unjoining_never_weaken_a_restriction_or_a_conflict(town: Town, steps: list) -> None:
    with transaction.atomic():
        lena, noor = town.people["lena"], town.people["noor"]
        cases = [town.case(lena) for _ in range(4)]
        for case in cases:
            link(town, "noor", case)
            link(town, "bea", case)
        persons = [CasePerson.objects.get(case=case).person_id for case in cases]
        town.bar(town.people["connie"], noor, person_id=persons[0])
        acting(lena)
        NamedReader.objects.create(person_id=persons[1], place=cases[1].place, user_id=lena.user_id, from_at=Now())
        Person.objects.filter(pk=persons[1]).update(restriction=2)
        barred, sealed = {0}, {1}
        groups = [{n} for n in range(4)]
        for who, act, other in steps:
            acting(lena)
            mine = next(g for g in groups if who in g)
            identity = Person.objects.get(pk=persons[other]).identity if act == "join" else uuid4()
            Person.objects.filter(pk=persons[who]).update(identity=identity)
            if act == "join" and other == who:
                continue
            mine.discard(who)
            joined = [g for g in groups if other in g] if act == "join" else []
            groups = [g for g in groups if g and g not in joined] + [{who, *(joined[0] if joined else ())}]
            barred |= {n for g in groups if g & barred for n in g}
            sealed |= {n for g in groups if g & sealed for n in g}
            open_to = {name: sees(town, name) for name in ("noor", "bea", "lena")}
            assert {n for n in range(4) if cases[n].pk in open_to["noor"]} & (barred | sealed) == set()
            assert {n for n in range(4) if cases[n].pk in open_to["bea"]} & sealed == set()
            assert open_to["lena"] >= {case.pk for case in cases}
        transaction.set_rollback(True)


def answers(client: Client, case_id: UUID, person_id: UUID) -> dict[str, tuple[int, bytes]]:
    """Of every case-side page that a case or a person fills: status and body, token and nonce masked, the ids too."""
    filled, seen = {"partnership": "northvale", "case_id": case_id, "person_id": person_id, "what": "name"}, {}
    for address in running():
        names = {name for name, _ in address.parameters}
        if not names & {"case_id", "person_id"} or not names <= set(filled):
            continue
        path = reverse(address.name, kwargs={name: filled[name] for name in names})
        for method in ("get", "post"):
            answer = getattr(client, method)(path)
            body = masked(answer.content)
            for one in (case_id, person_id):
                body = body.replace(str(one).encode(), b"ID")
            seen[f"{address.name} {method}"] = (answer.status_code, body)
    return seen


def test_T01_the_barred_get_byte_for_byte_what_no_such_record_gives(town: Town) -> None:
    case = town.case(town.people["lena"])
    person = CasePerson.objects.get(case=case).person_id
    link(town, "noor", case, Role.LEAD_WORKER)
    allowed = answers(browser(town.people["noor"]), case.pk, person)
    assert {status for status, _ in allowed.values()} >= {200}
    town.bar(town.people["connie"], town.people["noor"], case=case)
    barred = answers(browser(town.people["noor"]), case.pk, person)
    nothing = answers(browser(town.people["noor"]), uuid4(), uuid4())
    assert barred == nothing
    assert {status for status, _ in barred.values()} <= {404, 405}
    assert len(barred) > 15


@pytest.mark.parametrize("end", ["link", "role"])
def test_T07_access_ends_at_the_next_request(town: Town, end: str) -> None:
    from datetime import date, timedelta

    from joinedup.foundation.accounts.commands import end_role
    from joinedup.foundation.models import RoleGrant
    from tests.cast import ROOT

    case = town.case(town.people["lena"])
    link(town, "noor", case)
    client = browser(town.people["noor"])
    path = reverse("casefiles:case", args=["northvale", case.pk])
    assert client.get(path).status_code == 200
    acting(town.people["lena"])
    if end == "link":
        CaseLink.objects.filter(case=case, user_id=town.people["noor"].user_id).update(to_at=Now())
    else:
        grant = RoleGrant.objects.get(user_id=town.people["noor"].user_id, role="practitioner")
        end_role(ROOT, grant.pk, on=date.today() - timedelta(days=1))
    assert client.get(path).status_code == 404

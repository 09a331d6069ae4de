"""Sharing: item by item, with everything weighed; refusals too; consent is a fact of its own; requests are answered or chased."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreements.commands import add_agreement
from joinedup.casework.models import SharingDecision
from joinedup.casework.sharing import commands, queries
from joinedup.casework.sharing.rules import Weighed, bases, problem, reply_state
from joinedup.foundation import context
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.people.cases.commands import write_note as note
from joinedup.people.models import CaseLink, SharedItem
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, practitioner
from tests.cast import World, sign_in
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url

TODAY = date(2026, 5, 22)
WEIGHED = Weighed("To keep her safe", "adult", "They see her weekly", "told", consent="given")


def shared(who: Actor, case: Made, item: UUID, agency: UUID, weighed: Weighed = WEIGHED) -> UUID:
    return commands.decide_sharing(
        acting(who),
        case.id,
        items=[item],
        agency_id=agency,
        weighed=weighed,
        at=timezone.now(),
        on=timezone.localdate(),
    )


def asked(who: Actor, case: Made, agency: UUID, due_on: date | None = None) -> UUID:
    today = timezone.localdate()
    said = {"asks": "Any contact this year?", "purpose": "Safety plan", "basis": "adult", "due_on": due_on or today}
    return commands.ask_for_information(
        acting(who), case.id, person_id=case.persons[0], agency_id=agency, at=timezone.now(), on=today, **said
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"basis": "because"}, "basis"),
        ({"necessity": ""}, "necessity"),
        ({"told": "not_told"}, "told_reason"),
        ({"consent": "refused"}, "consent_reason"),
        ({"basis": "consent", "consent": "refused"}, "basis"),
    ],
)
def test_what_a_decision_to_share_must_say(change: dict[str, str], field: str) -> None:
    from dataclasses import replace

    assert problem(WEIGHED, shares=True) is None
    assert problem(replace(WEIGHED, **change), shares=True)[0] == field


def test_a_request_stands_as_it_was_answered_or_as_nobody_did() -> None:
    assert reply_state("", TODAY, TODAY) == ("Asked", "blue")
    assert reply_state("", TODAY, TODAY + timedelta(days=1)) == ("No reply", "red")
    assert reply_state("nothing_held", TODAY, TODAY + timedelta(days=1))[0] == "Nothing held"
    assert all(basis.gateway and basis.certainty for basis in bases().values())


def test_chosen_items_are_shared_and_no_others_and_taken_back(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    one, other = record(worker, case), record(worker, case)
    decision = shared(worker, case, one, world.hospital)
    there = sign_in(nurse)
    assert there.get(url("contact", one)).status_code == 200
    assert there.get(url("contact", other)).status_code == 404
    commands.withdraw_decision(acting(worker), decision, reason="She asked us to", at=timezone.now())
    assert there.get(url("contact", one)).status_code == 404
    acting(worker)
    assert sorted(SharingDecision.objects.values_list("verdict", flat=True)) == ["share", "withdraw"]
    with pytest.raises(Refused, match="shared no more"):
        commands.withdraw_decision(acting(worker), decision, reason="Again", at=timezone.now())


def test_one_thing_of_several_is_shared_no_more_with_why(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    today, (first, second) = (
        timezone.localdate(),
        (note(acting(worker), case.id, text=t, at=timezone.now()) for t in ("kestrel", "merlin")),
    )
    given = {"agency_id": world.hospital, "weighed": WEIGHED, "at": timezone.now(), "on": today}
    commands.decide_sharing(acting(worker), case.id, items=[first, second], **given)
    acting(worker)
    row = SharedItem.objects.get(item_id=first).pk
    address, mine = url("withdraw_item", case.id, row), sign_in(worker)
    page = mine.get(address).content.decode()
    assert "Why is it taken back?" in page
    assert address in mine.get(reverse("casefiles:case", args=["northvale", case.id])).content.decode()
    assert "There is a problem" in mine.post(address, {"reason": " "}).content.decode()
    assert sign_in(nurse).get(address).status_code == 404
    assert mine.post(address, {"reason": "It was about her sister"}).status_code == 302
    read = sign_in(nurse).get(reverse("casefiles:case", args=["northvale", case.id])).content.decode()
    assert ("kestrel" in read, "merlin" in read) == (False, True)
    acting(worker)
    taken = SharingDecision.objects.get(verdict="withdraw")
    assert (taken.detriment, taken.items) == ("It was about her sister", [str(first)])
    assert mine.get(address).status_code == 404


def test_another_agencys_item_cannot_be_shared_and_a_decision_cannot_be_changed(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    hers = record(nurse, case)
    with pytest.raises(NotFound):
        shared(worker, case, hers, world.police)
    decision = shared(worker, case, record(worker, case), world.hospital)
    acting(worker)
    with connection.cursor() as cursor:
        cursor.execute("update casework_sharingdecision set purpose = 'x' where id = %s", [decision])
        assert cursor.rowcount == 0


def test_a_refusal_is_recorded_with_why(worker: Actor, case: Made, world: World) -> None:
    said = {"agency_id": world.police, "asked_for": "Her new school", "at": timezone.now()}
    with pytest.raises(Refused, match="more harm"):
        commands.refuse_sharing(acting(worker), case.id, weighed=Weighed("An arrest", "", "", ""), **said)
    why = Weighed("An arrest", "", "", "", detriment="He works with them")
    commands.refuse_sharing(acting(worker), case.id, weighed=why, **said)
    page = sign_in(worker).get(url("sharing", case.id)).content.decode()
    assert "Not shared" in page
    assert "He works with them" in page


def test_the_agency_asked_replies_and_only_it(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    request, there = asked(worker, case, world.hospital), sign_in(nurse)
    assert sign_in(stranger).get(url("request", request)).status_code == 404
    refused = there.post(url("reply_to_request", request), {"reply": "refused", "words": ""}).content.decode()
    assert "Say why it is refused" in refused
    there.post(url("reply_to_request", request), {"reply": "nothing_held", "words": "Looked under both names"})
    assert "Looked under both names" in sign_in(worker).get(url("request", request)).content.decode()
    reviewer = practitioner("pia", "Pia Moor", world.hospital)
    acting(worker)
    link(reviewer, case.id, case.place, Role.CASE_REVIEWER)
    with pytest.raises(NotAllowed, match="lets you read this"):
        commands.reply_to_request(acting(reviewer), request, reply="shared", words="x", at=timezone.now(), on=TODAY)


def test_no_reply_is_seen_and_chased(worker: Actor, case: Made, world: World) -> None:
    request = asked(worker, case, world.police)
    line = queries.get_request(acting(worker), "northvale", request, timezone.localdate() + timedelta(days=1))
    assert line.state == "No reply"
    commands.chase_request(acting(worker), request, words="", told_by="Nobody answered at 3", at=timezone.now())
    assert "Nobody answered at 3" in sign_in(worker).get(url("request", request)).content.decode()


def test_the_form_shares_what_is_ticked(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    concern = worry(worker, case)
    said = {
        "items": [str(concern)], "agency_id": str(world.hospital), "purpose": "Plan", "basis": "adult", "necessity": "Weekly",
        "consent": "given", "told": "told",
    }  # fmt: skip
    client = sign_in(worker)
    assert "Choose" in client.post(url("decide_sharing", case.id), said | {"items": []}).content.decode()
    assert client.post(url("decide_sharing", case.id), said).status_code == 302
    assert sign_in(nurse).get(url("concern", concern)).status_code == 200


def test_the_register_says_when_a_review_is_overdue(worker: Actor, maya: Actor, world: World) -> None:
    context.tell_database(maya)
    said = {"title": "Tier 1", "purpose": "All", "parties": [world.council, world.police], "basis": "child"}
    days = {"signed_on": date(2024, 1, 1), "review_on": date(2025, 1, 1)}
    with pytest.raises(Refused, match="why it was not"):
        add_agreement(maya, world.partnership, **said, **days)
    add_agreement(maya, world.partnership, **said, **days, impact_assessed_on=date(2024, 1, 1))
    page = sign_in(maya).get(reverse("casework:agreements", args=["northvale"])).content.decode()
    assert "1 should have been looked at again" in page
    assert "Northvale Council, Vale Police" in page


def test_whoever_holds_what_is_asked_for_can_ring_back(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    request, there = asked(worker, case, world.hospital), sign_in(nurse)
    acting(worker)
    page = unescape(there.get(url("request", request)).content.decode())
    assert "Wren Achebe, lead worker, Northvale Council" in page
    assert "Ring Northvale Council by a number you know" in page
    CaseLink.objects.filter(user_id=worker.user_id).update(telephone="01632 960 321")
    page = there.get(url("request", request)).content.decode()
    assert "01632 960 321" in page
    assert "by a number you know, and ask" not in page
    assert "Dele Marsh, allocated worker" in sign_in(worker).get(url("request", request)).content.decode()
    said = {"reply": "nothing_held", "words": "Not known to us"}
    commands.reply_to_request(acting(nurse), request, at=timezone.now(), on=timezone.localdate(), **said)
    page = sign_in(worker).get(url("request", request)).content.decode()
    assert "Nothing held" in page
    assert "Dele Marsh, Northvale Hospitals NHS Trust" in page


def test_somebody_who_asked_and_left_the_case_is_named_and_a_colleague_can_be_rung(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    request = asked(worker, case, world.hospital)
    colleague = practitioner("colly", "Colly Marr", world.council)
    acting(worker)
    link(colleague, case.id, case.place, Role.ALLOCATED_WORKER)
    CaseLink.objects.filter(user_id=colleague.user_id).update(telephone="01632 960 555")
    CaseLink.objects.filter(user_id=worker.user_id).update(to_at=Now())
    page = unescape(sign_in(nurse).get(url("request", request)).content.decode())
    assert "Wren Achebe, on this case no more, Northvale Council" in page
    assert "Colly Marr, allocated worker, 01632 960 555" in page


def test_one_item_is_shared_from_its_own_page_by_a_decision_begun_with_the_last(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    concern, client = worry(worker, case), sign_in(worker)
    button = url("share_item", case.id, concern)
    assert "Sadie Pennock: Concern" in client.get(button).content.decode()
    assert button in client.get(url("concern", concern)).content.decode()
    assert "begins with what" not in client.get(button).content.decode()
    said = {"agency_id": str(world.hospital), "purpose": "Her plan", "basis": "adult", "necessity": "Weekly"}
    assert "Answer “Did the person agree?”" in client.post(button, said).content.decode()
    assert client.post(button, said | {"consent": "given", "told": "told"}).status_code == 302
    assert sign_in(nurse).get(url("concern", concern)).status_code == 200
    again = client.get(url("share_item", case.id, record(worker, case))).content.decode()
    assert "begins with what" in again
    assert "Her plan" in again
    assert sign_in(nurse).get(button).status_code == 404


def test_one_decision_shares_some_and_not_others_each_with_why(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    yes, no = worry(worker, case), record(worker, case)
    request, client = asked(nurse, case, world.council), sign_in(worker)
    said = {
        "items": [str(yes)], "refused": [str(no)], "agency_id": str(world.hospital), "purpose": "Plan", "basis": "adult",
        "necessity": "Weekly", "consent": "given", "told": "told", "request_id": str(request), "reply_words": "One account is kept back",
    }  # fmt: skip
    page = url("decide_sharing", case.id)
    assert f"why_{no}" not in client.get(page).content.decode()
    assert f"why_{no}" in client.post(page, said).content.decode()
    assert client.post(page, said | {f"why_{no}": "It tells where he hides"}).status_code == 302
    acting(worker)
    row = SharingDecision.objects.get()
    assert (row.items, row.refused) == ([str(yes)], [[str(no), "It tells where he hides"]])
    own = client.get(url("sharing", case.id)).content.decode()
    assert "Shared in part" in own
    assert "because: It tells where he hides" in own
    theirs = sign_in(nurse)
    assert theirs.get(url("contact", no)).status_code == 404
    told = theirs.get(url("request", request)).content.decode()
    assert "One account is kept back" in told
    assert "where he hides" not in told + theirs.get(url("sharing", case.id)).content.decode()


def test_a_refusal_names_its_items_and_answers_who_asked(worker: Actor, nurse: Actor, case: Made, world: World) -> None:
    one, request, client = record(worker, case), asked(nurse, case, world.council), sign_in(worker)
    said = {
        "agency_id": str(world.hospital),
        "purpose": "Plan",
        "detriment": "He reads their post",
        "refused": [str(one)],
    }
    page = url("refuse_sharing", case.id)
    answer = {"request_id": str(request), "reply_words": ""}
    assert "Say what they are told" in client.post(page, said | answer).content.decode()
    assert (
        "of the agency that this decision"
        in client.post(page, said | answer | {"agency_id": str(world.police)}).content.decode()
    )
    assert client.post(page, said | answer | {"reply_words": "We cannot share it"}).status_code == 302
    acting(worker)
    assert SharingDecision.objects.get().refused == [[str(one), "He reads their post"]]
    line = queries.get_request(acting(nurse), "northvale", request, timezone.localdate())
    assert line.state == "Held, and refused"


def test_where_nothing_can_be_shared_yet_the_page_says_what_to_do(worker: Actor, case: Made) -> None:
    page = sign_in(worker).get(url("decide_sharing", case.id)).content.decode()
    assert "recorded nothing in this case yet that could be shared" in page
    assert "write a note" in page
    assert "<textarea" not in page


def test_one_thing_is_not_both_shared_and_refused(worker: Actor, case: Made, world: World) -> None:
    item, said = (
        record(worker, case),
        {"agency_id": world.hospital, "weighed": WEIGHED, "at": timezone.now(), "on": TODAY},
    )
    for refused, words in (({item: "x"}, "choose one of the two"), ({worry(worker, case): " "}, "Say of each why")):
        with pytest.raises(Refused, match=words):
            commands.decide_sharing(acting(worker), case.id, items=[item], refused=refused, **said)

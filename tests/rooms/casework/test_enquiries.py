"""Section 42: the council decides with evidence for each part; the adult's wishes come first and are asked about at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import product
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from joinedup.casework.enquiries import commands
from joinedup.casework.enquiries.commands import Involved, Received
from joinedup.casework.enquiries.rules import (
    NO_ENQUIRY,
    SECTION_42,
    Test,
    advised,
    decision_problem,
    lists,
)
from joinedup.casework.models import Enquiry, EnquiryDecision, WantedOutcome
from joinedup.casework.referrals.commands import count_referrals
from joinedup.foundation import context, jobs
from joinedup.foundation.commands import Changed, NotFound, Refused
from joinedup_core.permits import Actor
from tests.cases import Made, acting, share
from tests.cast import World, sign_in
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_referrals import TOLD, sent
from tests.rooms.casework.test_referrals import outside as outside  # the council's desk

TODAY = date(2026, 5, 22)
AT = timezone.make_aware(datetime(2026, 5, 20, 10))
CLERK = jobs.actor_of("casework.count_ended_quarters")
PARTS = [part.key for part in lists().parts]


def judged(*met: str) -> dict[str, Test]:
    return {key: Test(one, "The nurse saw it") for key, one in zip(PARTS, met, strict=True)}


def received(who: Actor, case: Made) -> UUID:
    said = Received(date(2026, 5, 20), "kestrel: money is missing", ["financial"], "own_home", "known")
    return commands.record_adult_concern(
        acting(who), case.id, person_id=case.persons[0], received=said, today=TODAY, key=uuid4()
    )


def decided(who: Actor, case: Made, version: int = 1) -> UUID:
    enquiry = received(who, case)
    said = {
        "tests": judged("yes", "yes", "yes"),
        "decision": SECTION_42,
        "reason": "All three",
        "on": TODAY,
        "today": TODAY,
    }
    commands.decide_enquiry(acting(who), enquiry, **said, version=version)
    return enquiry


def test_the_concern_a_referral_brought_names_it_and_counts_as_what_came_of_it(
    worker: Actor, maya: Actor, case: Made, outside: UUID, world: World
) -> None:
    """From the referral to the enquiry and back; it counts once the council decides on an enquiry, not before."""
    told = replace(TOLD, how="portal")
    referral, client = sent(worker, case, outside, "adult", told, AT), sign_in(worker)
    other = sent(worker, case, outside, "child", told, AT)
    form = f"{url('record_adult_concern', case.id, case.persons[0])}?referral={referral}"
    assert form in client.get(url("referral", referral)).content.decode()
    assert "decide under section 42" not in client.get(url("referral", other)).content.decode()
    text = client.get(form).content.decode()
    assert f'<option value="{referral}" selected' in text
    assert str(other) not in text
    with pytest.raises(NotFound):
        commands.record_adult_concern(
            acting(worker), case.id, person_id=case.persons[0], received=Received(TODAY, "x"), today=TODAY, key=uuid4(),
            referral_id=uuid4(),
        )  # fmt: skip
    day = {"received_on_day": "20", "received_on_month": "5", "received_on_year": "2026"}
    shown = client.post(form, {**day, "concern": "Money is missing", "referral_id": referral})
    assert url("referral", referral) in client.get(shown.url).content.decode()
    assert shown.url in client.get(url("referral", referral)).content.decode()
    days = {"from_on": AT.date(), "until_on": AT.date()}
    context.tell_database(CLERK)
    assert ("adult", "sent", False, 1) in count_referrals(CLERK, world.partnership, **days)
    enquiry = Enquiry.objects.filter(referral_id=referral).values_list("pk", flat=True)
    acting(worker)
    said = {"tests": judged("yes", "yes", "yes"), "decision": SECTION_42, "reason": "All three"}
    commands.decide_enquiry(acting(worker), enquiry[0], **said, on=TODAY, today=TODAY, version=1)
    context.tell_database(CLERK)
    counted = count_referrals(CLERK, world.partnership, **days)
    assert ("adult", "assessed", False, 1) in counted
    assert ("child", "sent", False, 1) in counted


@pytest.mark.parametrize("met", list(product(["yes", "no", "unclear"], repeat=3)), ids="-".join)
def test_all_three_parts_and_only_they_ask_for_section_42(met: tuple[str, ...]) -> None:
    found = advised(judged(*met))
    assert (found.decision == SECTION_42) is (met == ("yes",) * 3)
    assert (found.decision == NO_ENQUIRY) is ("no" in met)
    refused = decision_problem(SECTION_42, judged(*met), "Because")
    assert (refused is not None) is ("no" in met)


def test_only_a_council_records_and_decides(worker: Actor, nurse: Actor, case: Made) -> None:
    with pytest.raises(Refused, match="send it a referral"):
        received(nurse, case)
    assert "Refer an adult to it" in sign_in(nurse).get(url("enquiries", case.id)).content.decode()


def test_a_decision_needs_evidence_for_each_part_and_earlier_ones_stay(worker: Actor, case: Made) -> None:
    enquiry, client = received(worker, case), sign_in(worker)
    day = {
        "on_day": "21",
        "on_month": "5",
        "on_year": "2026",
        "version": 1,
        "decision": "none",
        "reason": "She can leave",
    }
    said = {**day, **{f"{key}_evidence": "Seen" for key in PARTS}, "needs": "yes", "abuse": "yes", "protect": "no"}
    refused = client.post(url("decide_enquiry", enquiry), said | {"protect_evidence": ""}).content.decode()
    assert "On what evidence" in refused
    assert client.post(url("decide_enquiry", enquiry), said).status_code == 302
    wrong = client.post(url("decide_enquiry", enquiry), said | {"protect": "yes", "version": 2}).content.decode()
    assert "must make an enquiry under section 42" in wrong
    client.post(url("decide_enquiry", enquiry), said | {"protect": "yes", "decision": "section_42", "version": 2})
    acting(worker)
    assert [d.decision for d in EnquiryDecision.objects.order_by("number")] == ["none", "section_42"]
    assert "She can leave" in client.get(url("enquiry", enquiry)).content.decode()


def test_it_is_concluded_with_every_wish_the_risk_and_what_remains(worker: Actor, case: Made) -> None:
    enquiry, client = decided(worker, case), sign_in(worker)
    wish = commands.add_wish(acting(worker), enquiry, words="Keep seeing my nephew", on=TODAY, today=TODAY)
    said = {
        "risk": "reduced",
        "conclusion": "The card was given back",
        "remaining_risk": "",
        "told_adult": "Told; content",
        "on": TODAY,
    }
    details = {"today": TODAY, "version": 2}
    with pytest.raises(Refused, match="how far it was achieved"):
        commands.conclude_enquiry(acting(worker), enquiry, achieved={}, **said, **details)
    with pytest.raises(Refused, match="which risk remains"):
        commands.conclude_enquiry(acting(worker), enquiry, achieved={wish: "partly"}, **said, **details)
    said["remaining_risk"] = "He may come back; the bank watches"
    commands.conclude_enquiry(acting(worker), enquiry, achieved={wish: "partly"}, **said, **details)
    page = client.get(url("enquiry", enquiry)).content.decode()
    assert "The risk was reduced" in page
    assert "Partly (said 22 May 2026)" in page
    assert "Conclude</a>" not in page
    acting(worker)
    assert WantedOutcome.objects.get().achieved == "partly"
    with pytest.raises(Refused, match="is concluded"):
        commands.add_wish(acting(worker), enquiry, words="More", on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("involved", "said"),
    [
        (Involved("not_asked", "nobody"), "Say why the adult was not asked"),
        (Involved("expressed", "not_needed", difficulty=True), "substantial difficulty"),
        (Involved("expressed", "advocate"), "Say who supports them"),
    ],
)
def test_how_the_adult_is_involved_is_asked_for(worker: Actor, case: Made, involved: Involved, said: str) -> None:
    with pytest.raises(Refused, match=said):
        commands.involve_adult(acting(worker), received(worker, case), involved=involved, version=1)


def test_capacity_is_said_of_a_decision_and_who_enquires_answers(worker: Actor, case: Made, world: World) -> None:
    enquiry, client = decided(worker, case), sign_in(worker)
    day = {"on_day": "21", "on_month": "5", "on_year": "2026"}
    asked = {"decision": "", "capacity": "has", "evidence": "She weighed it", "by": "Wren", **day}
    assert (
        "Enter the" in (text := client.post(url("record_capacity", enquiry), asked).content.decode())
        or "Answer" in text
    )
    client.post(url("record_capacity", enquiry), asked | {"decision": "Whether he keeps the card"})
    caused = commands.cause_enquiry(
        acting(worker), enquiry, what="Ask the bank", due_on=date(2026, 6, 1), agency_id=world.police
    )
    client.post(url("record_finding", enquiry, caused), {"found": "He drew 40 pounds", **day})
    page = client.get(url("enquiry", enquiry)).content.decode()
    for words in ("Whether he keeps the card", "Vale Police, by 1 June 2026", "He drew 40 pounds"):
        assert words in page


def test_who_it_was_not_shared_with_finds_nothing(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    enquiry = decided(worker, case)
    for who in (nurse, stranger):
        for name in ("enquiry", "decide_enquiry", "conclude_enquiry", "add_wish"):
            assert sign_in(who).get(url(name, enquiry)).status_code == 404
    share(acting(worker), enquiry, case, world.hospital)
    assert "kestrel" in sign_in(nurse).get(url("enquiry", enquiry)).content.decode()
    assert sign_in(nurse).get(url("add_wish", enquiry)).status_code == 403


def test_two_editors(worker: Actor, case: Made) -> None:
    enquiry = decided(worker, case)
    with pytest.raises(Changed):
        commands.involve_adult(acting(worker), enquiry, involved=Involved("expressed", "not_needed"), version=1)


def test_concerns_and_enquiries_are_counted_without_names(worker: Actor, case: Made, world: World) -> None:
    decided(worker, case)
    received(worker, case)
    clerk = jobs.actor_of("casework.tell_unacknowledged_referrals")
    context.tell_database(clerk)
    found = commands.count_enquiries(clerk, world.partnership, from_on=date(2026, 4, 1), until_on=date(2027, 3, 31))
    assert found == [("section_42", "open", 1), ("undecided", "open", 1)]

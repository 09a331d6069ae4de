"""Consent: a fact of its own that a decision to share on it is held against; a no ends what rested on the yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from joinedup.casework.consents.commands import record_consent
from joinedup.casework.consents.rules import Fact, Said, refusal, standing
from joinedup.casework.models import Consent, SharingDecision
from joinedup.foundation.commands import Refused
from joinedup.foundation.models import Notice
from joinedup.people.cases.commands import write_note
from joinedup.people.models import SharedItem
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import record, url
from tests.rooms.casework.test_sharing import WEIGHED, shared

TODAY = date(2026, 5, 22)
HERE, OTHER = uuid4(), uuid4()
AGREED = replace(WEIGHED, basis="consent")
YES = Said("given", "Her plan", "She", TODAY)


def said(who: Actor, case: Made, what: Said = YES, person: int = 0) -> int:
    about = {"person_id": case.persons[person], "today": timezone.localdate(), "at": timezone.now()}
    return record_consent(acting(who), case.id, said=what, **about)


def fact(state: str, agency: UUID | None, day: int, until: int | None = None) -> Fact:
    last = None if until is None else TODAY + timedelta(days=until)
    return Fact(state, agency, TODAY + timedelta(days=day), last, datetime(2026, 5, 22))


FACTS = st.builds(
    fact, st.sampled_from(("given", "refused", "withdrawn")), st.sampled_from((None, HERE, OTHER)), st.integers(-9, 0),
    st.sampled_from((None, -1, 0, 1)),
)  # fmt: skip


@given(st.lists(FACTS, max_size=5))
def test_consent_stands_only_by_a_yes_after_every_no_that_counts(facts: list[Fact]) -> None:
    stands = standing(facts, HERE, TODAY)
    here = [f for f in facts if f.agency_id in (None, HERE)]
    if stands.state == "given":
        assert stands.fact in here
        assert stands.fact.until_on is None or stands.fact.until_on >= TODAY
        own = [f for f in here if f.agency_id == HERE]
        latest = max((f.said_on for f in own), default=None)
        assert latest is None or any(f.state == "given" for f in own if f.said_on == latest)
    if not here:
        assert stands.state == "none"
    if stands.state == "none":
        assert not any(f.state == "given" for f in here if f == max(here, key=lambda f: f.said_on))
    again = standing([*facts, fact("withdrawn", None, 1)], HERE, TODAY)
    assert again.state in ("withdrawn", "refused")


def test_a_no_to_one_agency_leaves_a_yes_to_all_others() -> None:
    facts = [fact("given", None, -3), fact("refused", HERE, -2), fact("given", None, -1)]
    assert standing(facts, HERE, TODAY).state == "refused"
    assert standing(facts, OTHER, TODAY).state == "given"
    assert standing([fact("given", HERE, -3, -1)], HERE, TODAY).state == "over"
    assert "which is past" in refusal([("victim", standing([fact("given", HERE, -3, -1)], HERE, TODAY))])


def test_sharing_on_consent_asks_for_consent_that_stands(worker: Actor, case: Made, world: World) -> None:
    item = record(worker, case)
    with pytest.raises(Refused, match="consent of the victim is not recorded"):
        shared(worker, case, item, world.hospital, AGREED)
    said(worker, case, replace(YES, agency_id=world.police))
    with pytest.raises(Refused, match="is not recorded"):
        shared(worker, case, item, world.hospital, AGREED)
    said(worker, case, replace(YES, agency_id=world.hospital))
    shared(worker, case, item, world.hospital, AGREED)
    said(worker, case, replace(YES, state="refused", agency_id=world.police))
    with pytest.raises(Refused, match=r"consent of the victim was refused on 22\xa0?.*May"):
        shared(worker, case, item, world.police, AGREED)


def test_a_note_is_about_everybody_on_the_case(worker: Actor, case: Made, world: World) -> None:
    note = write_note(acting(worker), case.id, text="They were both there", at=timezone.now())
    said(worker, case)
    with pytest.raises(Refused, match="alleged perpetrator is not recorded"):
        shared(worker, case, note, world.hospital, AGREED)
    said(worker, case, person=1)
    shared(worker, case, note, world.hospital, AGREED)


def test_sharing_against_a_no_says_why_and_keeps_what_they_said(worker: Actor, case: Made, world: World) -> None:
    item = record(worker, case)
    said(worker, case, replace(YES, state="refused"))
    with pytest.raises(Refused, match="was refused on") as refused:
        shared(worker, case, item, world.hospital)
    assert refused.value.field == "consent_reason"
    shared(worker, case, item, world.hospital, replace(WEIGHED, consent_reason="He has a knife"))
    acting(worker)
    row = SharingDecision.objects.get()
    assert (row.consent, row.consent_reason) == ("refused", "He has a knife")


def test_what_rests_on_consent_ends_with_its_last_day(worker: Actor, case: Made, world: World) -> None:
    last = timezone.localdate() + timedelta(days=9)
    said(worker, case, replace(YES, until_on=last))
    shared(worker, case, record(worker, case), world.hospital, AGREED)
    acting(worker)
    assert timezone.localdate(SharedItem.objects.get().until_at) == last


def test_taking_consent_back_ends_what_rested_on_it_alone_and_tells_who_had_it(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    hers, his, kept = record(worker, case), record(worker, case, person=1), worry(worker, case)
    for person in (0, 1):
        said(worker, case, person=person)
    for item in (hers, his):
        shared(worker, case, item, world.hospital, AGREED)
    shared(worker, case, kept, world.hospital)
    there, here, before = sign_in(nurse), sign_in(worker), Notice.objects.filter(user_id=nurse.user_id).count()
    assert there.get(url("contact", hers)).status_code == 200
    sent = {
        "state": "withdrawn",
        "about": "All of it",
        "said_by": "She",
        "on": TODAY.isoformat(),
        "agency_id": "",
        "until_on": "",
    }
    answer = here.post(url("record_consent", case.id, case.persons[0]), sent, follow=True).content.decode()
    assert "1 item that rested on their consent alone: shared no more" in answer
    assert there.get(url("contact", hers)).status_code == 404
    assert there.get(url("contact", his)).status_code == 200
    assert there.get(url("concern", kept)).status_code == 200
    assert "They took their consent back on" in there.get(url("sharing", case.id)).content.decode()
    assert Notice.objects.filter(user_id=nurse.user_id).count() == before + 1
    acting(worker)
    assert sorted(SharingDecision.objects.values_list("verdict", flat=True)) == ["share", "share", "share", "withdraw"]


def test_consent_is_a_fact_that_changes_by_a_new_one(worker: Actor, case: Made) -> None:
    said(worker, case)
    said(worker, case, replace(YES, state="withdrawn"))
    with pytest.raises(Refused, match="Only a yes has a last day"):
        said(worker, case, replace(YES, state="refused", until_on=TODAY))
    acting(worker)
    assert Consent.objects.count() == 2
    page = sign_in(worker).get(url("sharing", case.id)).content.decode()
    assert "Taken back" in page
    assert "Given" in page

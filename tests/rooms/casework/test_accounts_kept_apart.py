"""One person's account never shows with another's, and never to an agency it was not shared with."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from joinedup.casework.contacts import commands
from joinedup.casework.contacts.rules import Account
from joinedup.foundation.commands import NotFound
from joinedup_core.permits import Actor
from tests.cases import Made, acting, share
from tests.cast import World, sign_in
from tests.masking import masked
from tests.rooms.casework.test_contacts import record, url

MARK = "kestrel"
WORDS = ("where", "made_by", "voice", "observations", "judgement", "gaps", "next_step")
HERS = Account("in_person_home", "alone", stays_involved=False, **{name: f"{MARK}-{name}" for name in WORDS})
HIS = Account("in_person_home", "with_others", voice="heron")


@pytest.fixture
def accounts(worker: Actor, case: Made):
    """Of one visit to two people, each one's account."""
    hers = record(worker, case, 0, HERS)
    return hers, record(worker, case, 1, HIS, same_visit_as=hers)


def test_her_words_stand_on_no_page_of_his_nor_in_any_list(worker, case, accounts) -> None:
    hers, his = accounts
    commands.tell_others(acting(worker), hers, told={"police": f"{MARK}-telling"}, at=timezone.now())
    client = sign_in(worker)
    pages = [
        url("case", case.id), url("person", case.id, case.persons[0]), url("person", case.id, case.persons[1]),
        url("contact", his), url("recorded", his), url("correct", his), url("tell", his), url("recorded", hers),
        url("record", case.id, case.persons[1]) + f"?visit={hers}",
    ]  # fmt: skip
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200
        text = answer.content.decode()
        for same in ("where", "made_by") if "?visit" in address else ():
            text = text.replace(f"{MARK}-{same}", "")
        assert MARK not in text, address
    assert str(hers) not in client.get(url("person", case.id, case.persons[1])).content.decode()
    assert MARK in client.get(url("contact", hers)).content.decode()


def test_the_other_agency_reads_the_account_shared_with_it_and_not_the_other(
    worker: Actor, nurse: Actor, case: Made, accounts, world: World
) -> None:
    hers, his = accounts
    there = sign_in(nurse)
    assert there.get(url("contact", his)).status_code == 404
    share(acting(worker), his, case, world.hospital)
    assert "heron" in there.get(url("contact", his)).content.decode()
    assert masked(there.get(url("contact", hers)).content) == masked(there.get(url("contact", uuid4())).content)
    assert there.get(url("correct", his)).status_code == 403
    assert str(hers) not in there.get(url("case", case.id)).content.decode()


def test_a_practitioner_without_a_link_finds_nothing(stranger: Actor, case: Made, accounts) -> None:
    client = sign_in(stranger)
    for address in (url("case", case.id), url("contact", accounts[0]), url("person", case.id, case.persons[0])):
        assert client.get(address).status_code == 404
    with pytest.raises(NotFound):
        record(stranger, case)

"""Contacts: what may be recorded, once; that nothing typed is lost; and who is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from joinedup.casework.contacts import commands, queries
from joinedup.casework.contacts.rules import MODES, SEEN, Account, account_problem, read_when, still_asked
from joinedup.casework.models import Contact
from joinedup.casework.sharing.commands import Weighed, decide_sharing
from joinedup.foundation.commands import Refused
from joinedup.foundation.listing import Listing
from joinedup.foundation.models import TrailEntry
from joinedup.people.models import CaseLink
from joinedup.people.persons.commands import add_number
from joinedup_core.permits import Actor, Permission
from tests.cases import Made, acting
from tests.cast import World, sign_in

SPOKE = Account("telephone", "not_seen")


def url(name: str, *args: object) -> str:
    return reverse(f"casework:{name}", args=["northvale", *args])


def record(who: Actor, case: Made, person: int = 0, account: Account = SPOKE, when: str = "1 May 2026", **more) -> UUID:
    details = {"at": timezone.now(), "key": uuid4(), **more}
    return commands.record_contact(
        acting(who), case.id, person_id=case.persons[person], when=when, account=account, **details
    )


def filled(**more: object) -> dict[str, object]:
    return {"csrfmiddlewaretoken": "one showing", "when": "1 May 2026", "mode": "telephone", "seen": "not_seen", **more}


@given(st.sampled_from(list(MODES)), st.sampled_from(list(SEEN)))
def test_nobody_is_seen_by_telephone_or_without_contact(mode: str, seen: str) -> None:
    unseen = mode in ("telephone", "none")
    assert (account_problem(Account(mode, seen)) is None) == (not unseen or seen == "not_seen")


def test_what_is_answered_is_asked_no_longer() -> None:
    whole = Account("in_person_home", "alone", "", "I am scared", "Broken door", "Rising", "School?", "Ring", True)
    assert still_asked(whole) == []
    assert "No contact is not safety" in " ".join(still_asked(Account("none", "not_seen")))


def test_a_half_known_day_never_reaches_into_the_future() -> None:
    today = datetime(2026, 5, 10, tzinfo=UTC).date()
    assert read_when("May 2026", today=today).latest_on == today


def test_a_day_to_come_is_refused_and_nothing_is_lost(worker: Actor, case: Made) -> None:
    answer = sign_in(worker).post(
        url("record", case.id, case.persons[0]), filled(when="1 May 2099", observations="The door was open")
    )
    text = answer.content.decode()
    assert "1 May 2099 has not come yet" in text
    assert "The door was open" in text
    assert not Contact.objects.exists()


def test_sent_twice_makes_one_contact_and_says_what_is_still_asked(worker: Actor, case: Made) -> None:
    client, sent = sign_in(worker), filled(observations="Calm")
    first = client.post(url("record", case.id, case.persons[0]), sent)
    assert client.post(url("record", case.id, case.persons[0]), sent).url == first.url
    assert Contact.objects.count() == 1
    text = client.get(first.url).content.decode()
    assert "Voice of the person" in text
    assert "Record Rory Pennock’s own account" in text


def test_whoever_records_for_a_colleague_says_who_was_in_contact(worker: Actor, case: Made) -> None:
    """Without it, it was whoever recorded it; an account of the same visit begins with the same colleague."""
    client = sign_in(worker)
    for said, told in (("Priya Sand, family support", "Priya Sand, family support, "), ("", "Wren Achebe, ")):
        sent = client.post(
            url("record", case.id, case.persons[0]), filled(made_by=said, at_time="10:00" if said else "")
        )
        facts = client.get(sent.url.replace("recorded/", "")).content.decode()
        assert f"{told}Northvale" in facts.partition("Recorded by")[0]
        assert "Wren Achebe, Northvale" in facts.partition("Recorded by")[2]
    first = Contact.objects.get(made_by__startswith="Priya")
    again = client.get(f"{url('record', case.id, case.persons[1])}?visit={first.pk}").content.decode()
    assert 'value="Priya Sand, family support"' in again


def test_an_account_is_corrected_by_a_new_one_and_kept(worker: Actor, case: Made) -> None:
    old = record(worker, case)
    new = commands.correct_contact(
        acting(worker), old, when="2 May 2026", account=SPOKE, at=timezone.now(), key=uuid4()
    )
    assert [line.id for line in commands.open_contacts(acting(worker), case.id)] == [new]
    assert "This account was corrected" in sign_in(worker).get(url("contact", old)).content.decode()
    with pytest.raises(Refused, match="Somebody corrected"):
        commands.correct_contact(acting(worker), old, when="3 May 2026", account=SPOKE, at=timezone.now(), key=uuid4())


def test_whoever_has_an_account_gets_what_corrects_it(world: World, worker: Actor, nurse: Actor, case: Made) -> None:
    old = record(worker, case)
    assert not seen_by(nurse, old)
    share_with(worker, case, old, world.hospital)
    assert seen_by(nurse, old)
    changed = Account("in_person_home", "alone")
    newer = commands.correct_contact(
        acting(worker), old, when="2 May 2026", account=changed, at=timezone.now(), key=uuid4()
    )
    assert seen_by(nurse, newer)
    with pytest.raises(Refused, match="corrected"):
        share_with(worker, case, old, world.police)


def share_with(who: Actor, case: Made, contact: UUID, agency: UUID) -> None:
    """As its own page does it."""
    why = Weighed("To keep her safe", "adult", "They see her weekly", "told", consent="given")
    said = {"agency_id": agency, "weighed": why, "at": timezone.now(), "on": timezone.localdate()}
    decide_sharing(acting(who), case.id, items=[contact], **said)


def seen_by(who: Actor, contact: UUID) -> bool:
    return Contact.objects.visible_to(acting(who), Permission.SEE_ITEMS).filter(pk=contact).exists()


def test_whoever_does_not_stay_is_led_through_telling(worker: Actor, case: Made) -> None:
    contact = record(worker, case, account=Account("telephone", "not_seen", stays_involved=False))
    client = sign_in(worker)
    assert "nobody is recorded as told" in client.get(url("case", case.id)).content.decode()
    assert "Say whom you told" in client.post(url("tell", contact), {"council": ""}).content.decode()
    client.post(url("tell", contact), {"council": "Duty desk, by telephone, 2pm"})
    text = client.get(url("contact", contact)).content.decode()
    assert "Duty desk, by telephone, 2pm" in text
    assert "nobody is recorded as told" not in text


def test_a_page_says_after_how_many_more_contacts_nobody_was_told(
    worker: Actor, case: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        record(worker, case, account=Account("telephone", "not_seen", stays_involved=False))
    page, more = sign_in(worker), "more contact"
    assert more not in page.get(url("case", case.id)).content.decode()
    monkeypatch.setattr(queries, "MOST", 2)
    text = page.get(url("case", case.id)).content.decode()
    assert text.count("Tell those who are") == 2
    assert "After 2 more contacts nobody is recorded as told" in text


def test_opening_an_account_stands_on_the_trail_without_its_words(worker: Actor, case: Made) -> None:
    contact = record(worker, case, account=Account("telephone", "not_seen", voice="I am scared"))
    sign_in(worker).get(url("contact", contact))
    row = TrailEntry.objects.get(verb="casework.open_contact")
    assert row.target == f"casework.Contact:{contact}"
    assert not TrailEntry.objects.filter(note__contains="scared").exists()


def test_contacts_are_paged_and_none_is_out_of_reach(worker: Actor, case: Made) -> None:
    made = [record(worker, case, when=f"{day} May 2026") for day in (3, 2, 1)]
    pages = [commands.open_contacts(acting(worker), case.id, listing=Listing("newest", n, 2)) for n in (1, 2)]
    assert [[line.id for line in page] for page in pages] == [made[:2], made[2:]]
    assert [page.total for page in pages] == [3, 3]
    assert sign_in(worker).get(url("case", case.id), {"page": "2"}).status_code == 200


def test_whoever_is_pointed_to_an_agency_is_told_when_it_last_had_contact(
    worker: Actor, stranger: Actor, case: Made
) -> None:
    add_number(acting(worker), case.persons[0], kind="police", number="WM/1234")
    add_number(acting(worker), case.persons[0], kind="nhs", number="943 476 5919")
    CaseLink.objects.filter(case_id=case.id).update(from_at=timezone.now() - timedelta(days=400))
    address = reverse("cases:involved", args=["northvale", case.persons[0]])
    assert "1 May 2026" not in sign_in(stranger).get(address).content.decode()
    record(worker, case, when="1 May 2026")
    assert "1 May 2026" in sign_in(stranger).get(address).content.decode()
    acting(stranger)
    with connection.cursor() as cursor:
        cursor.execute("select app.last_heard(%s, %s)", [worker.agency_id, [case.id]])
        assert cursor.fetchone() == (None,), "asked by itself, it reads what the asker may read"

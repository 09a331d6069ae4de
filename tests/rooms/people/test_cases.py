"""A case from its opening to its closing: who reads it, who writes in it, what is shared, and what a stranger is shown."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.models import TrailEntry
from joinedup.people.cases import commands
from joinedup.people.cases.rules import ALPHABET, new_reference
from joinedup.people.models import CaseLink, CaseNote, CasePerson
from joinedup_core.permits import Actor
from tests.cases import acting
from tests.cast import World, sign_in
from tests.masking import masked
from tests.rooms.people.conftest import TODAY, open_case


def page(who: Actor, name: str, *args: object):
    return sign_in(who).get(reverse(name, args=["northvale", *args]))


def note(who: Actor, case: UUID, text: str = "Seen at home, calm") -> UUID:
    return commands.write_note(acting(who), case, text=text, at=timezone.now())


def link(who: Actor, case: UUID, other: Actor, kind: str = "allocated_worker") -> None:
    commands.link_worker(acting(who), case, worker=f"{other.user_id}:{other.agency_id}", kind=kind)


def test_a_reference_is_random_and_has_no_look_alikes() -> None:
    assert new_reference(lambda letters: letters[0]) == "3333-3333"
    assert not set(ALPHABET) & set("0O1IL2Z5S8BUAE")


def test_opening_a_case_through_its_page_gives_the_lead_and_the_page_says_how_to_reach_them(wren: Actor) -> None:
    client = sign_in(wren)
    sent = {
        "kind": "child",
        "part": "subject",
        "forenames": "Noor",
        "surname": "Vale",
        "born": "about 2012",
        "telephone": "01632 960 002",
    }
    wrong = client.post(reverse("cases:open_case", args=["northvale"]), {**sent, "born": "3 April 2099"})
    assert "The date of birth is in the future: check the year" in wrong.content.decode()
    text = client.post(reverse("cases:open_case", args=["northvale"]), sent, follow=True).content.decode()
    for words in ("Noor Vale", "Lead worker", "Wren Achebe", "Northvale Council", "01632 960 002", "about 2012"):
        assert words in text
    assert "Noor" not in re.search("<title>(.*?)</title>", text, re.S)[1]
    assert "Noor Vale" in client.get(reverse("cases:my_cases", args=["northvale"])).content.decode()


def test_opening_the_file_is_trailed_before_it_is_drawn(wren: Actor, case: UUID) -> None:
    assert page(wren, "casefiles:case", case).status_code == 200
    assert TrailEntry.objects.filter(verb="people.read_case", target=f"people.Case:{case}", outcome="done").count() == 1


def test_a_stranger_and_no_such_case_look_alike(wren: Actor, ines: Actor, case: UUID) -> None:
    person = CasePerson.objects.get(case_id=case).person_id
    for name, thing in (("casefiles:case", case), ("casefiles:person", person), ("cases:write_note", case)):
        hidden, none = page(ines, name, thing), page(ines, name, uuid4())
        assert hidden.status_code == none.status_code == 404
        assert masked(hidden.content) == masked(none.content)
    with pytest.raises(NotFound):
        note(ines, case)


def test_a_note_is_read_by_the_other_agency_once_shared_and_no_more_after_that(
    wren: Actor, dele: Actor, case: UUID, world: World
) -> None:
    link(wren, case, dele)
    written = note(wren, case, "kestrel")
    assert "kestrel" not in page(dele, "casefiles:case", case).content.decode()
    acting(wren)
    row = CaseNote.objects.get(pk=written)
    decision = uuid4()
    commands.share(row, world.hospital, TODAY, decision_id=decision)
    commands.correct_note(acting(wren), written, text="kestrel, corrected", at=timezone.now())
    text = page(dele, "casefiles:case", case).content.decode()
    assert "kestrel, corrected" in text
    assert "Corrected by a newer note" in text
    acting(wren)
    commands.take_back(case, decision, timezone.now(), [written])
    text = page(dele, "casefiles:case", case).content.decode()
    assert "<p>kestrel</p>" not in text
    acting(wren)
    assert CaseNote.objects.filter(case_id=case).count() == 2


def test_the_lead_is_handed_over_and_never_just_ended(wren: Actor, dele: Actor, case: UUID) -> None:
    lead = CaseLink.objects.get(case_id=case)
    with pytest.raises(Refused, match="Hand the lead over first"):
        commands.end_link(acting(wren), case, link_id=lead.pk)
    commands.hand_over_lead(acting(wren), case, worker=f"{dele.user_id}:{dele.agency_id}")
    text = page(dele, "casefiles:case", case).content.decode()
    assert "Northvale Hospitals NHS Trust leads it" in text
    acting(dele)
    former = CaseLink.objects.get(case_id=case, kind="allocated_worker")
    commands.end_link(acting(dele), case, link_id=former.pk)
    assert page(wren, "casefiles:case", case).status_code == 404


def test_a_closed_case_asks_why_and_keeps_the_reason(wren: Actor, case: UUID) -> None:
    client, address = sign_in(wren), reverse("casefiles:case", args=["northvale", case])
    commands.close_case(acting(wren), case, version=1, reason="safe", on=TODAY)
    assert "Why do you open it?" in client.get(address).content.decode()
    assert "Sadie" not in client.get(address).content.decode()
    assert "Sadie" in client.post(address, {"reason": "complaint"}).content.decode()
    assert TrailEntry.objects.filter(verb="people.read_case", outcome="done", note="complaint").exists()


def test_the_pages_ask_as_much_for_many_rows_as_for_one(wren: Actor, case: UUID) -> None:
    def queries(name: str, *args: object) -> int:
        client = sign_in(wren)
        client.get(reverse(name, args=["northvale", *args]))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name, args=["northvale", *args])).status_code == 200
        return len(asked)

    note(wren, case)
    one = queries("cases:my_cases"), queries("casefiles:case", case)
    for number in range(5):
        open_case(wren, surname=f"Other {number}")
        note(wren, case, f"Note {number}")
    assert (queries("cases:my_cases"), queries("casefiles:case", case)) == one


def test_a_link_ends_only_after_it_was_asked(wren: Actor, dele: Actor, case: UUID) -> None:
    link = commands.link_worker(acting(wren), case, worker=f"{dele.user_id}:{dele.agency_id}", kind="allocated_worker")
    mine, theirs = sign_in(wren), sign_in(dele)
    address = reverse("cases:end_link", args=["northvale", case, link])
    assert "To take this back" in mine.get(address).content.decode()
    acting(wren)
    assert CaseLink.objects.get(pk=link).to_at is None
    lead = CaseLink.objects.get(case_id=case, kind="lead_worker").pk
    assert theirs.get(reverse("cases:end_link", args=["northvale", case, lead])).status_code == 404
    assert mine.post(address).status_code == 302
    acting(wren)
    assert CaseLink.objects.get(pk=link).to_at

"""T02: a confidential address is shown to whoever gives a purpose, once, and appears nowhere else."""

from __future__ import annotations

import io
import uuid
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.jobs.commands import run_job as jobs_run
from joinedup.foundation.models import Notice, TrailEntry, User
from joinedup.foundation.search.commands import gather_words
from joinedup.foundation.search.models import SearchWord
from joinedup.people.cases.commands import write_note
from joinedup.people.confidential import commands, jobs, queries
from joinedup.people.models import Case, CasePerson, ConfidentialAddress, PersonAddress
from joinedup_core.permits import Role
from tests.house.addresses import running
from tests.rooms.people.cases import Town, acting, browser

MARKER, POSTCODE = "Zephyrmarker Cottage", "NV9 7ZZ"


def hidden(town: Town) -> tuple[Case, uuid.UUID]:
    """A case of somebody whose address is confidential."""
    lena = town.people["lena"]
    case = town.case(lena)
    person = CasePerson.objects.get(case=case).person_id
    commands.keep_confidential_address(
        acting(lena), person, lines=f"{MARKER}\nHill Lane", postcode=POSTCODE, hidden_from_words="The brother"
    )
    return case, person


def pages(client: Client, case: Case, person: uuid.UUID) -> dict[str, bytes]:
    """Every page of the running router that a case, a person or nothing but the partnership fills."""
    filled = {"partnership": "northvale", "case_id": case.pk, "person_id": person, "what": "address"}
    seen = {}
    for address in running():
        names = [name for name, _ in address.parameters]
        if address.route.startswith("accounts/") or not set(names) <= set(filled):
            continue
        path = reverse(address.name, kwargs={name: filled[name] for name in names})
        answer = client.get(path)
        seen[path] = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[path] += str(answer.headers).encode()
    return seen


def test_T02_a_marker_appears_in_no_page_and_nothing_kept(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    case, person = hidden(town)
    for name in ("lena", "noor", "petra"):
        seen = pages(browser(town.people[name]), case, person)
        assert len(seen) > 25
        assert [path for path, body in seen.items() if b"Zephyrmarker" in body or b"NV9 7ZZ" in body] == []
    acting(town.people["lena"])
    gather_words()
    kept = [
        str(list(rows)) for rows in (TrailEntry.objects.values(), Notice.objects.values(), SearchWord.objects.values())
    ]
    acting(town.people["lena"])
    with connection.cursor() as cursor:
        for table in ("foundation_cache", "people_findkeys", "people_personaddress"):
            cursor.execute(f"select coalesce(string_agg(t::text, ''), '') from {table} t")
            kept.append(cursor.fetchone()[0])
    assert "zephyrmarker" not in ("".join(kept) + caplog.text).casefold()
    assert ConfidentialAddress.objects.count() == 0


def test_T02_it_is_shown_for_a_purpose_that_the_database_writes_down(town: Town) -> None:
    _, person = hidden(town)
    client, path = browser(town.people["lena"]), f"/northvale/confidential/{person}/"
    assert MARKER.encode() not in client.post(path, {}).content
    shown = client.post(path, {"purpose": "visit"})
    assert MARKER in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    rows = TrailEntry.objects.filter(verb="people.reveal_addresses", outcome="done", target=f"people.Person:{person}")
    assert all("purpose visit" in row.note for row in rows)
    assert rows.count() == 2, "one written by the database, one by the command"
    assert client.get(f"/northvale/confidential/{uuid.uuid4()}/").status_code == 404


def test_T02_strangers_and_emergency_readers_do_not_learn_it(town: Town) -> None:
    case, person = hidden(town)
    noor = town.people["noor"]
    for kind in (None, Role.REFERRER, Role.CASE_REVIEWER):
        if kind:
            acting(town.people["lena"])
            town.link(noor, case, kind)
        with pytest.raises((NotFound, NotAllowed)):
            commands.reveal_addresses(acting(noor), person, purpose="visit")
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from app.reveal_addresses(%s, 'visit')", [person])
            assert cursor.fetchone()[0] == 0
        assert browser(noor).get(f"/northvale/confidential/{person}/").status_code == 404
    acting(noor)
    assert queries.people_with_confidential_addresses() == {person}


def test_T02_a_letter_refuses_an_address_that_the_perpetrator_shares(town: Town) -> None:
    case, person = hidden(town)
    lena = acting(town.people["lena"])
    feared = town.person(forenames="Invented", surname="Brother")
    CasePerson.objects.create(case=case, place=case.place, person_id=feared, part="may_pose_risk", from_on="2026-01-01")
    PersonAddress.objects.create(
        person_id=feared, place="northvale/people/", kind="home", lines="3, Mill Road", postcode="NV1 1AA"
    )
    near = (
        ("3 Mill Road", "NV1 1AA"),
        ("5 Mill Road", "NV1 1AA"),
        ("3 Mill Road", ""),
        ("3 Mill Road, Northvale", ""),
        ("Flat 9\nnv1 1aa", ""),
    )
    for lines, postcode in near:
        with pytest.raises(Refused, match="must not learn"):
            commands.check_letter_address(lena, person, lines=lines, postcode=postcode)
    for lines in ("1 Far Street", "13 Mill Road"):
        commands.check_letter_address(lena, person, lines=lines, postcode="NV2 2BB")


def test_T02_the_page_that_is_asked_before_posting_says_so_and_keeps_nothing(town: Town) -> None:
    case, person = hidden(town)
    acting(town.people["lena"])
    feared = town.person(forenames="Invented", surname="Brother")
    CasePerson.objects.create(case=case, place=case.place, person_id=feared, part="may_pose_risk", from_on="2026-01-01")
    PersonAddress.objects.create(
        person_id=feared, place="northvale/people/", kind="home", lines="3, Mill Road", postcode="NV1 1AA"
    )
    client, path = browser(town.people["lena"]), f"/northvale/confidential/{person}/letter/"
    assert f'href="{path}"' in client.get(f"/northvale/cases/persons/{person}/").content.decode()
    refused = client.post(path, {"lines": "3 Mill Road", "postcode": ""}).content.decode()
    assert "Choose another way to reach them" in refused
    assert "3 Mill Road</textarea>" in refused
    answer = client.post(path, {"lines": "1 Far Street", "postcode": "NV2 2BB"}).content.decode()
    assert "No known danger at this address" in answer
    acting(town.people["lena"])
    assert not TrailEntry.objects.filter(note__contains="Far Street").exists()
    assert browser(town.people["noor"]).get(path).status_code == 404


def test_T02_no_file_that_is_taken_away_holds_it_nor_do_the_properties_of_the_file(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    case, _ = hidden(town)
    client = browser(town.people["lena"])
    taken = b""
    for what in ("people", "workers"):
        for fmt in ("csv", "xlsx", "docx"):
            answer = client.get(reverse("cases:export", args=["northvale", case.pk, what, fmt]))
            assert answer.status_code == 200
            taken += unpacked(answer.content) + str(answer.headers).encode()
    acting(town.people["lena"])
    taken += client.get(
        reverse("calendar_feed", args=[User.objects.get(pk=town.people["lena"].user_id).calendar_key])
    ).content
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(string_agg(s::text, ''), '') from django_session s")
        taken += cursor.fetchone()[0].encode()
    assert b"Who is on the case" in taken
    assert b"Zephyrmarker" not in taken + caplog.text.encode()
    assert b"NV9 7ZZ" not in taken


def test_T02_whoever_tries_addresses_out_is_told_of(town: Town) -> None:
    """Each refusal tells that an address is right: three within an hour are told to leads and privacy officers, once, without a word."""
    case, _ = hidden(town)
    lena = town.people["lena"]
    cora = town.practitioner("cora", town.world.council, Role.PRIVACY_OFFICER)

    def guess(times: int) -> list[str]:
        for _ in range(times):
            with pytest.raises(Refused, match="keeps that this was refused"):
                write_note(acting(lena), case.pk, text=f"Is it {POSTCODE}?", at=timezone.now())
        jobs_run("people.tell_often_refused", timezone.now())
        acting(lena)
        return sorted(Notice.objects.filter(wording="refused_often").values_list("email", flat=True))

    assert jobs.tell_often_refused.__name__ in "people.tell_often_refused"
    assert guess(2) == []
    told = guess(1)
    emails = {str(u.pk): u.email for u in User.objects.all()}
    assert told == sorted(emails[str(one.user_id)] for one in (town.people["bea"], cora)), (
        "of her own agency, and not she herself"
    )
    assert guess(4) == told
    message = Notice.objects.filter(wording="refused_often").first()
    assert "Zephyr" not in str(message.blanks)
    row = TrailEntry.objects.filter(verb="people.tell_often_refused", note__contains=str(lena.user_id)).first()
    assert row.outcome == "done"


def unpacked(data: bytes) -> bytes:
    """A file as it is, and every part of it where it is an archive: properties, styles and all."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_T02_who_must_not_learn_it_is_chosen_on_the_form_and_no_letter_goes_where_they_live(town: Town) -> None:
    from joinedup.people.persons.commands import add_address
    from tests.cases import make_case

    lena = town.people["lena"]
    person = CasePerson.objects.get(case=town.case(lena)).person_id
    made = make_case(acting(lena), town.world, [("Rory", "Quill", "other"), ("Sam", "Quill", "other")])
    feared, brother = made.persons
    add_address(acting(lena), feared, kind="home", lines="9 Cedar Court", postcode="NV1 1AA")
    sent = {
        "lines": f"{MARKER}\nHill Lane",
        "postcode": POSTCODE,
        "hidden_from": [feared, brother],
        "hidden_from_words": "His mother",
    }
    address = reverse("confidential:keep", args=["northvale", person])
    client = browser(lena)
    assert "Rory Quill" in client.get(address).content.decode()
    assert client.post(address, sent).status_code == 302
    found = commands.reveal_addresses(acting(lena), person, purpose="visit")
    assert [one.hidden_from for one in found] == ["Rory Quill, Sam Quill; His mother"]
    with pytest.raises(Refused, match="must not learn"):
        commands.check_letter_address(acting(lena), person, lines="9 Cedar Court", postcode="NV1 1AA")
    for wrong in (uuid.uuid4(), person):
        with pytest.raises(Refused, match="on your cases"):
            commands.keep_confidential_address(acting(lena), person, lines="1 High Street", hidden_from=[wrong])

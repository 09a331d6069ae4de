"""Contacts from an agency's own system: matched by its reference, all or nothing, never twice, with their freshness."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand
from joinedup.casework.extracts.rules import read_extract
from joinedup.casework.models import Contact, ContactExtract
from joinedup.foundation.commands import Refused
from joinedup.front.extracts.cli import import_contacts
from joinedup.people.models import CasePerson
from joinedup.people.records.commands import keep_record
from joinedup_core.permits import Actor
from joinedup_core.tables import read_tables
from tests.cases import Made, acting, make_case, practitioner
from tests.cast import World, sign_in
from tests.masking import masked
from tests.rooms.casework.test_concerns import worry
from tests.rooms.casework.test_contacts import url

GOOD = """Person reference,Date,Mode,Seen,At home,Notes
LAS-1,1 May 2026,Visit,yes,yes,kestrel
LAS-1,3 May 2026,Phone,,,kestrel
LAS-9,3 May 2026,Phone,,,kestrel
"""


@pytest.fixture
def recorded(worker: Actor, case: Made) -> Made:
    """The council's own system knows the first person of the case as LAS-1."""
    now, today = timezone.now(), timezone.localdate()
    details = {"person_id": case.persons[0], "source": "Liquidlogic", "number": "LAS-1", "as_of_on": today}
    keep_record(acting(worker), case.id, at=now, on=today, **details)
    return case


def send(who: Actor, text: str, what: str = "bring_in", **more: object) -> str:
    file = SimpleUploadedFile("contacts.csv", text.encode())
    said = {"system": "Liquidlogic", "told_until_on": "2026-05-03", "stale_after_days": "8", "what": what, **more}
    answer = sign_in(who).post(reverse("casework:extract", args=["northvale"]), {"file": file, **said})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("LAS-1,1 May 2099,Phone,,", "1 May 2099 has not come yet"),
        ("LAS-1,1 May 2026,Pigeon,,", "Row 2: the mode “Pigeon” was not understood"),
        (",1 May 2026,Phone,,", "the person reference is empty"),
        ("LAS-1,31 June 2026,Phone,,", "Row 2: the date “31 June 2026” was not understood"),
    ],
)
def test_a_row_that_is_not_understood_is_said_with_its_place(row: str, said: str) -> None:
    table = read_tables(f"Reference,Date,Mode,Seen,At home\n{row}\n".encode(), "x.csv")[0]
    assert said in read_extract(table, today=date(2026, 6, 1)).problems[0]


def test_matched_rows_come_in_once_and_no_narrative_at_all(worker: Actor, recorded: Made) -> None:
    assert "3 rows can be read" in send(worker, GOOD, "check")
    assert not Contact.objects.exists()
    text = send(worker, GOOD)
    assert "3 rows of your file were taken in" in text
    assert "Left out unread: Notes" in text
    send(worker, GOOD)
    acting(worker)
    assert Contact.objects.count() == 2
    assert not [row for row in Contact._base_manager.values() if "kestrel" in str(row)]


def test_one_wrong_row_and_nothing_comes_in(worker: Actor, recorded: Made) -> None:
    assert "Nothing was saved" in send(worker, GOOD + "LAS-1,never,Phone,,,\n")
    assert not Contact.objects.exists()
    assert not ContactExtract.objects.exists()


def test_an_old_extract_is_said_to_be_stale_where_the_standard_is_judged(worker: Actor, recorded: Made) -> None:
    worry(worker, recorded, Stand("high", date(2026, 5, 1), "A bruise"))
    send(worker, GOOD)
    text = sign_in(worker).get(url("person", recorded.id, recorded.persons[0])).content.decode()
    assert "Liquidlogic of Northvale Council told contacts until 3 May 2026, which is too old to rely on" in text


def test_the_command_line_does_the_same_for_ones_own_agency(
    worker: Actor, recorded: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text(GOOD)
    said = {"file": str(file), "agency": "Northvale Council", "system": "Liquidlogic", "told_until": "2026-05-03"}
    options = Namespace(**said, stale_after=8, partnership=None, dry_run=False, json=True)
    assert import_contacts(options, acting(worker)) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 3
    assert Contact.objects.count() == 2
    options.agency = "Vale Police"
    with pytest.raises(Refused, match="You act for Northvale Council"):
        import_contacts(options, acting(worker))


def test_it_reaches_every_case_of_the_agency_and_tells_the_importer_nothing(
    worker: Actor, nurse: Actor, recorded: Made, world: World
) -> None:
    """A clerk of the council with no link to anything; a second case of the council names the same person; a third is not its."""
    clerk = practitioner("clerk", "Kit Dale", world.council)
    acting(worker)
    second = make_case(worker, world, [])
    CasePerson.objects.create(
        case_id=second.id, place=second.place, person_id=recorded.persons[0], part="child", from_on=date(2026, 1, 1)
    )
    known = send(clerk, GOOD)
    unknown = send(clerk, GOOD.replace("LAS-1", "LAS-8"))
    assert masked(known.encode()) == masked(unknown.encode())
    assert "3 rows" in known
    acting(clerk)
    assert not Contact.objects.exists()
    acting(worker)
    assert set(Contact.objects.values_list("case_id", flat=True)) == {recorded.id, second.id}
    assert Contact.objects.count() == 4
    send(clerk, GOOD)
    acting(worker)
    assert Contact.objects.count() == 4
    assert set(Contact.objects.values_list("agency_id", flat=True)) == {world.council}


def test_another_agency_with_the_same_reference_reaches_nobody(worker: Actor, nurse: Actor, recorded: Made) -> None:
    send(nurse, GOOD)
    acting(worker)
    assert not Contact.objects.exists()

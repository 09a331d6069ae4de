"""Records of an agency's own system come in from a file, are seen by nobody else, and are possibly the same until somebody decides."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotFound, Refused
from joinedup.front.extracts.cli import import_records
from joinedup.people.models import AgencyRecord, HeldRecord, PersonNumber, RecordMatch
from joinedup.people.persons import commands as persons
from joinedup.people.records.brought_in import commands, queries
from joinedup.people.records.brought_in.rules import read_records
from joinedup_core.permits import Actor
from joinedup_core.tables import read_tables
from tests.cases import acting
from tests.cast import sign_in
from tests.rooms.people.conftest import TODAY, open_case
from tests.rooms.people.test_cases import link, page
from tests.rooms.people.test_identities import person_of

HEAD = "Record number,Forename,Surname,DOB,NHS number,Sex,Address,Postcode,Address confidential,Shoe size\n"
SADIE = "LAS-1,Sadie,Pennock,3 April 2011,943 476 5919,F,7 Harbour Row,SY2 6ND,no,5\n"
FILE = HEAD + SADIE + "LAS-2,Kit,Vale,about 1950,,,3 Secret Street,SY2 6NE,yes,9\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Sadie,Pennock,,,,,,,", "Row 2: number: it is empty"),
        ("LAS-1,Sadie,Pennock,31 June 2011,,,,,,", "Row 2: date of birth: “31 June 2011” was not understood"),
        ("LAS-1,Sadie,Pennock,,943 476 5918,,,,,", "Row 2: NHS number: “943 476 5918” was not understood"),
        ("LAS-1,Sadie,Pennock,,,Q,,,,", "Row 2: sex: “Q” was not understood"),
        ("LAS-1,Sadie,Pennock,,,,,No idea at all,,", "Row 2: postcode: it is longer than 10 letters"),
        ("LAS-1,Sadie,Pennock,,,,,,perhaps,", "Row 2: address confidential: “perhaps” was not understood"),
        (
            "LAS-1,Sadie,,,,,,,,\nLAS-1,Kit,,,,,,,,",
            "Row 2, number: “LAS-1” stands in rows 2 and 3: none of them is taken in",
        ),
    ],
)
def test_a_bad_row_is_said_with_its_row_and_column(row: str, said: str) -> None:
    found = read_records(read_tables(f"{HEAD}{row}\n".encode(), "x.csv")[0], today=TODAY)
    assert said in found.problems[0]


def test_a_name_in_one_cell_and_unknown_are_understood() -> None:
    text = 'Reference,Name,DOB,Sex\n1,"PENNOCK, Sadie Ann",28-Sep-1966,U\n2,"WILKINSON, UNKNOWN",,\n3,Al Quill,14/05/2023,M\n'
    found = read_records(read_tables(text.encode(), "x.csv")[0], today=TODAY)
    assert found.problems == ()
    assert [(row.surname, row.forenames, row.sex) for row in found.rows] == [
        ("PENNOCK", "Sadie Ann", ""),
        ("WILKINSON", "", ""),
        ("Quill", "Al", "male"),
    ]
    assert found.rows[0].born_from_on == date(1966, 9, 28)
    table = read_tables(
        f"{HEAD}1,Al,Quill,,,,,NFA,,\n2,Al,Quill,,,,,QX1 1BEE,,\n3,Al,Quill,,,,,sy26nd,,\n".encode(), "x.csv"
    )[0]
    assert [row.postcode for row in read_records(table, today=TODAY).rows] == ["", "QX1 1BEE", "SY2 6ND"]


def bring(who: Actor, folder: Path, text: str = FILE, *, as_of: str = "2026-11-20", **more: object) -> int:
    path = folder / "records.csv"
    path.write_text(text, encoding="utf-8")
    options = {"file": str(path), "agency": "Northvale Council", "system": "Liquidlogic", "as_of": as_of, "partnership": None, "dry_run": False, "json": False}  # fmt: skip
    return import_records(Namespace(**options | more), acting(who))


def held() -> list[tuple]:
    """What the database holds, read as nobody of the program may: through its owner's own function."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from people_heldrecord")
        return cursor.fetchall()


def test_a_bad_row_stays_out_and_is_said_and_the_others_come_in(
    wren: Actor, case: UUID, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person, bad = person_of(case), "LAS-3,Al,Quill,32 May,,,,,,\n"
    assert bring(wren, tmp_path, FILE + bad, dry_run=True) == 1
    assert queries.held_about([person]) == []
    capsys.readouterr()
    assert bring(wren, tmp_path, FILE + bad) == 1
    said = capsys.readouterr()
    assert "Row 4: date of birth: “32 May” was not understood" in said.err
    for words in ("2 rows were taken in", "1 row stays out", "2 are new"):
        assert words in said.out
    assert len(queries.held_about([person])) == 1
    assert bring(wren, tmp_path, FILE + bad.replace("32 May", "3 May 1990")) == 0
    assert "1 is new, 0 changed" in capsys.readouterr().out


def test_of_one_number_twice_neither_comes_in(wren: Actor, case: UUID, tmp_path: Path) -> None:
    person, other = person_of(case), "LAS-7,Al,Quill,,,,,,,\nLAS-8,Bo,Quill,,,,,,,\n"
    assert bring(wren, tmp_path, FILE + other + SADIE) == 1
    assert queries.held_about([person]) == []
    assert bring(wren, tmp_path, FILE + other, as_of="2026-11-21") == 0
    assert len(queries.held_about([person])) == 1


def test_an_unfit_file_comes_in_not_at_all_and_one_twice_changes_nothing(
    wren: Actor, case: UUID, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = person_of(case)
    assert bring(wren, tmp_path, FILE + "".join(f"LAS-{n},Al,Quill,32 May,,,,,,\n" for n in (3, 4, 5))) == 1
    assert "More rows are not understood than are" in capsys.readouterr().out
    assert queries.held_about([person]) == []
    assert bring(wren, tmp_path, dry_run=True) == 0
    assert queries.held_about([person]) == []
    bring(wren, tmp_path)
    said = capsys.readouterr().out
    for words in ("2 are new, 0 changed", "1 confidential address was left out", "Left out unread: Shoe size"):
        assert words in said
    bring(wren, tmp_path)
    assert "0 are new, 0 changed" in capsys.readouterr().out
    bring(wren, tmp_path, FILE.replace("Kit", "Kate"), as_of="2026-11-19")
    assert "0 are new, 0 changed" in capsys.readouterr().out  # an older file
    bring(wren, tmp_path, FILE.replace("Kit", "Kate"), as_of="2026-11-21")
    assert "0 are new, 2 changed" in capsys.readouterr().out
    assert held() == [(0,)]
    assert not HeldRecord.objects.exists()
    with pytest.raises(Refused, match="You act for Northvale Council"):
        bring(wren, tmp_path, agency="Vale Police")


def test_it_is_possibly_the_same_until_a_worker_of_the_agency_says_so(
    wren: Actor, dele: Actor, case: UUID, tmp_path: Path
) -> None:
    person = person_of(case)
    link(wren, case, dele)
    bring(wren, tmp_path)
    theirs = page(dele, "casefiles:person", person).content.decode()
    assert "LAS-1" not in theirs
    text = page(wren, "casefiles:person", person).content.decode()
    assert "Possibly this person, in your agency’s own system" in text
    assert "Same full date of birth, surname and forename" in text
    (one,) = queries.held_about([person])
    address = reverse("cases:held_record", args=["northvale", case, person, one.id])
    assert address in text
    assert sign_in(dele).get(address).status_code == 404
    asked = sign_in(wren).get(address).content.decode()
    heading = asked[asked.index("<main") :]
    assert "Sadie Pennock" in heading[: heading.index("</h1>")]
    for words in ("7 Harbour Row", "The same", "Liquidlogic, LAS-1", "As it was on"):
        assert words in asked, words
    acting(wren)
    assert not AgencyRecord.objects.exists()
    assert (
        sign_in(wren).post(address, {"state": "confirmed", "why": "Her mother confirmed the number"}).status_code == 302
    )
    acting(wren)
    assert AgencyRecord.objects.get().number == "LAS-1"
    assert queries.held_about([person]) == []
    assert "Liquidlogic" not in page(dele, "casefiles:person", person).content.decode()
    with pytest.raises(NotFound):
        commands.decide_record(
            acting(dele), case, person_id=person, held_id=one.id, state="confirmed", why="x", at=timezone.now()
        )


def test_somebody_else_is_proposed_no_more_until_the_system_tells_it_otherwise(
    wren: Actor, case: UUID, tmp_path: Path
) -> None:
    person = person_of(case)
    bring(wren, tmp_path)
    (one,) = queries.held_about([person])
    said = {"person_id": person, "held_id": one.id, "at": timezone.now()}
    commands.decide_record(acting(wren), case, **said, state="apart", why="A twin")
    assert queries.held_about([person]) == []
    assert (RecordMatch.objects.count(), AgencyRecord.objects.count()) == (1, 0)


def test_a_newer_file_follows_a_decision_only_where_number_and_nhs_number_agree(
    wren: Actor, case: UUID, tmp_path: Path
) -> None:
    person = person_of(case)
    bring(wren, tmp_path)
    (one,) = queries.held_about([person])
    commands.decide_record(
        acting(wren), case, person_id=person, held_id=one.id, state="confirmed", why="Seen", at=timezone.now()
    )
    bring(wren, tmp_path, as_of="2026-11-22")  # the same: only fresher
    acting(wren)
    assert list(AgencyRecord.objects.values_list("as_of_on", flat=True)) == [date(2026, 11, 22)]
    bring(wren, tmp_path, FILE.replace("Sadie,Pennock", "Sadie,Aldous"), as_of="2026-11-23")
    acting(wren)
    assert set(AgencyRecord.objects.values_list("surname", flat=True)) == {"Pennock", "Aldous"}
    assert queries.held_about([person]) == []
    bring(wren, tmp_path, FILE.replace("943 476 5919", "").replace("Pennock", "Quill"), as_of="2026-11-24")
    acting(wren)
    assert AgencyRecord.objects.count() == 2
    assert [found.because for found in queries.held_about([person])] == ["changed"]


def test_a_confidential_address_hides_that_of_the_file_too(wren: Actor, case: UUID, tmp_path: Path) -> None:
    from joinedup.people.confidential.commands import keep_confidential_address

    person = person_of(case)
    bring(wren, tmp_path)
    assert queries.held_about([person])[0].address == "7 Harbour Row"
    keep_confidential_address(acting(wren), person, lines="7 Harbour Row", postcode="SY2 6ND")
    (found,) = queries.held_about([person])
    assert (found.address, found.postcode, found.needs) == ("", "", "")


def test_an_nhs_number_alone_proposes_and_a_strangers_case_never_does(wren: Actor, ines: Actor, tmp_path: Path) -> None:
    mine = person_of(open_case(wren, forenames="Al", surname="Quill", born="1950"))
    persons.add_number(acting(wren), mine, kind="nhs", number="943 476 5919")
    bring(wren, tmp_path)
    assert [one.because for one in queries.held_about([mine])] == ["nhs"]
    acting(ines)
    assert queries.held_about([mine]) == []
    assert not PersonNumber.objects.exists()


def test_the_files_of_an_invented_town_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from joinedup.casework.extracts.rules import read_extract
    from joinedup.front.inventing import Unfit, town

    options = {"people": 150, "seed": 3, "until": "2026-11-01", "output": str(tmp_path / "town"), "json": False}
    assert town(Namespace(**options)) == 0
    assert "police_contacts.csv" in capsys.readouterr().out
    for name in ("health", "police", "housing"):
        table = read_tables((tmp_path / "town" / f"{name}.csv").read_bytes(), "x.csv")[0]
        assert read_records(table, today=TODAY).problems == ()
        table = read_tables((tmp_path / "town" / f"{name}_contacts.csv").read_bytes(), "x.csv")[0]
        assert read_extract(table, today=TODAY).problems == ()
    with pytest.raises(Unfit, match="there already"):
        town(Namespace(**options))

"""Names out and back, leaks and small numbers on the command line: what is written, what is said, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from joinedup.front.cli import main

CAST = '[[member]]\nrole = "Mother"\nnames = ["Karen Tallow"]\nborn = 1985-03-12\n'
CSV = "Date,Event,Who was involved\n1/2/2019,Karen Tallow rang Sharon Webb,Karen Tallow\n"
TABLE = "Area,Met,Not met,Total\nNorth,3,20,23\nSouth,9,30,39\nTotal,12,50,62\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a chronology and a text, the cast in a folder of its own."""
    (tmp_path / "key").mkdir()
    (tmp_path / "key/cast.toml").write_text(CAST)
    (tmp_path / "told.csv").write_text(CSV)
    (tmp_path / "told.txt").write_text("Karen Tallow rang.\nMrs Webb was out.\n")
    (tmp_path / "table.csv").write_text(TABLE)
    return tmp_path


def run(place: Path, *words: str) -> int:
    """The end of a command whose words with a dot in them are files of the place."""
    return main([str(place / word) if "." in word and not word.startswith("-") else word for word in words])


@pytest.mark.parametrize("kind", ["csv", "txt"])
def test_names_go_out_and_come_back(place: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    told, out, back = f"told.{kind}", f"out.{kind}", f"back.{kind}"
    assert run(place, "chronology", "pseudonymise", told, "--cast", "key/cast.toml", "-o", out) == 0
    assert "Tallow" not in (place / out).read_text()
    assert "Mother" in (place / out).read_text()
    way_back = place / f"key/{out}.way-back.json"
    assert way_back.stat().st_mode & 0o077 == 0
    assert run(place, "chronology", "restore", out, "--cast", "key/cast.toml", "-o", back) == 0
    assert "Karen Tallow rang" in (place / back).read_text()
    said = capsys.readouterr()
    assert "all names are back" in said.out
    assert "Tallow" not in said.out + said.err
    way_back.unlink()
    assert run(place, "chronology", "restore", out, "--cast", "key/cast.toml", "-o", back) == 1
    assert "--way-back" in capsys.readouterr().err


def test_the_cast_is_not_kept_beside_the_text(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "cast.toml").write_text(CAST)
    assert run(place, "chronology", "pseudonymise", "told.csv", "--cast", "cast.toml", "-o", "out.csv") == 1
    assert "another folder" in capsys.readouterr().err
    assert not (place / "out.csv").exists()


def test_names_that_the_cast_does_not_hold_are_printed_with_where_and_why(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(place, "chronology", "names", "told.txt", "--cast", "key/cast.toml") == 0
    said = capsys.readouterr().out
    assert "line 2: name, likely: Mrs Webb (It follows a title.)" in said
    assert "Karen" not in said


def test_leaks_are_told_by_role_and_end_with_one(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(place, "leaks", "table.csv", "--cast", "key/cast.toml") == 0
    assert run(place, "leaks", "told.txt", "table.csv", "--cast", "key/cast.toml", "--json") == 1
    told = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert [(one["file"], len(one["leaks"]) > 0) for one in told] == [("told.txt", True), ("table.csv", False)]
    (place / "broken.docx").write_bytes(b"PK\x03\x04broken")
    assert run(place, "leaks", "broken.docx", "--cast", "key/cast.toml") == 1
    assert "broken.docx: " in capsys.readouterr().err


def test_small_numbers_are_kept_back(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(place, "disclosure", "suppress", "table.csv", "-o", "out.csv") == 0
    assert (place / "out.csv").read_text("utf-8-sig").split() == [
        "Area,Met,Not", "met,Total", "North,[c],[c],23", "South,[c],[c],39", "Total,12,50,62",
    ]  # fmt: skip
    assert "3 more so that none can be worked out" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("Area,Not,Met,Total\nNorth,3,x,3\nSouth,0,2,2\n", "Row 2, column \u201cMet\u201d is no whole number"),
        ("Area,Met,Not,Total\nNorth,1,1,3\n", "Row 1 adds up to 2, not to its total of 3"),
        ("Area,Met\nNorth,10%\n", "No column holds only whole numbers"),
    ],
)
def test_a_table_that_cannot_be_is_refused(
    place: Path, table: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "table.csv").write_text(table)
    assert run(place, "disclosure", "suppress", "table.csv", "-o", "out.csv") == 1
    assert why in capsys.readouterr().err
    assert not (place / "out.csv").exists()


EXAMPLES = Path(__file__).parents[2] / "docs/examples/chronology"


def test_the_line_of_the_readme_works_on_the_files_it_ships(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES)
    out = tmp_path / "combined.docx"
    files = ["police.docx", "health.xlsx", "school.csv"]
    assert main(["chronology", "merge", *files, "--cast", "cast.csv", "-o", str(out)]) == 0
    said = capsys.readouterr()
    assert "16 entries of 3 agencies, from police.docx, health.xlsx, school.csv." in said.out
    assert "row 6, column \u201cDate\u201d: There is no 31 June 2019" in said.err
    assert "Tallow" not in said.out + said.err
    assert main(["leaks", str(out), "--cast", "cast.csv"]) == 0


@pytest.mark.parametrize(
    ("cast", "why"),
    [
        ("Role,Names\n,Karen Tallow\n", "Row 2 has no role"),
        ("Role,Names,Shoe size\nMother,Karen Tallow,5\n", "\u201cShoe size\u201d is not known"),
        ("Role,Names,Born\nMother,Karen Tallow,31/6/2019\n", "Row 2, column born"),
        ("Names\nKaren Tallow\n", "Role or Names is missing"),
    ],
)
def test_a_cast_that_cannot_be_used_is_refused_and_names_no_one(
    place: Path, cast: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "cast.csv").write_text(cast)
    assert run(place, "leaks", "told.txt", "--cast", "cast.csv") == 1
    said = capsys.readouterr().err
    assert why in said
    assert "Karen" not in said

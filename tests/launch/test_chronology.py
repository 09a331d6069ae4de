"""`./joinedup chronology`: read, write and blank, without a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from joinedup.front.cli import main

CSV = "Date,Event,Logged\n1/2/2019,Home visit,x\n31/6/2019,Call,y\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A chronology with one row that has no such date."""
    found = tmp_path / "housing.csv"
    found.write_text(CSV)
    return found


class TestChronologyCommands:
    def test_read_says_what_was_read_and_what_was_not(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        kept = file.with_suffix(".toml")
        assert main(["chronology", "read", str(file), "--keep-map", str(kept)]) == 0
        said = capsys.readouterr().out
        assert "housing.csv: 1 event on 1 February 2019; 1 row or cell not read." in said
        assert "There is no 31 June 2019" in said
        kept.write_text(kept.read_text().replace('"logged" = ""', '"logged" = "author"'))
        assert main(["chronology", "read", str(file), "--map", str(kept), "--agency", "Housing", "--json"]) == 0
        [told] = json.loads(capsys.readouterr().out)
        assert told["entries"][0]["author"] == "x"
        assert told["entries"][0]["agency"] == "Housing"
        assert told["unread"][0]["cells"]["Event"] == "Call"

    @pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "json", "html", "pdf", "svg"])
    def test_write_makes_every_kind(self, file: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
        out = file.with_name(f"out.{kind}")
        assert main(["chronology", "write", str(file), "-o", str(out), "--from", "2018"]) == 0
        assert out.stat().st_size > 50
        assert "Not read: 1 row or cell" in capsys.readouterr().out

    def test_blank_is_read_back(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        out = file.with_name("blank.docx")
        assert main(["chronology", "blank", "--agency", "Housing", "-o", str(out)]) == 0
        assert main(["chronology", "read", str(out)]) == 0
        assert "0 events; 0 rows or cells not read" in capsys.readouterr().out

    def test_what_cannot_be_is_refused_in_a_sentence(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        wrong = file.with_name("old.doc")
        wrong.write_bytes(b"x")
        assert main(["chronology", "write", str(wrong), str(file), "-o", str(file.with_name("o.docx"))]) == 1
        assert main(["chronology", "write", str(file), "-o", str(file.with_name("o.exe"))]) == 1
        assert main(["chronology", "blank", "--agency", "H", "-o", "o.csv"]) == 1
        said = capsys.readouterr().err
        assert "save it as .docx" in said
        assert not file.with_name("o.docx").exists()


class TestChronologyMerge:
    @pytest.fixture
    def folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
        """Invented files of four agencies and their truth."""
        found = tmp_path / "invented"
        assert (
            main(["chronology", "generate", "--seed", "3", "--agencies", "4", "--entries", "60", "-o", str(found)]) == 0
        )
        assert "invented entries of 4 agencies" in capsys.readouterr().out
        return found

    def test_invented_files_are_merged_and_what_is_found_is_said(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        files = [str(file) for file in sorted(folder.iterdir()) if file.name != "truth.json"]
        out = folder.parent / "composite.csv"
        assert main(["chronology", "merge", *files, "-o", str(out)]) == 0
        said = capsys.readouterr().out
        assert "The same event told by several" in said
        assert "One event told by: " in said
        assert "Also told by" in out.read_text(encoding="utf-8-sig").splitlines()[0]
        assert main(["chronology", "merge", *files, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        truth = json.loads((folder / "truth.json").read_text())
        assert len(told["entries"]) == sum(len(rows) for rows in truth["events"])
        assert {"words", "entries", "keyed_twice"} == set(told["groups"][0])

    def test_what_cannot_be_is_refused(self, folder: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["chronology", "generate", "-o", str(folder)]) == 1
        assert main(["chronology", "generate", "--agencies", "40", "-o", str(folder / "new")]) == 1
        assert main(["chronology", "merge", str(file), "-o", str(file.with_name("o.exe"))]) == 1
        assert main(["chronology", "merge", str(file), "--expect", "Housing"]) == 1
        said = capsys.readouterr().err
        assert "is not empty" in said
        assert "from 2 to 12" in said
        assert "Health visiting=42" in said

    def test_what_is_being_done_is_said_as_it_goes(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        other = file.with_name("school.csv")
        other.write_text("Date,Event\n3/2/2019,Absent\n")
        assert main(["chronology", "merge", str(file), str(other), "-o", str(file.with_name("o.csv"))]) == 0
        said = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("  ")]
        assert said == [
            "Reading housing.csv (1 of 2)",
            "housing.csv: 1 entry read, 1 row or cell not read.",
            "Reading school.csv (2 of 2)",
            "school.csv: 1 entry read.",
            "Comparing 2 entries from 2 files",
            "Found: events told by several 0, findings 0",
            "Writing o.csv",
        ]

    def test_a_file_that_is_read_is_not_written_over(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["chronology", "merge", str(file), "-o", str(file)]) == 1
        assert "housing.csv is one of the files to be read" in capsys.readouterr().err
        assert file.read_text() == CSV

"""`./joinedup import risks`: the same reading and the same command as in the browser."""

import json
from argparse import Namespace

import pytest

from joinedup.foundation.commands import Refused
from joinedup.front.imports.cli import import_risks
from joinedup.planning.registers.commands import create_register
from joinedup.planning.registers.queries import registers
from joinedup.planning.southend.queries import word_file
from joinedup_core.tables import write_csv
from tests.cast import TODAY


@pytest.fixture
def adults(maya, world):
    return create_register(maya, world.board, name="Adults", key="adults", audience="adults")


def options(path, **more):
    told = {"register": "adults", "partnership": None, "table": None, "dry_run": False, "json": False}
    return Namespace(file=str(path), **(told | more))


def test_imports_southends_word_file(maya, adults, tmp_path, capsys):
    path = tmp_path / "adults.docx"
    path.write_bytes(word_file("adults"))
    assert import_risks(options(path, dry_run=True, json=True), maya) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["imported"] == 0
    assert len(told["rows"]) == 10
    assert told["columns"]["current"] == "Current RAG L x I"
    assert import_risks(options(path), maya) == 0
    assert "Imported 10 risks." in capsys.readouterr().out
    assert [line.open for line in registers(maya, "northvale", on=TODAY)] == [10]


def test_problems_import_nothing(maya, adults, tmp_path, capsys):
    path = tmp_path / "risks.csv"
    path.write_bytes(write_csv("Risks", ("Ref", "Risk", "Current score"), [("1", "Costs rise", "Amber")]))
    assert import_risks(options(path), maya) == 1
    said = capsys.readouterr()
    assert "Row 2, column “Current score”" in said.err
    assert "Nothing was imported: 1 problems." in said.out
    assert [line.open for line in registers(maya, "northvale", on=TODAY)] == [0]


@pytest.mark.parametrize(
    ("more", "says"),
    [({"register": "none"}, "You may import into: adults"), ({"table": 3}, "give --table from 1 to 1")],
)
def test_what_is_not_there_is_said(maya, adults, tmp_path, more, says):
    path = tmp_path / "risks.csv"
    path.write_bytes(write_csv("Risks", ("Ref", "Risk"), [("1", "Costs rise")]))
    with pytest.raises(Refused, match=says):
        import_risks(options(path, **more), maya)


def test_a_file_of_another_kind_is_refused(maya, adults, tmp_path):
    path = tmp_path / "risks.docx"
    path.write_bytes(b"nothing")
    with pytest.raises(Refused, match=r"risks\.docx"):
        import_risks(options(path), maya)

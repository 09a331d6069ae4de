"""`joinedup standards check`: makes files, judges them, and refuses in a sentence, without a database."""

import json

import pytest

from joinedup.front.cli import main

FILES = ["contacts.parquet", "concerns.parquet", "shares.parquet"]


def test_makes_files_and_judges_them(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["standards", "check", "--generate", "400", "-o", ".", "--today", "2026-06-01"]) == 0
    capsys.readouterr()
    asked = ["standards", "check", *FILES, "-o", "found.parquet", "--today", "2026-06-01"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == sum(told["states"].values()) > 10
    assert not {"due", "late", "missed", "met"} & set(told["states"])
    assert main([*asked, "--intervals", "intervals.parquet", "--sources", "sources.parquet"]) == 0
    said = capsys.readouterr().out
    assert "Contact late" in said
    assert said.endswith("Contact standard met does not mean that the person is safe.\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([*FILES[:2], "-o", "x.parquet"], "Give three files"),
        ([*FILES, "-o", "x.docx"], "ends in .parquet or .csv"),
        ([*FILES, "-o", "x.parquet"], "There is no file contacts.parquet"),
        ([*FILES, "-o", "x.parquet", "--today", "soon"], "is not a day"),
        (["--generate", "0", "-o", "x"], "how many contacts"),
        ([*FILES, "-o", "x.parquet", "--memory", "lots"], "--memory"),
    ],
)
def test_refuses_in_a_sentence(words, why, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["standards", "check", *words]) == 2
    said = capsys.readouterr()
    assert why in said.err
    assert "Traceback" not in said.err + said.out
    assert not list(tmp_path.iterdir())

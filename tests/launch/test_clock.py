"""`joinedup clock`: answers, lists, and refuses in a sentence, without a database."""

import json

import pytest

from joinedup.front.cli import main

OWN = '[[clock]]\nkey = "rapid-review"\nnumber = 12\nunit = "working_days"\nsource = "Northvale procedure"\n'


class TestClock:
    def test_answers_in_words(self, capsys):
        assert main(["clock", "rapid-review", "--from", "2026-12-24", "--today", "2027-01-20"]) == 0
        said = capsys.readouterr().out
        assert "Overdue: 19 January 2027" in said
        assert "leaving out weekends, 25 December 2026 (Christmas Day)" in said
        assert "Another reading: 18 January 2027" in said

    def test_answers_in_json_with_a_partnerships_file(self, capsys, tmp_path):
        own = tmp_path / "northvale.toml"
        own.write_text(OWN)
        asked = ["clock", "rapid-review", "--from", "24 Dec 2026", "--today", "2026-12-30", "--json"]
        assert main([*asked, "--partnership-file", str(own)]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["due"] == {"text": "14 January 2027", "first": "2027-01-14", "last": "2027-01-14", "at": None}
        assert (told["state"], told["set_by"]) == ("running", "northvale.toml")

    def test_lists_every_clock(self, capsys):
        assert main(["clock", "--list"]) == 0
        assert "Rapid review: within 15 working days" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            (["rapid-revew", "--from", "2026-12-24"], "Did you mean rapid-review?"),
            (["rapid-review", "--from", "31/06/2026"], "--from: There is no 31 June 2026"),
            (["rapid-review"], "Say when it started"),
            ([], "Name a clock"),
            (["sar", "--from", "2026-12-24", "--today", "May 2026"], "is not one day"),
            (["sar", "--from", "2026-12-24", "--partnership-file", "nowhere.toml"], "nowhere.toml cannot be read"),
        ],
    )
    def test_refuses_in_a_sentence(self, capsys, words, why):
        assert main(["clock", *words]) == 2
        said = capsys.readouterr()
        assert why in said.err
        assert "Traceback" not in said.err + said.out

"""The rules of the Shropshire document as data, and a partnership's own file laid over them."""

import csv
import os
import re
from datetime import date
from pathlib import Path

import pytest

from joinedup_core.standards import (
    SCALES,
    Concern,
    Contact,
    Interval,
    Reason,
    State,
    Told,
    UnreadableRules,
    check_one,
    rules,
)

SHARED = Path(os.environ.get("JOINEDUP_SHARED", "../shared"))
STANDARDS = rules()
SETTLED = """
[[rule]]
key = "R6"
source = "Executive group, 4 May 2026"
raised_levels = ["increasing", "high", "very_high"]
doubtful_levels = []
"""


@pytest.fixture
def document() -> str:
    path = SHARED / "sources" / "shropshire-expected-standards-of-service.txt"
    if not path.exists():
        pytest.skip("the published document is not at hand")
    return re.sub(r"\s+", " ", path.read_text("utf-8"))


class TestTheDocument:
    def test_holds_every_quotation(self, document: str) -> None:
        entries = [*STANDARDS.rules, *STANDARDS.duties]
        assert [each.key for each in entries if each.quotation not in document] == []
        assert [rule.key for rule in STANDARDS.rules if rule.base_quotation not in document] == []

    def test_quotes_the_words_on_the_level_at_hand(self) -> None:
        quoted = {rule.key: [rule.quotes(level) for level in SCALES[rule.scale]] for rule in STANDARDS.rules}
        abuse = STANDARDS.rule("R1")
        assert quoted["R1"] == [(abuse.base_quotation,), *[(abuse.quotation,)] * 3]
        adult = STANDARDS.rule("R6")
        assert quoted["R6"][1] == (adult.base_quotation, adult.quotation)
        assert all(words for levels in quoted.values() for said in levels for words in said)

    def test_is_here_in_full(self) -> None:
        path = SHARED / "data" / "published" / "shropshire_standards.csv"
        if not path.exists():
            pytest.skip("the published document is not at hand")
        with path.open(encoding="utf-8") as file:
            wanted = {row["id"] for row in csv.DictReader(file)}
        assert {alias for each in (*STANDARDS.rules, *STANDARDS.duties) for alias in each.aliases} == wanted

    def test_has_its_rules_and_duties_and_states_no_interval(self) -> None:
        assert [each.key for each in STANDARDS.rules] == [f"R{n}" for n in range(1, 10)]
        assert [each.key for each in STANDARDS.duties] == [f"R{n}" for n in range(10, 27)]
        assert all(any("no interval" in q.asks for q in rule.questions) for rule in STANDARDS.rules)
        assert STANDARDS.notice_days == 14


class TestAPartnershipsOwnFile:
    def test_settles_an_open_question_and_says_where(self) -> None:
        today = date(2026, 6, 1)
        told = Told(
            (Concern("p", "R6", "increasing", date(2026, 5, 1), "no"),),
            (Contact("p", "Health", date(2026, 5, 31), "telephone"),),
            intervals=(Interval(14, 3, None, "the executive group", date(2026, 1, 5), "R6"),),
        )
        (open_,) = check_one(STANDARDS, told, today=today)
        own = rules(override=SETTLED, override_name="northvale.toml")
        (settled,) = check_one(own, told, today=today)
        assert (open_.reason, settled.state) == (Reason.QUESTION_OPEN, State.LATE)
        changed = own.rule("R6")
        assert changed
        assert (changed.set_by, changed.questions, changed.examples) == ("northvale.toml", (), ())
        assert own.rule("R7") == STANDARDS.rule("R7")

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("[[rule", "is not a rule file"),
            ("x = 1", "what is .x."),
            ('[[rule]]\nkey = "R6"', "needs a source"),
            ('[[rule]]\nkey = "R6"\nsource = "x"\nhme = "always"', "unknown field, hme"),
            ('[[rule]]\nkey = "R6"\nsource = "x"\nhome = "often"', "home is one of always"),
            ('[[rule]]\nkey = "R6"\nsource = "x"\nraised_levels = ["complex"]', "which complex is not"),
            ('[[rule]]\nkey = "R6"\nsource = "x"\nraised_levels = "high"', "is a list of texts"),
            ('[[rule]]\nkey = "R6"\nsource = "x"\neffective_from = "May"', "is a day such as"),
            ('[[rule]]\nkey = "own"\nsource = "x"', "needs domain, title"),
            ('[[duty]]\nkey = "R24"\nsource = "x"\nnotice_days = -1', "whole number of days"),
        ],
    )
    def test_is_refused_in_words(self, text: str, why: str) -> None:
        with pytest.raises(UnreadableRules, match=why):
            rules(override=text, override_name="own.toml")

    def test_of_a_partnership_without_rules_is_said(self) -> None:
        with pytest.raises(UnreadableRules, match="There are those of: shropshire"):
            rules("atlantis")

"""The handbook page of the register check is what the rules print."""

from pathlib import Path

from joinedup_core.scoring.handbook import handbook

PAGE = Path(__file__).parents[2] / "docs" / "handbook" / "register-check.md"


def test_page_is_what_the_rules_print():
    assert PAGE.read_text(encoding="utf-8") == handbook()

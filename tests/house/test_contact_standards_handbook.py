"""The handbook page of the contact standards is what the rule files print."""

from pathlib import Path

from joinedup_core.standards.handbook import page

PAGE = Path(__file__).parents[2] / "docs" / "handbook" / "contact-standards.md"


def test_page_is_what_the_rules_print():
    assert PAGE.read_text(encoding="utf-8") == page()

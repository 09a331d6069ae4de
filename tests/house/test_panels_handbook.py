"""The handbook page of panels is what the files of kinds print."""

from pathlib import Path

from joinedup_core.panels.handbook import page

PAGE = Path(__file__).parents[2] / "docs" / "handbook" / "panels.md"


def test_page_is_what_the_kinds_print():
    assert PAGE.read_text(encoding="utf-8") == page()

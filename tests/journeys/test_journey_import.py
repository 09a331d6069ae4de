"""Southend's two registers from a Word file, their register check, and a correction with one click."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from joinedup.planning.risks.models import Risk
from joinedup.planning.southend.rules import PUBLISHED
from tests.journeys.conftest import signed_in
from tests.journeys.steps import Walker
from tests.whole import part

pytestmark = pytest.mark.browser
ROWS_ON_A_PAGE = 4


def word_file(path: Path) -> Path:
    """Both registers in one Word file; the headings are repeated on every page, as Word users do by hand."""
    document = docx.Document()
    for published in PUBLISHED:
        document.add_heading(published.label)
        table = published.table
        for first in range(0, len(table.rows), ROWS_ON_A_PAGE):
            lines = [
                table.headings,
                *([c.text for c in row.cells] for row in table.rows[first : first + ROWS_ON_A_PAGE]),
            ]
            shown = document.add_table(0, len(table.headings))
            for line in lines:
                for cell, text in zip(shown.add_row().cells, line, strict=False):
                    cell.text = text
            document.add_page_break()
    document.save(path)
    return path


@pytest.mark.parametrize(
    "wide", part([True, False], __name__), ids=lambda wide: "wide" if wide else "320 px, no scripts"
)
def test_southend(chromium, address: str, northvale: str, tmp_path: Path, wide: bool) -> None:
    file = word_file(tmp_path / "registers.docx")
    maya = Walker(chromium, address, signed_in("maya"), scripts=wide, narrow=not wide)
    before = Risk.objects.count()
    names = [make_register(maya, f"{published.label} {wide}") for published in PUBLISHED]
    for number, name in enumerate(names):
        bring_in(maya, file, number, name)
    assert Risk.objects.count() - before == 19
    correct(maya, names[0])
    maya.close()


def make_register(maya: Walker, name: str) -> str:
    maya.go("/southend/risks/new/", "register")
    maya.page.get_by_label("Board or group").select_option(index=1)
    maya.type("Name of the register", name)
    maya.press("Make", exact=False)
    maya.tells(name)
    return name


def bring_in(maya: Walker, file: Path, number: int, name: str) -> None:
    maya.go("/southend/import/risks/", "")
    maya.choose("Risk register", name)
    maya.page.locator("input[type=file]").set_input_files(file)
    maya.press("Read the file")
    maya.look("Which column is which?")
    maya.page.get_by_label("Which table?").select_option(index=number + 1)
    maya.press("Show this table")
    maya.press("Show what is understood")
    maya.look("What was understood")
    maya.tells("no problems")
    maya.press("Import", exact=False)
    maya.look(name)


def correct(maya: Walker, name: str) -> None:
    maya.go("/southend/risks/check/", "Register check")
    maya.choose("Register", name)
    maya.press("Apply filters")
    maya.look("Register check")
    maya.tells("Target above the current score")
    card = maya.page.locator(".govuk-summary-card", has_text="Target above the current score").first
    button = card.get_by_role("button")
    maya.reach(button)
    with maya.page.expect_navigation():
        maya.page.keyboard.press("Enter")
    maya.look("Register check")
    maya.tells("Take back the latest correction")

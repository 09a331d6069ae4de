"""The register check over Southend's registers gives the approved list, from our words and from the document's."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from joinedup.planning.southend.rules import PUBLISHED, Published, southend_registers
from joinedup_core.imports import read_rows
from joinedup_core.scoring.checks import check_registers
from joinedup_core.scoring.reading import RISKS
from joinedup_core.scoring.register import Register
from joinedup_core.tables import Cell, RawRow, RawTable, suggest_mapping

APPROVED = (Path(__file__).parent / "southend_findings.txt").read_text(encoding="utf-8").splitlines()
DOCUMENT = Path(__file__).parents[4] / "shared" / "sources" / "southend-strategy-2020-23.txt"
WORKPLACE = Path("/work/shared/sources") / DOCUMENT.name


def test_gives_the_approved_list_no_fewer_and_no_more():
    assert [found.line for found in check_registers(southend_registers())] == APPROVED


def test_has_the_nineteen_risks_of_january_2020():
    adults, children = southend_registers()
    assert (len(adults.risks), len(children.risks)) == (10, 9)
    assert adults.as_at == date(2020, 1, 31)
    assert not adults.matrix.stated


def test_says_where_controls_owners_and_timeframes_differ_in_number():
    noted = {(p.key, row.title) for p in PUBLISHED for row in p.reading.rows if row.notes}
    assert noted == {(key, reference) for key in ("adults", "children") for reference in ("3.1", "3.2")}


def test_keeps_question_marks_and_pairs_controls_with_owners():
    risk = southend_registers()[0].risks[0]
    assert [c.owner for c in risk.controls] == ["Chair", "Business Manager", "SSPA"]
    assert risk.controls[1].text.endswith("??")
    assert risk.controls[1].due_on == date(2018, 11, 30)
    assert str(risk.changes[0].before) == "1 x 1"
    assert not risk.changes[0].reason


def test_the_document_in_its_own_words_gives_the_same_list():
    path = next((p for p in (DOCUMENT, WORKPLACE) if p.exists()), None)
    if path is None:
        pytest.skip("the published document is not at hand (../shared/sources)")
    registers = tuple(_as_published(path.read_text(encoding="utf-8")))
    assert [found.line for found in check_registers(registers)] == APPROVED


def _as_published(text: str) -> list[Register]:
    """The two tables cut from the document's text, where cells begin with a tab."""
    start = text.index("Priority\n\tRisk\n\tConsequence")
    cells = [cell.strip() for cell in re.split(r"\n\s?\t", text[start : text.index("Appendix 14", start)])]
    rows: dict[str, list[list[str]]] = {"adults": [], "children": []}
    which = "adults"
    for number, cell in enumerate(cells):
        which = "children" if cell.startswith("SSPC\nPriority") else which
        if re.fullmatch(r"\d\.\d", cell):
            *row, target = cells[number : number + 8]
            rows[which].append([*row, target.splitlines()[0]])
    return [_as_register(published, rows[published.key]) for published in PUBLISHED]


def _as_register(published: Published, rows: list[list[str]]) -> Register:
    table = RawTable(
        published.key,
        published.table.headings,
        tuple(RawRow(number, tuple(map(Cell, row))) for number, row in enumerate(rows, 2)),
        "the document",
    )
    reading = read_rows(RISKS, table, suggest_mapping(table.headings, table.rows, RISKS.fields).chosen)
    return replace(published.register, risks=reading.values)

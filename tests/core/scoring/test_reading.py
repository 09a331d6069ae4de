"""Cells of a register as boards write them."""

import io

import openpyxl
import pytest

from joinedup_core.imports import read_rows
from joinedup_core.scoring.matrix import Score
from joinedup_core.scoring.reading import RISKS, read_score_cell, split_cell
from joinedup_core.tables import read_tables, suggest_mapping, write_csv

HEADINGS = ("Ref", "Risk", "Current score", "Controls", "Owner", "Timeframe", "Target score")


def read(*rows, headings=HEADINGS):
    """Read rows as if they stood in a CSV file."""
    table = read_tables(write_csv("Risks", headings, rows), "risks.csv")[0]
    return read_rows(RISKS, table, suggest_mapping(table.headings, table.rows, RISKS.fields).chosen)


@pytest.mark.parametrize("text", ["4 x 3", "4x3", "4 X 3 = 12", "12 (4 x 3)", "4 × 3", "L4 I3", "L: 4, I: 3", "4 * 3"])
def test_scores_are_understood(text):
    assert read_score_cell(text).score == Score(4, 3)
    assert not read_score_cell(text).because


@pytest.mark.parametrize(
    ("text", "before", "reason"),
    [
        ("4 x 3\n\nRating amended from  1 x 1", Score(1, 1), ""),
        ("4 x 3 (was 2 x 3)", Score(2, 3), ""),
        ("4 x 3 raised from 2 x 3 because two partners left", Score(2, 3), "two partners left"),
    ],
)
def test_earlier_scores_are_understood(text, before, reason):
    found = read_score_cell(text)
    assert (found.score, found.before, found.reason) == (Score(4, 3), before, reason)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Amber", "is not a score. Write likelihood and impact, for example 4 x 3"),
        ("12", "12 is one number"),
        ("4 x 3 or 2 x 2", "nothing says which is current"),
        ("Rating amended from 1 x 1", "Only the earlier score"),
    ],
)
def test_what_is_not_a_score_says_why(text, says):
    assert says in read_score_cell(text).because


def test_a_blank_score_is_no_score_and_no_problem():
    assert read_score_cell(" ").score is None
    assert not read_score_cell("").because


def test_cells_are_split_so_that_numbers_agree():
    assert split_cell("one\n\ntwo\nlines") == ["one", "two lines"]
    assert split_cell("one\ntwo", 2) == ["one", "two"]
    assert split_cell("one; two", 2) == ["one", "two"]
    assert split_cell("") == []


def test_a_problem_names_row_column_and_what_to_do():
    reading = read(("1.1", "Staff leave", "Amber", "", "", "", "9 x 9"), ("1.1", "", "1 x 1", "", "", "", ""))
    told = [str(problem) for problem in reading.all_problems]
    assert "Row 2, column “Current score”: “Amber” is not a score" in told[1]
    assert "9 is not on this board's scale" in told[2]
    assert "Row 3, column “Risk”: The row has no risk" in told[3]
    assert told[0].startswith("Row 3, column “Reference”: “1.1” stands in row 2 too")


def test_sections_blank_rows_and_repeated_headings_are_not_risks():
    reading = read(("1. Financial", "", "", "", "", "", ""), HEADINGS, [""] * 7, ("1.1", "Costs rise", *[""] * 5))
    assert [row.value.category for row in reading.rows] == ["1. Financial"]


def test_a_different_number_of_owners_is_kept_and_said():
    row = read(("1", "Costs rise", "", "a\n\nb\n\nc", "x\n\ny", "Mar 2018", "")).rows[0]
    assert [(c.owner, c.timeframe) for c in row.value.controls] == [
        ("x", "Mar 2018"),
        ("y", "Mar 2018"),
        ("", "Mar 2018"),
    ]
    assert any("three controls and two owners" in note for note in row.notes)


def test_a_column_that_is_not_mapped_is_asked_for():
    table = read_tables(write_csv("Risks", ("A", "B"), [("x", "y")]), "risks.csv")[0]
    reading = read_rows(RISKS, table, {})
    assert "Say which column holds “Risk”" in str(reading.all_problems[0])


def test_an_empty_table_says_so():
    assert "No rows were found" in str(read().all_problems[0])


def test_likelihood_impact_and_their_product_in_three_columns():
    headings = ("Ref", "Risk", "Likelihood", "Impact", "Risk score")
    rows = [("1", "Staff leave", "3 - Possible", "4", "12"), ("2", "Money ends", "likely", "Major", "20 (Red)")]
    found = read(*rows, headings=headings)
    assert not found.all_problems
    assert [str(risk.current) for risk in found.values] == ["3 x 4", "4 x 4"]
    assert found.rows[1].notes == ("4 x 4 makes 16, but 20 is written.",)
    assert "“Horse” is no likelihood" in str(read(("1", "x", "Horse", "4", "12"), headings=headings).all_problems)


def test_headings_over_two_columns_in_a_sheet():
    """`Current` merged over L and I, and nothing below the other headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Ref", "Risk", "Current", "", "Target", ""],
        ["", "", "L", "I", "L", "I"],
        [1, "Staff leave", 4, 3, 2, 1],
    ):
        sheet.append(row)
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("E1:F1")
    kept = io.BytesIO()
    book.save(kept)
    table = read_tables(kept.getvalue(), "risks.xlsx")[0]
    chosen = suggest_mapping(table.headings, table.rows, RISKS.fields).chosen
    (risk,) = read_rows(RISKS, table, chosen).values
    assert (str(risk.current), str(risk.target)) == ("4 x 3", "2 x 1")

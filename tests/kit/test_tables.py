"""Tables sort, page and leave, and say how much of the list they show."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from joinedup.foundation.listing import Page
from joinedup.kit.answers import export_table
from joinedup.kit.tables import Column, Table, address, count_in_words, in_words


@dataclass(frozen=True)
class Row:
    title: str
    due_on: date | None
    late: bool = False


ROWS = (Row("First", date(2026, 3, 27), True), Row("<b>Second</b>", None))
COLUMNS = [
    Column("title", "Action", sort="title"),
    Column("due_on", "Due", kind="day", sort="due"),
    Column("late", "Late"),
]


def shown(table, query=""):
    request = RequestFactory().get(f"/actions/{query}")
    return Template("{% load kit %}{% table table %}").render(Context({"table": table, "request": request}))


def listed(number=1, total=5000, sort="-due"):
    return Table("Actions", COLUMNS, Page(ROWS, number, total, 50, sort), noun=("action", "actions"))


class TestTable:
    def test_says_how_much_it_shows(self):
        assert "Showing 51 to 100 of 5,000 actions" in shown(listed(2))
        assert count_in_words(Page(ROWS, 1, 2, 50, "due"), ("action", "actions")) == "2 actions"
        assert count_in_words(Page((), 1, 0, 50, "due"), ("action", "actions")) == "No actions"

    def test_sorts_by_its_headings_and_keeps_the_filters(self):
        html = shown(listed(), "?owner=police&page=3")
        assert 'aria-sort="descending"><a class="kit-sort" href="?owner=police&amp;sort=due"' in html
        assert 'aria-sort="none"><a class="kit-sort" href="?owner=police&amp;sort=title"' in html

    def test_pages_keep_the_filters(self):
        html = shown(listed(2), "?owner=police&page=2")
        assert 'href="?owner=police&amp;page=3" rel="next"' in html
        assert 'aria-label="Page 100"' in html

    def test_a_spare_column_stands_only_where_something_is_in_it_and_always_in_files(self):
        table = Table(
            "Actions", [*COLUMNS, Column("note", "Note", lambda row: "" if row.late else None, spare=True)], ROWS
        )
        assert "Note" not in shown(table)
        assert b"Note" in export_table(table, "csv", "actions").content
        assert "Due" in shown(Table("Actions", [COLUMNS[0], Column("due_on", "Due", kind="day", spare=True)], ROWS))

    def test_a_hidden_caption_still_says_how_many(self):
        assert '<span class="kit-count">2 rows</span>' in shown(
            Table("Actions", COLUMNS, Page(ROWS, 1, 2, 50, "due"), caption_hidden=True)
        )

    def test_escapes_what_it_shows(self):
        assert "<b>Second" not in shown(listed())

    def test_shows_days_and_truths_in_words(self):
        html = shown(listed())
        assert "27 March 2026" in html
        assert "<span>Yes</span>" in html

    def test_empty_says_so(self):
        assert "Nothing is late" in shown(Table("Late", COLUMNS, [], empty="Nothing is late"))

    def test_a_kind_that_is_not_there_is_refused(self):
        with pytest.raises(ValueError, match="no kind 'picture'"):
            Column("x", "X", kind="picture")

    def test_plain_rows_keep_days_and_numbers(self):
        rows = list(Table("Actions", COLUMNS, ROWS).plain_rows())
        assert rows[0] == ["First", date(2026, 3, 27), "Yes"]
        assert rows[1][1] == ""


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_leaves_as_a_file_that_browsers_do_not_guess_at(kind):
    answer = export_table(Table("Actions", COLUMNS, ROWS), kind, "Late actions/2026")
    assert answer["Content-Disposition"] == f'attachment; filename="Late-actions-2026.{kind}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert len(answer.content) > 40


def test_no_other_kind_of_file_is_made():
    assert export_table(Table("Actions", COLUMNS, ROWS), "exe", "actions").status_code == 400


def test_rows_may_be_ticked():
    html = shown(Table("Actions", COLUMNS, ROWS, select=lambda row: row.title[:5]))
    assert html.count('type="checkbox"') == 2
    assert 'name="chosen" value="First"' in html
    assert "Choose First" in html


def test_addresses_change_only_what_is_asked():
    assert address(QueryDict("a=1&a=2&page=4"), page=None, sort="due") == "?a=1&a=2&sort=due"


def test_moments_are_told_in_local_time():
    assert in_words(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026, 00:30"

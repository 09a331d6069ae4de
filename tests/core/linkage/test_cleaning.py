"""What agencies write, made alike."""

from __future__ import annotations

import pytest

from joinedup_core.linkage import cleaning
from joinedup_core.linkage.engine import DuckEngine, text

ENGINE = DuckEngine(threads=1)


def said(sql: str) -> object:
    return ENGINE.rows(f"SELECT {sql}")[0][0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1984-03-07", "19840307"), ("07/03/1984", "19840307"), ("7.3.1984", "19840307"), ("07-Mar-1984", "19840307"),
        ("7 March 1984", "19840307"), ("19840307", "19840307"), ("07031984", "19840307"), ("1984", "19840000"),
        ("03/1984", "19840300"), ("1984-03-07 00:00:00", "19840307"), ("07/03/84", None), ("unknown", None),
    ],
)  # fmt: skip
def test_dates_as_british_forms_write_them(written: str, read: str | None) -> None:
    assert said(cleaning.date_digits(text(written))) == read


@pytest.mark.parametrize(
    ("digits", "day", "year"),
    [("19840307", "19840307", 1984), ("19840101", None, 1984), ("19000101", None, None), ("19840000", None, 1984),
     ("99991231", None, None), ("19841345", "19841345", 1984)],
)  # fmt: skip
def test_default_and_partial_dates_keep_only_what_is_known(digits: str, day: str | None, year: int | None) -> None:
    assert said(cleaning.birth_day(text(digits))) == day
    assert said(cleaning.birth_year(text(digits))) == year


@pytest.mark.parametrize(
    ("written", "forename", "surname"),
    [("O'NEILL, Séan Patrick", "sean patrick", "oneill"), ("SMITH John", "john", "smith"),
     ("Mary Jane Watson-Parker", "mary jane", "watson parker"), ("MC DONALD, Anne-Marie", "annemarie", "mcdonald"),
     ("UNKNOWN, Dave", "dave", None), ("Mr John Smith", "john", "smith")],
)  # fmt: skip
def test_whole_names(written: str, forename: str, surname: str | None) -> None:
    name = text(written)
    assert said(cleaning.forename_words(cleaning.forename_of_name(name))) == forename
    assert said(cleaning.surname_words(cleaning.surname_of_name(name))) == surname


@pytest.mark.parametrize(
    ("written", "read"),
    [("943 476 5919", "9434765919"), ("943 476 5918", None), ("1111111111", None), ("943476", None)],
)
def test_an_nhs_number_counts_only_with_its_check_digit(written: str, read: str | None) -> None:
    assert said(cleaning.nhs_number(text(written))) == read


@pytest.mark.parametrize(
    ("house", "street", "read"),
    [
        ("12", "Mill Rd", "12"),
        ("Flat 3, 43", "Elm Way", "43/3"),
        ("", "Flat 2, 9A High St", "9a/2"),
        ("", "High St", None),
    ],
)
def test_houses_and_flats(house: str, street: str, read: str | None) -> None:
    assert said(cleaning.house(cleaning.plain(f"nullif({text(house)}, '')"), cleaning.plain(text(street)))) == read


def test_streets_postcodes_and_telephones_are_alike_however_written() -> None:
    assert said(cleaning.street(text("12 Mill Rd"))) == said(cleaning.street(text("MILL ROAD"))) == "millroad"
    assert said(cleaning.postcode(text("qx1 1ab"))) == "QX11AB"
    assert said(cleaning.postcode(text("NFA"))) is None
    assert said(cleaning.phone(text("+44 7700 900123"))) == said(cleaning.phone(text("07700 900 123"))) == "7700900123"
    assert said(cleaning.phone(text("00000000000"))) is None


def test_what_stands_in_the_place_of_a_name_is_no_name() -> None:
    assert [said(cleaning.surname_words(text(word))) for word in ("UNKNOWN", "N/K", "Not known", "")] == [None] * 4

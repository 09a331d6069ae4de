"""Merging: one order whatever the order of files, nothing lost or doubled, half-known days placed and shown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.calendar import HalfDate, Moment, read_moment
from joinedup_core.chronology import Entry, Provenance
from joinedup_core.chronology.merging import merge, placing
from tests.core.chronology.tellings import told

days = st.integers(0, 40).map(lambda n: date(2019, 1, 1) + timedelta(days=n))
dates = st.one_of(
    days.map(HalfDate.day),
    days.map(HalfDate.week),
    st.integers(1, 12).map(lambda month: HalfDate.month(2019, month)),
    days.map(lambda day: HalfDate.day(day).in_doubt()),
)
rows = st.builds(
    Entry,
    when=dates.map(Moment),
    source=st.builds(Provenance, st.sampled_from(["a.docx", "b.csv"]), st.just(""), st.integers(0, 30)),
    agency=st.sampled_from(["Police", "Housing", "police"]),
    what=st.sampled_from(["visit", "call", ""]),
    who=st.sampled_from([(), ("Mother",)]),
)
files = st.lists(st.lists(rows, max_size=8), max_size=4)


@given(files, st.randoms(use_true_random=False))
def test_the_order_of_files_and_rows_does_not_matter(given_files: list[list[Entry]], chance: object) -> None:
    whole = merge(*given_files)
    mixed = [list(file) for file in given_files]
    for file in mixed:
        chance.shuffle(file)  # type: ignore[attr-defined]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert merge(*mixed) == whole


@given(files)
def test_merging_again_changes_nothing(given_files: list[list[Entry]]) -> None:
    once = merge(*given_files)
    assert merge(once.entries).entries == once.entries


@given(files)
def test_no_entry_is_lost_or_doubled(given_files: list[list[Entry]]) -> None:
    all_rows = [entry for file in given_files for entry in file]
    whole = merge(*given_files)
    assert set(whole.entries) == set(all_rows)
    assert len(whole.entries) + len(whole.again) == len(all_rows)
    placed = [entry for entry in whole.entries if entry.source.row]
    assert len(placed) == len(set(placed))


@given(files)
def test_each_stands_at_the_earliest_it_can_have_been(given_files: list[list[Entry]]) -> None:
    stands = [entry.when.on.earliest for entry in merge(*given_files).entries]
    assert stands == sorted(stands)


def test_a_file_handed_in_twice_is_taken_once_and_told() -> None:
    row = told("Housing", "3/4/2019", "Rent letter.")
    assert merge([row], [row]).entries == (row,)
    assert merge([row], [row]).again == (row.source,)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("12/03/2019", ""),
        ("March 2019", "The day is not known: 1 March 2019 to 31 March 2019 (“March 2019”). Placed at the earliest it can have been."),
        ("? 12/03/2019", "The day is in doubt (“12 March 2019?”); placed there."),
        ("before 2016", "Told as “before 2016”; placed at 1 January 2016."),
    ],
)  # fmt: skip
def test_what_is_said_of_the_place_of_an_entry(written: str, said: str) -> None:
    assert placing(read_moment(written)) == said

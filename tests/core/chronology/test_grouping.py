"""Grouping: what is one event told twice, what only looks like it, and the laws that hold for any chronology."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup_core.chronology import Entry
from joinedup_core.chronology.explaining import in_words
from joinedup_core.chronology.grouping import BAR, bar_for, group
from joinedup_core.chronology.inventing_files import bank_of, invent
from joinedup_core.chronology.likeness import HOPELESS, POINTS, likeness, traits
from joinedup_core.chronology.merging import merge
from joinedup_core.chronology.telling import Tellings
from tests.core.chronology.tellings import filler, told

POLICE = told(
    "Arden Police", "14/2/2018 22:40", "2240hrs called to 7 Elm Road, Leanne DOLAN hit by Lee MARSH, cut to hand, window smashed. Log 417."
)  # fmt: skip
AMBULANCE = told(
    "Ambulance service", "14/2/2018 22:45", "Crew attended, police on scene. Laceration to palm, glass pane broken."
)
NEXT_DAY = told(
    "Social care",
    "15/2/2018",
    "Police notification of domestic incident last night: wound to hand, window put through.",
)
LETTER = told("GP practice", "20/2/2018", "Letter scanned: police report assault on 14/02, hand cut, window broken.")


def grouped(*entries: Entry) -> list[set[str]]:
    """The groups among these in the midst of ordinary weeks, each as the agencies in it."""
    whole = merge(filler(), entries).entries
    groups = [[whole[n] for n in one.members] for one in group(whole).groups]
    return [{entry.agency for entry in one} for one in groups if any(entry in entries for entry in one)]


def test_one_event_told_by_four_in_their_own_words_and_dates() -> None:
    assert grouped(POLICE, AMBULANCE, NEXT_DAY, LETTER) == [
        {"Arden Police", "Ambulance service", "Social care", "GP practice"}
    ]


@pytest.mark.parametrize(
    "other",
    [
        told("Social care", "14/2/2018", "Statutory visit, children seen, mother tired."),
        told("School", "14/2/2018", "Tyler absent from school, call home."),
        told("Social care", "16/2/2018", "Police notification of domestic incident on 16/02: phone thrown, drunk, tyre let down."),
        told("Ambulance service", "14/2/2018 04:10", "Crew attended man with chest pain, to hospital."),
    ],
    ids=["a visit that day", "an absence that day", "the next callout", "another call that day"],
)  # fmt: skip
def test_what_only_looks_like_it_is_left_alone(other: Entry) -> None:
    assert grouped(POLICE, other) == []


def test_a_second_callout_of_the_same_night_is_another_event_of_the_same_agency() -> None:
    second = told(
        "Arden Police",
        "14/2/2018 23:55",
        "2355hrs called again to 7 Elm Road, Lee MARSH back at the door, window smashed. Log 433.",
    )
    assert grouped(POLICE, second) == []


def test_one_entry_keyed_twice_by_an_agency_is_said_to_be_that() -> None:
    again = told("Arden Police", "14/2/2018 22:40", POLICE.what + " See file.")
    whole = merge(filler(), [POLICE, again]).entries
    twice = [one for one in group(whole).groups if one.twice]
    assert [[whole[n].what[:4] for n in one.members] for one in twice] == [["2240", "2240"]]


def test_weekly_visits_and_daily_absences_are_no_groups() -> None:
    assert group(merge(filler()).entries).groups == ()


def test_the_reasons_are_said_in_words_and_quote_both() -> None:
    whole = merge(filler(), [POLICE, NEXT_DAY]).entries
    grouping = group(whole)
    (one,) = grouping.groups
    words = in_words(one.links[0], whole, grouping)
    assert "Social care writes on 15 February 2018 of 14 February 2018" in words
    assert "“hit”" not in words
    assert "Social care mentions Arden Police" in words
    assert "“cut”/“wound”" in words


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_and_hold_each_entry_once(seed: int, chance: random.Random) -> None:
    entries = invent(random.Random(seed), agencies=6, entries=80).entries()
    shuffled = list(entries)
    chance.shuffle(shuffled)
    whole = merge(shuffled).entries
    grouping = group(whole)
    assert grouping == group(merge(entries).entries)
    members = [n for one in grouping.groups for n in one.members]
    assert len(members) == len(set(members))
    for one in grouping.groups:
        twice = {(link.first, link.second) for link in one.twice}
        same = {(a, b) for a, b in combinations(one.members, 2) if whole[a].agency == whole[b].agency}
        assert not same or twice


def test_likeness_is_symmetric_and_is_the_sum_of_its_reasons() -> None:
    entries = invent(random.Random(4), agencies=7, entries=120).entries()
    tellings = Tellings(entries)
    for a, b in combinations(tellings.all[:60], 2):
        bits = sum(tellings.weights[n] for n in a.words & b.words)
        points = likeness(a, b, bits, tellings)
        assert points == likeness(b, a, bits, tellings)
        if points >= HOPELESS:
            assert points == sum(POINTS[name] for name in traits(a, b, bits, tellings))


def test_the_families_of_wording_are_apart() -> None:
    def sentences(styles: str) -> set[str]:
        bank = bank_of(styles)
        kinds = [text for kind in bank["kind"].values() for own in kind["own"].values() for text in own]
        phrases = [text for ways in bank["phrases"].values() for text in ways]
        handed = [text for ways in bank["handed_on"].values() for text in ways]
        return {*kinds, *phrases, *handed, *(str(layout["columns"]) for layout in bank["layout"])}

    assert sentences("tuning") & sentences("held_out") == set()


def test_invented_chronologies_come_from_their_seed_alone() -> None:
    one, same = (invent(random.Random(7), agencies=5, entries=60, styles="held_out") for _ in range(2))
    assert one == same
    assert one != invent(random.Random(8), agencies=5, entries=60, styles="held_out")


def test_grouping_stays_right_on_invented_chronologies() -> None:
    right = found = true = 0
    for seed in range(3):
        invention = invent(random.Random(seed), agencies=8, entries=300)
        whole = merge(invention.entries()).entries
        at = {(entry.source.file, entry.source.row): n for n, entry in enumerate(whole)}
        truth = {pair for rows in invention.truth.events for pair in combinations(sorted(at[row] for row in rows), 2)}
        pairs = {pair for one in group(whole).groups for pair in combinations(one.members, 2)}
        right, found, true = right + len(pairs & truth), found + len(pairs), true + len(truth)
    assert right / found >= 0.97
    assert right / true >= 0.88


def test_more_is_asked_of_a_pair_where_more_is_written_in_a_day() -> None:
    calm = [told("School", f"{n % 28 + 1}/{n // 28 + 1}/2018", "Tyler absent.") for n in range(80)]
    crowded = [told("School", f"{n % 8 + 1}/1/2018", "Tyler absent.") for n in range(80)]
    assert bar_for(Tellings(calm).all) == BAR
    assert bar_for(Tellings(crowded).all) > BAR + 4
    assert bar_for([]) == BAR

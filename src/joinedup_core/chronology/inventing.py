"""Invented lives with known truth: what happened, to whom, and which agencies came to know of it.

For measuring and for demonstrations. Everything is drawn from the random numbers that are handed in; no person, place
or event is real. The wording is in `inventing_words`, the files are in `inventing_files`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

Bank = dict[str, Any]
AGENCIES = (
    "police", "social_care", "health_visiting", "school", "gp", "hospital", "housing", "ambulance", "probation",
    "mental_health", "domestic_abuse", "substance_misuse",
)  # fmt: skip
SHARE_TOLD_TOGETHER = 0.5
APART = timedelta(days=730)  # between two silences of an agency
BEGINS = date(2011, 3, 7)


@dataclass(frozen=True)
class Sort:
    """A kind of event: how often, at which hours, who was there (`own`) and who was told afterwards (`told`)."""

    weight: float
    hours: tuple[int, int]
    own: dict[str, float]
    told: dict[str, float] = field(default_factory=dict)
    about: str = "mother"
    bursts: float = 0.0


SORTS = {
    "domestic": Sort(
        5, (17, 27), {"police": 1, "ambulance": 0.3, "housing": 0.25},
        {"social_care": 0.7, "health_visiting": 0.4, "school": 0.35, "domestic_abuse": 0.4, "gp": 0.1, "probation": 0.2},
        bursts=0.45,
    ),
    "injury": Sort(
        3, (8, 21), {"hospital": 1, "ambulance": 0.25},
        {"gp": 0.7, "health_visiting": 0.45, "social_care": 0.35, "school": 0.2}, about="child", bursts=0.15,
    ),
    "strategy": Sort(2, (9, 16), {"social_care": 1, "police": 0.7, "health_visiting": 0.5, "school": 0.5, "hospital": 0.15}),
    "conference": Sort(
        2, (9, 15),
        {"social_care": 1, "police": 0.3, "health_visiting": 0.6, "school": 0.6, "housing": 0.3, "probation": 0.3,
         "mental_health": 0.3, "substance_misuse": 0.3, "domestic_abuse": 0.3},
    ),
    "joint_visit": Sort(2.5, (9, 17), {"social_care": 1, "health_visiting": 0.6, "housing": 0.3, "police": 0.2}, bursts=0.2),
    "referral": Sort(
        3, (9, 16), {"social_care": 0.95, "school": 0.4, "health_visiting": 0.3, "gp": 0.1, "housing": 0.1, "mental_health": 0.1},
        about="child", bursts=0.2,
    ),
    "missing": Sort(1.5, (18, 27), {"police": 1, "social_care": 0.3, "school": 0.2}, {"social_care": 0.4, "school": 0.4}, "child", 0.5),
    "nuisance": Sort(2.5, (14, 27), {"housing": 0.85, "police": 0.7}, {"social_care": 0.15}, bursts=0.4),
    "overdose": Sort(
        1, (12, 26), {"ambulance": 0.7, "hospital": 0.9, "police": 0.3},
        {"mental_health": 0.6, "gp": 0.5, "substance_misuse": 0.3, "social_care": 0.4}, bursts=0.2,
    ),
    "missed": Sort(2, (9, 16), {"hospital": 1}, {"gp": 0.7, "health_visiting": 0.45, "social_care": 0.2}, "child"),
    "arrest": Sort(1.5, (10, 26), {"police": 1}, {"probation": 0.7, "social_care": 0.4, "domestic_abuse": 0.3}, "partner", 0.15),
    "disclosure": Sort(2, (9, 15), {"school": 1, "social_care": 0.75}, {"police": 0.35, "health_visiting": 0.25}, "child", 0.2),
    "eviction": Sort(1, (9, 16), {"housing": 1}, {"social_care": 0.5, "domestic_abuse": 0.2, "substance_misuse": 0.25}),
    "welfare": Sort(1.5, (9, 23), {"police": 1, "housing": 0.25}, {"social_care": 0.5, "mental_health": 0.25}, bursts=0.2),
}  # fmt: skip
EVERY = {
    "health_visiting": 7, "school": 1, "probation": 7, "social_care": 10, "gp": 28, "mental_health": 14,
    "substance_misuse": 7, "domestic_abuse": 7, "housing": 30, "police": 3, "hospital": 90, "ambulance": 45,
}  # fmt: skip
REGULAR = ("health_visiting", "probation", "social_care", "mental_health", "substance_misuse")


@dataclass(frozen=True)
class Happening:
    """One thing that happened, as it was. `minute` is of the day of `on` and may run past midnight."""

    sort: str
    on: date
    minute: int
    child: int
    place: str
    details: tuple[str, ...]
    claims: tuple[str, ...]
    log: str
    tellers: tuple[tuple[str, bool], ...]  # the agency, and whether it was told by another


@dataclass(frozen=True)
class Routine:
    """One of an agency's many like contacts, which nobody else tells."""

    agency: str
    on: date
    minute: int
    template: int
    child: int


@dataclass(frozen=True)
class Silence:
    """A planted gap: an agency that used to have contact in a rhythm has none between two days."""

    agency: str
    after: date
    until: date
    every: int


@dataclass(frozen=True)
class Run:
    """Like contacts of an agency in a rhythm, until it ended or was broken off."""

    agency: str
    last: date
    every: int
    contacts: int


@dataclass(frozen=True)
class World:
    """All that happened in one family's life, and the agencies that tell of it."""

    agencies: tuple[str, ...]
    first: date
    last: date
    happenings: tuple[Happening, ...]
    routines: tuple[Routine, ...]
    silences: tuple[Silence, ...]
    runs: tuple[Run, ...]


def invent_world(chance: random.Random, bank: Bank, agencies: int, entries: int, per_day: float) -> World:
    """A life that about so many entries tell of, from so many agencies, so many a day on average."""
    there = AGENCIES[:agencies]
    days = max(30, round(entries / per_day))
    happenings: list[Happening] = []
    told = 0
    while told < entries * SHARE_TOLD_TOGETHER:
        for one in _episode(chance, bank, there, days):
            happenings.append(one)
            told += len(one.tellers)
    routines, silences, runs = _routines(chance, there, days, max(0, entries - told))
    kept = tuple(one for one in routines if not _silent(one.agency, one.on, silences))
    heard = tuple(_quietened(happenings, silences))
    return World(there, BEGINS, BEGINS + timedelta(days=days), heard, kept, silences, runs)


def _silent(agency: str, on: date, silences: tuple[Silence, ...]) -> bool:
    return any(one.agency == agency and one.after < on < one.until for one in silences)


def _quietened(happenings: list[Happening], silences: tuple[Silence, ...]) -> Iterator[Happening]:
    """What happened, told by nobody who is silent then (nor would be a few days later, when told of it)."""
    for one in happenings:
        heard = tuple(
            teller
            for teller in one.tellers
            if not any(_silent(teller[0], one.on + timedelta(days=late), silences) for late in range(11))
        )
        if heard:
            yield replace(one, tellers=heard)


def _episode(chance: random.Random, bank: Bank, there: tuple[str, ...], days: int) -> list[Happening]:
    """One happening, or several of a sort within days of each other, which are not the same."""
    name = chance.choices(list(SORTS), [sort.weight for sort in SORTS.values()])[0]
    count = chance.randint(2, 4) if chance.random() < SORTS[name].bursts else 1
    on = BEGINS + timedelta(days=chance.randrange(days))
    found = []
    for _ in range(count):
        if one := _happening(chance, bank, there, name, on):
            found.append(one)
        on += timedelta(days=chance.choice((1, 1, 2, 2, 3, 5)))
    return found


def _happening(chance: random.Random, bank: Bank, there: tuple[str, ...], name: str, on: date) -> Happening | None:
    sort = SORTS[name]
    own = [(who, False) for who, share in sort.own.items() if who in there and chance.random() < share]
    if name == "referral":
        senders = [one for one in own if one[0] != "social_care"]
        own = [one for one in own if one[0] == "social_care"] + senders[:1]
    told = [(who, True) for who, share in sort.told.items() if who in there and chance.random() < share]
    tellers = own + [one for one in told if one[0] not in {who for who, _ in own}] if own else []
    if not tellers:
        return None
    if sort.hours[1] <= 17:
        on += timedelta(days=(7 - on.weekday()) % 7 if on.weekday() > 4 else 0)
    kind = bank["kind"][name]
    return Happening(
        name, on, chance.randint(sort.hours[0] * 12, sort.hours[1] * 12) * 5 + chance.choice((0, 0, 1, 2, 3)),
        chance.randrange(3), chance.choice(("home", "home", "home", "nan", "street", "park", "station")),
        (
            *chance.sample(list(kind["details"]), chance.randint(3, 5)),
            *chance.sample(bank["by_the_way"]["any"], 2),
        ),
        tuple(chance.choice(pair) for pair in kind["claims"] if chance.random() < 0.7),
        str(chance.randint(40, 1999)), tuple(tellers),
    )  # fmt: skip


def _routines(
    chance: random.Random, there: tuple[str, ...], days: int, wanted: int
) -> tuple[tuple[Routine, ...], tuple[Silence, ...], tuple[Run, ...]]:
    """Runs of like contacts until there are enough; some regular ones are broken off and taken up again."""
    found: list[Routine] = []
    silences: list[Silence] = []
    runs: list[Run] = []
    taken: set[tuple[str, date]] = set()  # two like contacts of one agency on one day could not be told apart
    tries = 0
    while len(found) < wanted and (tries := tries + 1) < 20 * wanted:
        agency = chance.choice(there)
        every, length = EVERY[agency], chance.randint(3, 16)
        day = chance.randrange(days)
        minute, template, child = chance.randint(108, 198) * 5, chance.randrange(3), chance.randrange(3)
        planted = agency in REGULAR and length >= 10 and chance.random() < 0.5
        since = len(found)
        for number in range(length):
            if planted and number == length // 2:
                pause = every * chance.randint(8, 14)
                one = Silence(agency, BEGINS + timedelta(days=day - every), BEGINS + timedelta(days=day + pause), every)
                apart = all(other.agency != agency or abs(other.after - one.after) > APART for other in silences)
                if apart and day + pause < days:  # a silence that nothing ends is an end
                    silences.append(one)
                runs += _run(found[since:], every)
                since, day = len(found), day + pause
            if day >= days or len(found) >= wanted:
                break
            on = _weekday(BEGINS + timedelta(days=day))
            timed = agency == "police" and template == 0  # what has its own time and number can come twice a day
            if timed or (agency, on) not in taken:
                taken.add((agency, on))
                found.append(Routine(agency, on, minute + chance.randint(-6, 6) * 5, template, child))
            day += every + (chance.choice((-1, 0, 0, 0, 1)) if every > 2 else 0)
        runs += _run(found[since:], every)
    return tuple(found), tuple(silences), tuple(runs)


def _run(contacts: Sequence[Routine], every: int) -> list[Run]:
    return [Run(contacts[-1].agency, contacts[-1].on, every, len(contacts))] if contacts else []


def _weekday(on: date) -> date:
    return on - timedelta(days=max(0, on.weekday() - 4))

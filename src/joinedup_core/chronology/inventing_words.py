"""Invented events put into the words of agencies: their house styles, abbreviations, slips and half-known dates.

What two agencies say of one event is drawn apart: each leaves out what it did not hear, names people in its own way,
and dates it as it would. Nothing marks the entries of one event as belonging together but what they tell.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta

from joinedup_core.chronology.inventing import Bank, Happening, Routine, World

_PARTS = ((6, "early hours"), (12, "morning"), (17, "afternoon"), (21, "evening"), (24, "night"))
_WORD = re.compile(r"[a-z]{6,}")


@dataclass(frozen=True)
class Written:
    """One entry before it is laid out: `day` as the agency writes it (a pattern or words), and what it tells."""

    agency: str
    event: int
    on: date
    day: str
    clock: tuple[int, int] | None
    texts: dict[str, str]
    says: frozenset[str] = frozenset()
    dated: str = ""
    """Whether it gives the day of its event: "right", "wrong" or not at all."""


class Family:
    """The invented people of one chronology."""

    def __init__(self, chance: random.Random, bank: Bank) -> None:
        self.surname, self.other = chance.sample(bank["surnames"], 2)
        self.mother, self.partner = chance.choice(bank["forenames"]), chance.choice(bank["partners"])
        self.children = chance.sample(bank["children"], 3)
        self.nan = chance.choice(bank["grandmothers"])
        self.home = f"{chance.randint(2, 180)} {chance.choice(bank['streets'])}"
        self.school, self.hospital = chance.choice(bank["schools"]), chance.choice(bank["hospitals"])
        self.workers = {agency: chance.choice(bank["workers"]) for agency in bank["agency_names"]}
        self.age = chance.randint(19, 38)


class Teller:
    """Puts happenings into one agency's words."""

    def __init__(self, chance: random.Random, bank: Bank, family: Family, agency: str) -> None:
        self.chance, self.bank, self.family, self.agency = chance, bank, family, agency
        self.slips = chance.choice((0.0, 0.0, 0.01, 0.02, 0.04))
        self.dates_by_event = chance.random() < 0.45

    def person(self, role: str, child: int) -> str:
        """A person as this agency names them."""
        family = self.family
        names = {
            "mother": (family.mother, family.surname), "partner": (family.partner, family.other),
            "child": (family.children[child], family.surname), "nan": (family.nan, family.surname),
        }  # fmt: skip
        forename, surname = names[role]
        voice = self.chance.choice(self.bank["people"][self.agency][role])
        return str(
            voice.format_map({
                "F": forename, "S": surname, "SS": surname.upper(), "I": forename[0] + surname[0], "age": family.age,
            })
        )  # fmt: skip

    def place(self, one: Happening) -> str:
        """Where it was, in words."""
        if one.place == "home":
            return self.chance.choice((self.family.home, self.family.home, "home address"))
        return str(self.chance.choice(self.bank["places"][one.place]))

    def slots(self, child: int, on: date, minute: int, day: str = "") -> dict[str, str]:
        """What a sentence may leave to be filled in."""
        found = {role: self.person(role, child) for role in ("mother", "partner", "child", "nan")}
        hour, past = divmod(minute % 1440, 60)
        part = next(name for end, name in _PARTS if hour < end)
        words = self.bank["clock_words"]
        exact = self.agency in ("police", "ambulance")
        clock = self.chance.choice(words["exact"] if exact or self.chance.random() < 0.3 else words["rough"])
        clock = clock.format(H=f"{hour:02d}", M=f"{past:02d}", part=part)
        found |= {"clock": clock, "Clock": f"{clock.strip()} " if clock else "", "day": day, "on": f"{on:%d/%m/%Y}"}
        return found

    def slip(self, text: str) -> str:
        """The text with the slips of the pen that this agency makes."""
        if not self.slips:
            return text
        return _WORD.sub(lambda match: self._slipped(match[0]) if self.chance.random() < self.slips else match[0], text)

    def _slipped(self, word: str) -> str:
        at = self.chance.randrange(1, len(word) - 2)
        kind = self.chance.random()
        if kind < 0.5:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word[:at] + word[at + 1 :] if kind < 0.8 else word[:at] + word[at] + word[at:]

    def tell(
        self, one: Happening, event: int, handed: bool, source: str, flipped: dict[str, str], sure: bool, turn: int
    ) -> Written:
        """One happening as this agency writes it down.

        `flipped` are claims it has wrong; `sure` that it tells claims. `turn` chooses among the ways of saying a
        thing, so that tellers of one event do not use the same one while there are others.
        """
        chance = self.chance
        on, day, late = self._dated(one, handed)
        minute = one.minute + (chance.choice((0, 0, 5, -5, 10)) if not handed else 0)
        day_words = self._day_words(one, on, late) if handed else ""
        slots = self.slots(one.child, on, minute, day_words)
        slots["place"] = self.place(one)
        told = [detail for detail in one.details if chance.random() < (0.75 if handed else 0.88)]
        told = told if len(told) > 1 else list(one.details[:2])
        claims = [flipped.get(claim, claim) for claim in one.claims if sure or chance.random() < 0.6]
        chance.shuffle(told)
        slots["log"] = (
            chance.choice(self.bank["clock_words"]["log"]).format(log=one.log) if self.agency == "police" else ""
        )
        exact = self.agency in ("police", "ambulance") or chance.random() < 0.25
        hour, past = divmod(minute % 1440, 60)
        slots["time"] = chance.choice((f"{hour:02d}{past:02d}hrs ", f"{hour:02d}:{past:02d} ", "")) if exact else ""
        slots["other"] = chance.choice(self.bank["source_names"].get(source, [source]))
        slots["Other"] = slots["other"][:1].upper() + slots["other"][1:]
        said = [self._phrase(key, turn) for key in told]
        if handed and source == "police" and chance.random() < 0.2:
            said.append(chance.choice(self.bank["clock_words"]["log"]).format(log=one.log))
        concluded = " ".join(self._phrase(key, turn) for key in claims)
        opening = self._opening(one, handed, source, slots)
        texts = self._texts(one, opening, slots, " ".join(said), concluded)
        clock = (hour, past) if exact and not handed else None
        told_of = one.sort in ("referral", "disclosure") and "{other}" in opening.lower()
        dated = self._dates(day, handed, late, day_words, told_of and "today" not in opening)
        return Written(self.agency, event, on, day, clock, texts, frozenset(claims), dated)

    @staticmethod
    def _dates(day: str, handed: bool, late: int, words: str, told_of: bool) -> str:
        """Whether an entry gives the day of its event right, wrong or, as a reader sees it, not at all."""
        if day in ("month", "week"):
            return ""
        if handed and words[:1].strip():  # a time alone stands behind a space
            return "right"
        if late > 0 and (handed or told_of):
            return ""  # whoever was told may well write it down later
        return "wrong" if late else "right"

    def _phrase(self, key: str, turn: int) -> str:
        ways = self.bank["phrases"][key]
        return str(ways[(turn + len(key)) % len(ways)])

    def _opening(self, one: Happening, handed: bool, source: str, slots: dict[str, str]) -> str:
        own = self.bank["kind"][one.sort]["own"].get(self.agency)
        if not handed and own:
            return str(self.chance.choice(own))
        noun = self.chance.choice(self.bank["kind"][one.sort]["nouns"]).format_map(slots)
        name = self.chance.choice(self.bank["source_names"].get(source, [source]))
        slots |= {
            "noun": noun,
            "Noun": noun[:1].upper() + noun[1:],
            "source": name,
            "Source": name[:1].upper() + name[1:],
        }
        return str(self.chance.choice(self.bank["handed_on"][self.agency]))

    def _texts(self, one: Happening, opening: str, slots: dict[str, str], said: str, concluded: str) -> dict[str, str]:
        """The cells: the sentence with its details, and what has a column of its own where the layout has one."""
        whole = opening.format_map(slots | {"details": f"{said} \x00"})
        people = [self.person("mother", one.child), f"{self.family.workers[self.agency]}"]
        if one.sort in ("injury", "referral", "missing", "disclosure", "strategy", "missed"):
            people.insert(0, self.person("child", one.child))
        if one.sort in ("domestic", "arrest"):
            people.insert(1, self.person("partner", one.child))
        return {
            "what": self.slip(_tidy(whole.replace("\x00", ""))), "concluded": self.slip(concluded),
            "kind": self.chance.choice(self.bank["kind"][one.sort]["column"]), "who": ", ".join(people),
            "where": slots["place"] if self.chance.random() < 0.6 else "",
        }  # fmt: skip

    def _dated(self, one: Happening, handed: bool) -> tuple[date, str, int]:
        """The day under which it is entered, how that is written, and how many days after the event that is."""
        on = one.on + timedelta(days=1 if one.minute >= 1440 else 0)
        chance, late = self.chance, 0
        if handed and not self.dates_by_event:
            late = chance.choice((0, 1, 1, 1, 2, 3)) if self.agency != "gp" else chance.randint(2, 9)
        elif chance.random() < 0.05 and self.agency not in ("police", "ambulance"):
            late = chance.choice((-1, 1))
        on += timedelta(days=late)
        roll = chance.random()
        written = "" if roll > 0.045 else ("month" if roll < 0.015 else "week" if roll < 0.025 else "doubt")
        return on, written, late

    def _day_words(self, one: Happening, on: date, late: int) -> str:
        happened = on - timedelta(days=late)
        words = self.bank["day_words"]
        choices = (
            words["same"] if late == 0 else words["next"] if late == 1 and self.chance.random() < 0.5 else words["any"]
        )
        number = happened.day
        ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        words_chosen = self.chance.choice(choices)
        if self.chance.random() < 0.25:
            hour, past = divmod(one.minute % 1440, 60)
            words_chosen += self.chance.choice(words["times"]).format(H=f"{hour:02d}", M=f"{past:02d}")
        return str(
            words_chosen.format(
                dm=f"{happened:%d/%m}",
                dmy=f"{happened:%d/%m/%y}",
                ordinal=f"{number}{ending}",
                weekday=f"{happened:%A}",
            )
        )

    def routine(self, one: Routine, event: int) -> Written:
        """One of many like contacts."""
        choices = self.bank["routine"][self.agency]
        kind, sentence = choices[one.template % len(choices)]
        slots = self.slots(one.child, one.on, one.minute)
        hour, past = divmod(one.minute % 1440, 60)
        slots |= {
            "small": self.chance.choice(self.bank["small"]["any"]), "place": self.family.home, "log": "", "time": "",
        }  # fmt: skip
        if self.agency == "police":
            slots |= {"time": f"{hour:02d}{past:02d}hrs ", "log": f"Log {self.chance.randint(40, 1999)}."}
        texts = {
            "what": self.slip(_tidy(sentence.format_map(slots))), "concluded": "", "kind": kind,
            "who": f"{self.person('mother', one.child)}, {self.family.workers[self.agency]}", "where": "",
        }  # fmt: skip
        clock = (hour, past) if self.agency in ("police", "ambulance") else None
        return Written(self.agency, event, one.on, "", clock, texts)


def _tidy(text: str) -> str:
    return re.sub(r"\s+([.,:])", r"\1", re.sub(r"\s+", " ", text)).strip()


def tell_world(chance: random.Random, bank: Bank, world: World) -> tuple[list[Written], list[tuple[int, str, str]]]:
    """Every entry, with the number of the event it tells, and the contradictions planted: event and both claims."""
    family = Family(chance, bank)
    tellers = {agency: Teller(chance, bank, family, agency) for agency in world.agencies}
    written: list[Written] = []
    planted: list[tuple[int, str, str]] = []
    for event, one in enumerate(world.happenings):
        flips = _flip(chance, bank, one)
        source = next((who for who, handed in one.tellers if not handed), one.tellers[0][0])
        others = [who for who, _ in one.tellers if who != source]
        start = chance.randrange(60)
        for turn, (agency, handed) in enumerate(one.tellers, start=start):
            told_by = source if handed or agency != source else (others[0] if others else source)
            wrong = flips if flips and agency == one.tellers[-1][0] else {}
            written.append(tellers[agency].tell(one, event, handed, told_by, wrong, bool(flips), turn))
        planted += [(event, right, wrong) for right, wrong in flips.items()]
    first = len(world.happenings)
    written += [tellers[one.agency].routine(one, first + n) for n, one in enumerate(world.routines)]
    written += [_again(chance, one) for one in written if chance.random() < 0.01]
    return written, planted


def _flip(chance: random.Random, bank: Bank, one: Happening) -> dict[str, str]:
    """For some happenings told by several, one claim that the last teller has the other way round."""
    if len(one.tellers) < 2 or not one.claims or chance.random() > 0.1:
        return {}
    claim = chance.choice(one.claims)
    pair = next(pair for pair in bank["kind"][one.sort]["claims"] if claim in pair)
    return {claim: pair[1] if claim == pair[0] else pair[0]}


def _again(chance: random.Random, one: Written) -> Written:
    """The same entry keyed twice by one agency, the second time a little shorter or longer."""
    what = one.texts["what"]
    other = what.rsplit(". ", 1)[0] + "." if chance.random() < 0.5 and ". " in what else f"{what} See file."
    return Written(one.agency, one.event, one.on, one.day, one.clock, one.texts | {"what": other}, one.says, one.dated)

"""Real names out, roles in, and back again exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from joinedup_core.chronology.entry import Entry
from joinedup_core.disclosure.cast import Cast
from joinedup_core.disclosure.dates_in_text import age_in_words, dates_in, day_from, month_in_words
from joinedup_core.disclosure.entry_texts import TEXTS, coarser, fields_of, mapped, when_of, without_day
from joinedup_core.disclosure.facts import ADDRESS, BORN, EMAIL, NUMBER, POSTCODE, TELEPHONE
from joinedup_core.disclosure.folding import folded
from joinedup_core.disclosure.forms import Found, forms_of
from joinedup_core.disclosure.way_back import Passage, Replacement, WayBack, restored_passage

AS_TOLD, MONTH_AND_YEAR, AGE = "as told", "month and year", "age"
_RELATIVE = re.compile(r"relative to (\d{4}-\d\d-\d\d)")


class UnknownManner(ValueError):
    """What was asked for dates or births is none of the manners; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How dates and births are told: `since` is day 0 of relative dates, `months` asks for month and year."""

    since: date | None = None
    months: bool = False
    ages: bool = True

    @classmethod
    def of(cls, dates: str, births: str) -> Manner:
        """From the words "as told", "month and year", "relative to 2019-05-03"; births "age" or "as told"."""
        if births not in (AGE, AS_TOLD):
            raise UnknownManner("Births are told as an age or as told.")
        try:
            since = date.fromisoformat(relative[1]) if (relative := _RELATIVE.fullmatch(dates)) else None
        except ValueError:
            since = None
        if since is None and dates not in (AS_TOLD, MONTH_AND_YEAR):
            raise UnknownManner("Dates are as told, month and year, or relative to a day such as 2019-05-03.")
        return cls(since, dates == MONTH_AND_YEAR, births == AGE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something for a person to look at: in which passage (from 1; of an entry, its number), whose, and why."""

    passage: int
    roles: tuple[str, ...]
    because: str

    def __str__(self) -> str:
        return f"Passage {self.passage}, {' or '.join(self.roles)}: {self.because}"


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """The text or the entries with roles for names; the way back, to be kept with the cast; what is doubtful."""

    told: str | tuple[Entry, ...]
    way_back: WayBack
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The text, where a text was given."""
        return self.told if isinstance(self.told, str) else "\n".join(entry.what for entry in self.told)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, where entries were given."""
        return () if isinstance(self.told, str) else self.told


@dataclass(frozen=True, slots=True)
class Restored:
    """What is back as it was; `uncertain` counts passages changed since or not to be told apart, left as they stand."""

    told: str | tuple[Entry, ...]
    uncertain: int = 0


def pseudonymise(
    told: str | Sequence[Entry], cast: Cast, *, dates: str = AS_TOLD, births: str = AGE, on: date | None = None
) -> Pseudonymised:
    """Roles for names in a text or in entries. `on` is the day on which ages are told in a text (an entry has its own).

    A name that several members share is replaced by all their roles ("Mother or Child A") and told as a doubt: nobody
    is guessed, and no name stays. Raises UnknownManner.
    """
    manner = Manner.of(dates, births)
    if isinstance(told, str):
        passage, doubts = _passage(told, cast, manner, on, 1)
        return Pseudonymised(passage.text, WayBack(((passage,),)), tuple(doubts))
    entries: list[Entry] = []
    groups: list[tuple[Passage, ...]] = []
    found: list[Doubt] = []
    for number, entry in enumerate(told, 1):
        group: list[Passage] = []

        def put(text: str, entry: Entry = entry, number: int = number, group: list[Passage] = group) -> str:
            passage, doubts = _passage(text, cast, manner, entry.when.exact, number)
            group.append(passage)
            found.extend(doubts)
            return passage.text

        changed = mapped(entry, put)
        when, day = coarser(entry.when, manner.since, manner.months)
        group.append(Passage(str(when), (Replacement(0, len(str(when)), str(entry.when)),)))
        entries.append(when_of(changed, when, day))
        groups.append(tuple(group))
    return Pseudonymised(tuple(entries), WayBack(tuple(groups)), tuple(found))


def restore(told: str | Sequence[Entry], way_back: WayBack) -> Restored:
    """A text or entries as they were: exactly, where nothing was changed since."""
    everything = tuple(passage for group in way_back.groups for passage in group)
    if isinstance(told, str):
        text, sure = restored_passage(told, everything)
        return Restored(text, 0 if sure else 1)
    groups: dict[tuple[str, ...], list[tuple[Passage, ...]]] = {}
    for group in filter(None, way_back.groups):
        groups.setdefault(_fields(group), []).append(group)
    entries: list[Entry] = []
    uncertain = 0
    for entry in told:
        same = groups.get(fields_of(entry), [])
        restored, unsure = _entry_back(entry, same.pop(0) if same else everything)
        entries.append(restored)
        uncertain += unsure
    return Restored(tuple(entries), uncertain)


def _entry_back(entry: Entry, candidates: tuple[Passage, ...]) -> tuple[Entry, int]:
    """An entry as it was, and how many of its texts were changed since; where it was read does not count."""
    bare = without_day(entry)
    passing = {"", entry.source.file, entry.source.table, *entry.problems}
    unsure = 0

    def back(text: str) -> str:
        nonlocal unsure
        original, sure = restored_passage(text, tuple(one for one in candidates if one.text == text))
        unsure += not sure and text not in passing
        return original

    return when_of(mapped(bare, back), back(str(entry.when)), ""), unsure


def _fields(group: tuple[Passage, ...]) -> tuple[str, ...]:
    """The fields by which an entry finds its group: those of `fields_of`."""
    return tuple(passage.text for passage in (*group[: len(TEXTS)], group[-1]))


def _passage(text: str, cast: Cast, manner: Manner, on: date | None, number: int) -> tuple[Passage, list[Doubt]]:
    """One text with its replacements, and what is doubtful in it."""
    plain = folded(text)
    pieces: list[str] = []
    replacements: list[Replacement] = []
    doubts: list[Doubt] = []
    reached = length = 0
    for start, end, instead, doubt in _changes(plain.text, cast, manner, on):
        start, end = plain.span(start, end)
        if start < reached:
            continue
        before = text[reached:start]
        length += len(before)
        pieces += [before, instead]
        replacements.append(Replacement(length, length + len(instead), text[start:end]))
        length += len(instead)
        reached = end
        if doubt:
            doubts.append(Doubt(number, doubt[0], doubt[1]))
    pieces.append(text[reached:])
    return Passage("".join(pieces), tuple(replacements)), doubts


_Change = tuple[int, int, str, tuple[tuple[str, ...], str] | None]


def _changes(text: str, cast: Cast, manner: Manner, on: date | None) -> list[_Change]:
    """What is replaced, in order: names and facts first, then dates that do not overlap them."""
    found: list[_Change] = [_change(one, cast) for one in forms_of(cast).find(text)]
    births = {member.born: member.role for member in cast.members if member.born}
    for start, end, day in dates_in(text):
        if any(start < other_end and other_start < end for other_start, other_end, *_ in found):
            continue
        if manner.ages and day in births:
            age = age_in_words(day, on) if on else f"{births[day]}\u2019s {BORN}"
            found.append((start, end, f"[{age}]", None))
        elif manner.since:
            found.append((start, end, f"[{day_from(day, manner.since)}]", None))
        elif manner.months:
            found.append((start, end, month_in_words(day), None))
    return sorted(found, key=lambda change: change[:2])


def _change(one: Found, cast: Cast) -> _Change:
    roles = tuple(cast.members[index].role for index in one.form.members)
    kind = one.form.kind
    if kind in (ADDRESS, POSTCODE, TELEPHONE, EMAIL, NUMBER):
        return one.start, one.end, f"[{roles[0]}\u2019s {kind}]" if len(roles) == 1 else f"[shared {kind}]", None
    instead = _listed(roles)
    if len(roles) > 1:
        return one.start, one.end, instead, (roles, f"they share this {kind}; say who is meant.")
    return one.start, one.end, instead, (roles, "this may be an ordinary word.") if one.doubtful else None


def _listed(roles: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(roles[:-1]), roles[-1])))

"""What a "Timeframe" column says: a date or several, ongoing, complete, recurring, or nothing known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from joinedup_core.calendar.half_date import HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.reading import LONGEST, parse_half_date, tidy


class TimeframeKind(StrEnum):
    """The kinds of thing written in a timeframe column."""

    DATED = "dated"
    ONGOING = "ongoing"
    COMPLETE = "complete"
    RECURRING = "recurring"
    UNKNOWN = "unknown"
    BLANK = "blank"


@dataclass(frozen=True)
class Timeframe:
    """One timeframe, what was understood of it, and the text it came from.

    `every` names the interval of a recurring one ("quarterly"). `because` says what was not understood.
    """

    kind: TimeframeKind
    source: str
    dates: tuple[HalfDate, ...] = ()
    every: str = ""
    doubtful: bool = False
    because: str = ""

    @property
    def due(self) -> HalfDate | None:
        """The date that comes last of those given, or None."""
        return max(self.dates, key=lambda d: (d.latest, d.sort_key)) if self.dates else None

    def __str__(self) -> str:
        return self.source.strip()


_EVERY = {
    "daily": r"daily|every day",
    "weekly": r"(?:bi-?)?weekly|every week",
    "fortnightly": r"fortnightly|every (?:fortnight|two weeks|2 weeks)",
    "twice_a_year": r"(?:6|six)[- ]?monthly|every (?:6|six) months|twice (?:a year|yearly|per year|annually)"
    r"|bi-?annual(?:ly)?|half[- ]yearly|twice-yearly",
    "two_monthly": r"bi-?monthly|(?:2|two)[- ]monthly|every (?:2|two) months|every other month",
    "quarterly": r"quarterly|every quarter|each quarter|(?:3|three)[- ]monthly|every (?:3|three) months",
    "monthly": r"monthly|every month|each month",
    "annually": r"annual(?:ly)?|yearly|every year|each year|once a year|12[- ]monthly",
    "every_two_years": r"biennial(?:ly)?|every (?:2|two) years",
    "termly": r"termly|every term|each term",
    "each_meeting": r"(?:each|every) meeting",
}
_RECURRING = re.compile("|".join(f"(?P<{key}>\\b(?:{words})\\b)" for key, words in _EVERY.items()), re.A)
_TWO_WAYS = {
    "biweekly": "fortnightly or twice a week",
    "bimonthly": "every two months or twice a month",
}
_ONGOING = re.compile(
    r"^(?:is )?(?:on-?going|continuous|continuing|rolling(?: programme)?|in progress|under ?way)\b", re.A
)
_COMPLETE = re.compile(r"^(?:now )?(?:completed?|done|closed|achieved|finished|implemented)\b", re.A)
_NOT_KNOWN = re.compile(
    r"^(?:(?:date )?(?:to be |tb)(?:c|a|d|confirmed|agreed|decided|advised)|not known|unknown|n/?k)$", re.A
)
_NO_DATE = re.compile(r"^(?:n/?a|not applicable|none|nil|asap|immediate(?:ly)?|urgent)$", re.A)
_LINKING = re.compile(
    r"^[\s\-:,;(]*(?:(?:with|for|next|last|from|since|by|on|in|at|starting|beginning|to be|and|then"
    r"|review(?:ed)?|due|until|as of|date)\b[\s:]*)*",
    re.A,
)
_AND = re.compile(r"\s*(?:&|;|,|\n|\+|\band\b|/(?=\s*[a-z]))\s*", re.A)


def parse_timeframe(text: str) -> Timeframe:
    """Read a timeframe. It never raises: what cannot be read is kept as unknown, with the reason in words."""
    words = tidy(text)
    if not words:
        return Timeframe(TimeframeKind.BLANK, text, because="Nothing is written here.")
    bare = words.strip("?-. ()")
    doubtful = "?" in words
    if not bare:
        return Timeframe(TimeframeKind.UNKNOWN, text, doubtful=doubtful, because="No date is given.")
    if len(words) > LONGEST:
        return Timeframe(TimeframeKind.UNKNOWN, text, because="This is too long to be read as a timeframe.")
    if _NOT_KNOWN.match(bare):
        return Timeframe(TimeframeKind.UNKNOWN, text, doubtful=True, because="The date is still to be confirmed.")
    if _NO_DATE.match(bare):
        return Timeframe(TimeframeKind.UNKNOWN, text, because=f"\u201c{text.strip()}\u201d gives no date.")
    return _state(text, words, doubtful) or _recurring(text, words, doubtful) or _dated(text, words)


def _state(text: str, words: str, doubtful: bool) -> Timeframe | None:
    """Ongoing or complete, with the date that may follow ("Complete - March 2019")."""
    for kind, pattern in ((TimeframeKind.ONGOING, _ONGOING), (TimeframeKind.COMPLETE, _COMPLETE)):
        if match := pattern.match(words):
            return _with_rest(kind, text, words[match.end() :], doubtful)
    return None


def _recurring(text: str, words: str, doubtful: bool) -> Timeframe | None:
    match = _RECURRING.search(words)
    if match is None or not _LINKING.fullmatch(
        re.sub(r"\breport(?:s|ed|ing)?\b|\breviews?\b", "", words[: match.start()])
    ):
        return None
    two = _TWO_WAYS.get(match[0].replace("-", ""), "")
    found = _with_rest(TimeframeKind.RECURRING, text, words[match.end() :], doubtful or bool(two))
    because = f"\u201c{match[0]}\u201d can mean {two}." if two else found.because
    every = "fortnightly" if match[0].startswith("bi") and match.lastgroup == "weekly" else str(match.lastgroup)
    return Timeframe(found.kind, text, found.dates, every, found.doubtful, because)


def _with_rest(kind: TimeframeKind, text: str, rest: str, doubtful: bool) -> Timeframe:
    """A kind with the dates after it; what follows and is no date is said in words (the text is kept)."""
    rest = _LINKING.sub("", rest).strip(" ()?.-")
    if not rest:
        return Timeframe(kind, text, doubtful=doubtful)
    if match := _RECURRING.match(rest):
        return Timeframe(kind, text, every=str(match.lastgroup), doubtful=doubtful)
    try:
        return Timeframe(kind, text, _several(rest), doubtful=doubtful)
    except UnreadableDate:
        return Timeframe(kind, text, doubtful=doubtful, because=f"Not understood: \u201c{rest}\u201d.")


def _dated(text: str, words: str) -> Timeframe:
    try:
        dates = _several(words)
    except UnreadableDate as reason:
        return Timeframe(TimeframeKind.UNKNOWN, text, doubtful="?" in words, because=str(reason))
    return Timeframe(TimeframeKind.DATED, text, dates, doubtful=any(d.doubtful for d in dates))


def _several(words: str) -> tuple[HalfDate, ...]:
    """One date, or several joined by "and", "&", commas; a month without a year takes the next one's."""
    try:
        return (parse_half_date(words),)
    except UnreadableDate as reason:
        parts = [part for part in _AND.split(words) if part]
        if len(parts) < 2:
            raise
        first = reason
    found: list[HalfDate] = []
    for part in reversed(parts):
        found.append(_one_of(part, found[-1] if found else None, first))
    return tuple(reversed(found))


def _one_of(part: str, following: HalfDate | None, whole: UnreadableDate) -> HalfDate:
    """One of several dates, completed from the one after it ("May" in "May & Sept 2018")."""
    try:
        return parse_half_date(part)
    except UnreadableDate:
        if following is None:
            raise
        after = following.earliest
        endings = [str(after.year)]
        if following.precision is Precision.DAY:
            endings.insert(0, f"{after.strftime('%B')} {after.year}")
        for ending in endings:
            try:
                return parse_half_date(f"{part} {ending}")
            except UnreadableDate as completed:
                reason = completed
        raise reason from whole

"""Reading written dates the British way: 3/4/19 is 3 April 2019, and what cannot be is refused in words.

`parse_half_date` reads what plans and registers write; `read_moment` also what chronologies tell: times of day,
"since 2016", "?/05/2018", "Xmas 2018", "3 or 4 May". What has no clear meaning is a span in doubt or is refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from joinedup_core.calendar.days import Reader, ordinals_in_figures
from joinedup_core.calendar.half_date import SEASONS, HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.manner import TELLING, Manner, Order, check_limit
from joinedup_core.calendar.marks import Marks, marks_of
from joinedup_core.calendar.moment import Edge, Moment, TimeOfDay
from joinedup_core.calendar.months import month_number
from joinedup_core.calendar.no_dates import why_no_date
from joinedup_core.calendar.periods import read_single, read_with
from joinedup_core.calendar.plain import read_plain
from joinedup_core.calendar.rewriting import in_plainer_words
from joinedup_core.calendar.shapes import by_shape
from joinedup_core.calendar.spans import date_readers, read_date
from joinedup_core.calendar.times import take_figures, take_time, time_signs

LONGEST = 120
_EDGES = {edge.value: edge for edge in Edge}
LONDON = ZoneInfo("Europe/London")
_ABOUT = re.compile(r"^(?:about|around|circa|approximately|approx\.?|roughly|c\.|ca\.|~)\s*", re.A)
_NOISE = re.compile(r"^(?:by|due|due by|on|in|during)\s*:?\s+", re.A)
_DOUBT = re.compile(r"^\?+\s*|\s*(?:\(\?+\)|\?+|\(?\b(?:tbc|provisional)\)?)$", re.A)
_TIME = re.compile(r"(?<=\d)(?:t|,?\s+(?:at\s+)?)\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$", re.A)
_STAMP = re.compile(
    r"^(\d{4}-\d\d-\d\d)(?:t| )(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?(z|utc|gmt|bst|[+-]\d\d:?\d\d)?$", re.A
)
_SERIAL_TIME = re.compile(r"^(\d{5})\.(\d+)$", re.A)
_NO_TIME = re.compile(r"(?<=\d)(?: |t)00:00:00(?:\.0+)?z?$", re.A)
_YEAR_UNKNOWN = re.compile(r"(?:^|\D)(?:(?:19|20)\?\?+|\d{3}\?)$|[/ ]\?{2,4}$", re.A)
_TWO_ENDS = re.compile(r" (?:to|until|till|-) ", re.A)
_BETWEEN_ENDS = re.compile(r" and ", re.A)
_BESIDE = re.compile(r"(?:the )?(?:night|evening|morning|afternoon) (?:before|after|prior to|following)\b", re.A)
_ZONE_BEHIND = re.compile(r"^(.*\d.*[ t,]\d\d):?(\d\d(?::\d\d)?)(?: ?h(?:ou)?rs)? ?\(?(z|utc|gmt|bst)\)?$", re.A)
_ZONE_ENDS = ("z", "c", "t", ")")
_YEARLESS = re.compile(
    r"(?:^|[\s/&-])(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:of )?([a-z]{3,9})|([a-z]{3,9}) \d{1,2}(?:st|nd|rd|th)?)$"
    r"|(?:^|\s)\d{1,2}/\d{1,2}$",
    re.A,
)
_YEARLESS_FIGURES = re.compile(r"(?:^|\D)\d{1,2}([/.])\d{1,2}$", re.A)


def parse_half_date(text: str, default_order: str = "british") -> HalfDate:
    """Read one written date. `default_order` is "british" (day first) or "american" (month first).

    Two-digit years up to 69 are of this century; times are dropped. Anything else raises UnreadableDate with a sentence.
    """
    words = _checked(text)
    doubtful, words = _take(_DOUBT, words)
    words = _NOISE.sub("", words)
    about, words = _take(_ABOUT, words)
    words = _TIME.sub("", words)
    manner = _AMERICAN if default_order == Order.AMERICAN else _BRITISH
    found = read_date(words, manner)
    if found is None:
        raise UnreadableDate(_why_not(words))
    return _softened(found, about, doubtful)


def read_moment(
    text: str, *, order: str = Order.BRITISH, not_after: date | None = None, default_year: int | None = None
) -> Moment:
    """Read when something was, as a chronology tells it. What cannot be read raises UnreadableDate with a sentence.

    `order` is the order of figures. With `not_after` (a birth) two-digit years never land later, and a later date is
    refused. `default_year` completes a date without its year. Zoned times are turned into clock time in England.
    """
    plain = order == Order.BRITISH and not_after is None and default_year is None
    manner = _TELLING if plain else Manner(order == Order.AMERICAN, True, not_after, default_year)
    words = _checked(text)
    if words[0] in "([":
        words = _unbracketed(words)
    if plain:
        if found := read_plain(words):
            return found
        if words.isalpha():
            raise UnreadableDate(why_no_date(words) or _why_not(words))
    stamped = words[4:5] == "-" or words[5:6] == "."
    found = (_read_stamp(words) if stamped else None) or _read_whole(words, manner)
    if found is None:
        raise UnreadableDate(why_no_date(words) or _why_not(words))
    if found.at is not None:
        found = _on_the_clock(found)
    if not_after:
        check_limit(found.on, manner)
    return found


def tidy(text: str) -> str:
    """Lower case, plain dashes and quotes, single spaces, no closing stop."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = (
            re.sub(r"[\u2010-\u2015\u2212]", "-", text)
            .replace("\u2044", "/")
            .replace("\u2019", "'")
            .replace("\u2018", "'")
        )
        text = re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", text)
    return " ".join(text.lower().split()).rstrip(".;,").strip()


def _checked(text: str) -> str:
    words = tidy(text)
    if not words[:1].isalnum() and not words.strip("?-. ()[]"):
        raise UnreadableDate("There is no date here. Give a day, a month or a year, for example March 2024.")
    if len(words) > LONGEST:
        raise UnreadableDate("This is too long for a date. Give only the date, for example 3 April 2024.")
    return words


def _unbracketed(words: str) -> str:
    return words[1:-1].strip() if words[-1] in ")]" else words


def _take(pattern: re.Pattern[str], words: str) -> tuple[bool, str]:
    """Whether the pattern stands in the words, and the words without it (every time it occurs at an edge)."""
    left = pattern.sub("", words).strip()
    return left != words, left


def _softened(found: HalfDate, about: bool, doubtful: bool) -> HalfDate:
    found = found.in_doubt() if doubtful else found
    return found.roughly() if about else found


def _read_stamp(words: str) -> Moment | None:
    """A computer's date and time: ISO 8601, in England's time where it names a zone, or a spreadsheet's number."""
    if words[5:6] == "." and (match := _SERIAL_TIME.match(words)):
        day = read_single(match[1], _TELLING)
        minutes = round(float(f"0.{match[2]}") * 1440)
        if day is None or minutes == 0:
            return Moment(day) if day else None
        at = datetime.combine(day.earliest, time()) + timedelta(minutes=minutes)
        return Moment(HalfDate.day(at.date()), TimeOfDay.at(at.hour, at.minute))
    match = _STAMP.match(words) if words[4:5] == "-" else None
    if match is None:
        return None
    day = read_single(match[1], _TELLING)
    hour, minute, second, zone = int(match[2]), int(match[3]), match[4], match[5]
    if day is None or hour > 23 or minute > 59:
        raise UnreadableDate(f"\u201c{words}\u201d has a time that cannot be. Write it as 2024-04-03 14:30.")
    if not hour and not minute and second in ("00", None) and zone in (None, "z"):
        return Moment(day)
    at = datetime.combine(day.earliest, time(hour, minute))
    if zone:
        at = at.replace(tzinfo=_zone(zone)).astimezone(LONDON)
    return Moment(HalfDate.day(at.date()), TimeOfDay.at(at.hour, at.minute))


def _zone(name: str) -> timezone:
    if name[0] not in "+-":
        return timezone(timedelta(hours=1 if name == "bst" else 0))
    minutes = int(name[1:3]) * 60 + int(name[-2:])
    if minutes > 14 * 60:
        raise UnreadableDate(f"There is no time zone {name}. Write the time in England.")
    return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))


def _on_the_clock(found: Moment) -> Moment:
    """The same, in doubt where its time was left out by the clocks of England, which went forward an hour."""
    at, day = found.at, found.on.earliest
    if at is None or at.doubtful or at.earliest != at.latest or day.month not in (3, 4) or not 0 < at.earliest.hour < 4:
        return found
    told = datetime.combine(day, at.earliest, LONDON)
    there = told.astimezone(UTC).astimezone(LONDON).time() == at.earliest
    return found if there else Moment(found.on, replace(at, doubtful=True), found.edge)


def _read_whole(words: str, manner: Manner) -> Moment | None:
    """As the words stand or, where that cannot be, in plainer words or with the zone of the time told apart."""
    try:
        found = _read_told(words, manner)
        refusal = None
    except UnreadableDate as error:
        found, refusal = None, error
    if found is None and words.endswith(_ZONE_ENDS) and (zoned := _ZONE_BEHIND.match(words)):
        return _zoned(_read_told(f"{zoned[1]}:{zoned[2]}", manner), zoned[3])
    if found is None and (plainer := in_plainer_words(words)) not in ("", words):
        return _read_told(plainer, manner)
    if refusal is not None:
        raise refusal
    return found


def _zoned(found: Moment | None, zone: str) -> Moment | None:
    """A time told with its zone, on England's clock; GMT in summer and BST in winter are slips, of which none can say which."""
    if found is None or found.at is None or found.at.exact is None or not found.on.exact:
        return None
    at = datetime.combine(found.on.exact, found.at.exact, _zone(zone)).astimezone(LONDON)
    if zone in ("gmt", "bst") and at.time() != found.at.exact:
        return None
    return Moment(HalfDate.day(at.date()), TimeOfDay.at(at.hour, at.minute), found.edge)


def _read_told(words: str, manner: Manner) -> Moment | None:
    """Time first, then what stands round the date, then the date."""
    if words[-1] == "?" and _YEAR_UNKNOWN.search(words):
        raise UnreadableDate(f"\u201c{words}\u201d does not say the year. Give the year, or about which year.")
    signs = time_signs(words)
    if signs.clocks and "00:00:00" in words:
        words, signs = _NO_TIME.sub("", words), signs._replace(figures=True)
    if signs.clocks > 1 and (found := _read_two_ends(words, manner)):
        return found
    rest, at = take_time(words) if signs.clocks or signs.named else (words, None)
    if at is not None and at.name and _BESIDE.match(words):
        return None  # "the night before" a day is not that day
    found = _read_rest(rest, at, manner)
    if found is None and at is None and signs.figures and (figures := take_figures(words)):
        found = _read_rest(*figures, manner)
        found = found if found and found.on.precision is Precision.DAY else None
    if found is None and at is not None and at.name:
        found = _read_rest(words, None, manner)  # the word was part of a name, as in Bonfire Night
    return found


def _read_rest(words: str, at: TimeOfDay | None, manner: Manner) -> Moment | None:
    """The date and what stands round it, with the time that was told."""
    marks, readers = _rest(words)
    left = words[marks.left]
    if not left or marks.edge is None:
        return None
    found = read_with(readers, left, manner) or _read_unusual(left, manner)
    if found is None:
        return None
    if at and (found.precision not in (Precision.DAY, Precision.RANGE) or found.about):
        raise UnreadableDate(f"A time of day needs its day: {found} is wider. Give the day, or leave the time out.")
    if marks.about or marks.doubtful:
        found = _softened(found, marks.about, marks.doubtful)
    return Moment(found, at, _EDGES[marks.edge]) if marks.edge else Moment(found, at)


@by_shape
def _rest(words: str) -> tuple[Marks, tuple[Reader, ...]]:
    """The marks round words of this shape, and what may read what is left."""
    marks = marks_of(words)
    return marks, date_readers(words[marks.left])


def _read_unusual(words: str, manner: Manner) -> HalfDate | None:
    """A date or span with ordinals in words, or with the year that is to be taken."""
    figures = ordinals_in_figures(words)
    found = read_date(figures, manner) if figures != words else None
    return found or _with_default_year(words, manner)


def _with_default_year(words: str, manner: Manner) -> HalfDate | None:
    if manner.default_year is None:
        return None
    figures = _YEARLESS_FIGURES.search(words)
    if not figures and not any(c.isalpha() for c in words):
        return None
    whole = f"{words}{figures[1] if figures else ' '}{manner.default_year}"
    return read_date(whole, manner)


def _read_two_ends(words: str, manner: Manner) -> Moment | None:
    """From one day and time to another: "3/5/19 10pm to 4/5/19 2am"."""
    between = words.startswith("between ")
    for gap in (_BETWEEN_ENDS if between else _TWO_ENDS).finditer(words):
        left, right = words[: gap.start()].removeprefix("between " if between else "from "), words[gap.end() :]
        if time_signs(left).clocks != 1 or time_signs(right).clocks != 1:
            continue
        first, last = _one_end(left, manner), _one_end(right, manner)
        if first and last and first.at and last.at:
            soft = any(m.on.about or (m.at and m.at.about) for m in (first, last))
            on = HalfDate.between(first.on.earliest, last.on.latest)
            on = _softened(on, soft, first.doubtful or last.doubtful)
            return Moment(on, TimeOfDay(first.at.earliest, last.at.earliest))
    return None


def _one_end(words: str, manner: Manner) -> Moment | None:
    rest, at = take_time(words)
    found = _read_rest(rest, at, manner) if rest else None
    return found if found and found.on.earliest == found.on.latest and not found.edge else None


def _why_not(words: str) -> str:
    """The sentence for something that is no date as it stands."""
    shown = words if len(words) <= 40 else words[:40] + "..."
    rest = take_time(words)[0]
    if words and not rest:
        return f"\u201c{shown}\u201d is a time without its day. Add the day, for example 3 April 2024 at 14:30."
    if _lacks_year(rest):
        return f"\u201c{shown}\u201d has no year. Add the year, for example March 2024."
    return f"\u201c{shown}\u201d is not a date that can be read. Write it as 3 April 2024 or March 2024."


@by_shape
def _lacks_year(words: str) -> bool:
    yearless = _YEARLESS.search(words)
    name = yearless and (yearless[1] or yearless[2])
    return yearless is not None and (not name or month_number(name) is not None or name in SEASONS)


_BRITISH, _AMERICAN, _TELLING = Manner(), Manner(month_first=True), TELLING

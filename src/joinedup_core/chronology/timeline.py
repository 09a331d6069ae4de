"""A chronology as a picture: a lane an agency, a dot a day, a bar where the date is known only roughly; and in words.

The picture is an SVG that stands alone, without scripts or styles from elsewhere. The words say all that it shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape

from joinedup_core.calendar import HalfDate, Moment, add_months, day_in_words
from joinedup_core.calendar.months import MONTH_NAMES
from joinedup_core.chronology.colours import UNNAMED, Colour, colours_of
from joinedup_core.chronology.entry import Entry
from joinedup_core.tables.plain import plain_text

WIDTH, LEFT, RIGHT, TOP, LANE = 1100, 190, 20, 64, 36
_FONT = 'font-family="Arial, sans-serif"'


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found that the picture points at: when, and a sentence."""

    when: Moment
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a picture shows, first and last included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("The last day of the period is before its first day.")

    def across(self, moment: Moment) -> tuple[float, float] | None:
        """Where a moment begins and ends on the picture; None when it lies outside."""
        start, end = datetime.combine(self.first, time()), datetime.combine(self.last + timedelta(days=1), time())
        first, last = max(moment.earliest or start, start), min(moment.latest or end, end)
        if first >= end or last < start:
            return None
        scale = (WIDTH - LEFT - RIGHT) / (end - start).total_seconds()
        return LEFT + (first - start).total_seconds() * scale, LEFT + (last - start).total_seconds() * scale

    def __str__(self) -> str:
        return f"{day_in_words(self.first)} to {day_in_words(self.last)}"


def period_of(moments: Iterable[Moment]) -> Period | None:
    """The days from the first to the last that any of the moments can mean; None where there are none."""
    days = [day for moment in moments for day in (moment.on.earliest, moment.on.latest)]
    return Period(min(days), max(days)) if days else None


def timeline_svg(
    entries: Sequence[Entry], title: str, *, period: Period | None = None, marks: Sequence[Mark] = ()
) -> str:
    """The picture of entries in a period (all of them where none is given), with what was found marked by numbers."""
    colours = colours_of(entry.agency for entry in entries)
    shown = period or period_of([*(e.when for e in entries), *(mark.when for mark in marks)])
    height = TOP + LANE * len(colours) + 20
    words = timeline_words(entries, period=period, marks=marks)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="timeline-title timeline-words">'
        f'<title id="timeline-title">{_safe(title)}</title><desc id="timeline-words">{_safe(words)}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    if shown is not None:
        parts += _axis(shown, height)
        lanes = _lanes(entries, shown)
        for at, (name, colour) in enumerate(colours.items()):
            parts += _lane(name, colour, TOP + LANE * at, lanes[name])
        parts += _marks(marks, shown, height)
    return "".join([*parts, "</svg>"])


def timeline_words(entries: Sequence[Entry], *, period: Period | None = None, marks: Sequence[Mark] = ()) -> str:
    """What the picture shows, in words: a line for the whole, one an agency, and one for each numbered mark."""
    shown = period or period_of(entry.when for entry in entries)
    if shown is None:
        return "There are no events to show."
    inside = [entry for entry in entries if shown.across(entry.when)]
    lines = [f"{_events(len(inside))} from {shown}."]
    if len(inside) < len(entries):
        lines[0] += f" {_events(len(entries) - len(inside))} outside this period."
    told: dict[str, list[Moment]] = defaultdict(list)
    for entry in inside:
        told[entry.agency or UNNAMED].append(entry.when)
    for name, colour in colours_of(entry.agency for entry in entries).items():
        lines.append(_agency_words(name, colour, sorted(told[name])))
    lines += [
        f"{number}. {mark.when}: {mark.text}" for number, mark in enumerate(marks, start=1) if shown.across(mark.when)
    ]
    return "\n".join(lines)


def _agency_words(name: str, colour: Colour, moments: Sequence[Moment]) -> str:
    if not moments:
        return f"{name} ({colour.name}): no events."
    rough = sum(moment.exact is None for moment in moments)
    span = f"on {moments[0]}" if len(moments) == 1 else f"from {moments[0]} to {moments[-1]}"
    doubt = f"; {rough} without an exact date" if rough else ""
    return f"{name} ({colour.name}): {_events(len(moments)).lower()} {span}{doubt}."


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def _lanes(entries: Sequence[Entry], shown: Period) -> dict[str, Counter[tuple[int, int, bool]]]:
    """For every agency the places on its lane, and how many events share each."""
    lanes: dict[str, Counter[tuple[int, int, bool]]] = defaultdict(Counter)
    for entry in entries:
        found = shown.across(entry.when)
        if found is not None:
            exact = entry.when.exact is not None
            middle = sum(found) / 2
            place = (round(middle), round(middle), True) if exact else (round(found[0]), round(found[1]), False)
            lanes[entry.agency or UNNAMED][place] += 1
    return lanes


def _lane(name: str, colour: Colour, top: int, places: Counter[tuple[int, int, bool]]) -> Iterator[str]:
    middle = top + LANE // 2
    label = name if len(name) <= 26 else f"{name[:25]}\u2026"
    yield f'<rect x="{LEFT}" y="{top + 3}" width="{WIDTH - LEFT - RIGHT}" height="{LANE - 6}" fill="#{colour.tint}"/>'
    yield f'<rect x="6" y="{middle - 6}" width="12" height="12" fill="#{colour.shade}"/>'
    yield f'<text x="24" y="{middle + 5}" {_FONT} font-size="13" fill="#0b0c0c">{_safe(label)}</text>'
    for (left, right, exact), count in sorted(places.items(), key=lambda item: (item[0][2], item[0])):
        said = f"<title>{_safe(name)}: {_events(count)}</title>"
        if exact:
            size = min(4 + count, 12)
            yield f'<circle cx="{left}" cy="{middle}" r="{size}" fill="#{colour.shade}" stroke="#ffffff">{said}</circle>'
        else:
            yield (
                f'<rect x="{left}" y="{middle - 7}" width="{max(right - left, 3)}" height="14" rx="4" fill="#ffffff" '
                f'fill-opacity="0.6" stroke="#{colour.shade}" stroke-width="1.5" stroke-dasharray="4 3">{said}</rect>'
            )


def _marks(marks: Sequence[Mark], shown: Period, height: int) -> Iterator[str]:
    for number, mark in enumerate(marks, start=1):
        found = shown.across(mark.when)
        if found is None:
            continue
        left, right = found
        middle = (left + right) / 2
        yield (
            f'<rect x="{left:.0f}" y="{TOP - 8}" width="{max(right - left, 2):.0f}" height="{height - TOP - 4}" '
            f'fill="#0b0c0c" fill-opacity="0.12"><title>{_safe(f"{number}. {mark.text}")}</title></rect>'
            f'<circle cx="{middle:.0f}" cy="{TOP - 16}" r="9" fill="#0b0c0c"/><text x="{middle:.0f}" y="{TOP - 12}" '
            f'{_FONT} font-size="11" font-weight="bold" fill="#ffffff" text-anchor="middle">{number}</text>'
        )


def _axis(shown: Period, height: int) -> Iterator[str]:
    for day, words in _ticks(shown):
        place = shown.across(Moment(HalfDate.day(day)))
        if place:
            at_end = place[0] > WIDTH - 70
            side, where = ("end", place[0] - 4) if at_end else ("start", place[0] + 4)
            yield (
                f'<line x1="{place[0]:.0f}" x2="{place[0]:.0f}" y1="24" y2="{height - 12}" stroke="#b1b4b6"/>'
                f'<text x="{where:.0f}" y="18" {_FONT} font-size="12" fill="#0b0c0c" text-anchor="{side}">{words}</text>'
            )


def _ticks(shown: Period) -> Iterator[tuple[date, str]]:
    """Days to name on the axis, at most a dozen: years, quarters, months or weeks."""
    days = (shown.last - shown.first).days + 1
    if days <= 70:
        step = max(1, -(-days // 10))
        for count in range(0, days, step):
            day = shown.first + timedelta(days=count)
            yield day, f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"
        return
    months = next((step for step in (1, 3, 6, 12, 24, 60, 120) if days / (30.4 * step) <= 12), 240)
    day = shown.first.replace(day=1) if months < 12 else date(shown.first.year, 1, 1)
    while day <= shown.last:
        if day >= shown.first:
            yield day, str(day.year) if months >= 12 else f"{MONTH_NAMES[day.month - 1][:3]} {day.year}"
        day = add_months(day, months)


def _safe(text: str) -> str:
    return escape(plain_text(text))

"""When a row says that its event was: from a date, a time, an end date and an end time, typed or written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from joinedup_core.calendar import (
    HalfDate,
    Moment,
    Order,
    TimeOfDay,
    UnreadableDate,
    day_in_words,
    read_column,
    read_moment,
)
from joinedup_core.calendar.columns import can_be_read_two_ways
from joinedup_core.tables import Cell

_ABOVE = frozenset({"as above", "see above", "ditto", "same date", "same day", "as before", '"', "''", "do", "do."})
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000  # days from 1927 to 2119, counted from 1900
_DAYS_TO_1904 = 1462
_KEPT = 50_000

Answer = Moment | str  # a moment, or the sentence that says why there is none


@dataclass(slots=True)
class Dates:
    """The reader of a table's dates: how figures are ordered ("" where the table shows it itself), from which year days
    are counted, what was read before."""

    order: str = ""
    since_1904: bool = False
    known: dict[str, Answer] = field(default_factory=dict)
    month_first: frozenset[str] = frozenset()
    because: str = ""

    def settle(self, told: dict[str, int]) -> None:
        """Read all written dates of a table together, unless the order of their figures was given.

        `told` has the first row of each. What only the rest of the table makes clear is in `month_first`, with the
        reason in `because`; where rows contradict each other, what can be read two ways is refused.
        """
        if self.order:
            return
        column = read_column(list(told), rows=list(told.values()))
        answers = zip(told, column.moments, column.problems, strict=True)
        self.known |= {text: moment or problem for text, moment, problem in answers if text}
        if column.order is Order.AMERICAN:
            self.order, self.because = Order.AMERICAN, f"{column.because} Check the order of this date."
            self.month_first = frozenset(text for text in told if can_be_read_two_ways(text))

    def of_cell(self, cell: Cell, above: Moment | None = None) -> Answer:
        """The moment of a cell; "as above" is the date of the row above."""
        if cell.value is not None and not isinstance(cell.value, bool):
            return self._of_value(cell)
        if above is not None and cell.text.strip(" .").lower() in _ABOVE:
            return Moment(above.on, None, above.edge)
        return self.of_text(cell.text)

    def of_text(self, text: str) -> Answer:
        """The moment that a text tells; each text is read once."""
        found = self.known.get(text)
        if found is None:
            try:
                found = read_moment(text, order=self.order or Order.BRITISH)
            except UnreadableDate as error:
                found = str(error)
            if len(self.known) >= _KEPT:
                self.known.clear()
            self.known[text] = found
        return found

    def _of_value(self, cell: Cell) -> Answer:
        value = cell.value
        try:
            if isinstance(value, datetime):
                return Moment(HalfDate.day(value.date()), TimeOfDay.at(value.hour, value.minute))
            if isinstance(value, date):
                return Moment(HalfDate.day(value))
        except UnreadableDate as error:
            return str(error)
        serial = float(value or 0) + (_DAYS_TO_1904 if self.since_1904 else 0)
        if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
            return self.of_text(cell.text)
        days, part = divmod(serial, 1)
        on = HalfDate.day(date(1899, 12, 30) + timedelta(days=days))
        minutes = round(part * 1440) % 1440
        return Moment(on, TimeOfDay.at(*divmod(minutes, 60)) if part else None)

    def with_time(self, moment: Moment, cell: Cell) -> Answer:
        """A moment with the time of day that another cell tells."""
        text = cell.text.strip()
        if isinstance(cell.value, float) and 0 <= cell.value < 1:
            text = str(time(*divmod(round(cell.value * 1440) % 1440, 60)))[:5]
        if text.isdigit() and len(text) in (3, 4) and int(text[:-2]) < 24 and int(text[-2:]) < 60:
            text = f"{text[:-2].zfill(2)}:{text[-2:]}"
        if text.isdigit():
            return f"\u201c{text}\u201d is not a time that can be read. Write it as 14:30."
        doubtful = text.startswith("?")
        found = self.of_text(f"1 January 2000 at {text.lstrip('? ')}")
        if isinstance(found, str) or found.at is None or found.on != _ANY_DAY:
            found = self.of_text(f"1 January 2000, {text.lstrip('? ')}")
        if isinstance(found, str) or found.at is None or found.on != _ANY_DAY:
            return f"\u201c{text[:40]}\u201d is not a time that can be read. Write it as 14:30."
        return replace(moment, at=replace(found.at, doubtful=True) if doubtful else found.at)


_ANY_DAY = HalfDate.day(date(2000, 1, 1))


def span_of(first: Moment, last: Moment) -> Answer:
    """The span from one moment to another, or why they make none."""
    if first.edge or last.edge:
        return "A date such as \u201csince 2016\u201d cannot begin or end a span. Give the two dates."
    if last.on.latest < first.on.earliest:
        return (
            f"The end, {day_in_words(last.on.latest)}, is before the beginning, {day_in_words(first.on.earliest)}. "
            "Check the dates."
        )
    if (first.at is None) != (last.at is None):
        return "Only one of the two dates has a time. Give both times or none."
    on = HalfDate.between(first.on.earliest, last.on.latest)
    on = replace(on, about=first.on.about or last.on.about, doubtful=first.on.doubtful or last.on.doubtful)
    if first.at is None or last.at is None:
        return Moment(on)
    if first.at.name or last.at.name:
        return "A span needs its times in figures, such as 14:30."
    doubtful, about = first.at.doubtful or last.at.doubtful, first.at.about or last.at.about
    return Moment(on, TimeOfDay(first.at.earliest, last.at.latest, about=about, doubtful=doubtful))

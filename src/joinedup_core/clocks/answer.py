"""When a clock is due: `due("rapid-review", started)` answers with the day, the state, why, and what is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from joinedup_core.calendar import ENGLAND, HalfDate, Holidays, Length, Moment, TimeOfDay, Unit, day_in_words, end_of
from joinedup_core.calendar.lengths import add_hours, left_out, start_for
from joinedup_core.calendar.moment import Edge
from joinedup_core.clocks.clock import Alternative, Clock, Sense, UnknownClock
from joinedup_core.clocks.loading import all_clocks, with_override

_SHOWN = 4
Started = Moment | HalfDate | date


class State(StrEnum):
    """How a clock stands on a day."""

    NO_LIMIT = "no_limit"
    NOT_JUDGED = "not_judged"
    RUNNING = "running"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    CANNOT_TELL = "cannot_tell"
    MET = "met"
    MET_LATE = "met_late"
    COUNTS = "counts"
    OUTSIDE = "outside"
    TOO_EARLY = "too_early"
    ALLOWED = "allowed"


_IN_A_WINDOW = {
    State.RUNNING: State.COUNTS,
    State.DUE_TODAY: State.COUNTS,
    State.MET: State.COUNTS,
    State.OVERDUE: State.OUTSIDE,
    State.MET_LATE: State.OUTSIDE,
}
STATE_WORDS = {
    State.NO_LIMIT: "No fixed limit",
    State.NOT_JUDGED: "Due",
    State.RUNNING: "Running",
    State.DUE_TODAY: "Due today",
    State.OVERDUE: "Overdue",
    State.CANNOT_TELL: "It cannot be told",
    State.MET: "Met",
    State.MET_LATE: "Met late",
    State.COUNTS: "It counts",
    State.OUTSIDE: "It no longer counts",
    State.TOO_EARLY: "Too early",
    State.ALLOWED: "Allowed",
}


@dataclass(frozen=True, slots=True)
class OtherDue:
    """When it is due by another reading that is practised."""

    reading: Alternative
    on: Moment | None
    because: str


@dataclass(frozen=True, slots=True)
class Due:
    """The answer. `on` is a day, a moment (hours) or the span of both ends of a half-known start; None without a limit.

    `missing` says what would make the answer surer. `alternatives` are other readings with their own days.
    """

    clock: Clock
    started: Moment
    on: Moment | None
    state: State
    because: str
    alternatives: tuple[OtherDue, ...] = ()
    missing: tuple[str, ...] = ()


def find_clock(key: str, clocks: Iterable[Clock], on: date | None = None) -> Clock:
    """The clock of a key in the version for a start on a day (else the latest); UnknownClock names the nearest keys."""
    found: dict[str, list[Clock]] = {}
    for clock in clocks:
        found.setdefault(clock.key, []).append(clock)
    wanted = key.strip().lower().replace("_", "-").replace(" ", "-")
    if versions := found.get(wanted):
        return next((clock for clock in versions if on and clock.in_force(on)), versions[-1])
    near = difflib.get_close_matches(wanted, found, 3, 0.6)
    near += [each for each in found if wanted and wanted in each and each not in near][:3]
    hint = f"Did you mean {' or '.join(near)}?" if near else "joinedup clock --list prints all of them."
    raise UnknownClock(f"There is no clock \u201c{key}\u201d. {hint}")


def due(
    key: str,
    started: Started,
    holidays: Holidays = ENGLAND,
    *,
    today: date | None = None,
    done: date | None = None,
    override: str | None = None,
    override_name: str = "the partnership's file",
) -> Due:
    """When a clock that started is due. `override` is the text of a partnership's rule file.

    Without `today` it says only when; `done` is the day on which it was done. Raises UnknownClock or UnreadableRules.
    """
    clocks = all_clocks() if override is None else with_override(all_clocks(), override, override_name)
    moment = _moment(started)
    first = moment.earliest or moment.latest
    clock = find_clock(key, clocks, first.date() if first else None)
    return due_of(clock, moment, holidays, today=today, done=done)


def due_of(
    clock: Clock, started: Moment, holidays: Holidays = ENGLAND, *, today: date | None = None, done: date | None = None
) -> Due:
    """The same for a clock at hand."""
    missing = _missing(clock, started)
    others = tuple(_other(each, clock, started, holidays) for each in clock.alternatives)
    if clock.length is None:
        because = _sentence(f"There is no fixed limit: {clock.owed_by} must {clock.owes}")
        return Due(clock, started, None, State.NO_LIMIT, because, others, missing)
    on = _when(clock, clock.length, started, holidays)
    because = _because(clock, clock.length, started, on, holidays)
    if on.latest and on.latest.date() > holidays.published_until:
        missing += (
            f"Bank holidays after {day_in_words(holidays.published_until)} are not taken as published: "
            "days after it rest on the usual rules.",
        )
    return Due(clock, started, on, _state(clock.sense, on, today, done), because, others, missing)


def _moment(started: Started) -> Moment:
    if isinstance(started, Moment):
        return started
    if isinstance(started, HalfDate):
        return Moment(started)
    if isinstance(started, datetime):
        return Moment(HalfDate.day(started.date()), TimeOfDay.at(started.hour, started.minute))
    return Moment(HalfDate.day(started))


def _when(clock: Clock, length: Length, started: Moment, holidays: Holidays) -> Moment:
    """The day or moment, or the span from the earliest that it can be to the latest."""
    first, last = started.earliest, started.latest
    low = _end(clock, length, first, holidays) if first else None
    high = _end(clock, length, last, holidays) if last else None
    if length.unit is Unit.HOURS and low and low == high and started.at:
        at = TimeOfDay(low.time(), low.time(), about=started.at.about, doubtful=started.doubtful)
        return Moment(HalfDate.day(low.date()), at)
    days = [end.date() for end in (low, high) if end]
    edge = Edge.AT if low and high else Edge.SINCE if low else Edge.BY
    span = HalfDate.between(min(days), max(days))
    span = span.roughly() if started.on.about else span
    return Moment(span.in_doubt() if started.doubtful else span, None, edge)


def _end(clock: Clock, length: Length, start: datetime, holidays: Holidays) -> datetime:
    if length.unit is Unit.HOURS:
        back = clock.sense is Sense.AT_LEAST_BEFORE
        return add_hours(start, -length.number if back else length.number)
    count = start_for if clock.sense is Sense.AT_LEAST_BEFORE else end_of
    return datetime.combine(count(start.date(), length, holidays), time())


def _state(sense: Sense, on: Moment, today: date | None, done: date | None) -> State:
    """How it stands on the day it was done, else today; a span that holds that day cannot be told."""
    judged = done or today
    if judged is None:
        return State.NOT_JUDGED
    first = on.earliest.date() if on.earliest else date.min
    last = on.latest.date() if on.latest else date.max
    if sense is Sense.NOT_BEFORE:
        return State.TOO_EARLY if judged < first else State.ALLOWED if judged >= last else State.CANNOT_TELL
    if judged > last:
        found = State.MET_LATE if done else State.OVERDUE
    elif judged < first:
        found = State.MET if done else State.RUNNING
    elif first != last or (done and on.at):
        return State.CANNOT_TELL
    else:
        found = State.MET if done else State.DUE_TODAY
    return _IN_A_WINDOW[found] if sense is Sense.WINDOW else found


def _because(clock: Clock, length: Length, started: Moment, on: Moment, holidays: Holidays) -> str:
    way = "back from" if clock.sense is Sense.AT_LEAST_BEFORE else "from"
    words = f"{length} {way} {started} ({clock.starts}){_leaving_out(length, started, on, holidays)}"
    end = str(on) if on.on.earliest == on.on.latest else f"a day in the span {on}"
    if clock.sense is Sense.WINDOW:
        return _sentence(f"{words}: it counts until {end}")
    if clock.sense is Sense.NOT_BEFORE:
        return _sentence(f"{words}: not before {end}")
    return _sentence(f"{words}: {clock.owed_by} must {clock.owes}. The last {'moment' if on.at else 'day'} is {end}")


def _leaving_out(length: Length, started: Moment, on: Moment, holidays: Holidays) -> str:
    """The holidays that were left out, by name."""
    if length.unit is not Unit.WORKING_DAYS:
        return ""
    ends = [moment.date() for moment in (started.earliest, started.latest, on.earliest, on.latest) if moment]
    days = left_out(min(ends), max(ends), holidays)
    if not days:
        return ", leaving out weekends"
    shown = [f"{day_in_words(day)} ({holidays.name(day).split(' (')[0]})" for day in days[:_SHOWN]]
    more = [f"{len(days) - _SHOWN} more bank holidays"] if len(days) > _SHOWN else []
    *most, final = [*shown, *more]
    return f", leaving out weekends, {', '.join(most)} and {final}" if most else f", leaving out weekends and {final}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _other(reading: Alternative, clock: Clock, started: Moment, holidays: Holidays) -> OtherDue:
    """When it is due by another reading; one that starts with another event is reckoned as if that was the same day."""
    if reading.length is None:
        return OtherDue(reading, None, _sentence(f"No limit where {reading.says}"))
    length, on = reading.length, None
    if reading.counts_start and length.number > 1:
        length = Length(length.number - 1, length.unit)
    on = _when(clock, length, started, holidays)
    same = f"; reckoned as if {reading.starts} on {started}" if reading.starts else ""
    return OtherDue(reading, on, _sentence(f"{on} where {reading.says}{same} ({reading.source})"))


def _missing(clock: Clock, started: Moment) -> tuple[str, ...]:
    """What would make the answer surer, in sentences."""
    found = []
    if clock.doubt:
        found.append(clock.doubt)
    if clock.certainty.value in ("general", "partly"):
        found.append(f"This limit is {clock.certainty.words}: check it in {clock.source}.")
    if started.exact is None:
        found.append(f"The start is known only as \u201c{started}\u201d. Give the day to get one day.")
    if clock.in_hours and not (started.at and started.at.exact):
        found.append("The limit is in hours. Give the time of the start to get the hour.")
    first = started.earliest or started.latest
    if first and not clock.in_force(first.date()):
        span = " to ".join(day_in_words(d) for d in (clock.effective_from, clock.effective_to) if d)
        found.append(f"This version holds for {span}, and the start lies outside it. Look for the one of its time.")
    return tuple(found)

"""The windows and clocks of a panel that a partnership may settle for itself: their usual lengths, limits, sources and doubts.

A window that a kind does not settle runs by the clock named here, else by `usual`. 0: the day itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from joinedup_core.calendar import Length, Unit, end_of
from joinedup_core.calendar.lengths import start_for
from joinedup_core.clocks import all_clocks, find_clock
from joinedup_core.panels.kind import Kind

OWN = "Joinedup's own default; general knowledge"


@dataclass(frozen=True, slots=True)
class Window:
    """One window: its unit, between which numbers a partnership may choose, and what holds where none chose.

    `clock` names the usual clock, `of_kind` the field of a kind that names it. Without either and without `usual` there is no such limit.
    """

    key: str
    label: str
    unit: Unit
    least: int
    most: int
    clock: str = ""
    of_kind: str = ""
    usual: int | None = None
    back: bool = False
    """Whether it is counted back from the hearing."""
    doubt: str = "No guidance sets it."


WINDOWS: Mapping[str, Window] = {
    one.key: one
    for one in (
        Window("opens", "Members may open its cases before a hearing for", Unit.DAYS, 1, 60, clock="panel-opens", back=True),
        Window("closes", "Members’ access ends after a hearing by", Unit.DAYS, 0, 30, clock="panel-closes"),
        Window("agenda", "The agenda closes before a hearing by", Unit.WORKING_DAYS, 0, 20, back=True,
               doubt="None is usual here: areas set their own. An urgent referral goes on a closed agenda all the same."),
        Window("research", "Research is due before a hearing by", Unit.WORKING_DAYS, 0, 20, clock="panel-research", back=True),
        Window("unheard", "Research about a case that is on no agenda is due within", Unit.DAYS, 1, 30, usual=3),
        Window("after_due", "An agency that was asked keeps such a case after its answer was due for", Unit.DAYS, 0, 30, usual=5),
        Window("update", "Written updates of absent agencies are due before a hearing by", Unit.WORKING_DAYS, 0, 20, clock="panel-update", back=True),
        Window("confidentiality", "The confidentiality agreement is signed again after", Unit.MONTHS, 1, 24, clock="panel-confidentiality"),
        Window("repeat", "A case that comes back is a repeat within", Unit.MONTHS, 1, 60, of_kind="repeat_clock"),
        Window("flag", "The flag on records is taken off after", Unit.MONTHS, 1, 60, of_kind="flag_clock"),
    )
}  # fmt: skip


def usual_length(kind: Kind, key: str) -> Length | None:
    """How long a window is where the partnership settled nothing; None where there is no such limit."""
    window = WINDOWS[key]
    if name := window.clock or (getattr(kind, window.of_kind) if window.of_kind else ""):
        return find_clock(name, all_clocks()).length
    return Length(window.usual, window.unit) if window.usual else None


def length_of(kind: Kind, key: str) -> Length | None:
    """How long a window of a kind is; None where there is no such limit, or it is the day itself."""
    number = kind.windows.get(key)
    if number is None:
        return usual_length(kind, key)
    return Length(number, WINDOWS[key].unit) if number else None


def end_of_window(kind: Kind, key: str, day: date) -> date | None:
    """The day on which a window ends (or begins, where it is counted back) from a day; None where there is no such limit."""
    length = length_of(kind, key)
    if length is None:
        return day if kind.windows.get(key) == 0 else None
    return start_for(day, length) if WINDOWS[key].back else end_of(day, length)


def span_of(kind: Kind, key: str) -> timedelta:
    """How long a window that is counted in days is, for moments; nothing where there is no such limit."""
    length = length_of(kind, key)
    return timedelta(days=length.number if length and length.unit is Unit.DAYS else 0)


def window_words(kind: Kind, key: str) -> tuple[str, str]:
    """A window in words, and where it is from with what is doubtful."""
    window, length = WINDOWS[key], length_of(kind, key)
    words = str(length) if length else "the day itself" if kind.windows.get(key) == 0 else "no limit"
    if key in kind.windows:
        return words, kind.set_by or kind.source
    if name := window.clock or (getattr(kind, window.of_kind) if window.of_kind else ""):
        clock = find_clock(name, all_clocks())
        source = f"{clock.source}; {clock.certainty.words}. {clock.doubt}".strip()
        return words, source[0].upper() + source[1:]
    return words, f"{OWN}. {window.doubt}" if window.usual else window.doubt


def windows_problem(windows: Mapping[str, object]) -> tuple[str, str] | None:
    """The window and a sentence where a number does not stand between its limits; else None."""
    for key, number in windows.items():
        window = WINDOWS.get(key)
        if window is None:
            return key, f"There is no window “{key}”. There are: {', '.join(WINDOWS)}."
        if type(number) is not int or not window.least <= number <= window.most:
            return key, f"Enter a whole number of {window.unit.words} from {window.least} to {window.most}."
    return None


def window_lines() -> list[str]:
    """Every window with between which numbers a partnership may settle it, for the handbook."""
    return [
        f"{one.label}: {one.least} to {one.most} {one.unit.words}; usual "
        + (f"`{one.clock}`" if one.clock else "the kind’s own clock" if one.of_kind else str(one.usual or "none"))
        for one in WINDOWS.values()
    ]

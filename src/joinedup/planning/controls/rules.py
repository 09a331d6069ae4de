"""Words and dates of controls."""

from datetime import date

from joinedup_core.calendar import TimeframeKind, parse_timeframe

CONTROL_STATES = {"existing": "In place", "planned": "Planned", "done": "Done"}
CONTROL_COLOURS = {"existing": "blue", "planned": "yellow", "done": "green"}


def due_of(timeframe: str) -> date | None:
    """The last day that a timeframe as written can mean; none where it gives no date."""
    read = parse_timeframe(timeframe)
    return read.due.latest if read.kind is TimeframeKind.DATED and read.due else None


def timeframe_problem(timeframe: str) -> str:
    """Why a typed timeframe was not understood, in a sentence, or nothing."""
    read = parse_timeframe(timeframe)
    return read.because if read.kind is TimeframeKind.UNKNOWN else ""

"""Blank chronologies for agencies to fill in, in Word and Excel, whose columns are read back without asking."""

from __future__ import annotations

from joinedup_core.chronology.colours import colours_of
from joinedup_core.chronology.columns import LABELS
from joinedup_core.chronology.layout import Layout
from joinedup_core.chronology.writing_sheet import write_excel
from joinedup_core.chronology.writing_word import write_word

COLUMNS = ("when", "time", "information", "kind", "who", "what", "seen", "outcome", "comment")
_WIDTHS = {"what": 5, "outcome": 3, "comment": 3}
ROWS = 25
ADVICE = (
    "One row for each event. Give the date as exactly as it is known, for example 3 April 2019, April 2019 or about 2019; "
    "put a question mark before a date that is in doubt. Say from which record each event was taken. "
    "If there was no contact in a period, write a row that says so, with the two dates."
)


def blank_chronology(agency: str, kind: str, title: str = "Chronology") -> bytes:
    """A blank chronology of one agency; `kind` is "docx" or "xlsx"."""
    layout = Layout(
        f"{title}: {agency}",
        tuple(LABELS[key] for key in COLUMNS),
        (),
        tuple(_WIDTHS.get(key, 2) for key in COLUMNS),
        agency=-1,
        when=0,
        moments=(),
        colours=colours_of([agency]),
    )
    lines = (f"Agency: {agency}", ADVICE)
    if kind == "docx":
        return write_word(layout, lines, ROWS)
    return write_excel(layout, (layout.title, *lines), ROWS)

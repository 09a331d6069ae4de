"""The way out: entries become a file of the kind that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from joinedup_core.chronology.entry import Entry
from joinedup_core.chronology.layout import Layout, laid_out
from joinedup_core.chronology.timeline import Mark, Period, timeline_svg, timeline_words
from joinedup_core.chronology.writing_page import write_page
from joinedup_core.chronology.writing_pdf import write_pdf
from joinedup_core.chronology.writing_sheet import UnwritableChronology, write_csv, write_excel
from joinedup_core.chronology.writing_word import write_word
from joinedup_core.chronology.written_json import write_json

WRITTEN_KINDS = ("docx", "xlsx", "csv", "json", "html", "pdf", "svg")


def write_chronology(
    entries: Sequence[Entry],
    kind: str,
    *,
    title: str = "Chronology",
    sources: bool = False,
    period: Period | None = None,
    marks: Sequence[Mark] = (),
) -> bytes:
    """Entries in their order as a Word, Excel, CSV, JSON, HTML, PDF or SVG file.

    With `sources` a column says where each entry was read. `period` and `marks` are for the picture (in HTML, PDF and
    SVG); the tables hold every entry. Raises UnwritableChronology with a sentence.
    """
    if kind not in WRITTEN_KINDS:
        raise UnwritableChronology(
            f"A chronology is written as {', '.join(WRITTEN_KINDS[:-1])} or {WRITTEN_KINDS[-1]}."
        )
    if kind == "json":
        return write_json(entries)
    if kind == "svg":
        return timeline_svg(entries, title, period=period, marks=marks).encode("utf-8", errors="replace")
    layout = laid_out(entries, title, sources=sources)
    if kind in _TABLES:
        return _TABLES[kind](layout)
    picture = timeline_svg(entries, title, period=period, marks=marks) if entries else ""
    words = timeline_words(entries, period=period, marks=marks)
    return (write_page if kind == "html" else write_pdf)(layout, picture, words)


def _as_word(layout: Layout) -> bytes:
    return write_word(layout, [f"Each row is in the colour of its agency. {layout.key}."])


_TABLES: dict[str, Callable[[Layout], bytes]] = {"docx": _as_word, "xlsx": write_excel, "csv": write_csv}

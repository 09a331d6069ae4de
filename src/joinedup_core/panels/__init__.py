"""Panels that discuss cases: their kinds as data, when a case is a repeat, the running order, what is counted."""

from joinedup_core.panels.counting import FIELDS, PART_OF_CASES, UNKNOWN, for_boards, quarter_of, summed
from joinedup_core.panels.kind import AgendaPart, Choice, Criterion, Kind
from joinedup_core.panels.loading import as_entry, kind_from, kind_of, kinds, read_kinds
from joinedup_core.panels.repeat import Earlier, Repeat, judge_repeat
from joinedup_core.panels.reports import Report, Threshold, judge_threshold
from joinedup_core.panels.running_order import Slot, running_order
from joinedup_core.panels.templates import (
    CASES,
    TEMPLATES,
    agenda_of,
    agenda_problem,
    agenda_text,
    around_cases,
    text_of,
    texts_problem,
)
from joinedup_core.panels.windows import (
    WINDOWS,
    Window,
    end_of_window,
    length_of,
    span_of,
    usual_length,
    window_words,
    windows_problem,
)

__all__ = [
    "CASES",
    "FIELDS",
    "PART_OF_CASES",
    "TEMPLATES",
    "UNKNOWN",
    "WINDOWS",
    "AgendaPart",
    "Choice",
    "Criterion",
    "Earlier",
    "Kind",
    "Repeat",
    "Report",
    "Slot",
    "Threshold",
    "Window",
    "agenda_of",
    "agenda_problem",
    "agenda_text",
    "around_cases",
    "as_entry",
    "end_of_window",
    "for_boards",
    "judge_repeat",
    "judge_threshold",
    "kind_from",
    "kind_of",
    "kinds",
    "length_of",
    "quarter_of",
    "read_kinds",
    "running_order",
    "span_of",
    "summed",
    "text_of",
    "texts_problem",
    "usual_length",
    "window_words",
    "windows_problem",
]

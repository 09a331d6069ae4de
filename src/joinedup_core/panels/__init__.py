"""Panels that discuss cases: their kinds as data, when a case is a repeat, the running order, what is counted."""

from joinedup_core.panels.counting import FIELDS, PART_OF_CASES, UNKNOWN, for_boards, quarter_of, summed
from joinedup_core.panels.kind import Choice, Criterion, Kind
from joinedup_core.panels.loading import kind_of, kinds, read_kinds
from joinedup_core.panels.repeat import Earlier, Repeat, judge_repeat
from joinedup_core.panels.reports import Report, Threshold, judge_threshold
from joinedup_core.panels.running_order import Slot, running_order

__all__ = [
    "FIELDS",
    "PART_OF_CASES",
    "UNKNOWN",
    "Choice",
    "Criterion",
    "Earlier",
    "Kind",
    "Repeat",
    "Report",
    "Slot",
    "Threshold",
    "for_boards",
    "judge_repeat",
    "judge_threshold",
    "kind_of",
    "kinds",
    "quarter_of",
    "read_kinds",
    "running_order",
    "summed",
]

"""Dates as boards write and need them: half-known dates, timeframes, working days, meeting rhythms."""

from joinedup_core.calendar.columns import Column, read_column
from joinedup_core.calendar.half_date import HalfDate, Precision, UnreadableDate
from joinedup_core.calendar.lengths import LONDON, Length, Unit, add_hours, end_of, start_for
from joinedup_core.calendar.manner import Order
from joinedup_core.calendar.moment import Edge, Moment, TimeOfDay
from joinedup_core.calendar.months import add_months, day_in_words, last_of_month
from joinedup_core.calendar.reading import parse_half_date, read_moment
from joinedup_core.calendar.rhythm import Avoid, Closed, Every, Proposed, Rhythm, dates_for, nth_weekday
from joinedup_core.calendar.timeframe import Timeframe, TimeframeKind, parse_timeframe
from joinedup_core.calendar.working_days import (
    ENGLAND,
    NO_HOLIDAYS,
    PUBLISHED_UNTIL,
    Holidays,
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)

__all__ = [
    "ENGLAND",
    "LONDON",
    "NO_HOLIDAYS",
    "PUBLISHED_UNTIL",
    "Avoid",
    "Closed",
    "Column",
    "Edge",
    "Every",
    "HalfDate",
    "Holidays",
    "Length",
    "Moment",
    "Order",
    "Precision",
    "Proposed",
    "Rhythm",
    "TimeOfDay",
    "Timeframe",
    "TimeframeKind",
    "Unit",
    "UnreadableDate",
    "add_hours",
    "add_months",
    "add_working_days",
    "bank_holidays",
    "dates_for",
    "day_in_words",
    "end_of",
    "is_working_day",
    "last_of_month",
    "nth_weekday",
    "parse_half_date",
    "parse_timeframe",
    "read_column",
    "read_moment",
    "start_for",
    "working_days_between",
]

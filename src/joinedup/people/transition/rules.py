"""When somebody approaching 18 is looked at again: at 14, 16, 17 and 17 and a half. Pure; dates are arguments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from joinedup_core.calendar import add_months

MILESTONES = ((14, 0), (16, 0), (17, 0), (17, 6))
"""Years and months of age. From the partnership's own aims; law asks for planning from year 9 (about 14) for education, health and
care plans (general knowledge), and for an assessment "when likely to have needs after 18" without an age."""
DOUBT = "Only the first of these ages is near one the law names. A partnership may plan from another age."


@dataclass(frozen=True)
class Coming:
    """How near somebody is to 18: the last milestone passed, the next one with its day, and the day they are 18."""

    passed: str
    next_on: date | None
    next_words: str
    adult_on: date


def coming_of_age(born: date, on: date) -> Coming | None:
    """Where somebody born on a day stands; None before 14 and from 18. Born on 29 February, it is 28 February of other years."""
    adult_on = add_months(born, 18 * 12)
    days = [(add_months(born, years * 12 + months), _words(years, months)) for years, months in MILESTONES]
    if on < days[0][0] or on >= adult_on:
        return None
    passed = [words for day, words in days if day <= on]
    ahead = [(day, words) for day, words in days if day > on] or [(adult_on, "18")]
    return Coming(passed[-1], ahead[0][0], ahead[0][1], adult_on)


def _words(years: int, months: int) -> str:
    return f"{years}½" if months == 6 else str(years)

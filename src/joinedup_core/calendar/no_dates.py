"""What stands in date columns and is no date: unknown, ongoing, an age, "as above"; each gets its own sentence."""

from __future__ import annotations

import re

from joinedup_core.calendar.shapes import by_shape

_NO_DATES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?:date )?(?:not known|unknown|n/?k|d/?k|not recorded|not stated|not given|n/?a|none|nil|undated|no date"
            r"|unclear|unsure|don't know|tb[cda]|to be (?:confirmed|agreed|advised)|not applicable|various(?: dates)?)",
            re.A,
        ),
        "says that the date is not known. Leave the cell empty, or give what is known, for example about 2018",
    ),
    (
        re.compile(
            r"(?:on-?going|to date|current(?:ly)?|present|continuing|continuous|historic(?:al)?|previous(?:ly)?|recent(?:ly)?)",
            re.A,
        ),
        "has no date in it. Give when it began, for example since March 2018",
    ),
    (
        re.compile(
            r"(?:when |since |from )?(?:(?:was )?aged?|at age|when) ?\d{1,2}.*|\d{1,2} ?(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)(?: old| of age)?"
            r"|y(?:ea)?r? ?\d{1,2}|(?:in |since )y(?:ea)?r? ?\d{1,2}|(?:in )?(?:reception|nursery|childhood|infancy)|as a (?:child|baby|teenager)"
            r"|(?:at |from |since )?birth",
            re.A,
        ),
        "gives an age or a school year, not a date. Work out the year, for example about 2018",
    ),
    (
        re.compile(
            r"(?:as above|see above|ditto|same (?:day|date|time)|as before|\"+|''+|do\.?|later that (?:day|night|evening|week))",
            re.A,
        ),
        "points to another row. Write the date itself",
    ),
    (
        re.compile(
            r"(?:today|yesterday|tomorrow|tonight|last night|this (?:week|month|year|morning)"
            r"|(?:last|next|previous|following) (?:week|month|year|night|day|[a-z]+day)|\d+ (?:days|weeks|months|years) (?:ago|later))",
            re.A,
        ),
        "depends on when it was written. Write the date itself",
    ),
)


_MAY_BE_ONE = re.compile(
    r"date|n|d|un|tb|to |va|on|cu|pr|co|hi|re|w|s|f|age|at a|\d{1,2} ?[ymwd]|\d+ (?:day|week|month|year)|y|in|chi|as |\"|'|l|t|b",
    re.A,
)


def why_no_date(words: str) -> str:
    """Why tidied words are no date, as a sentence; empty when they may be one."""
    reason = _reason(words)
    return f"\u201c{words}\u201d {reason}." if reason else ""


@by_shape
def _reason(words: str) -> str:
    if (words[0].isdigit() and words[-1].isdigit()) or not _MAY_BE_ONE.match(words):
        return ""
    bare = words.rstrip("?.! ")
    return next((reason for pattern, reason in _NO_DATES if pattern.fullmatch(bare)), "")

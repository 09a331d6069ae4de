"""Reading written dates: seconds per 100,000, against dateparser in the same run.

    python -m bench.dates [--number 20000]

The strings are the list that the tests read (days, times, spans, doubtful ones, refused ones), varied so that no two
are alike: every day, month and year in figures is drawn anew. dateparser reads every form once a run, each time other
strings, since it would need minutes for all; a random sample moved the ratio by a third, for some forms cost it ten times
as much as others. Both keep their own caches. Hardly a string repeats, but its shape does, as in a real column: ours
remembers what shapes decide ("0/0/00"), never a date, and meets each form here about 28 times in a run.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Sequence

import dateparser
from tests.core.written import READ, REFUSED

from bench.words import print_table, spread
from joinedup_core.calendar import UnreadableDate, read_moment

SETTINGS = {"DATE_ORDER": "DMY"}
_FIGURES = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b")
_WORDED = re.compile(r"\b(\d{1,2})((?:st|nd|rd|th)? [A-Z][a-z]+ )(\d{4})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=20_000, help="how many strings we read in a run")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    rng = random.Random(3)
    whole = [written for written, _ in READ + REFUSED]
    lists = {
        "days, as most cells are": [w for w, told in READ if told[0].isdigit() and " to " not in told],
        "all forms of the test list": whole,
    }
    rows = []
    for name, forms in lists.items():
        strings = varied(forms, options.number, rng)
        ours, theirs = [], []
        for run in range(options.runs):
            ours.append(per_100_000(_ours, strings))
            theirs.append(per_100_000(_theirs, strings[run * len(forms) :][: len(forms)]))
        ratio = [b / a for a, b in zip(ours, theirs, strict=True)]
        rows.append((name, str(len(set(strings))), spread(ours, 2), spread(theirs), f"{spread(ratio)} times"))
    print_table(("Strings", "Distinct", "Ours, s per 100,000", "dateparser", "Quicker by"), rows)


def varied(forms: Sequence[str], number: int, rng: random.Random) -> list[str]:
    """So many strings in the given forms, their days and years drawn anew."""
    return [_varied(forms[turn % len(forms)], rng) for turn in range(number)]


def _varied(form: str, rng: random.Random) -> str:
    def figures(match: re.Match[str]) -> str:
        year = rng.randrange(1990, 2026)
        day, month = rng.randrange(1, 29), rng.randrange(1, 13)
        return f"{day:02d}{match[2]}{month:02d}{match[2]}{str(year)[-len(match[4]) :]}"

    changed = _FIGURES.sub(figures, form)
    if changed == form:
        changed = _WORDED.sub(lambda m: f"{rng.randrange(1, 29)}{m[2]}{m[3]}", form)
    return _YEAR.sub(lambda m: str(rng.randrange(1990, 2026)), changed) if "/" not in changed else changed


def per_100_000(read: Callable[[str], object], strings: Sequence[str]) -> float:
    """Processor seconds for 100,000 strings."""
    began = time.process_time()
    for written in strings:
        read(written)
    return (time.process_time() - began) * 100_000 / len(strings)


def _ours(written: str) -> object:
    try:
        return read_moment(written)
    except UnreadableDate:
        return None


def _theirs(written: str) -> object:
    return dateparser.parse(written, languages=["en"], settings=SETTINGS)


if __name__ == "__main__":
    main()

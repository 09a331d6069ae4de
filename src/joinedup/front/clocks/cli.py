"""`clock`: when a time limit is due, from the command line, without a database."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from joinedup_core.calendar import HalfDate, Moment, UnreadableDate, read_moment
from joinedup_core.clocks import (
    STATE_WORDS,
    Clock,
    Due,
    UnknownClock,
    UnreadableRules,
    all_clocks,
    due,
    with_override,
)
from joinedup_core.clocks.handbook import REGIME_LABELS

REFUSED = 2
_LARGEST_FILE = 1_000_000


class _Stop(Exception):
    """A sentence for the person at the terminal."""


def clock(options: Namespace) -> int:
    """Print when a clock is due, or with --list which clocks there are."""
    try:
        override = _file(options.partnership_file)
        if options.list:
            _print_list(override, options)
            return 0
        answer = _answer(override, options)
    except (_Stop, UnknownClock, UnreadableRules) as reason:
        print(reason.args[0], file=sys.stderr)
        return REFUSED
    print(json.dumps(as_json(answer), indent=2, ensure_ascii=False) if options.json else in_words(answer))
    return 0


def _answer(override: str | None, options: Namespace) -> Due:
    if not options.key:
        raise _Stop("Name a clock, such as rapid-review. joinedup clock --list prints all of them.")
    if not options.from_on:
        raise _Stop('Say when it started: --from 2026-12-24. A half-known date will do, such as --from "May 2026".')
    today = _date(options.today, "--today") if options.today else date.today()
    done = _date(options.done, "--done") if options.done else None
    started = _moment(options.from_on, "--from")
    name = Path(options.partnership_file).name if options.partnership_file else ""
    return due(options.key, started, today=today, done=done, override=override, override_name=name)


def _moment(text: str, option: str) -> Moment:
    try:
        return read_moment(text)
    except UnreadableDate as reason:
        raise _Stop(f"{option}: {reason}") from None


def _date(text: str, option: str) -> date:
    found = _moment(text, option)
    if found.exact is None:
        raise _Stop(f"{option}: \u201c{text}\u201d is not one day. Give the day, such as 2026-12-24.")
    return found.exact


def _file(path: str | None) -> str | None:
    """The text of the partnership's file; a sentence where it cannot be read."""
    if path is None:
        return None
    try:
        if Path(path).stat().st_size > _LARGEST_FILE:
            raise _Stop(f"{path} is larger than a rule file can be.")
        return Path(path).read_text(encoding="utf-8")
    except OSError as reason:
        raise _Stop(f"{path} cannot be read: {reason.strerror}. Check the name.") from None
    except UnicodeDecodeError:
        raise _Stop(f"{path} is not a text file (UTF-8). Save it as plain text.") from None


def in_words(answer: Due) -> str:
    """The answer as a person reads it."""
    clock = answer.clock
    lines = [clock.title, f"{STATE_WORDS[answer.state]}{f': {answer.on}' if answer.on else ''}", "", answer.because]
    if clock.set_by:
        before = f" Instead of, from when {clock.instead_of}." if clock.instead_of else ""
        lines.append(f"Set by the partnership in {clock.set_by}.{before}")
    lines += [f"Source: {clock.source} ({clock.status.words}; {clock.certainty.words})."]
    lines += [f"Another reading: {other.because}" for other in answer.alternatives]
    lines += [f"To check: {sentence}" for sentence in answer.missing]
    return "\n".join(lines)


def as_json(answer: Due) -> dict[str, Any]:
    """The answer as data: days as ISO dates, spans by their first and last day."""
    clock = answer.clock
    return {
        "clock": clock.key,
        "title": clock.title,
        "started": _span(answer.started),
        "due": _span(answer.on),
        "state": answer.state,
        "because": answer.because,
        "owed_by": clock.owed_by,
        "owed_to": clock.owed_to,
        "limit": clock.limit,
        "jurisdiction": clock.jurisdiction,
        "source": clock.source,
        "status": clock.status,
        "certainty": clock.certainty,
        "set_by": clock.set_by,
        "instead_of": clock.instead_of,
        "alternatives": [
            {
                "says": other.reading.says,
                "due": _span(other.on),
                "because": other.because,
                "source": other.reading.source,
                "certainty": other.reading.certainty,
            }
            for other in answer.alternatives
        ],
        "missing": list(answer.missing),
    }


def _span(moment: Moment | None) -> dict[str, str | None] | None:
    if moment is None:
        return None
    on: HalfDate = moment.on
    at = moment.at.exact if moment.at else None
    return {
        "text": str(moment),
        "first": on.earliest.isoformat() if moment.earliest else None,
        "last": on.latest.isoformat() if moment.latest else None,
        "at": f"{at:%H:%M}" if at else None,
    }


def _print_list(override: str | None, options: Namespace) -> None:
    """Every clock, by regime."""
    clocks = all_clocks()
    if override is not None:
        clocks = with_override(clocks, override, Path(options.partnership_file).name)
    if options.json:
        print(json.dumps([_row(each) for each in clocks], indent=2, ensure_ascii=False))
        return
    width = max(len(each.key) for each in clocks)
    regime = ""
    for each in clocks:
        if each.regime != regime:
            regime = each.regime
            print(f"\n{REGIME_LABELS.get(regime, 'Your own')}")
        mark = f" (set by {each.set_by})" if each.set_by else ""
        print(f"  {each.key.ljust(width)}  {each.title}: {each.limit}{mark}")


def _row(clock: Clock) -> dict[str, Any]:
    return {
        "clock": clock.key,
        "title": clock.title,
        "regime": clock.regime,
        "starts": clock.starts,
        "limit": clock.limit,
        "source": clock.source,
        "certainty": clock.certainty,
        "set_by": clock.set_by,
    }

"""`standards check`: judge the contact standards of a whole partnership from files, without a database."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from joinedup_core.standards import (
    STANDING,
    Checked,
    Files,
    Reason,
    State,
    UnreadableRules,
    UnreadableTold,
    check_many,
    rules,
)

REFUSED = 2
_SIZE = re.compile(r"[1-9]\d*(\.\d+)? ?[KMGT]i?B")
REASON_WORDS = {
    Reason.NO_INTERVAL: "no interval is agreed",
    Reason.STALE_SOURCE: "a source of contacts is stale",
    Reason.QUESTION_OPEN: "it depends on an open question",
    Reason.UNKNOWN_RULE: "no contact rule has this name",
    Reason.UNKNOWN_LEVEL: "the rule does not know this level",
    Reason.UNKNOWN_START: "the day the level began is not told",
}


class _Stop(Exception):
    """A sentence for the person at the terminal."""


def check(options: Namespace) -> int:
    """Judge files and write the findings, or with --generate write invented files."""
    try:
        today = _day(options.today)
        if options.generate is not None:
            return _generate(options, today)
        print(_checked(options, today))
    except (_Stop, UnreadableRules, UnreadableTold) as reason:
        print(reason.args[0], file=sys.stderr)
        return REFUSED
    return 0


def _checked(options: Namespace, today: date) -> str:
    """Run the check; what is printed."""
    if len(options.files) != 3:
        raise _Stop("Give three files: contacts, concerns and shares. --generate 1000 -o FOLDER makes some to look at.")
    output = Path(options.output)
    if output.suffix.lower() not in (".parquet", ".csv"):
        raise _Stop("Give the findings a name that ends in .parquet or .csv.")
    if not _SIZE.fullmatch(options.memory):
        raise _Stop(f"--memory: “{options.memory}” is not a size. Write it as 3GB.")
    others = [Path(name) if name else None for name in (options.sources, options.notices, options.intervals)]
    files = Files(*map(Path, options.files), *others)
    own = options.partnership_file
    standards = rules(override=_text(own), override_name=Path(own).name) if own else rules()
    done = check_many(standards, files, output, today=today, memory=options.memory)
    return _as_json(done, today, output) if options.json else _in_words(done, today, output)


def _generate(options: Namespace, today: date) -> int:
    from joinedup_core.standards.generating import generate

    if options.generate < 1:
        raise _Stop("--generate needs how many contacts to make, such as 1000.")
    paths = generate(Path(options.output), options.generate, seed=options.seed, today=today)
    print(json.dumps([str(path) for path in paths]) if options.json else "\n".join(map(str, paths)))
    return 0


def _day(told: str | None) -> date:
    try:
        return date.fromisoformat(told) if told else date.today()
    except ValueError:
        raise _Stop(f"--today: “{told}” is not a day. Write it as 2026-12-24.") from None


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except UnicodeDecodeError:
        raise _Stop(f"{path} is not a text file (UTF-8). Save it as plain text.") from None


def _in_words(done: Checked, today: date, output: Path) -> str:
    lines = [f"{done.findings:,} concerns judged as of {today.isoformat()}. Written to {output}.", ""]
    for state, number in done.states.items():
        lines.append(f"{number:>12,}  {State(state).words}")
        if state == State.CANNOT_TELL:
            lines += [
                f"{'of these':>12}  {many:,}: {REASON_WORDS[Reason(reason)]}" for reason, many in done.reasons.items()
            ]
    return "\n".join([*lines, "", *done.unusable, STANDING])


def _as_json(done: Checked, today: date, output: Path) -> str:
    told = {"findings": done.findings, "states": done.states, "reasons": done.reasons, "unusable": done.unusable}
    return json.dumps({"today": today.isoformat(), "written": str(output), **told, "standing": STANDING}, indent=2)

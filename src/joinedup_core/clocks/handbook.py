"""The handbook page on clocks, printed from the rule files: `python -m joinedup_core.clocks.handbook`."""

from __future__ import annotations

from joinedup_core.calendar import day_in_words, read_moment
from joinedup_core.clocks.answer import due_of
from joinedup_core.clocks.clock import Clock
from joinedup_core.clocks.loading import REGIMES, all_clocks

REGIME_LABELS = {
    "children": "Children",
    "adults": "Adults",
    "community_safety": "Community safety",
    "panels": "Panels that discuss cases",
    "referrals": "Referrals",
    "escalation": "Escalation",
    "workforce": "Training and workforce",
}
INTRODUCTION = """# Clocks: what is due when

Printed from the files in `src/joinedup_core/clocks/rules`; their examples are tests. To change this page, change them
and run `python -m joinedup_core.clocks.handbook > docs/handbook/clocks.md`.

How time is counted:

- the day on which a clock starts does not count; it may be any day of the week;
- working days are Monday to Friday without England's bank holidays; what was left out is named in the answer;
- months and years end on the same day of the month, or on the last day of a shorter month;
- hours are real hours: over a change of the clocks, 24 hours later is another time of day;
- a start that is only half known ("early May 2026") gives the span of days on which it can be due;
- bank holidays that are not published yet follow the usual rules, and the answer says so.

Every limit says how sure it is. The text of Working Together 2026 had not been read when this was written.

`./joinedup clock rapid-review --from 2026-12-24` answers on the command line; `./joinedup clock --list` names them all.

## Your own limits

A partnership's file changes what it names and leaves the rest; every answer says that it was set there:

```toml
[[clock]]
key = "rapid-review"
number = 12
unit = "working_days"
source = "Northvale procedure, May 2026"
```

`./joinedup clock rapid-review --from 2026-12-24 --partnership-file northvale.toml`. Units: hours, days, working_days,
weeks, months, years. A key of your own makes a clock of your own: it needs title, starts, owes, owed_by, owed_to,
source, certainty (seen, partly, general, disputed) and status (law, guidance, local, practice).
"""


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for regime in REGIMES:
        clocks = [clock for clock in all_clocks() if clock.regime == regime]
        parts.append(f"\n## {REGIME_LABELS[regime]}\n")
        parts += [_entry(clock) for clock in clocks]
    return "".join(parts)


def _entry(clock: Clock) -> str:
    lines = [
        f"\n### {clock.title}\n\n",
        f"`{clock.key}`: **{clock.limit}** from when {clock.starts}. "
        if clock.length
        else f"`{clock.key}`: **{clock.limit}**. ",
        f"{clock.owed_by[:1].upper()}{clock.owed_by[1:]} must {clock.owes} (owed to {clock.owed_to}).\n",
        f"\n{clock.jurisdiction}; {clock.status.words}; {clock.certainty.words}. Source: {clock.source}.{_effective(clock)}\n",
    ]
    if clock.doubt:
        lines.append(f"\nIn doubt: {clock.doubt}\n")
    for other in clock.alternatives:
        limit = f"{other.length}" if other.length else "no limit"
        starts = f", from when {other.starts}" if other.starts else ""
        lines.append(f"\nAlso practised: {other.says} ({limit}{starts}; {other.source}; {other.certainty.words}).\n")
    for example in clock.examples:
        lines.append(f"\nExample: {due_of(clock, read_moment(example.started)).because}\n")
    return "".join(lines)


def _effective(clock: Clock) -> str:
    if not (clock.effective_from or clock.effective_to):
        return " When this version began is not recorded."
    begins = f" from {day_in_words(clock.effective_from)}" if clock.effective_from else ""
    ends = f" until {day_in_words(clock.effective_to)}" if clock.effective_to else ""
    return f" In force{begins}{ends}."


if __name__ == "__main__":
    print(page(), end="")

"""The handbook page on quorum, printed from the examples: `python -m joinedup.meetings.quorum.handbook`."""

from __future__ import annotations

from joinedup.meetings.quorum.examples import BOOK, EXAMPLES, Example
from joinedup.meetings.quorum.parts import PART_LABELS
from joinedup.meetings.quorum.rules import LABELS

INTRODUCTION = """# Quorum: who must be here

Printed from `src/joinedup/meetings/quorum/examples.py`; the same examples are tests. To change this page, change them.

A group's quorum rule is its own, dated, with its source. It says which agencies must be represented. A rule is made
of parts, and all its parts must be met:
"""
COUNTS = """
Who counts, at the moment a decision is taken:

- somebody who is here: arrived, not yet left, and not out for the item because of an interest;
- a deputy only where their authority to decide for the agency is recorded;
- a chair who sits for an agency (a group may decide otherwise); an independent chair stands for nobody;
- never a scrutineer, adviser, observer, visitor or the business unit;
- an agency counts as the one it followed (a clinical commissioning group became an integrated care board);
- somebody who joins remotely, unless the rule says no.

Where no rule is recorded, Joinedup says so and does not guess. Where attendance that would settle it is not marked yet,
it says that it cannot be told yet. A decision taken while a meeting is not quorate, or while that cannot be told, is kept
as an unratified decision until a quorate meeting or a written procedure ratifies it.

## Examples
"""


def page() -> str:
    """The whole page."""
    parts = "".join(f"- {words}\n" for words in PART_LABELS.values())
    return INTRODUCTION + "\n" + parts + COUNTS + "".join(_example(e) for e in EXAMPLES)


def _example(example: Example) -> str:
    rule = f"{example.rule.words} ({example.rule.source})" if example.rule else "none recorded"
    moment = f" At {example.at:%H:%M}." if example.at else ""
    came = ", ".join(
        f"{BOOK.name(a.agency) if a.agency else 'independent'} ({a.role}: {a.state.replace('_', ' ')})"
        for a in example.came
    )
    return (
        f"\n### {example.says}\n\nRule: {rule}.\n\nAttendance: {came}.{moment}\n\n"
        f"**{LABELS[example.state]}.** “{example.because}”\n"
    )


if __name__ == "__main__":
    print(page(), end="")

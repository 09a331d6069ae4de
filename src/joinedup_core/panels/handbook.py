"""The handbook page on panels, printed from the files of kinds: `python -m joinedup_core.panels.handbook`."""

from __future__ import annotations

from joinedup_core.calendar import day_in_words
from joinedup_core.clocks import all_clocks, find_clock
from joinedup_core.panels.kind import Kind
from joinedup_core.panels.loading import kinds
from joinedup_core.panels.windows import window_lines

INTRODUCTION = """# Panels that discuss cases

Printed from the files in `src/joinedup_core/panels/kinds`. To change this page, change them and run
`python -m joinedup_core.panels.handbook > docs/handbook/panels.md`. Time limits are clocks: see [clocks](clocks.md), where each has its
source, how sure it is and worked examples.

For every panel:

- members may open a case from `panel-opens` before a hearing until `panel-closes` after it, and only while they have signed the
  confidentiality agreement (`panel-confidentiality`);
- agencies answer research requests by `panel-research`: nothing held, held, held and refused because; silence is shown as no reply;
- an action ends as done, could not be done because, or was not done because: the last two are never counted together;
- whoever may not see a case finds no gap in numbers or times;
- a repeat is found by the program and says why; nobody has to remember.

A partnership settles a kind for itself, or adds one, on the page “Kinds of panel”: who is expected, the criteria, the windows below.
A group approves it, it holds from a day on, and a case and a hearing keep what held on the day they began.
"""


def page() -> str:
    """The whole page."""
    return "".join([INTRODUCTION, *_list("Windows", window_lines()), *(_kind(kind) for kind in kinds())])


def _kind(kind: Kind) -> str:
    lines = [
        f"\n## {kind.title}\n\n`{kind.key}`, version {kind.version}. {kind.about}\n",
        f"\n{kind.jurisdiction}; {kind.status.words}; {kind.certainty.words}. Source: {kind.source}.{_effective(kind)}\n",
    ]
    if kind.held_elsewhere:
        lines.append(
            f"\nThe content of its cases stays in {kind.system}. Here are only invitations, attendance, days of written updates and"
            " an agency's own actions.\n"
        )
    else:
        usual = f"; about {kind.usual_cases} cases a meeting" if kind.usual_cases else ""
        lines.append(f"\nConsiders {', '.join(kind.considers)}; {kind.minutes_a_case} minutes a case{usual}.\n")
    lines += [f"\nMeets {kind.rhythm}.\n"] if kind.rhythm else []
    lines += _list("Who is expected", kind.expected) + _list("Aims", kind.aims)
    lines += _list("Criteria", [_criterion_words(kind, n) for n in range(len(kind.criteria))])
    lines += _list("May decide", [one.text for one in kind.decisions])
    lines += _list("Disruption", [one.text for one in kind.disruption])
    lines += _list("Clocks", [_clock_words(key) for key in (kind.repeat_clock, kind.flag_clock) if key])
    lines += _list("In doubt", kind.doubts)
    return "".join(lines)


def _criterion_words(kind: Kind, number: int) -> str:
    one = kind.criteria[number]
    return f"{one.text} ({one.source}; {one.certainty.words})"


def _clock_words(key: str) -> str:
    clock = find_clock(key, all_clocks())
    return f"`{key}`: {clock.limit}, from {clock.starts}"


def _list(title: str, lines: list[str] | tuple[str, ...]) -> list[str]:
    return ["\n" + title + ":\n\n" + "".join(f"- {line}\n" for line in lines)] if lines else []


def _effective(kind: Kind) -> str:
    if not (kind.effective_from or kind.effective_to):
        return " When this version began is not recorded."
    begins = f" from {day_in_words(kind.effective_from)}" if kind.effective_from else ""
    ends = f" until {day_in_words(kind.effective_to)}" if kind.effective_to else ""
    return f" In force{begins}{ends}."


if __name__ == "__main__":
    print(page(), end="")

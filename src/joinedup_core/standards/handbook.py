"""The handbook page on contact standards, printed from the rule files: `python -m joinedup_core.standards.handbook`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from joinedup_core.calendar import day_in_words
from joinedup_core.standards.judgement import State
from joinedup_core.standards.loading import rules
from joinedup_core.standards.rule import STANDING, Duty, Question, Rule

INTRODUCTION = f"""# Contact standards: who must be seen, and how

Printed from the files in `src/joinedup_core/standards/rules`; their examples are tests. To change this page, change them
and run `python -m joinedup_core.standards.handbook > docs/handbook/contact-standards.md`.

Every judgement gives its state, why, the evidence, what is missing, what the rule asks now and which agencies could visit. Beside
each stands: **{STANDING}**

What counts:

- contact by *somebody* counts: all agencies' contacts are read that the reader may see, and nothing else;
- a telephone or video call is contact, but never face to face in person;
- face to face in person means that the person was physically seen; a visit at which they were not, or of which nobody wrote whether
  they were, does not count;
- a visit to the home was made at home: where a record contradicts itself it is not taken as one;
- an attempt at which nobody was reached, and a contact dated after today, do not count;
- a contact counts whichever level held on its day; where nobody has seen the person since the level began, that is said;
- a person is one person: in the program, records that somebody confirmed to be one person are judged as one, by all contacts with any
  of them; "possibly the same person" joins nothing;
- in the program, a concern in a closed case asks for nothing, and a contact recorded in one counts.

How it stands:

- **met**, **due**, **late** and **missed** need an interval, and no document states one: a group of the partnership approves it, by
  rule or by rule and level, with its name and the day. Until then the days since the last contact are shown, and no more. A level
  that has just begun is due, not late: the interval runs from its first day if no contact is later;
- **satisfied by sharing** only once another agency has acknowledged it, and only for what was shared since the level began;
- **excused** while a deviation notice is live for the whole partnership or for every agency that is in contact;
- **it cannot be told** where no interval is agreed, where a source of contacts is stale (then nothing is late or missed), where
  something is not known, or where the rule leaves a question open: every reading is judged, and only where all agree, or the
  strictest is satisfied, is there an answer.

`./joinedup standards check` judges a whole partnership: see [how to check contact standards](../how-to/check-contact-standards.md).
The program does so each night: see [the numbers that boards get](../how-to/numbers-for-boards.md).

## Your own decisions

A partnership's file changes what it names and leaves the rest. It is given to the command (`--partnership-file`), or kept in the
program: "Contact standards: what they ask", "Keep standards of our own", with the group that approved it, the day, and the day from
which it holds. Every version stays; pages of cases, the worklist and the night's check use the one that holds on the day. A file that
does not read is refused with its row. So open questions are settled:

```toml
[[rule]]
key = "R2"
source = "Executive group, 4 May 2026, decision 7"
home = "harm_at_home"
share = "base_only"
```

`home` is one of always, harm_at_home, significant_harm, not_stated, not_required; `share` one of base (left open at a raised level),
base_only, raised, base_and_raised, never. `raised_levels`, `base_levels` and `doubtful_levels` may be set too. A key of your own makes a
rule of your own: it needs every field that the rules here have. A duty's `shown` is one of case (with every case), section (with a
worry of its own section) and standards (on the page of the standards alone). In the program a complete file may also stand in place of
all others.
"""


def page() -> str:
    """The whole page."""
    standards = rules()
    parts = [INTRODUCTION, f"\n## {standards.rules[0].partnership}: contact rules\n\n", _document(standards.rules[0])]
    for section, found in groupby(standards.rules, lambda rule: rule.section):
        parts.append(f"\n### {section}\n")
        parts += [_rule(rule) for rule in found]
    parts.append(
        f"\n## {standards.rules[0].partnership}: duties without a level of contact\n\nShown to those whom they concern; not checked.\n"
    )
    parts += [_duty(duty) for duty in standards.duties]
    return "".join(parts)


def _document(rule: Rule) -> str:
    begins = (
        f"In force from {day_in_words(rule.effective_from)}"
        if rule.effective_from
        else "When this version began is not recorded"
    )
    return f"Source: {rule.source}. {rule.status.words.capitalize()}; {rule.certainty.words}. {begins}.\n"


def _rule(rule: Rule) -> str:
    lines = [
        f"\n#### {rule.title}\n\n`{rule.key}`, `{rule.domain}`. For {rule.who}.\n\n",
        "| Level | What is asked |\n|---|---|\n",
    ]
    if rule.base:
        lines.append(f"| {_levels(rule.base_levels)} | {rule.asks(raised=False, home=False)} |\n")
    else:
        lines.append("| below these | nothing |\n")
    if rule.doubtful_levels:
        lines.append(f"| {_levels(rule.doubtful_levels)} | not told: as above, or as below |\n")
    lines.append(
        f"| {_levels(rule.raised_levels)} | {rule.asks(raised=True, home=False)} Visits to the home: {rule.home.words}. |\n"
    )
    lines.append(f"\nSharing in place of contact: {rule.share.words}.\n")
    words = " … ".join(f"“{one}”" for one in (rule.base_quotation, rule.quotation) if one)
    lines.append(f"\n{words} ({rule.reference})\n")
    for each in rule.also:
        at = f" (at {_levels(each.levels)}{_part(each.part)})" if each.levels else ""
        lines.append(f"\nAlso{at}: {each.says}\n")
    lines.append(_questions(rule.questions))
    lines.append("\nExamples:\n\n")
    for e in rule.examples:
        reason = f" ({e.reason.replace('_', ' ')})" if e.reason else ""
        lines.append(f"- {_levels((e.level,))}. {e.shows}: **{State(e.state).words}**{reason}.\n")
    return "".join(lines)


def _levels(levels: Iterable[str]) -> str:
    return ", ".join(level.replace("_", " ") for level in levels)


def _part(part: str) -> str:
    return {"posing": ", posing the risk", "at_risk": ", at risk"}.get(part, "")


def _questions(questions: Iterable[Question]) -> str:
    return "".join(f"\nOpen: {each.asks} *{each.until_settled}*\n" for each in questions)


_SHOWN = {
    "case": "Shown with every case.",
    "section": "Shown with cases of its section.",
    "standards": "Shown on the page of the standards.",
}


def _duty(duty: Duty) -> str:
    return (
        f"\n#### {duty.title}\n\n`{duty.key}`. When: {duty.trigger}. Who: {duty.who}. {duty.duty} {_SHOWN[duty.shown]}\n"
        f"\n“{duty.quotation}” ({duty.reference})\n{_questions(duty.questions)}"
    )


if __name__ == "__main__":
    print(page(), end="")

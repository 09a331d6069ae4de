"""Which standards are a partnership's, and reading a file of its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from joinedup_core.standards import (
    CaseEngine,
    Standards,
    UnreadableRules,
    check_examples,
    read_rules,
    rules,
    with_override,
)

EXAMPLE = "shropshire"
BORROWED = (
    "This partnership has no contact standards of its own here. These are Shropshire’s, quoted as an example: the agencies that they"
    " name, such as West Mercia Police, are Shropshire’s. Read your own instead."
)
PARTLY = "What this partnership has not decided itself is Shropshire’s, shown as an example."
UNREADABLE = "The contact standards that this partnership keeps cannot be read by this version of the program, so others are shown: load them again."
HOW = {
    "over": "It changes what it names, and leaves the rest",
    "whole": "It is complete, and stands in place of all others",
}
LONGEST = 200_000
_NAMED = re.compile(r"“([^”]+)”")


def bundled(partnership: str) -> tuple[Standards, str]:
    """The standards that come with the program for a partnership, and a sentence where they are borrowed."""
    try:
        return rules(partnership), ""
    except UnreadableRules:
        return rules(EXAMPLE), BORROWED


def read(partnership: str, text: str, how: str, name: str, *, worked: bool = False) -> tuple[Standards, str]:
    """A partnership's own file as its standards, and a sentence where some of them are borrowed.

    `worked`: judge the worked examples of its rules too. Raises UnreadableRules with what is wrong, the row and what to do.
    """
    before, borrowed = bundled(partnership)
    try:
        found = read_rules(text, name) if how == "whole" else with_override(before, text, name)
        _check(found, before if how == "over" else None, name)
        if worked:
            _check_examples(found, before)
    except UnreadableRules as why:
        raise UnreadableRules(f"{why}{_row(text, str(why))}") from None
    return found, PARTLY if borrowed and how == "over" else ""


def about_unknown(standards: Standards, domains: Collection[str]) -> str:
    """A sentence where a rule is about a worry that nobody can record here; else empty."""
    wrong = next((rule for rule in standards.rules if rule.domain not in domains), None)
    return (
        f"“{wrong.key}” is about “{wrong.domain}”, which is no worry that can be recorded. There are: {', '.join(domains)}."
        if wrong
        else ""
    )


def _check(found: Standards, before: Standards | None, name: str) -> None:
    if not found.rules:
        raise UnreadableRules(f"{name} holds no [[rule]].")
    if before is not None and found == before:
        raise UnreadableRules(f"{name} changes nothing.")
    keys = [rule.key for rule in found.rules]
    twice = next((key for key in keys if keys.count(key) > 1), None) if before is None else None
    if twice:
        raise UnreadableRules(f"{name}: “{twice}” stands there twice. Give each rule a key of its own.")


def _check_examples(found: Standards, before: Standards) -> None:
    with CaseEngine() as engine:
        for rule in found.rules:
            if rule.examples and rule not in before.rules:
                check_examples(rule, found, engine)


def _row(text: str, why: str) -> str:
    """In which row the entry stands that a sentence names; empty where that is not known or said already."""
    for key in _NAMED.findall(why):
        for number, line in enumerate(text.splitlines(), start=1):
            if re.match(rf"\s*key\s*=\s*[\"']{re.escape(key)}[\"']", line):
                return f" (It begins in row {number}.)"
    return ""

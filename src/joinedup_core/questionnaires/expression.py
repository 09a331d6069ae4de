"""The small language of show-if rules: `afraid is yes and not (children is none)`.

One expression is both what the server decides by and, as JSON, what the page shows and hides by. It looks at answers
and nothing else: no arithmetic, no functions, no names but those of questions.

    rule  := both ("or" both)*          test := NAME "is" VALUE | NAME "is" "not" VALUE
    both  := one ("and" one)*                 | NAME "includes" VALUE | NAME "answered"
    one   := "not" one | "(" rule ")" | test  | NAME (">=" | "<=" | ">" | "<") NUMBER

`is not` is `not … is`: true also where nothing was answered. A comparison with a number is false where none was answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Answer = str | tuple[str, ...]
Answers = Mapping[str, Answer]

_TOKEN = re.compile(r"\s*(>=|<=|>|<|\(|\)|[a-z0-9_]+)")
_COMPARED: dict[str, Callable[[int, int], bool]] = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
}
RESERVED = frozenset({"and", "or", "not", "is", "includes", "answered"})
MOST_WORDS = 100
WHOLE = re.compile(r"\d{1,6}", re.ASCII)
"""A number that can be compared: whole, not negative."""


class UnreadableExpression(ValueError):
    """A rule cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test of one answer: `is`, `includes`, `answered`, or a comparison."""

    __test__ = False  # pytest would take it for a test
    how: str
    name: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.how} {self.value}".rstrip()


@dataclass(frozen=True, slots=True)
class Not:
    """True where the rule is not."""

    of: Rule

    def __str__(self) -> str:
        return f"not {_inside(self.of)}"


@dataclass(frozen=True, slots=True)
class Together:
    """Several rules: all of them (`and`), or at least one (`or`)."""

    how: str
    of: tuple[Rule, ...]

    def __str__(self) -> str:
        return f" {self.how} ".join(_inside(one) for one in self.of)


Rule = Test | Not | Together


def read_expression(text: str) -> Rule:
    """A rule from its text. Raises UnreadableExpression with a sentence."""
    tokens = _tokens(text)
    if not tokens:
        raise UnreadableExpression("The rule is empty: leave it out, or write one such as: afraid is yes")
    if len(tokens) > MOST_WORDS:
        raise UnreadableExpression(f"“{text[:40]}…” has more than {MOST_WORDS} words: make two questions of it.")
    rule, rest = _several("or", tokens, text)
    if rest:
        raise UnreadableExpression(f"“{text}”: what is “{rest[0]}” doing here?")
    return rule


def holds(rule: Rule, answers: Answers) -> bool:
    """Whether a rule holds of some answers. A question that is not among them was not answered."""
    match rule:
        case Not(of):
            return not holds(of, answers)
        case Together("and", of):
            return all(holds(one, answers) for one in of)
        case Together(_, of):
            return any(holds(one, answers) for one in of)
        case Test(how, name, value):
            return _tested(how, answers.get(name, ""), value)


def names_in(rule: Rule) -> frozenset[str]:
    """The questions a rule looks at."""
    return frozenset(test.name for test in tests_in(rule))


def tests_in(rule: Rule) -> tuple[Test, ...]:
    """Every test in a rule, from left to right."""
    match rule:
        case Not(of):
            return tests_in(of)
        case Together(_, of):
            return tuple(test for one in of for test in tests_in(one))
        case _:
            return (rule,)


def as_data(rule: Rule) -> list[object]:
    """The rule as nested lists, which the page gets as JSON: `["and", ["is", "afraid", "yes"], ["not", …]]`."""
    match rule:
        case Not(of):
            return ["not", as_data(of)]
        case Together(how, of):
            return [how, *map(as_data, of)]
        case Test(how, name, value):
            return [how, name, value]


def in_words(rule: Rule, say: Callable[[Test], str]) -> str:
    """The rule for people to read; `say` gives one test in words."""
    match rule:
        case Not(of):
            return f"it is not so that {in_words(of, say)}"
        case Together(how, of):
            return f", {how} ".join(in_words(one, say) for one in of)
        case _:
            return say(rule)


def _tested(how: str, answer: Answer, value: str) -> bool:
    if how == "answered":
        return bool(answer)
    if how == "includes":
        return value in ((answer,) if isinstance(answer, str) else answer)
    if how == "is":
        return answer == value if isinstance(answer, str) else tuple(answer) == (value,)
    number = answer if isinstance(answer, str) else ""
    return bool(WHOLE.fullmatch(number)) and _COMPARED[how](int(number), int(value))


def _inside(rule: Rule) -> str:
    return f"({rule})" if isinstance(rule, Together) else str(rule)


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None:
            raise UnreadableExpression(
                f"“{text}”: what is “{text[at:].strip()[:10]}”? Use small letters, digits and _ only."
            )
        found.append(match[1])
        at = match.end()
    return found


def _several(how: str, tokens: Sequence[str], text: str) -> tuple[Rule, Sequence[str]]:
    """Rules joined by `or`, or by `and` within them."""
    rule, rest = _inner(how, tokens, text)
    found = [rule]
    while rest and rest[0] == how:
        rule, rest = _inner(how, rest[1:], text)
        found.append(rule)
    return (found[0] if len(found) == 1 else Together(how, tuple(found))), rest


def _inner(how: str, tokens: Sequence[str], text: str) -> tuple[Rule, Sequence[str]]:
    return _several("and", tokens, text) if how == "or" else _one(tokens, text)


def _one(tokens: Sequence[str], text: str) -> tuple[Rule, Sequence[str]]:
    if not tokens:
        raise UnreadableExpression(f"“{text}” ends too early: something is to follow.")
    first, rest = tokens[0], tokens[1:]
    if first == "not":
        rule, rest = _one(rest, text)
        return Not(rule), rest
    if first == "(":
        rule, rest = _several("or", rest, text)
        if not rest or rest[0] != ")":
            raise UnreadableExpression(f"“{text}”: a bracket is opened and not closed.")
        return rule, rest[1:]
    return _test(first, rest, text)


def _test(name: str, tokens: Sequence[str], text: str) -> tuple[Rule, Sequence[str]]:
    if name in RESERVED or not name[0].isalpha():
        raise UnreadableExpression(f"“{text}”: the name of a question should stand where “{name}” stands.")
    how = tokens[0] if tokens else ""
    if how == "answered":
        return Test(how, name), tokens[1:]
    if how not in ("is", "includes", *_COMPARED):
        raise UnreadableExpression(
            f"“{text}”: after “{name}” comes is, is not, includes, answered, or one of {' '.join(_COMPARED)}"
        )
    negated = how == "is" and tokens[1:2] == ["not"]
    value = tokens[2 if negated else 1 :][:1]
    if not value or value[0] in (*RESERVED, "(", ")", *_COMPARED):
        raise UnreadableExpression(f"“{text}”: an answer should follow “{name} {how}”.")
    if how in _COMPARED and not WHOLE.fullmatch(value[0]):
        raise UnreadableExpression(f"“{text}”: a whole number should follow “{name} {how}”.")
    test = Test(how, name, value[0])
    return (Not(test) if negated else test), tokens[3 if negated else 2 :]

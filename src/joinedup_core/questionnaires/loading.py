"""Reading form definitions, ours and a partnership's own; whatever is wrong in one is said in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from joinedup_core.clocks import Certainty, Status, UnreadableRules
from joinedup_core.clocks.loading import parsed
from joinedup_core.questionnaires.definition import (
    YES_NO,
    Band,
    Definition,
    Judgement,
    Kind,
    Option,
    Question,
    Section,
)
from joinedup_core.questionnaires.expression import (
    RESERVED,
    Rule,
    Test,
    UnreadableExpression,
    names_in,
    read_expression,
    tests_in,
)

RULES = Path(__file__).parent / "rules"
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TEXTS = ("key", "version", "title", "about", "source", "licence", "status", "certainty")
_FIELDS: dict[str, tuple[str, ...]] = {
    "form": (
        *_TEXTS,
        "effective_from",
        "effective_to",
        "jurisdiction",
        "doubt",
        "judgement",
        "section",
        "band",
    ),
    "section": ("title", "help", "question"),
    "question": ("key", "text", "kind", "help", "options", "points", "show_if", "optional"),
    "band": ("key", "label", "at_least", "says", "source", "certainty", "when", "because"),
}


@lru_cache(maxsize=1)
def all_texts() -> tuple[tuple[str, str], ...]:
    """The file and the text of every definition of our own."""
    return tuple((path.name, path.read_text("utf-8")) for path in sorted(RULES.glob("*.toml")))


@lru_cache(maxsize=64)
def read_definition(text: str, file: str = "the form", set_by: str = "") -> Definition:
    """A definition from its text. Raises UnreadableRules with a sentence."""
    whole = parsed(text, file)
    _known("form", whole, file)
    for name in _TEXTS:
        if not isinstance(whole.get(name), str) or not whole[name].strip():
            raise UnreadableRules(f"{file}: a form needs {name} as a text.")
    sections = tuple(_section(entry, file) for entry in _entries(whole, "section", file))
    _check_questions([question for section in sections for question in section.questions], file)
    questions = {question.key: question for section in sections for question in section.questions}
    bands = tuple(_band(entry, questions, file) for entry in _entries(whole, "band", file, may_be_none=True))
    _check_bands(bands, file)
    return Definition(
        **{name: whole[name].strip() for name in _TEXTS if name not in ("status", "certainty")},
        status=_one_of(Status, whole["status"], "status", file),
        certainty=_one_of(Certainty, whole["certainty"], "certainty", file),
        effective_from=_day(whole, "effective_from", file) or _wrong(file, "effective_from is needed"),
        effective_to=_day(whole, "effective_to", file),
        jurisdiction=_text(whole, "jurisdiction", file) or "England",
        doubt=_text(whole, "doubt", file),
        judgement=_one_of(Judgement, whole.get("judgement", "raise"), "judgement", file),
        sections=sections,
        bands=bands,
        set_by=set_by,
    )


def _section(entry: Mapping[str, Any], file: str) -> Section:
    _known("section", entry, file)
    title = _text(entry, "title", file) or _wrong(file, "every [[section]] needs a title")
    questions = tuple(_question(one, file) for one in _entries(entry, "question", f"{file}, “{title}”"))
    return Section(title, questions, _text(entry, "help", file))


def _question(entry: Mapping[str, Any], file: str) -> Question:
    key = entry.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise UnreadableRules(f"{file}: every question needs a key of small letters, digits and _, such as afraid.")
    where = f"{file}, question {key}"
    _known("question", entry, where)
    kind = _one_of(Kind, entry.get("kind", "yes_no"), "kind", where)
    if not isinstance(entry.get("optional", False), bool):
        _wrong(where, "optional is true or false")
    return Question(
        key,
        _text(entry, "text", where) or _wrong(where, "text is needed: the question as it is asked"),
        kind,
        _text(entry, "help", where),
        _options(entry, kind, where),
        _rule(entry, "show_if", where),
        entry.get("optional", kind is Kind.TEXT),
    )


def _options(entry: Mapping[str, Any], kind: Kind, where: str) -> tuple[Option, ...]:
    """What may be chosen; `points` gives those of yes, no and not_known."""
    given, points = entry.get("options", []), entry.get("points", {})
    if kind is Kind.YES_NO:
        if given or not isinstance(points, dict) or set(points) - {option.key for option in YES_NO}:
            _wrong(where, "yes_no has its own options; points may be given for yes, no and not_known")
        return tuple(Option(one.key, one.label, _points(points.get(one.key, 0), where)) for one in YES_NO)
    if kind not in (Kind.ONE_OF, Kind.SEVERAL):
        return () if not given and not points else _wrong(where, f"{kind} has neither options nor points")
    if points or not isinstance(given, list) or not given:
        _wrong(where, "options is a list, each with a key, a label and perhaps points")
    found = tuple(_option(one, where) for one in given)
    return found if len({one.key for one in found}) == len(found) else _wrong(where, "two options have one key")


def _option(one: Any, where: str) -> Option:
    if not isinstance(one, dict) or set(one) - {"key", "label", "points"} or not _KEY.fullmatch(str(one.get("key"))):
        _wrong(where, "each of the options has a key, a label and perhaps points")
    if one["key"] in RESERVED:
        _wrong(where, f"“{one['key']}” is a word of the rules’ language and cannot be the key of an option")
    label = _text(one, "label", where) or _wrong(where, "each of the options needs a label")
    return Option(one["key"], label, _points(one.get("points", 0), where))


def _band(entry: Mapping[str, Any], questions: Mapping[str, Question], file: str) -> Band:
    where = f"{file}, band {entry.get('key', '')}"
    _known("band", entry, where)
    if not _KEY.fullmatch(str(entry.get("key"))):
        _wrong(where, "every [[band]] needs a key of small letters, digits and _")
    at_least, when = entry.get("at_least"), _rule(entry, "when", where)
    if at_least is None and when is None:
        _wrong(where, "a band is reached by points (at_least) or by answers (when)")
    _check_rule(when, questions, where)
    texts = {
        name: _text(entry, name, where) or _wrong(where, f"{name} is needed") for name in ("label", "says", "source")
    }
    return Band(
        entry["key"], texts["label"], None if at_least is None else _points(at_least, where), texts["says"], texts["source"],
        _one_of(Certainty, entry.get("certainty", ""), "certainty", where), when, _text(entry, "because", where),
    )  # fmt: skip


def _check_questions(questions: list[Question], file: str) -> None:
    """A rule may look only at questions before it: so nothing can depend on itself, and one pass decides."""
    before: dict[str, Question] = {}
    for question in questions:
        where = f"{file}, question {question.key}"
        if question.key in before:
            _wrong(where, "two questions have this key")
        _check_rule(question.show_if, before, where)
        before[question.key] = question


def _check_rule(rule: Rule | None, questions: Mapping[str, Question], where: str) -> None:
    if rule is None:
        return
    if unknown := sorted(names_in(rule) - set(questions)):
        _wrong(where, f"the rule looks at “{unknown[0]}”, and no question before it has that key")
    for test in tests_in(rule):
        _check_test(test, questions[test.name], where)


def _check_test(test: Test, asked: Question, where: str) -> None:
    known = {option.key for option in asked.options}
    if test.how in ("is", "includes") and test.value not in known:
        _wrong(where, f"the rule asks for “{test.value}”, which “{asked.key}” does not offer")
    if asked.kind is Kind.DAY:
        _wrong(where, f"the rule looks at “{asked.key}”, which is a day: a rule cannot look at days")
    if test.how not in ("is", "includes", "answered") and asked.kind is not Kind.NUMBER:
        _wrong(where, f"the rule compares “{asked.key}”, which is not a number")


def _check_bands(bands: tuple[Band, ...], file: str) -> None:
    limits = [band.at_least for band in bands if band.at_least is not None]
    if bands and (bands[0].at_least != 0 or limits != sorted(set(limits))):
        _wrong(file, "the bands begin with one at 0 points and go up")
    if len({band.key for band in bands}) != len(bands):
        _wrong(file, "two bands have one key")


def _known(kind: str, entry: Mapping[str, Any], where: str) -> None:
    if unknown := sorted(set(entry) - set(_FIELDS[kind])):
        _wrong(where, f"what is “{unknown[0]}”? A {kind} has {', '.join(_FIELDS[kind])}")


def _entries(whole: Mapping[str, Any], name: str, where: str, *, may_be_none: bool = False) -> list[dict[str, Any]]:
    entries = whole.get(name, [])
    right = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    return list(entries) if right and (entries or may_be_none) else _wrong(where, f"[[{name}]] entries are needed")


def _rule(entry: Mapping[str, Any], name: str, where: str) -> Rule | None:
    if name not in entry:
        return None
    try:
        return read_expression(_text(entry, name, where))
    except UnreadableExpression as why:
        raise UnreadableRules(f"{where}: {name}: {why}") from None


def _text(entry: Mapping[str, Any], name: str, where: str) -> str:
    value = entry.get(name, "")
    return value.strip() if isinstance(value, str) else _wrong(where, f"{name} is a text")


def _points(value: Any, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000:
        return value
    raise UnreadableRules(f"{where}: points and at_least are whole numbers from 0 to 1000.")


def _day(entry: Mapping[str, Any], name: str, where: str) -> date | None:
    value = entry.get(name)
    right = value is None or type(value) is date
    return value if right else _wrong(where, f"{name} is a day such as 2026-04-01, without quotation marks")


def _one_of(kind: Any, value: Any, name: str, where: str) -> Any:
    return kind(value) if value in list(kind) else _wrong(where, f"{name} is one of {', '.join(kind)}")


def _wrong(where: str, sentence: str) -> Any:
    raise UnreadableRules(f"{where}: {sentence}.")

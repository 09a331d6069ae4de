"""What some answers come to: which questions were asked, the points, the band and why; hidden answers never count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from joinedup_core.questionnaires.definition import Band, Definition, Judgement, Kind, Question
from joinedup_core.questionnaires.expression import WHOLE, Answer, holds

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers come to. `counted` holds the answers that count: those of questions that are asked.

    `missing` are the questions asked and not answered; the points are at least what they are, never less for that.
    """

    asked: tuple[Question, ...]
    counted: Mapping[str, Answer]
    points: int
    band: Band | None
    because: str
    missing: tuple[Question, ...]


def evaluate(definition: Definition, answers: Mapping[str, Answer]) -> Result:
    """The result of some answers, which may be unfinished. One pass: a rule looks only at questions before it."""
    counted: dict[str, Answer] = {}
    asked: list[Question] = []
    for question in definition.questions:
        if question.show_if is not None and not holds(question.show_if, counted):
            continue
        asked.append(question)
        if answer := answers.get(question.key):
            counted[question.key] = answer
    points = sum(points_of(question, counted.get(question.key, "")) for question in asked)
    band, because = _band(definition, counted, points)
    missing = tuple(q for q in asked if q.key not in counted and not q.optional)
    return Result(tuple(asked), counted, points, band, because, missing)


def points_of(question: Question, answer: Answer) -> int:
    """The points of one answer."""
    chosen = (answer,) if isinstance(answer, str) else answer
    return sum(option.points for option in question.options if option.key in chosen)


def read_answers(definition: Definition, given: Mapping[str, Any]) -> tuple[dict[str, Answer], dict[str, str]]:
    """Answers as they may be kept, and a sentence for each that may not. What no question asks is left out."""
    answers: dict[str, Answer] = {}
    problems: dict[str, str] = {}
    for question in definition.questions:
        value = given.get(question.key)
        answer: Answer = tuple(map(str, value)) if isinstance(value, list | tuple) else str(value or "").strip()
        if not answer:
            continue
        if problem := _problem(question, answer):
            problems[question.key] = problem
        else:
            answers[question.key] = answer
    return answers, problems


def in_words(question: Question, answer: Answer) -> str:
    """An answer for people to read."""
    if isinstance(answer, tuple):
        return ", ".join(question.label_of(one) for one in answer)
    if question.kind is Kind.DAY:
        from joinedup_core.calendar import day_in_words

        return day_in_words(date.fromisoformat(answer))
    return question.label_of(answer)


def judgement_problem(definition: Definition, band: Band | None, judged: str, reason: str) -> str | None:
    """A sentence where professional judgement may not put another band in the place of the one by points; else None."""
    if not judged or (band and judged == band.key):
        return None
    keys = [each.key for each in definition.bands]
    if judged not in keys or band is None:
        return "Choose the level from those listed."
    if definition.judgement is Judgement.NONE:
        return "The level of this form is by its answers alone."
    if definition.judgement is Judgement.RAISE and keys.index(judged) < keys.index(band.key):
        return f"Professional judgement may raise the level, never lower it: the answers alone come to “{band.label}”."
    if not reason.strip():
        return "Say why your judgement differs from what the answers come to."
    return None


def _band(definition: Definition, counted: Mapping[str, Answer], points: int) -> tuple[Band | None, str]:
    """The most serious band that the points or the answers reach, and why."""
    for band in reversed(definition.bands):
        if band.at_least is not None and points >= band.at_least:
            return band, f"{points} point{'s' if points != 1 else ''}: “{band.label}” is from {band.at_least}."
        if band.when is not None and holds(band.when, counted):
            return band, f"{band.because or 'By what was answered'}: “{band.label}”, whatever the points ({points})."
    return None, ""


def _problem(question: Question, answer: Answer) -> str | None:
    known = {option.key for option in question.options}
    if isinstance(answer, tuple):
        right = question.kind is Kind.SEVERAL and set(answer) <= known and len(set(answer)) == len(answer)
        return None if right else f"“{question.text}”: choose from those listed."
    if question.kind is Kind.TEXT:
        right, sentence = len(answer) <= LONGEST, f"use at most {LONGEST} characters."
    elif question.kind is Kind.NUMBER:
        right, sentence = bool(WHOLE.fullmatch(answer)), "enter a whole number, such as 3."
    elif question.kind is Kind.DAY:
        right, sentence = _is_day(answer), "enter a day, such as 27 3 2026."
    else:
        right, sentence = question.kind is not Kind.SEVERAL and answer in known, "choose from those listed."
    return None if right else f"“{question.text}”: {sentence}"


def _is_day(answer: str) -> bool:
    try:
        return date.fromisoformat(answer).isoformat() == answer
    except ValueError:
        return False

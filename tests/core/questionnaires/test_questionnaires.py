"""Laws of questionnaires: a hidden answer never counts, points never fall for what is missing, rules say what they mean."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.clocks import UnreadableRules
from joinedup_core.questionnaires import (
    Written,
    all_texts,
    as_data,
    evaluate,
    judgement_problem,
    read_answers,
    read_definition,
    read_expression,
    write_word,
)
from joinedup_core.questionnaires.expression import UnreadableExpression, holds
from tests.core.questionnaires.laws import ANSWERS, KINDS, Question, answered, rules_about

OURS = {read_definition(text, file).key: text for file, text in all_texts()}
QUESTIONS = [Question(f"q{n}", "?", kind, options=options) for n, (kind, options) in enumerate(KINDS.items())]


@given(answered(), st.data())
def test_an_answer_to_a_hidden_question_never_counts(both, data) -> None:
    definition, answers = both
    result = evaluate(definition, answers)
    hidden = [question for question in definition.questions if question not in result.asked]
    changed = {question.key: data.draw(ANSWERS[question.kind]) for question in hidden}
    other = evaluate(definition, answers | changed)
    assert (other.asked, other.counted, other.points, other.band) == (
        result.asked, result.counted, result.points, result.band,
    )  # fmt: skip
    assert evaluate(definition, result.counted) == result


@given(answered())
def test_what_is_missing_is_asked_and_not_answered(both) -> None:
    definition, answers = both
    result = evaluate(definition, answers)
    assert all(question in result.asked and question.key not in answers for question in result.missing)
    assert result.band is not None
    assert result.because


@given(rules_about(QUESTIONS))
def test_a_rule_is_read_back_as_it_is_written(rule) -> None:
    again = read_expression(str(rule))
    assert str(read_expression(str(again))) == str(again)
    answers = {question.key: "yes" for question in QUESTIONS[::2]}
    assert holds(again, answers) == holds(rule, answers)
    assert json.loads(json.dumps(as_data(again))) == as_data(again)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("a is", "an answer should follow"),
        ("a is yes and", "ends too early"),
        ("(a is yes", "not closed"),
        ("a is yes b", "what is “b” doing here"),
        ("a > many", "whole number"),
        ("import os", "after “import” comes"),
        ("a; b", "small letters"),
        ("(" * 101 + "a is yes", "more than 100 words"),
        ("a is 'yes'", "small letters"),
        ("and is yes", "name of a question"),
    ],
)
def test_a_rule_that_cannot_be_read_says_where(text: str, said: str) -> None:
    with pytest.raises(UnreadableExpression, match=said):
        read_expression(text)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('show_if = "injured is yes"', 'show_if = "police is yes"', "no question before it has that key"),
        ('show_if = "injured is yes"', 'show_if = "injured is maybe"', "does not offer"),
        ('show_if = "injured is yes"', 'show_if = "injured > 3"', "not a number"),
        ('key = "afraid"', 'key = "injured"', "two questions have this key"),
        ("at_least = 10", "at_least = 20", "go up"),
        ('certainty = "partly"\neffective', 'certainty = "sure"\neffective', "certainty is one of"),
        ('title = "Domestic', 'titel = "Domestic', "what is “titel”"),
        ("points = { yes = 1 }", "points = { yes = -1 }", "whole numbers"),
    ],
)
def test_a_mistake_in_a_form_is_said_in_a_sentence(old: str, new: str, said: str) -> None:
    assert old in OURS["domestic_abuse"]
    with pytest.raises(UnreadableRules, match=said):
        read_definition(OURS["domestic_abuse"].replace(old, new, 1), "yours.toml")


def test_the_checklist_has_24_questions_that_count_and_is_high_from_14() -> None:
    definition = read_definition(OURS["domestic_abuse"])
    counted = [q.key for q in definition.questions if any(option.points for option in q.options)]
    assert len(counted) == 24
    always = [key for key in counted if key not in ("children_hurt", "strangled")]
    assert evaluate(definition, dict.fromkeys(always[:13], "yes")).band.key == "raised"
    assert evaluate(definition, dict.fromkeys(always[:14], "yes")).band.key == "high"


def test_strangulation_with_a_threat_to_kill_is_high_whatever_the_count() -> None:
    result = evaluate(read_definition(OURS["domestic_abuse"]), {"strangled": "yes", "threat_to_kill": "yes"})
    assert (result.points, result.band.key) == (2, "high")
    assert "whatever the points" in result.because


def test_a_child_left_alone_is_serious_and_hidden_again_is_not() -> None:
    definition = read_definition(OURS["neglect"])
    assert evaluate(definition, {"supervision": "often_not", "left_alone": "yes"}).band.key == "serious"
    assert evaluate(definition, {"supervision": "met", "left_alone": "yes"}).band.key == "low"


def test_judgement_raises_and_never_lowers_and_says_why() -> None:
    definition = read_definition(OURS["domestic_abuse"])
    raised = definition.band("raised")
    assert "never lower" in judgement_problem(definition, raised, "standard", "I know him")
    assert "Say why" in judgement_problem(definition, raised, "high", " ")
    assert judgement_problem(definition, raised, "high", "He has found her new school") is None
    assert judgement_problem(definition, raised, "raised", "") is None


def test_answers_that_may_not_stand_are_named_and_the_rest_is_kept() -> None:
    given_answers = {
        "age": "minus",
        "food": "met",
        "hazards": ["fire", "dragons"],
        "nonsense": "x",
        "voice": "x" * 5000,
    }
    answers, problems = read_answers(read_definition(OURS["neglect"]), given_answers)
    assert answers == {"food": "met"}
    assert set(problems) == {"age", "hazards", "voice"}


def test_a_document_holds_every_question_asked_and_none_that_was_not() -> None:
    from io import BytesIO

    from docx import Document

    definition = read_definition(OURS["domestic_abuse"])
    result = evaluate(definition, {"injured": "yes", "injured_how": "A broken wrist", "afraid_of": "hidden"})
    document = Document(BytesIO(write_word(Written.of(definition, result, [("About", "Sadie Pennock")]))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "A broken wrist" in cells
    assert "hidden" not in cells
    assert sum(len(table.rows) - 1 for table in document.tables) == len(result.asked)

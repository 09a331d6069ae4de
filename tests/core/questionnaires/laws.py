"""Rules and answers made at random for the laws of questionnaires."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from joinedup_core.clocks import Certainty, Status
from joinedup_core.questionnaires.definition import YES_NO, Band, Definition, Kind, Option, Question, Section
from joinedup_core.questionnaires.expression import Not, Rule, Test, Together

LETTERS = (Option("a", "A", 1), Option("b", "B", 2), Option("c", "C", 3))
KINDS = {
    Kind.YES_NO: tuple(Option(o.key, o.label, 1 if o.key == "yes" else 0) for o in YES_NO),
    Kind.ONE_OF: LETTERS, Kind.SEVERAL: LETTERS, Kind.NUMBER: (), Kind.TEXT: (),
}  # fmt: skip
ANSWERS = {
    Kind.YES_NO: st.sampled_from(["yes", "no", "not_known"]),
    Kind.ONE_OF: st.sampled_from(["a", "b", "c"]),
    Kind.SEVERAL: st.lists(st.sampled_from(["a", "b", "c"]), unique=True, min_size=1).map(tuple),
    Kind.NUMBER: st.integers(0, 30).map(str),
    Kind.TEXT: st.just("words"),
}


def tests_of(question: Question) -> st.SearchStrategy[Test]:
    """A test of one question, of those that its kind allows."""
    name = question.key
    if question.kind is Kind.NUMBER:
        numbers = st.integers(0, 30).map(str)
        return st.builds(Test, st.sampled_from([">=", "<=", ">", "<"]), st.just(name), numbers)
    if not question.options:
        return st.just(Test("answered", name))
    keys = st.sampled_from([option.key for option in question.options])
    return st.builds(Test, st.sampled_from(["is", "includes"]), st.just(name), keys) | st.just(Test("answered", name))


def rules_about(questions: list[Question]) -> st.SearchStrategy[Rule]:
    """A rule about some questions."""
    return st.recursive(
        st.one_of([tests_of(question) for question in questions]),
        lambda inner: (
            inner.map(Not)
            | st.builds(Together, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3).map(tuple))
        ),
        max_leaves=5,
    )


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """A form of a few questions, whose rules look at those before them."""
    questions: list[Question] = []
    for number in range(draw(st.integers(2, 7))):
        kind = draw(st.sampled_from(list(KINDS)))
        rule = draw(st.none() | rules_about(questions)) if questions else None
        questions.append(Question(f"q{number}", f"Question {number}?", kind, options=KINDS[kind], show_if=rule))
    bands = (
        Band("low", "Low", 0, "x", "x", Certainty.GENERAL),
        Band("high", "High", 3, "x", "x", Certainty.GENERAL, draw(st.none() | rules_about(questions))),
    )
    return Definition(
        "invented", "1", "Invented", "x", "x", "x", Status.PRACTICE, Certainty.GENERAL, date(2026, 1, 1),
        (Section("All", tuple(questions)),), bands,
    )  # fmt: skip


@st.composite
def answered(draw: st.DrawFn) -> tuple[Definition, dict[str, str | tuple[str, ...]]]:
    """A form and some answers to it, hidden questions among them."""
    definition = draw(definitions())
    chosen = [question for question in definition.questions if draw(st.booleans())]
    return definition, {question.key: draw(ANSWERS[question.kind]) for question in chosen}

"""The page's script asks the same questions as the server, for any form and any answers: both run one expression."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import joinedup.casework
from joinedup_core.questionnaires import as_data, evaluate
from tests.core.questionnaires.laws import answered

SCRIPT = (Path(joinedup.casework.__file__).parent / "static/casework/show_if.js").read_text()


@pytest.mark.browser
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(both=answered())
def test_page_and_server_ask_the_same_questions(page, both) -> None:
    definition, answers = both
    questions = [[q.key, as_data(q.show_if) if q.show_if else None] for q in definition.questions]
    told = {key: list(answer) if isinstance(answer, tuple) else answer for key, answer in answers.items()}
    source = SCRIPT.replace("export ", "")
    shown = page.evaluate(
        f"([questions, answers]) => {{ {source}; return asked(questions, answers) }}", [questions, told]
    )
    assert shown == [question.key for question in evaluate(definition, answers).asked]

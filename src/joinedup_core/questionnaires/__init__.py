"""Form definitions as data: questions, show-if rules evaluated alike on server and page, points, bands and judgement."""

from joinedup_core.questionnaires.answering import (
    Result,
    evaluate,
    in_words,
    judgement_problem,
    points_of,
    read_answers,
)
from joinedup_core.questionnaires.definition import (
    Band,
    Definition,
    Judgement,
    Kind,
    Option,
    Question,
    Section,
)
from joinedup_core.questionnaires.expression import (
    Answer,
    UnreadableExpression,
    as_data,
    holds,
    names_in,
    read_expression,
)
from joinedup_core.questionnaires.loading import all_texts, read_definition
from joinedup_core.questionnaires.writing import Written, write_pdf, write_word

__all__ = [
    "Answer",
    "Band",
    "Definition",
    "Judgement",
    "Kind",
    "Option",
    "Question",
    "Result",
    "Section",
    "UnreadableExpression",
    "Written",
    "all_texts",
    "as_data",
    "evaluate",
    "holds",
    "in_words",
    "judgement_problem",
    "names_in",
    "points_of",
    "read_answers",
    "read_definition",
    "read_expression",
    "write_pdf",
    "write_word",
]

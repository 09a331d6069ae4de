"""What pages of forms show, made of the kit's parts."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from joinedup.casework.contacts.shown import way_by
from joinedup.casework.queries import CaseHead, PersonOnCase
from joinedup.casework.questionnaires.queries import QuestionnaireDetail, QuestionnaireLine
from joinedup.kit.parts import Fact
from joinedup.kit.tables import Column, Table
from joinedup_core.calendar import day_in_words
from joinedup_core.questionnaires import in_words

COLOURS = ("blue", "orange", "red")


def way(case: CaseHead, person: PersonOnCase | None = None, last: str = "") -> list[tuple[str, str]]:
    """The way to a page about forms."""
    return way_by(case, "Forms", "forms", last or (person.name if person else ""))


def forms_table(case: CaseHead, found: Sequence[QuestionnaireLine], *, with_person: bool = True) -> Table:
    """Forms in a list, the newest first; of those completed their level."""
    names = {person.id: person.name for person in case.persons}
    who = [Column("person", "About", value=lambda line: names.get(line.person_id, "Somebody"))] if with_person else []
    return Table(
        "Forms begun and completed",
        [
            Column("title", "Form"),
            *who,
            Column("level", "Level", kind="tag", value=level_words, colour=colour),
            Column("on", "Completed", value=completed),
            Column("agency", "Agency"),
        ],
        found,
        noun=("form", "forms"),
        empty="No form is recorded that you may see. Not finding one does not mean that nobody is worried: act on your concern.",
        row_link=lambda line: reverse("casework:form", args=[case.partnership, line.id]),
    )


def level_words(line: QuestionnaireLine) -> str:
    """Its level in words; a draft and a corrected one are said to be so."""
    if line.corrected:
        return "Corrected since"
    return (line.level or "Completed") if line.completed_at else "Draft"


def colour(line: QuestionnaireLine) -> str:
    """The colour of its level, by how serious it is."""
    if line.corrected or line.rank is None:
        return "grey"
    return COLOURS[min(line.rank, len(COLOURS) - 1)]


def completed(line: QuestionnaireLine) -> str:
    """The day it was completed, or that it goes on."""
    if line.completed_at:
        return day_in_words(timezone.localdate(line.completed_at))
    return f"Begun {day_in_words(timezone.localdate(line.begun_at))}"


def answer_sections(found: QuestionnaireDetail) -> list[tuple[str, list[Fact]]]:
    """The questions that were asked with their answers, by section."""
    asked, counted = set(found.result.asked), found.result.counted
    return [
        (
            section.title,
            [
                Fact(q.text, in_words(q, counted[q.key]) if q.key in counted else "Not answered")
                for q in section.questions
                if q in asked
            ],
        )
        for section in found.definition.sections
    ]


def origin(found: QuestionnaireDetail) -> list[str]:
    """Where the form comes from, and what is in doubt about it."""
    definition = found.definition
    told = [f"{definition.title}, version {definition.version}. {definition.source}", definition.licence]
    if definition.set_by and definition.set_by != "Joinedup":
        told.append(f"Loaded by {definition.set_by}.")
    return [*told, *([definition.doubt] if definition.doubt else [])]

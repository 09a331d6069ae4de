"""Reading forms: which there are to answer, those of a case in lines, and one whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from joinedup.casework.questionnaires.models import FormDefinition, Questionnaire
from joinedup.foundation.accounts.queries import people
from joinedup.foundation.commands import NotFound
from joinedup.partnership.queries import agencies_called
from joinedup_core.permits import Actor, Permission
from joinedup_core.questionnaires import Answer, Definition, Result, all_texts, evaluate, read_answers, read_definition

OURS = "Joinedup"


@dataclass(frozen=True)
class Offered:
    """A form that can be begun on a day, with its text."""

    definition: Definition
    text: str
    set_by: str


@dataclass(frozen=True)
class QuestionnaireLine:
    """A form of a case in a list: which, about whom, how far; of a completed one its level."""

    id: UUID
    person_id: UUID
    title: str
    agency: str
    own: bool
    level: str
    rank: int | None
    """How serious the level is, from 0; nothing while it is a draft or where nothing is scored."""
    completed_at: datetime | None
    begun_at: datetime
    corrected: bool


@dataclass(frozen=True)
class QuestionnaireDetail:
    """One form, whole."""

    line: QuestionnaireLine
    case_id: UUID
    definition: Definition
    answers: dict[str, Answer]
    result: Result
    judged: str
    judged_reason: str
    unanswered_reason: str
    begun_by: str
    completed_by: str
    corrects_id: UUID | None
    corrected_by_id: UUID | None
    version: int


def offered(partnership: str, on: date) -> dict[str, Offered]:
    """The forms that can be begun on a day, by key: a partnership's own stands in the place of ours of the same key."""
    found: dict[str, Offered] = {}
    for file, text in all_texts():
        definition = read_definition(text, file)
        if definition.in_force(on):
            found[definition.key] = Offered(definition, text, OURS)
    own = FormDefinition.objects.filter(_live(on), partnership__key=partnership).select_related("partnership")
    for row in own.order_by("effective_from", "made_at"):
        definition = read_definition(row.text, row.key, row.partnership.name)
        found[row.key] = Offered(definition, row.text, row.partnership.name)
    return dict(sorted(found.items(), key=lambda one: one[1].definition.title))


def lines(actor: Actor, case_id: UUID, person_id: UUID | None = None) -> list[QuestionnaireLine]:
    """The forms of a case, or about one person on it, that the actor may see, the newest first. Others' drafts are left out."""
    rows = Questionnaire.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case_id=case_id)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    rows = rows.filter(Q(completed_at__isnull=False) | Q(agency_id=actor.agency_id))
    return _lines(actor, rows.select_related("corrected_by").order_by("-begun_at", "id"))


def get_questionnaire(actor: Actor, partnership: str, questionnaire_id: UUID) -> QuestionnaireDetail:
    """One form. Raises `NotFound` for whoever may not see it, as for one that does not exist."""
    rows = Questionnaire.objects.visible_to(actor, Permission.SEE_ITEMS).filter(case__partnership__key=partnership)
    row = rows.filter(pk=questionnaire_id).first()
    if row is None or (row.completed_at is None and str(row.agency_id) != actor.agency_id):
        raise NotFound("no such form")
    return detail(actor, row)


def detail(actor: Actor, row: Questionnaire) -> QuestionnaireDetail:
    """A row as a value, with what its answers come to by the text that was frozen with it."""
    definition = read_definition(row.wording, row.form, row.set_by)
    answers, _ = read_answers(definition, row.answers)
    names = people({one for one in (row.begun_by_id, row.completed_by_id) if one})
    newer = (
        Questionnaire.objects.filter(corrects_id=row.pk, completed_at__isnull=False)
        .values_list("pk", flat=True)
        .first()
    )
    return QuestionnaireDetail(
        _lines(actor, [row])[0], row.case_id, definition, answers, evaluate(definition, answers), row.judged, row.judged_reason,
        row.unanswered_reason, names[row.begun_by_id].name, names[row.completed_by_id].name if row.completed_by_id else "",
        row.corrects_id, newer, row.version,
    )  # fmt: skip


def own_definitions(actor: Actor, partnership: str) -> list[tuple[UUID, Definition, date | None]]:
    """The partnership's own forms, ended ones too, by title."""
    rows = FormDefinition.objects.visible_to(actor, Permission.SEE_PARTNERSHIP).filter(partnership__key=partnership)
    found = [(row.pk, read_definition(row.text, row.key), row.ended_on) for row in rows]
    return sorted(found, key=lambda one: (one[1].title, one[1].effective_from))


def _lines(actor: Actor, rows: Iterable[Questionnaire]) -> list[QuestionnaireLine]:
    found = list(rows)
    agencies = agencies_called({row.agency_id for row in found})
    return [_line(actor, row, agencies[row.agency_id]) for row in found]


def _line(actor: Actor, row: Questionnaire, agency: str) -> QuestionnaireLine:
    definition = read_definition(row.wording, row.form, row.set_by)
    band = definition.band(row.judged or row.band)
    return QuestionnaireLine(
        row.pk, row.person_id, definition.title, agency, str(row.agency_id) == actor.agency_id, band.label if band else "",
        definition.bands.index(band) if band else None, row.completed_at, row.begun_at,
        hasattr(row, "corrected_by") and row.corrected_by.completed_at is not None,
    )  # fmt: skip


def _live(on: date) -> Q:
    return Q(effective_from__lte=on) & (Q(ended_on__isnull=True) | Q(ended_on__gt=on))

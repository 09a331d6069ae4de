"""Beginning, answering, completing, correcting and printing forms; and a partnership's own definitions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from joinedup.casework.queries import Case, CasePerson, check_open, check_reason
from joinedup.casework.questionnaires import queries
from joinedup.casework.questionnaires.models import FormDefinition, Questionnaire
from joinedup.casework.questionnaires.queries import QuestionnaireDetail, QuestionnaireLine
from joinedup.foundation.commands import NotFound, Outcome, Refused, check_version, command
from joinedup.partnership.agencies.commands import Partnership
from joinedup.people.cases.commands import share_alike
from joinedup.people.said import for_others
from joinedup_core.calendar import day_in_words
from joinedup_core.clocks import UnreadableRules
from joinedup_core.permits import Actor, Permission
from joinedup_core.questionnaires import (
    Answer,
    Written,
    evaluate,
    in_words,
    judgement_problem,
    read_answers,
    read_definition,
    write_pdf,
    write_word,
)

LONGEST_DEFINITION = 200_000
FILES = {"docx": write_word, "pdf": write_pdf}


@command(Permission.SEE_ITEMS, reads=True)
def open_questionnaires(
    actor: Actor, case: Case, *, person_id: UUID | None = None, reason: str = ""
) -> Outcome[list[QuestionnaireLine]]:
    """The forms of a case or about one person on it, in a list; which ones stands on the trail."""
    check_reason(case, reason)
    found = queries.lines(actor, case.pk, person_id)
    return Outcome(found, f"{reason} forms ".lstrip() + " ".join(str(line.id) for line in found))


@command(Permission.SEE_ITEMS, reads=True)
def open_questionnaire(actor: Actor, questionnaire: Questionnaire, *, reason: str = "") -> Outcome[QuestionnaireDetail]:
    """One form with its answers, to be read. Another agency's draft is nobody else's to read."""
    check_reason(questionnaire.case, reason)
    if questionnaire.completed_at is None and str(questionnaire.agency_id) != actor.agency_id:
        raise NotFound("no such form")
    return Outcome(queries.detail(actor, questionnaire), f"{reason} form {questionnaire.pk}".lstrip())


@command(Permission.RECORD_ITEMS)
def begin_questionnaire(
    actor: Actor, case: Case, *, person_id: UUID, form: str, partnership: str, at: datetime, key: UUID
) -> Outcome[UUID]:
    """Begin a form about a person on the case; the text of its questions is frozen with it. `key` is the id that it gets."""
    check_open(case)
    if not CasePerson.objects.filter(case_id=case.pk, person_id=person_id).exists():
        raise Refused("not_on_case", "This person is not on the case: add them to it first.")
    chosen = queries.offered(partnership, timezone.localdate(at)).get(form)
    if chosen is None:
        raise Refused("no_such_form", "Choose the form from those listed.", "form")
    fields = {"person_id": person_id, "form": form, "wording": chosen.text, "set_by": chosen.set_by}
    return _add(actor, case, key, at, fields)


@command(Permission.RECORD_ITEMS, reads=True)
def save_answers(
    actor: Actor, questionnaire: Questionnaire, *, answers: Mapping[str, Any], version: int
) -> Outcome[int]:
    """Keep the answers of a draft, as far as it is. Gives its new version.

    Raises `Changed` where somebody saved since this version was shown, and says so where somebody completed it.
    """
    row = _draft(questionnaire)
    definition = read_definition(row.wording, row.form, row.set_by)
    kept, problems = read_answers(definition, answers)
    for name, sentence in problems.items():
        raise Refused("answer", sentence, name)
    check_version(row, version, shown=_shown(row))
    row.save_changes(answers={name: list(a) if isinstance(a, tuple) else a for name, a in kept.items()})
    return Outcome(row.version, f"form {row.pk}: {len(kept)} answers")


@command(Permission.RECORD_ITEMS, reads=True)
def complete_questionnaire(
    actor: Actor,
    questionnaire: Questionnaire,
    *,
    version: int,
    at: datetime,
    judged: str = "",
    judged_reason: str = "",
    unanswered_reason: str = "",
) -> Outcome[str]:
    """Complete a form: it is frozen from now on. Gives its level, by judgement or by the answers alone.

    Judgement may put a more serious level in the place of that by the answers, with a reason; what is not answered asks why.
    """
    row = _draft(questionnaire)
    check_version(row, version, shown=_shown(row))
    definition = read_definition(row.wording, row.form, row.set_by)
    result = evaluate(definition, read_answers(definition, row.answers)[0])
    if not result.counted:
        raise Refused("empty", "Nothing is answered yet: answer the questions first.")
    if result.missing and not unanswered_reason.strip():
        raise Refused("unanswered", "Say why some questions are not answered, or answer them.", "unanswered_reason")
    if problem := judgement_problem(definition, result.band, judged, judged_reason):
        raise Refused("judgement", problem, "judged_reason" if "Say why" in problem else "judged")
    band = result.band.key if result.band else ""
    differs = bool(judged) and judged != band
    row.save_changes(
        answers={name: list(a) if isinstance(a, tuple) else a for name, a in result.counted.items()},
        points=result.points, band=band, judged=judged if differs else "", judged_reason=judged_reason.strip() if differs else "",
        unanswered_reason=unanswered_reason.strip() if result.missing else "", completed_by_id=UUID(str(actor.user_id)),
        completed_at=at,
    )  # fmt: skip
    if row.corrects:
        share_alike(row.corrects, row.pk)
    return Outcome(judged or band, f"form {row.pk} completed: {row.form} {judged or band}")


@command(Permission.RECORD_ITEMS, reads=True)
def correct_questionnaire(actor: Actor, questionnaire: Questionnaire, *, at: datetime, key: UUID) -> Outcome[UUID]:
    """Begin a correction of a completed form, with its answers. The first stays as it is, and says that it was corrected."""
    check_open(questionnaire.case)
    if questionnaire.completed_at is None:
        raise Refused("draft", "This form is a draft: change it as it is.")
    newer = Questionnaire.objects.filter(corrects_id=questionnaire.pk).values_list("pk", flat=True).first()
    if newer is not None:
        return Outcome(newer, f"form {newer} corrects it already")
    names = ("person_id", "form", "wording", "set_by", "answers")
    with for_others():  # an address that became confidential since is answered anew
        said = {name: getattr(questionnaire, name) for name in names}
    fields = said | {"corrects_id": questionnaire.pk}
    return _add(actor, questionnaire.case, key, at, fields)


@command(Permission.EXPORT_CASES, reads=True)
def take_questionnaire(
    actor: Actor, questionnaire: Questionnaire, *, name: str, kind: str, reason: str = ""
) -> Outcome[bytes]:
    """A completed form as a file (docx or pdf) under the person's name as the page shows it. The taking is on the trail."""
    check_reason(questionnaire.case, reason)
    if questionnaire.completed_at is None or kind not in FILES:
        raise Refused("not_completed", "Complete the form first: a draft is not printed.")
    with for_others():
        found = queries.detail(actor, questionnaire)
    written = Written.of(found.definition, found.result, facts_of(found, name))
    return Outcome(FILES[kind](written), f"{reason} form {questionnaire.pk} as {kind}".lstrip())


def facts_of(found: QuestionnaireDetail, name: str) -> list[tuple[str, str]]:
    """What stands above a form: about whom, how far, what the answers come to, and what judgement says."""
    line, result, definition = found.line, found.result, found.definition
    judged = definition.band(found.judged)
    facts = [
        ("About", name),
        ("Begun", f"{day_in_words(timezone.localdate(line.begun_at))} by {found.begun_by}, {line.agency}"),
    ]
    if line.completed_at:
        facts.append(("Completed", f"{day_in_words(timezone.localdate(line.completed_at))} by {found.completed_by}"))
    if result.band:
        facts.append(("By the answers", f"{result.band.label}. {result.because}"))
    if judged:
        facts.append(("By professional judgement", f"{judged.label}. Because: {found.judged_reason}"))
    if level := judged or result.band:
        facts.append(("What this asks", level.says))
    if result.missing:
        facts.append(("Not answered", f"{len(result.missing)} questions. {found.unanswered_reason}".strip()))
    return facts


@command(Permission.EDIT_DUTIES)
def add_definition(actor: Actor, partnership: Partnership, *, text: str, at: datetime) -> Outcome[UUID]:
    """Load a form of the partnership's own. One with the key of ours stands in its place from its first day on."""
    if len(text) > LONGEST_DEFINITION:
        raise Refused("too_long", "This is too long for a form: leave out what is no question.", "text")
    try:
        definition = read_definition(text, "your form")
    except UnreadableRules as why:
        raise Refused("unreadable", str(why), "text") from why
    same = FormDefinition.objects.filter(partnership_id=partnership.pk, key=definition.key, ended_on=None)
    if same.filter(text=text).exists():
        raise Refused("same", "This very form is loaded already.", "text")
    made = FormDefinition.objects.create(
        partnership_id=partnership.pk, place=partnership.place, key=definition.key, text=text,
        effective_from=definition.effective_from, added_by_id=actor.user_id,
    )  # fmt: skip
    return Outcome(made.pk, f"form {definition.key} version {definition.version[:20]}")


@command(Permission.EDIT_DUTIES)
def end_definition(actor: Actor, definition: FormDefinition, *, at: datetime) -> Outcome[None]:
    """Take a form of the partnership's own out of use from today on. Forms begun with it keep their text."""
    if definition.ended_on:
        raise Refused("ended", "This form is out of use already.")
    definition.save_changes(ended_on=timezone.localdate(at))
    return Outcome(None, f"form {definition.key} ended")


def _draft(questionnaire: Questionnaire) -> Questionnaire:
    """The draft, locked: the database locks no row that it lets nobody change, so a completed one is not found here."""
    check_open(questionnaire.case)
    row = Questionnaire.objects.select_for_update(of=("self",)).filter(pk=questionnaire.pk, completed_at=None).first()
    if row is None:
        raise Refused(
            "completed",
            "Somebody completed this form while you were editing. Copy what you typed, and correct it instead.",
        )
    return row


def _shown(row: Questionnaire) -> dict[str, str]:
    """What is saved now, label by label, for whoever has an older version before them."""
    definition = read_definition(row.wording, row.form, row.set_by)
    answers: dict[str, Answer] = read_answers(definition, row.answers)[0]
    return {q.text: in_words(q, answers[q.key]) for q in definition.questions if q.key in answers}


def _add(actor: Actor, case: Case, key: UUID, at: datetime, fields: dict[str, Any]) -> Outcome[UUID]:
    if actor.agency_id is None or actor.user_id is None:
        raise Refused("agency", "Say for which agency you act before you record anything.")
    Questionnaire.objects.create(
        pk=key, case_id=case.pk, place=case.place, agency_id=actor.agency_id, begun_by_id=actor.user_id, begun_at=at,
        **fields,
    )  # fmt: skip
    return Outcome(key, f"form {key} {fields['form']}")

"""Pages of forms: those of a case, one of them, beginning, answering, completing, correcting and printing it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.queries import CaseHead, get_case, may_record, may_share, offer_recording, who_is_who
from joinedup.casework.questionnaires import commands, queries
from joinedup.casework.questionnaires.forms import AnswerForm, BeginForm, CompleteForm
from joinedup.casework.questionnaires.queries import QuestionnaireDetail
from joinedup.casework.questionnaires.shown import answer_sections, forms_table, origin, way
from joinedup.casework.reasons import reason_for
from joinedup.kit.answers import page, submit
from joinedup.people.exports.door import file_of_case

PDF = {"pdf": "application/pdf"}


def forms_of_case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """The forms of a case, and for whom one can be begun."""
    case = get_case(request.actor, partnership, case_id)
    reason = reason_for(request, case)
    found = commands.open_questionnaires(request.actor, case_id, reason=reason)
    return page(
        request, "casework/questionnaires/list.html", case=case, partnership=partnership, forms=forms_table(case, found),
        may_record=case.state != "closed" and may_record(request.actor, case), crumbs=way(case),
    )  # fmt: skip


def begin(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Choose a form and begin it."""
    case = get_case(request.actor, partnership, case_id)
    who = case.person(person_id)
    offer_recording(request.actor, case)
    offered = queries.offered(partnership, timezone.localdate())
    choices = [(key, one.definition.title) for key, one in offered.items()]
    form = BeginForm(request.POST or None, choices={"form": choices})
    details = {"person_id": person_id, "partnership": partnership, "at": timezone.now(), "key": uuid4()}
    if submit(form, lambda: commands.begin_questionnaire(request.actor, case_id, **form.cleaned_data, **details)):
        return redirect("casework:answer_form", partnership, form.result)
    return page(
        request, "casework/questionnaires/begin.html", form=form, person=who, crumbs=way(case, who, "Begin a form"),
        about=[(one.definition.title, one.definition.about) for one in offered.values()],
    )  # fmt: skip


def form(request: HttpRequest, partnership: str, questionnaire_id: UUID) -> HttpResponse:
    """One form: its answers, what they come to, and what can be done next."""
    line, case = _found(request, partnership, questionnaire_id)
    reason = reason_for(request, case)
    found = commands.open_questionnaire(request.actor, questionnaire_id, reason=reason)
    who = case.person(line.line.person_id)
    return page(
        request, "casework/questionnaires/form.html", found=found, line=found.line, person=who, partnership=partnership,
        facts=commands.facts_of(found, who.name), sections=answer_sections(found), origin=origin(found),
        may_record=found.line.own and case.state != "closed" and may_record(request.actor, case),
        may_share=found.line.own and case.state != "closed" and may_share(request.actor, case),
        crumbs=way(case, who, found.line.title),
    )  # fmt: skip


def answer(request: HttpRequest, partnership: str, questionnaire_id: UUID) -> HttpResponse:
    """Answer the questions of a draft: save and come back, or go on to finish."""
    found, case = _draft(request, partnership, questionnaire_id)
    if (
        found.line.completed_at and request.method != "POST"
    ):  # what was typed meanwhile is refused by the command, and kept
        return redirect("casework:form", partnership, questionnaire_id)
    asks = AnswerForm(request.POST or None, definition=found.definition, answers=found.answers, version=found.version)
    if submit(asks, lambda: _save(request, questionnaire_id, asks)):
        if "finish" in request.POST:
            return redirect("casework:finish_form", partnership, questionnaire_id)
        messages.success(request, "Your answers are kept. Nobody else counts on them until you finish the form.")
        return redirect("casework:form", partnership, questionnaire_id)
    who = case.person(found.line.person_id)
    return page(
        request, "casework/questionnaires/answer.html", form=asks, person=who, definition=found.definition,
        origin=origin(found), crumbs=way(case, who, found.line.title),
    )  # fmt: skip


def finish(request: HttpRequest, partnership: str, questionnaire_id: UUID) -> HttpResponse:
    """Check the answers, say what judgement says, and complete the form."""
    found, case = _draft(request, partnership, questionnaire_id)
    if found.line.completed_at and request.method != "POST":
        return redirect("casework:form", partnership, questionnaire_id)
    asks = CompleteForm(request.POST or None, definition=found.definition, result=found.result, version=found.version)
    at = timezone.now()
    if submit(
        asks, lambda: commands.complete_questionnaire(request.actor, questionnaire_id, at=at, **asks.cleaned_data)
    ):
        messages.success(request, "The form is completed. It stays as it is; a mistake is put right by a correction.")
        return redirect("casework:form", partnership, questionnaire_id)
    who = case.person(found.line.person_id)
    return page(
        request, "casework/questionnaires/finish.html", form=asks, found=found, person=who, partnership=partnership,
        sections=answer_sections(found), crumbs=way(case, who, "Check the answers"),
    )  # fmt: skip


@require_POST
def correct(request: HttpRequest, partnership: str, questionnaire_id: UUID) -> HttpResponse:
    """Begin a correction of a completed form."""
    _draft(request, partnership, questionnaire_id)
    made = commands.correct_questionnaire(request.actor, questionnaire_id, at=timezone.now(), key=uuid4())
    return redirect("casework:answer_form", partnership, made)


def take(request: HttpRequest, partnership: str, questionnaire_id: UUID, kind: str) -> HttpResponse:
    """A completed form as a file, after a fresh sign-in."""
    found, case = _found(request, partnership, questionnaire_id)
    reason = reason_for(request, case)
    who = case.person(found.line.person_id)
    apart = who_is_who(request.actor, case).get(who.id)
    said = {"name": apart.whole if apart else who.name, "kind": kind, "reason": reason}
    return file_of_case(
        request, case.id, what="form", fmt=kind, name=found.definition.key, content_type=PDF.get(kind, ""),
        make=lambda: commands.take_questionnaire(request.actor, questionnaire_id, **said),
    )  # fmt: skip


def _save(request: HttpRequest, questionnaire_id: UUID, asks: AnswerForm) -> int:
    version = asks.cleaned_data["version"]
    try:
        return commands.save_answers(request.actor, questionnaire_id, answers=asks.answers(), version=version)
    except commands.Refused as refusal:
        refusal.field = f"q_{refusal.field}" if refusal.field else None
        raise


def _found(request: HttpRequest, partnership: str, questionnaire_id: UUID) -> tuple[QuestionnaireDetail, CaseHead]:
    found = queries.get_questionnaire(request.actor, partnership, questionnaire_id)
    return found, get_case(request.actor, partnership, found.case_id)


def _draft(request: HttpRequest, partnership: str, questionnaire_id: UUID) -> tuple[QuestionnaireDetail, CaseHead]:
    """A form of the own agency in an open case. Drafts leave their row on the trail as all that is read does."""
    found, case = _found(request, partnership, questionnaire_id)
    offer_recording(request.actor, case, own=found.line.own)
    return commands.open_questionnaire(request.actor, questionnaire_id), case

"""Pages of sharing: what was decided in a case, deciding, consent, and asking other agencies."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.casework.arrivals.rules import REQUEST
from joinedup.casework.consents.commands import record_consent
from joinedup.casework.contacts.shown import way_by
from joinedup.casework.queries import (
    CaseHead,
    check_open,
    get_case,
    may_record,
    offer_recording,
    offer_sharing,
    workers_on,
)
from joinedup.casework.reasons import reason_for
from joinedup.casework.sharing import commands, forms, queries
from joinedup.casework.sharing.rules import Weighed, bases
from joinedup.casework.sharing.shown import consents_table, decisions_table, request_facts, requests_table
from joinedup.casework.telling.queries import seen_by
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup.kit.forms import Form
from joinedup.partnership.agencies.queries import agency_choices
from joinedup.partnership.queries import get_partnership
from joinedup.people.files.queries import shared_with
from joinedup_core.calendar import day_in_words

SHARED = "It is shared. The decision and what was weighed are kept."
NOBODY_SEES = (
    "Nobody there can see it here yet: they have no desk here, and nobody of theirs works on this case. Telephone them now, and record "
    "what you were told."
)


def sharing(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """What was decided about sharing in a case, who agreed, and what was asked for."""
    case = get_case(request.actor, partnership, case_id)
    reason = reason_for(request, case)
    decided, agreed, asked = commands.open_sharing(request.actor, case_id, today=timezone.localdate(), reason=reason)
    return page(
        request, "casework/sharing/list.html", case=case, partnership=partnership, decisions=decisions_table(case, decided),
        consents=consents_table(case, agreed), requests=requests_table(case, asked), crumbs=_way(case),
        may_record=case.state != "closed" and may_record(request.actor, case),
    )  # fmt: skip


def table_of_bases(request: HttpRequest, partnership: str) -> HttpResponse:
    """The lawful bases with their conditions, source and doubt."""
    get_partnership(request.actor, partnership)
    return page(
        request, "casework/sharing/bases.html", bases=list(bases().values()), paragraph=forms.PARAGRAPH_18,
        crumbs=[("Lawful bases", "")],
    )  # fmt: skip


def decide(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Share chosen items."""
    case = _sharing(request, partnership, case_id)
    choices = _items_and_requests(request, case_id)
    if not choices["items"] and request.method != "POST":  # what was typed stays in its form
        told = {"title": "Share", "caption": f"Case {case.reference}", "crumbs": _way(case, "Share")}
        return page(request, "casework/sharing/nothing.html", case=case, partnership=partnership, **told)
    form = forms.ShareForm(request.POST or None, choices=choices)
    _offer_agencies(request, partnership, form)

    def act() -> UUID:
        more = {"refused": form.refusals(), "answer": form.answer()}
        return _share(request, case, form, form.cleaned_data["items"], **more)

    return _done(request, case, form, act, "Share", SHARED)


def share_item(request: HttpRequest, partnership: str, case_id: UUID, item_id: UUID) -> HttpResponse:
    """Share one item from its own page: a decision as every other, begun with what was weighed in the case last."""
    case = _sharing(request, partnership, case_id)
    item = queries.get_shareable(request.actor, case_id, item_id)
    form = forms.ShareItemForm(request.POST or None, initial=queries.weighed_last(request.actor, case_id))
    _offer_agencies(request, partnership, form)
    if submit(form, lambda: _share(request, case, form, [item_id])):
        messages.success(request, SHARED)
        return redirect("casework:sharing", case.partnership, case.id)
    return page(
        request, "casework/sharing/share_item.html", form=form, item=item, begun=bool(form.initial), case=case, partnership=partnership,
        crumbs=_way(case, "Share"),
    )  # fmt: skip


def _share(request: HttpRequest, case: CaseHead, form: forms.ShareItemForm, items: list[UUID], **more: Any) -> UUID:
    said, until = form.cleaned_data, form.cleaned_data["until_on"]
    ends = timezone.make_aware(datetime.combine(until, time(23, 59))) if until else None
    return commands.decide_sharing(
        request.actor, case.id, items=items, agency_id=said["agency_id"], weighed=form.weighed(), at=timezone.now(),
        on=timezone.localdate(), until_at=ends, **more,
    )  # fmt: skip


def refuse(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Record a decision not to share."""
    case = _sharing(request, partnership, case_id)
    form = forms.RefuseForm(request.POST or None, choices=_items_and_requests(request, case_id, shares=False))
    _offer_agencies(request, partnership, form)

    def act() -> UUID:
        said = form.cleaned_data
        weighed = Weighed(said["purpose"], "", "", "", detriment=said["detriment"])
        details = {"agency_id": said["agency_id"], "asked_for": said["asked_for"], "at": timezone.now()}
        details |= {"refused": form.refusals(), "answer": form.answer()}
        return commands.refuse_sharing(request.actor, case_id, weighed=weighed, **details)

    return _done(request, case, form, act, "Do not share", "The refusal and its reason are kept.")


def withdraw(request: HttpRequest, partnership: str, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """Take back what a decision shared."""
    case = _sharing(request, partnership, case_id)
    queries.check_own_decision(request.actor, case_id, decision_id)
    form = forms.WithdrawForm(request.POST or None)
    return _done(
        request, case, form, lambda: commands.withdraw_decision(request.actor, decision_id, at=timezone.now(), **form.cleaned_data),
        "Take sharing back", "It is shared no more. What was read stays read.",
    )  # fmt: skip


def withdraw_item(request: HttpRequest, partnership: str, case_id: UUID, shared_id: UUID) -> HttpResponse:
    """Share one thing with one agency no more; what else the decision shared stays shared."""
    case = _sharing(request, partnership, case_id)
    whom, item_id, decision_id = shared_with(request.actor, case_id, shared_id)
    if decision_id is None:
        raise NotFound("a message, not shared by a decision")
    queries.check_own_decision(request.actor, case_id, decision_id)
    form = forms.WithdrawForm(request.POST or None)
    chosen = {"item_id": item_id, "at": timezone.now()}
    words = f"{whom} can open it no more. What they read stays read. To take this back, share it again."
    if submit(form, lambda: commands.withdraw_item(request.actor, decision_id, **chosen, **form.cleaned_data)):
        messages.success(request, "It is shared no more. What was read stays read.")
        return redirect("casefiles:case", case.partnership, case.id)
    told = {"title": "Share this no more", "caption": f"Case {case.reference}", "crumbs": _way(case, "Share no more")}
    return page(request, "casework/concern_form.html", form=form, words=words, **told)


def consent(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Record what somebody said about sharing."""
    case = _open(request, partnership, case_id)
    offer_recording(request.actor, case)
    who, today = case.person(person_id), timezone.localdate()
    agencies = agency_choices(request.actor, partnership, on=today)
    form = forms.ConsentForm(request.POST or None, initial={"on": today}, choices={"agency_id": agencies})
    at = {"today": today, "at": timezone.now()}
    if submit(form, lambda: record_consent(request.actor, case_id, person_id=person_id, said=form.said(), **at)):
        items = "1 item" if form.result == 1 else f"{form.result} items"
        ended = f" {items} that rested on their consent alone: shared no more." if form.result else ""
        messages.success(request, f"It is recorded. A change is recorded as a new fact.{ended}")
        return redirect("casework:sharing", case.partnership, case.id)
    told = {"title": "Consent", "caption": who.name, "crumbs": _way(case, "Consent")}
    return page(request, "casework/concern_form.html", form=form, **told)


def ask(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Ask an agency for information."""
    case = _sharing(request, partnership, case_id)
    who = case.person(person_id)
    form = forms.AskForm(request.POST or None)
    _offer_agencies(request, partnership, form)
    said = {"person_id": person_id, "at": timezone.now(), "on": timezone.localdate()}

    def act() -> UUID:
        made = commands.ask_for_information(request.actor, case_id, **said, **form.cleaned_data)
        if not seen_by(REQUEST, made, form.cleaned_data["agency_id"]):
            messages.warning(request, NOBODY_SEES)
        return made

    done = "It is recorded. Their workers on the case are told, or else their desk."
    return _done(request, case, form, act, "Ask for information", done, who.name)


def one_request(request: HttpRequest, partnership: str, request_id: UUID) -> HttpResponse:
    """A request: reply to it, record what one was told, or chase it."""
    today = timezone.localdate()
    line = queries.get_request(request.actor, partnership, request_id, today)
    case = get_case(request.actor, partnership, line.case_id)
    reason = reason_for(request, case)
    commands.open_sharing(request.actor, case.id, today=today, reason=reason)
    asked = str(line.to_agency_id) == request.actor.agency_id
    return page(
        request, "casework/sharing/request.html", line=line, facts=request_facts(line, workers_on(request.actor, case.id)), partnership=partnership, asked=asked,
        person=case.person(line.person_id), crumbs=_way(case, "Request"),
        may_record=case.state != "closed" and may_record(request.actor, case),
    )  # fmt: skip


def reply(request: HttpRequest, partnership: str, request_id: UUID) -> HttpResponse:
    """Reply to a request, or record what one was told."""
    line = queries.get_request(request.actor, partnership, request_id, timezone.localdate())
    case = _open(request, partnership, line.case_id)
    offer_recording(request.actor, case)
    asked = str(line.to_agency_id) == request.actor.agency_id
    form = (forms.ReplyForm if asked else forms.ToldReplyForm)(request.POST or None)
    said = {"at": timezone.now(), "on": timezone.localdate()}
    return _done(
        request, case, form, lambda: commands.reply_to_request(request.actor, request_id, **said, **form.cleaned_data),
        "Reply", "The reply is recorded.",
    )  # fmt: skip


def chase(request: HttpRequest, partnership: str, request_id: UUID) -> HttpResponse:
    """Record that one asked again."""
    line = queries.get_request(request.actor, partnership, request_id, timezone.localdate())
    case = get_case(request.actor, partnership, line.case_id)
    offer_recording(request.actor, case, own=line.own)
    form = forms.ChaseForm(request.POST or None)
    return _done(
        request, case, form, lambda: commands.chase_request(request.actor, request_id, at=timezone.now(), **form.cleaned_data),
        "I asked again", "It is recorded.",
    )  # fmt: skip


def _open(request: HttpRequest, partnership: str, case_id: UUID) -> CaseHead:
    case = get_case(request.actor, partnership, case_id)
    check_open(case)
    return case


def _sharing(request: HttpRequest, partnership: str, case_id: UUID) -> CaseHead:
    case = _open(request, partnership, case_id)
    offer_sharing(request.actor, case)
    return case


def _items_and_requests(
    request: HttpRequest, case_id: UUID, *, shares: bool = True
) -> dict[str, list[tuple[UUID, str]]]:
    """What can be shared or not, and the requests that wait for the agency's answer."""
    items = [(one.id, one.label) for one in queries.shareable(request.actor, case_id)]
    asked = [
        (one.pk, f"{one.asks[:80]}, needed by {day_in_words(one.due_on)}") for one in queries.requests_to_us(request.actor, case_id)
    ]  # fmt: skip
    return {"refused": items, "request_id": asked} | ({"items": items} if shares else {})


def _offer_agencies(request: HttpRequest, partnership: str, form: Form) -> None:
    found = agency_choices(request.actor, partnership, on=timezone.localdate())
    forms.agency_field(form, found, request.actor.agency_id)


def _done(
    request: HttpRequest, case: CaseHead, form: Form, act: Any, title: str, words: str, caption: str = ""
) -> HttpResponse:
    """A form that leads back to the page of sharing."""
    if submit(form, act):
        messages.success(request, words)
        return redirect("casework:sharing", case.partnership, case.id)
    told = {"title": title, "caption": caption or f"Case {case.reference}", "crumbs": _way(case, title)}
    return page(request, "casework/concern_form.html", form=form, **told)


def _way(case: CaseHead, last: str = "") -> list[tuple[str, str]]:
    return way_by(case, "Sharing", "sharing", last)

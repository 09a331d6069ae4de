"""Pages of contacts: one account, recording and correcting it, telling others."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.casework.contacts import commands, queries
from joinedup.casework.contacts.forms import ContactForm, TellForm
from joinedup.casework.contacts.queries import ContactDetail
from joinedup.casework.contacts.rules import still_asked
from joinedup.casework.contacts.shown import contact_facts, crumbs, others_seen, telling_facts
from joinedup.casework.queries import get_case, may_record, may_share, offer_recording
from joinedup.casework.reasons import reason_for
from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup_core.calendar import day_in_words


def record(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Record one account of one person; `?visit=` begins with what another account of the same visit says of it."""
    found = get_case(request.actor, partnership, case_id)
    who = found.person(person_id)
    offer_recording(request.actor, found)
    before = _visit(request, partnership, case_id)
    form = ContactForm(request.POST or None, initial=_beginning(before))
    visit = before.id if before else None
    details = {"person_id": person_id, "at": timezone.now(), "key": uuid4(), "same_visit_as": visit}
    if submit(form, lambda: commands.record_contact(request.actor, case_id, **form.details(), **details)):
        return redirect("casework:recorded", partnership, form.result)
    return page(
        request, "casework/contact_form.html", form=form, person=who,
        title="Record a contact", crumbs=crumbs(found, who, "Record a contact"),
    )  # fmt: skip


def contact(request: HttpRequest, partnership: str, contact_id: UUID) -> HttpResponse:
    """One account of one person."""
    return _shown(request, partnership, contact_id, "casework/contact.html")


def recorded(request: HttpRequest, partnership: str, contact_id: UUID) -> HttpResponse:
    """What was just recorded, what is still asked, and who else was seen."""
    return _shown(request, partnership, contact_id, "casework/recorded.html")


def correct(request: HttpRequest, partnership: str, contact_id: UUID) -> HttpResponse:
    """Record an account anew; the old one stays."""
    old = queries.get_contact(request.actor, partnership, contact_id)
    found = get_case(request.actor, partnership, old.case_id)
    offer_recording(request.actor, found, own=old.own)
    begin = {name: getattr(old.account, name) for name in queries.ACCOUNT}
    begin |= {"when": old.told, "at_time": old.at_time}
    form = ContactForm(request.POST or None, initial=begin)
    now = {"at": timezone.now(), "key": uuid4()}
    if submit(form, lambda: commands.correct_contact(request.actor, contact_id, **now, **form.details())):
        messages.success(request, "The correction is recorded. The first account is kept.")
        return redirect("casework:contact", partnership, form.result)
    who = found.person(old.person_id)
    return page(
        request, "casework/contact_form.html", form=form, person=who,
        title="Correct a contact", crumbs=crumbs(found, who, "Correct a contact"),
    )  # fmt: skip


def tell(request: HttpRequest, partnership: str, contact_id: UUID) -> HttpResponse:
    """Lead whoever will not stay involved through telling those who are."""
    one = queries.get_contact(request.actor, partnership, contact_id)
    found = get_case(request.actor, partnership, one.case_id)
    offer_recording(request.actor, found, own=one.own)
    form = TellForm(request.POST or None, already=frozenset(telling.to for telling in one.tellings))
    if submit(form, lambda: commands.tell_others(request.actor, contact_id, told=form.told(), at=timezone.now())):
        messages.success(request, "It is recorded whom you told.")
        return redirect("casework:contact", partnership, contact_id)
    who = found.person(one.person_id)
    return page(
        request, "casework/tell.html", form=form, person=who, told=telling_facts(one),
        crumbs=crumbs(found, who, "Tell others"),
    )  # fmt: skip


def _shown(request: HttpRequest, partnership: str, contact_id: UUID, template: str) -> HttpResponse:
    """An account on a page; opening it stands on the trail."""
    found = get_case(request.actor, partnership, queries.get_contact(request.actor, partnership, contact_id).case_id)
    reason = reason_for(request, found)
    one = commands.open_contact(request.actor, contact_id, reason=reason)
    who = found.person(one.person_id)
    return page(
        request,
        template,
        contact=one,
        person=who,
        partnership=partnership,
        facts=contact_facts(one),
        still_asked=still_asked(one.account) if one.own else [],
        others=others_seen(found, one),
        may_record=one.own and may_record(request.actor, found),
        may_share=one.own and found.state != "closed" and may_share(request.actor, found),
        crumbs=crumbs(found, who, "Contact"),
    )


def _visit(request: HttpRequest, partnership: str, case_id: UUID) -> ContactDetail | None:
    """The account named by `?visit=`, where it is the own agency's in this case."""
    if not (given := request.GET.get("visit")):
        return None
    try:
        one = queries.get_contact(request.actor, partnership, UUID(given))
    except ValueError as why:
        raise NotFound("no such contact") from why
    if not one.own or one.case_id != case_id:
        raise NotFound("no such contact")
    return one


def _beginning(before: ContactDetail | None) -> dict[str, object]:
    """What stands in an empty form: today; of the same visit when, how, where and by whom it was, and nothing that was told."""
    if before is None:
        return {"when": day_in_words(timezone.localdate())}
    known = {name: getattr(before.account, name) for name in ("mode", "where", "made_by")}
    return {"when": before.told, "at_time": before.at_time, **known}

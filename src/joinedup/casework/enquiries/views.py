"""Pages of enquiries: those of a case, one of them, and each step on the way to its conclusion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.casework.enquiries import commands, forms, queries
from joinedup.casework.enquiries.commands import Involved, Received
from joinedup.casework.enquiries.queries import EnquiryLine
from joinedup.casework.enquiries.rules import lists
from joinedup.casework.enquiries.shown import (
    capacity_facts,
    conclusion_facts,
    decision_facts,
    earlier,
    enquiries_table,
    facts,
    way,
    wish_facts,
)
from joinedup.casework.queries import CaseHead, get_case, may_record, may_share, offer_recording
from joinedup.casework.reasons import reason_for
from joinedup.casework.referrals.queries import about_adult
from joinedup.kit.answers import page, submit
from joinedup.kit.forms import Form
from joinedup.partnership.agencies.queries import agency_choices


def enquiries(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """The enquiries of a case, and for whom a concern can be recorded."""
    case = get_case(request.actor, partnership, case_id)
    reason = reason_for(request, case)
    found = commands.open_enquiries(request.actor, case_id, reason=reason)
    council = queries.is_council(request.actor.agency_id)
    return page(
        request, "casework/enquiries/list.html", case=case, partnership=partnership, table=enquiries_table(case, found),
        council=council, may_record=council and case.state != "closed" and may_record(request.actor, case), crumbs=way(case),
    )  # fmt: skip


def record(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Record a concern about an adult that came to the council."""
    case = get_case(request.actor, partnership, case_id)
    who = case.person(person_id)
    offer_recording(request.actor, case)
    today = timezone.localdate()
    brought_by = about_adult(request.actor, case_id, person_id)
    begin = {"received_on": today, "referral_id": request.GET.get("referral", "")}
    form = forms.ReceivedForm(request.POST or None, initial=begin, choices={"referral_id": brought_by})

    def act() -> UUID:
        said = dict(form.cleaned_data)
        referral = said.pop("referral_id", None) or None
        return commands.record_adult_concern(
            request.actor, case_id, person_id=person_id, received=Received(**said), today=today, key=uuid4(), referral_id=referral
        )  # fmt: skip

    if submit(form, act):
        messages.success(request, "The concern is recorded. Now the council decides.")
        return redirect("casework:enquiry", partnership, form.result)
    return _form(request, case, form, "A concern about an adult", who.name)


def enquiry(request: HttpRequest, partnership: str, enquiry_id: UUID) -> HttpResponse:
    """An enquiry: how it stands, and what is still to do."""
    line, case = _found(request, partnership, enquiry_id)
    reason = reason_for(request, case)
    found = commands.open_enquiry(request.actor, enquiry_id, reason=reason)
    open_still = line.own and not found.fields["concluded_on"] and case.state != "closed"
    return page(
        request, "casework/enquiries/enquiry.html", found=found, line=found.line, partnership=partnership, facts=facts(found),
        decision=decision_facts(found), earlier=earlier(found), wishes=wish_facts(found), capacity=capacity_facts(found),
        conclusion=conclusion_facts(found), brought_by=_brought_by(request, line, found.fields["referral_id"]), person=case.person(line.person_id), source=lists().source, crumbs=way(case, "Enquiry"),
        may_record=open_still and may_record(request.actor, case),
        may_share=line.own and case.state != "closed" and may_share(request.actor, case),
    )  # fmt: skip


def _brought_by(request: HttpRequest, line: EnquiryLine, referral_id: UUID | None) -> tuple[UUID, str] | None:
    """The referral that brought a concern, where the reader may see it."""
    seen = about_adult(request.actor, line.case_id, line.person_id) if referral_id else []
    return next((one for one in seen if one[0] == referral_id), None)


def decide(request: HttpRequest, partnership: str, enquiry_id: UUID) -> HttpResponse:
    """Answer the three parts and decide."""
    begin = {"on": timezone.localdate()}
    return _step(request, partnership, enquiry_id, forms.DecideForm, _decide, "The council’s decision", begin)


def involve(request: HttpRequest, partnership: str, enquiry_id: UUID) -> HttpResponse:
    """Record how the adult is involved."""
    return _step(request, partnership, enquiry_id, forms.InvolveForm, _involve, "How the adult is involved")


def wish(request: HttpRequest, partnership: str, enquiry_id: UUID) -> HttpResponse:
    """Record something the adult wants."""
    begin = {"on": timezone.localdate()}
    return _step(request, partnership, enquiry_id, forms.WishForm, commands.add_wish, "What the adult wants", begin)


def capacity(request: HttpRequest, partnership: str, enquiry_id: UUID) -> HttpResponse:
    """Record one decision about capacity."""
    begin = {"on": timezone.localdate()}
    return _step(request, partnership, enquiry_id, forms.CapacityForm, commands.record_capacity, "Capacity", begin)


def cause(request: HttpRequest, partnership: str, enquiry_id: UUID) -> HttpResponse:
    """Record whom the council causes to enquire."""
    agencies = agency_choices(request.actor, partnership, on=timezone.localdate())
    return _step(
        request, partnership, enquiry_id, lambda *a, **o: forms.CauseForm(*a, choices={"agency_id": agencies}, **o),
        lambda actor, enquiry_id, *, today, **said: commands.cause_enquiry(actor, enquiry_id, **said), "Whom the council causes to enquire",
    )  # fmt: skip


def finding(request: HttpRequest, partnership: str, enquiry_id: UUID, caused_id: UUID) -> HttpResponse:
    """Record what they found."""
    begin = {"on": timezone.localdate()}
    return _step(
        request, partnership, enquiry_id, forms.FindingForm,
        lambda *a, **o: commands.record_finding(*a, caused_id=caused_id, **o), "What they found", begin,
    )  # fmt: skip


def conclude(request: HttpRequest, partnership: str, enquiry_id: UUID) -> HttpResponse:
    """Conclude an enquiry."""
    line, case = _found(request, partnership, enquiry_id)
    offer_recording(request.actor, case, own=line.own)
    found, today = commands.open_enquiry(request.actor, enquiry_id), timezone.localdate()
    form = forms.ConcludeForm(request.POST or None, found=found, initial={"version": line.version, "on": today})
    if submit(form, lambda: commands.conclude_enquiry(request.actor, enquiry_id, today=today, **form.details())):
        messages.success(request, "The enquiry is concluded.")
        return redirect("casework:enquiry", partnership, enquiry_id)
    return _form(request, case, form, "Conclude the enquiry", case.person(line.person_id).name)


def _decide(actor: Any, enquiry_id: UUID, *, today: Any, form: forms.DecideForm) -> str:
    return commands.decide_enquiry(actor, enquiry_id, today=today, **form.details())


def _involve(actor: Any, enquiry_id: UUID, *, today: Any, form: Form) -> None:
    said = dict(form.cleaned_data)
    version = said.pop("version")
    commands.involve_adult(actor, enquiry_id, involved=Involved(**said), version=version)


def _step(
    request: HttpRequest, partnership: str, enquiry_id: UUID, make: Callable[..., Form], act: Callable[..., Any], title: str,
    begin: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """One form on the way: it begins with what is recorded, and leads back to the enquiry."""
    line, case = _found(request, partnership, enquiry_id)
    offer_recording(request.actor, case, own=line.own)
    whole = act in (_decide, _involve)  # these begin with what is recorded; the others with nothing
    known = commands.open_enquiry(request.actor, enquiry_id).fields if whole and request.method != "POST" else {}
    form = make(request.POST or None, initial={**known, **(begin or {}), "version": line.version})
    today = timezone.localdate()
    if submit(
        form, lambda: act(request.actor, enquiry_id, today=today, **({"form": form} if whole else form.cleaned_data))
    ):
        messages.success(request, "It is recorded.")
        return redirect("casework:enquiry", partnership, enquiry_id)
    return _form(request, case, form, title, case.person(line.person_id).name)


def _form(request: HttpRequest, case: CaseHead, form: Form, title: str, caption: str) -> HttpResponse:
    return page(request, "casework/concern_form.html", form=form, title=title, caption=caption, crumbs=way(case, title))


def _found(request: HttpRequest, partnership: str, enquiry_id: UUID) -> tuple[EnquiryLine, CaseHead]:
    line = queries.get_enquiry(request.actor, partnership, enquiry_id)
    return line, get_case(request.actor, partnership, line.case_id)

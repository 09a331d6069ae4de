"""Pages of a case and of one person on it: concerns and contacts."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.casework.concerns.commands import open_concerns
from joinedup.casework.concerns.shown import concerns_table
from joinedup.casework.contacts.commands import open_contacts
from joinedup.casework.contacts.queries import nobody_told
from joinedup.casework.contacts.shown import contacts_table, crumbs
from joinedup.casework.forms import WhyForm
from joinedup.casework.queries import get_case, may_record, reading_reasons, workers_on
from joinedup.casework.reasons import keep_reason, reason_for, way_on
from joinedup.casework.standards.views import what_is_required
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import page


def case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Who is on a case, which concerns there are, and what contacts there were."""
    found = get_case(request.actor, partnership, case_id)
    reason = reason_for(request, found)
    concerns = open_concerns(request.actor, case_id, reason=reason)
    return page(
        request,
        "casework/case.html",
        case=found,
        partnership=partnership,
        concerns=concerns_table(found, concerns),
        **what_is_required(request, found, concerns),
        contacts=contacts_table(found, open_contacts(request.actor, case_id, listing=_page(request), reason=reason)),
        nobody_told=nobody_told(request.actor, case_id),
        workers=workers_on(request.actor, case_id),
        may_record=may_record(request.actor, found),
        crumbs=crumbs(found),
    )


def person(request: HttpRequest, partnership: str, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One person on a case: the concerns about them and their contacts, and nobody else's."""
    found = get_case(request.actor, partnership, case_id)
    who = found.person(person_id)
    asked = {"person_id": person_id, "reason": reason_for(request, found)}
    concerns = open_concerns(request.actor, case_id, **asked)
    contacts = open_contacts(request.actor, case_id, listing=_page(request), **asked)
    return page(
        request,
        "casework/person.html",
        case=found,
        person=who,
        partnership=partnership,
        concerns=concerns_table(found, concerns, with_person=False),
        **what_is_required(request, found, concerns, with_person=False),
        contacts=contacts_table(found, contacts, with_person=False),
        nobody_told=nobody_told(request.actor, case_id, person_id),
        workers=workers_on(request.actor, case_id),
        may_record=may_record(request.actor, found),
        crumbs=crumbs(found, who),
    )


def _page(request: HttpRequest) -> Listing:
    return Listing.from_request({"page": request.GET.get("page", "1")}, default="newest")


def why(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Ask why a closed case is opened; each opening then carries the reason on the trail."""
    found = get_case(request.actor, partnership, case_id)
    form = WhyForm(request.POST or None, choices={"reason": reading_reasons()})
    if form.is_valid():
        keep_reason(request, case_id, form.cleaned_data["reason"])
        return redirect(way_on(request, partnership, reverse("casework:case", args=[partnership, case_id])))
    way = crumbs(found, last="Why")
    return page(request, "casework/agreed_form.html", form=form, title="This case is closed", crumbs=way)

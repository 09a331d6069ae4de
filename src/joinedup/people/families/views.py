"""The page of the family of a case: the picture, the same in words, and the forms that change it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import may
from joinedup.people.families import commands, forms, rules
from joinedup.people.views import case_frame, form_page
from joinedup_core.permits import Permission


def family(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Who is what to whom, and who lives with whom."""
    framed = case_frame(request, partnership, case_id)
    found = commands.read_family(request.actor, case_id, on=framed["today"])
    framed["crumbs"].append(("Family and household", ""))
    framed["may_edit"] = may(request.actor, Permission.EDIT_CASES, framed["case"].place)
    sizes = {"wide": rules.WIDE, "high": rules.HIGH, "middle": rules.WIDE // 2}
    return page(request, "people/family.html", family=found, **sizes, **framed)


def relate(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Add a relationship."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    found = commands.read_family(request.actor, case_id, on=framed["today"])
    form = forms.RelateForm(request.POST or None, choices={"person_id": found.people, "other_id": found.people})
    if submit(form, lambda: commands.relate(request.actor, case_id, **form.cleaned_data)):
        messages.success(request, "It is recorded.")
        return redirect("cases:family", partnership, case_id)
    return form_page(request, framed, form, title="Add a relationship", button="Add it")


def join_household(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Say where somebody lives, and with whom."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    found = commands.read_family(request.actor, case_id, on=framed["today"])
    homes = [(home.id, home.words) for home in found.households]
    form = forms.HouseholdForm(request.POST or None, choices={"person_id": found.people, "household_id": homes})
    if submit(form, lambda: commands.join_household(request.actor, case_id, **form.cleaned_data)):
        messages.success(request, "It is recorded.")
        return redirect("cases:family", partnership, case_id)
    return form_page(request, framed, form, title="Who lives together", button="Record it")


@require_POST
def end_relationship(request: HttpRequest, partnership: str, case_id: UUID, relationship_id: UUID) -> HttpResponse:
    """End a relationship today."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    commands.end_relationship(request.actor, case_id, relationship_id=relationship_id, on=framed["today"])
    messages.success(request, "It ends today. It stays readable below.")
    return redirect("cases:family", partnership, case_id)


@require_POST
def leave_household(request: HttpRequest, partnership: str, case_id: UUID, member_id: UUID) -> HttpResponse:
    """Say that somebody moved out today."""
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    commands.leave_household(request.actor, case_id, member_id=member_id, on=framed["today"])
    messages.success(request, "They live there no more, from today.")
    return redirect("cases:family", partnership, case_id)

"""The page of the family of a case: the picture, the same in words, and the forms that change it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import may
from joinedup.people.families import commands, forms, rules
from joinedup.people.families.queries import Family, MemberLine, TieLine
from joinedup.people.views import Frame, case_frame, form_page
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


def note_household(request: HttpRequest, partnership: str, case_id: UUID, household_id: UUID) -> HttpResponse:
    """Write down what is to be known of a household; two versions are shown where somebody else saved first."""
    framed, found = _family(request, partnership, case_id)
    home = next((one for one in found.households if one.id == household_id), None)
    if home is None:
        raise NotFound("no such household")
    form = forms.NoteForm(request.POST or None, initial={"note": home.note, "version": home.version})
    given = {"household_id": household_id}
    if submit(form, lambda: commands.note_household(request.actor, case_id, **given, **form.cleaned_data)):
        messages.success(request, "It is recorded.")
        return redirect("cases:family", partnership, case_id)
    return form_page(request, framed, form, title="About this household", caption=home.words, button="Save it")


def end_relationship(request: HttpRequest, partnership: str, case_id: UUID, relationship_id: UUID) -> HttpResponse:
    """Ask when and why a relationship ended; where it has ended, put that right."""
    framed, found = _family(request, partnership, case_id)
    line, which = found.tie(relationship_id), {"relationship_id": relationship_id}
    return _ending(request, framed, line, which, commands.end_relationship, commands.put_ended_relationship_right)


def leave_household(request: HttpRequest, partnership: str, case_id: UUID, member_id: UUID) -> HttpResponse:
    """Ask when and why somebody moved out; where they have, put that right."""
    framed, found = _family(request, partnership, case_id)
    line, which = found.member(member_id), {"member_id": member_id}
    return _ending(request, framed, line, which, commands.leave_household, commands.put_move_right)


def _family(request: HttpRequest, partnership: str, case_id: UUID) -> tuple[Frame, Family]:
    framed = case_frame(request, partnership, case_id, Permission.EDIT_CASES)
    return framed, commands.read_family(request.actor, case_id, on=framed["today"])


def _ending(
    request: HttpRequest, framed: Frame, line: TieLine | MemberLine, which: dict[str, UUID], end: Callable[..., None], put_right: Callable[..., None],
) -> HttpResponse:  # fmt: skip
    """Asked before anything ends; nothing that was said of it is lost."""
    if not line.to_on or ("stands" not in request.POST and request.method == "POST"):
        form: forms.EndForm | forms.PutRightForm = forms.EndForm(request.POST or None, initial={"on": framed["today"]})
        title, button, words = (
            "This ended",
            "Record that it ended",
            "It stays readable as it was, and can be put right.",
        )
    else:
        begin = {"stands": "ended", "on": line.to_on, "version": line.version}
        form = forms.PutRightForm(request.POST or None, initial=begin)
        title, button, words = "Put an end right", "Put it right", line.ending

    def act() -> None:
        given = form.details() if isinstance(form, forms.PutRightForm) else form.cleaned_data
        (put_right if isinstance(form, forms.PutRightForm) else end)(request.actor, framed["case"].id, **which, **given)

    if submit(form, act):
        messages.success(request, "It is recorded. What was so before stays readable.")
        return redirect("cases:family", framed["here"].key, framed["case"].id)
    return form_page(request, framed, form, title=title, caption=line.words, button=button, words=words)

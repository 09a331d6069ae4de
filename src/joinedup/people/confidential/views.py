"""Pages of confidential addresses: why it is needed, and keeping one. Both ask for a fresh sign-in first."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from joinedup.foundation.accounts.fresh import require_fresh_sign_in
from joinedup.kit.answers import page, submit
from joinedup.people.confidential import commands, queries
from joinedup.people.confidential.forms import KeepForm, LetterForm, PurposeForm
from joinedup.people.views import form_page, frame


def reveal(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Ask what it is needed for; show it once, in the answer to that alone."""
    framed = frame(request, partnership)
    name = queries.get_located_person(request.actor, partnership, person_id)
    require_fresh_sign_in(request)
    form = PurposeForm(request.POST or None)
    if submit(form, lambda: commands.reveal_addresses(request.actor, person_id, **form.cleaned_data)):
        return page(request, "people/confidential/revealed.html", name=name, addresses=form.result, **framed)
    words = "Your name, the time and the purpose are kept. Look that nobody reads over your shoulder."
    return form_page(
        request, framed, form, title="Show the confidential address", button="Show it", caption=name, words=words
    )


def letter(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Ask, before a letter or a pack is posted, whether somebody whom they fear may get the post there; kept nowhere."""
    framed = frame(request, partnership)
    name = queries.get_located_person(request.actor, partnership, person_id)
    form = LetterForm(request.POST or None)
    if submit(form, lambda: commands.check_letter_address(request.actor, person_id, **form.cleaned_data)):
        return page(request, "people/confidential/letter.html", name=name, sent=form.cleaned_data, **framed)
    return form_page(
        request, framed, form, title="Check an address before you post", button="Check it", caption=name,
        words="Before a letter or a pack about them leaves. What you type is compared with where those live who must not learn where they are; it is not kept.",
    )  # fmt: skip


def keep(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Keep a confidential address."""
    framed = frame(request, partnership)
    name = queries.get_located_person(request.actor, partnership, person_id)
    require_fresh_sign_in(request)
    feared = queries.who_may_be_feared(request.actor, person_id)
    form = KeepForm(request.POST or None, choices={"hidden_from": feared})
    if not feared:
        del form.fields["hidden_from"]
    if submit(form, lambda: commands.keep_confidential_address(request.actor, person_id, **form.cleaned_data)):
        messages.success(request, "The address is kept. It is shown to nobody without a purpose.")
        return redirect("casefiles:person", partnership, person_id)
    return form_page(
        request, framed, form, title="Keep a confidential address", button="Keep it", caption=name,
        words="It appears in no list, search, letter, export or message. End the open address of the same place, if there is one.",
    )  # fmt: skip

"""The page that makes papers of a hearing."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.hearings.queries import get_hearing
from joinedup.casework.panel_cases.queries import check_keeps, get_panel_case
from joinedup.casework.panel_papers import documents
from joinedup.casework.panel_papers.commands import make_paper, make_transfer
from joinedup.casework.panel_papers.forms import PaperForm, TransferForm
from joinedup.casework.panel_papers.rules import Paper
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import get_panel, members, panel_of_group
from joinedup.casework.queries import get_case
from joinedup.casework.reasons import reason_for
from joinedup.foundation.accounts.fresh import require_fresh_sign_in
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.kit.answers import page, submit
from joinedup.partnership.queries import may
from joinedup.people.exports.door import file_of_cases
from joinedup_core.permits import Permission

WORDS = "It holds only the cases that this member may see. Numbers and times leave no gap. No address that must not be disclosed is in it."


HANDED = (
    "For one person in the other area, marked with their name: the referral, what this panel decided, and what is still to do."
    " What agencies hold is not in it; it says whom to ask. No address that must not be disclosed is in it."
)


def papers(request: HttpRequest, partnership: str, hearing_id: UUID) -> HttpResponse:
    """Choose a recipient and a paper; it is made for them."""
    line = get_hearing(request.actor, partnership, hearing_id)
    panel = get_panel(request.actor, partnership, line.panel_id)
    if not may(request.actor, Permission.ARRANGE_MEETINGS, panel.place) or panel.kind.held_elsewhere:
        raise NotAllowed("The coordinator of the panel makes its papers.")
    crumb = (panels.moment(line.starts_at), reverse("panels:hearing", args=[partnership, hearing_id]))
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), crumb, ("Papers", ""))
    offered = [
        (one.user_id, f"{one.name}, {one.agency or one.post}")
        for one in members(request.actor, panel, on=framed["today"])
    ]
    form = PaperForm(request.POST or None, choices={"user_id": offered}, initial={"what": "actions", "as_file": "pdf"})

    def act() -> Paper:
        require_fresh_sign_in(request)  # before anything of a case is read
        said = {name: form.cleaned_data[name] for name in ("user_id", "what")}
        return make_paper(request.actor, hearing_id, now=timezone.now(), **said)

    if submit(form, act):
        return _file(
            request, form.result, form.cleaned_data["as_file"], f"{form.cleaned_data['what']}-{line.on.isoformat()}"
        )
    told = {"title": "Papers for one member", "caption": panel.name, "words": WORDS, "button": "Make it"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def transfer(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """The document with which a transferred case is handed to the panel of another area."""
    line = get_panel_case(request.actor, partnership, panel_case_id)
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    check_keeps(request.actor, line.place, line.panel_id)
    if line.state != "transferred":
        raise NotFound("not transferred")
    reason = reason_for(request, get_case(request.actor, partnership, line.case_id))
    framed = panels.frame(
        request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), ("Document to hand over", "")
    )
    form = TransferForm(request.POST or None, initial={"as_file": "pdf"})

    def act() -> Paper:
        require_fresh_sign_in(request)  # before anything of a case is read
        return make_transfer(
            request.actor, panel_case_id, to_whom=form.cleaned_data["to_whom"], now=timezone.now(), reason=reason
        )

    if submit(form, act):
        return _file(request, form.result, form.cleaned_data["as_file"], f"transfer-{framed['today'].isoformat()}")
    told = {
        "title": "Document to hand over",
        "caption": f"To {line.transferred_to}",
        "words": HANDED,
        "button": "Make it",
    }
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def _file(request: HttpRequest, made: Paper, fmt: str, name: str) -> HttpResponse:
    writer, content_type = (documents.as_pdf, "application/pdf") if fmt == "pdf" else (documents.as_word, "")
    kept = {"what": "pack", "fmt": fmt, "name": name, "content_type": content_type}
    return file_of_cases(request, made.cases, make=lambda: writer(made), **kept)

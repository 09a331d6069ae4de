"""Pages of one action."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.files.queries import get_content
from joinedup.foundation.places import board
from joinedup.kit.answers import attachment, page, submit
from joinedup.kit.parts import Event
from joinedup.meetings.actions import commands, forms, queries
from joinedup.meetings.actions.by_link.views import links_of
from joinedup.meetings.actions.rules import PRIORITIES, REPEATS, SOURCES, STEP_WORDS
from joinedup.partnership import queries as partnerships
from joinedup_core.lifecycle import Step
from joinedup_core.permits import Permission, holds_anywhere

STEP_COMMANDS = {
    Step.TAKE_UP: commands.take_up_action, Step.START: commands.start_action, Step.MARK_DONE: commands.complete_action,
    Step.CONFIRM: commands.confirm_action, Step.SEND_BACK: commands.send_back_action, Step.ASK_IMPACT: commands.ask_impact,
    Step.SHOW_IMPACT: commands.show_impact, Step.NOT_IMPLEMENT: commands.decide_not_to_implement,
    Step.CANNOT_BE_DONE: commands.report_cannot_be_done, Step.SUPERSEDE: commands.supersede_action,
    Step.REOPEN: commands.reopen_action,
}  # fmt: skip


def action(request: HttpRequest, partnership: str, action_id: UUID) -> HttpResponse:
    """One action: where it stands, what leads on, and everything that was said."""
    found = _get(request, partnership, action_id)
    return page(
        request, "meetings/actions/action.html", partnership=partnership, action=found,
        priority=PRIORITIES[found.line.priority], source=SOURCES[found.line.source_kind],
        repeats=REPEATS[found.repeats], events=[_event(h) for h in found.happenings],
        links=links_of(request, action_id) if found.may_send else [],
        files=[h.file for h in found.happenings if h.file],
    )  # fmt: skip


def add(request: HttpRequest, partnership: str) -> HttpResponse:
    """A new action."""
    groups = partnerships.groups(_actor(request), partnership, permission=Permission.EDIT_ACTIONS)
    if not groups:
        raise NotFound("may add no actions here")
    listed = {"group_id": [(str(g.id), g.name) for g in groups], "owner": _owners(partnership)}
    start = {
        name: request.GET[name] for name in ("group_id", "source_kind", "source_words", "text") if name in request.GET
    }
    form = forms.AddForm(
        request.POST or None, choices=listed, initial={"priority": "normal", "source_kind": "meeting", **start}
    )

    def act() -> UUID:
        given = dict(form.cleaned_data)
        return commands.add_action(_actor(request), given.pop("group_id"), at=timezone.now(), **given)

    if submit(form, act):
        messages.success(request, "The action is in the register")
        return redirect("actions:action", partnership, form.result)
    return page(request, "meetings/actions/form.html", partnership=partnership, form=form, title="Add an action")


def edit(request: HttpRequest, partnership: str, action_id: UUID) -> HttpResponse:
    """Change an action's words, day or urgency."""
    found = _get(request, partnership, action_id, to_edit=True)
    line = found.line
    start = {"version": line.version, "text": line.text, "due_on": line.due_on, "due_words": line.due_words,
             "priority": line.priority, "repeats": found.repeats, "source_words": found.source_words}  # fmt: skip
    form = forms.EditForm(request.POST or None, initial=start)
    if submit(form, lambda: commands.edit_action(_actor(request), action_id, at=timezone.now(), **form.cleaned_data)):
        return redirect("actions:action", partnership, action_id)
    return _form(request, partnership, found, form, f"Change {line.reference}")


def give(request: HttpRequest, partnership: str, action_id: UUID) -> HttpResponse:
    """Give an action to another owner."""
    found = _get(request, partnership, action_id, to_edit=True)
    form = forms.GiveForm(
        request.POST or None, choices={"owner": _owners(partnership)}, initial={"version": found.line.version}
    )
    if submit(form, lambda: commands.give_action(_actor(request), action_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "The action has a new owner")
        return redirect("actions:action", partnership, action_id)
    return _form(request, partnership, found, form, f"Give {found.line.reference} to another owner")


def note(request: HttpRequest, partnership: str, action_id: UUID) -> HttpResponse:
    """Say how far an action is."""
    found = _get(request, partnership, action_id)
    form = forms.NoteForm(request.POST or None, request.FILES or None)
    if submit(form, lambda: commands.add_note(_actor(request), action_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "Your note is kept")
        return redirect("actions:action", partnership, action_id)
    return _form(request, partnership, found, form, f"Progress of {found.line.reference}")


def step(request: HttpRequest, partnership: str, action_id: UUID, step: str) -> HttpResponse:
    """Take a step of an action's life."""
    found = _get(request, partnership, action_id)
    wanted = next((s for s in Step if s == step), None)
    if wanted is None:
        raise NotFound("no such step")
    form = forms.step_form(wanted, request.POST if request.method == "POST" else None, request.FILES or None)
    act = STEP_COMMANDS[wanted]
    if submit(form, lambda: act(_actor(request), action_id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, f"{found.line.reference}: {STEP_WORDS[wanted].told.lower()}")
        return redirect("actions:action", partnership, action_id)
    return _form(request, partnership, found, form, STEP_WORDS[wanted].button)


def evidence(request: HttpRequest, partnership: str, action_id: UUID, file_id: UUID) -> HttpResponse:
    """A file that is evidence, as an attachment."""
    line = queries.get_evidence(_get(request, partnership, action_id), file_id)
    _, data = get_content(line.id)
    return attachment(data, line.name, line.content_type)


def reminders(request: HttpRequest, partnership: str) -> HttpResponse:
    """When owners are reminded, and where that comes from."""
    found = partnerships.get_partnership(_actor(request), partnership)
    now = queries.reminding(partnership)
    start = {"days_before": now.before, "days_after": now.after, "source": now.source if now.version else ""}
    form = forms.ReminderForm(request.POST or None, initial=start)
    if submit(form, lambda: commands.set_reminders(_actor(request), found.id, **form.cleaned_data)):
        messages.success(request, "Reminders are set")
        return redirect("actions:reminders", partnership)
    may = holds_anywhere(_actor(request), Permission.EDIT_ACTIONS, board(partnership))
    return page(request, "meetings/actions/reminders.html", partnership=partnership, form=form, now=now, may=may)


def _get(request: HttpRequest, partnership: str, action_id: UUID, *, to_edit: bool = False) -> queries.ActionPage:
    found = queries.get_action(_actor(request), partnership, action_id, timezone.localdate())
    if to_edit and not found.may_edit.allowed:
        raise NotAllowed(found.may_edit.because)
    return found


def _form(request: HttpRequest, partnership: str, found: queries.ActionPage, form: Any, title: str) -> HttpResponse:
    context = {"partnership": partnership, "action": found, "form": form, "title": title}
    return page(request, "meetings/actions/form.html", **context)


def _event(happening: queries.Happening) -> Event:
    parts = [happening.text, f"Evidence: {happening.evidence}" if happening.evidence else ""]
    parts.append(f"File: {happening.file.name}" if happening.file else "")
    return Event(happening.title, happening.at, "\n".join(p for p in parts if p), happening.by)


def _owners(partnership: str) -> list[tuple[str, str]]:
    return queries.owner_choices(partnership, timezone.localdate())


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]

"""Pages of hearings: arranging one, its running order, one case as it is heard, recusals, written updates."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from joinedup.casework.case_actions.commands import give_action
from joinedup.casework.case_actions.forms import GiveForm, give_form
from joinedup.casework.case_actions.queries import actions_of
from joinedup.casework.case_actions.shown import actions_table
from joinedup.casework.hearings import commands, forms, queries, shown
from joinedup.casework.panel_cases.commands import open_panel_case
from joinedup.casework.panel_cases.queries import check_keeps, get_panel_case, keeps
from joinedup.casework.panel_cases.shown import referral_facts
from joinedup.casework.panels import shown as panels
from joinedup.casework.panels.queries import coordinates as coordinates_panel
from joinedup.casework.panels.queries import get_panel, members, panel_of_group
from joinedup.casework.queries import get_case, named, who_is_who
from joinedup.casework.reasons import reason_for
from joinedup.casework.research.queries import requests_of
from joinedup.casework.research.shown import replies_table
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import ask_first, page, submit
from joinedup.kit.forms import typed_before
from joinedup.meetings.attendance.queries import sees_sheet
from joinedup.partnership.queries import may
from joinedup_core.panels import text_of
from joinedup_core.permits import Permission


def arrange(request: HttpRequest, partnership: str, panel_id: UUID) -> HttpResponse:
    """Arrange a hearing."""
    found = get_panel(request.actor, partnership, panel_id)
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, found), ("Arrange a hearing", ""))
    if not may(request.actor, Permission.ARRANGE_MEETINGS, found.place):
        raise NotAllowed("The coordinator of the panel arranges its hearings.")
    usual = (found.kind.usual_cases or 12) * found.minutes_a_case
    form = forms.ArrangeForm(request.POST or None, initial={"minutes": min(usual, 480), "start_time": "09:30"})

    def act() -> UUID:
        return commands.arrange_hearing(request.actor, panel_id, now=timezone.now(), **form.cleaned_data)

    if submit(form, act):
        messages.success(request, "The hearing is arranged. Invite the members from its page.")
        return redirect("panels:hearing", partnership, form.result)
    told = {"title": "Arrange a hearing", "caption": found.name, "button": "Arrange"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def hearing(request: HttpRequest, partnership: str, hearing_id: UUID) -> HttpResponse:
    """A hearing with its running order, as far as the reader may see it."""
    line = queries.get_hearing(request.actor, partnership, hearing_id)
    panel = get_panel(request.actor, partnership, line.panel_id)
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), ("Hearing", ""))
    found = [] if panel.kind.held_elsewhere else commands.open_agenda(request.actor, hearing_id)
    coordinates = may(request.actor, Permission.ARRANGE_MEETINGS, panel.place)
    kept = [one for one in found if keeps(request.actor, one.case.place, panel.group_id)]
    ids = {one.case.case_id for one in kept}
    out = queries.not_in_the_room(request.actor, panel, ids, on=framed["today"]) if coordinates else None
    told = {
        "line": line,
        "panel": panel,
        "when": panels.moment(line.starts_at),
        "closes": panels.moment(line.closes_at),
        "may_see_attendance": sees_sheet(request.actor, panel.place),
        "invitation": text_of(panel.kind_on(line.begun_on), "invitation", panels.filled(panel, line)),
        "lacking": panels.lacking_words(queries.who_lacks(request.actor, panel, line)),
        "closed": queries.agenda_closed(panel, line, framed["today"]),
        "may_follow": line.moved and coordinates_panel(request.actor, panel, on=framed["today"]),
    }
    if told["may_see_attendance"] and line.starts_at <= timezone.now():
        told["came_not"] = panels.lacking_words(queries.who_came_not(request.actor, panel, line), at="came")
    return page(
        request, "casework/hearing.html", table=shown.agenda_table(partnership, found, out), found=found, coordinates=coordinates,
        kept=kept, ends=panels.clock_time(found[-1].slot.ends_at) if found else "", opens=panels.moment(line.opens_at), **told,
        **framed,
    )  # fmt: skip


@require_POST
def follow(request: HttpRequest, partnership: str, hearing_id: UUID) -> HttpResponse:
    """Members' access follows the meeting to its new day."""
    queries.get_hearing(request.actor, partnership, hearing_id)
    commands.follow_meeting(request.actor, hearing_id, at=timezone.now())
    messages.success(request, "Members may open these cases around the new day. Invite them to it.")
    return redirect("panels:hearing", partnership, hearing_id)


def item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """One case as it is heard: what is held of it on one page, and for the coordinator what was decided."""
    line, framed = _item(request, partnership, item_id)
    case = get_case(request.actor, partnership, line.case.case_id)
    opened = open_panel_case(request.actor, line.case.id, reason=reason_for(request, case))
    panel = framed["panel"]
    kind = panel.kind_on(line.case.referred_on)
    names = named(who_is_who(request.actor, case))
    able = keeps(request.actor, line.case.place, panel.group_id)
    form, action_form, done = _as_heard(request, partnership, panel, line) if able else (None, None, False)
    if done:
        return redirect(_next_or_here(partnership, framed["found"], line, request.POST))
    told = {
        "facts": referral_facts(opened.referral, kind, names) if opened.referral else [],
        "requests": replies_table(partnership, requests_of(request.actor, line.case.id, now=timezone.now())),
        "actions": actions_table(partnership, actions_of(request.actor, [line.case.id], today=framed["today"]), with_case=False),
        "updates": queries.updates(request.actor, [item_id]).get(item_id, []),
        "decision": {one.key: one.text for one in kind.decisions}.get(line.decision, ""),
        "recused": shown.recusal_facts(queries.recusals(request.actor, line.case.case_id, panel.group_id)),
    }  # fmt: skip
    more = {"line": line, "able": able, "collisions": opened.collisions, "action_form": action_form}
    more |= _beside(framed["found"], line)
    return page(request, "casework/hearing_item.html", form=form, **more, **told, **framed)


def put(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Put a case on an agenda."""
    line = get_panel_case(request.actor, partnership, panel_case_id)
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    check_keeps(request.actor, line.place, line.panel_id)
    framed = panels.frame(
        request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), ("Agenda", "")
    )
    now = timezone.now()
    offered = shown.choices(panel, queries.coming(queries.hearings(request.actor, panel), now), framed["today"])
    form = forms.PutForm(request.POST or None, choices={"hearing_id": offered})
    if submit(form, lambda: commands.put_on_agenda(request.actor, panel_case_id, at=now, **form.cleaned_data)):
        messages.success(request, "It is on the agenda. Members may open it in the window of the hearing.")
        return redirect("panels:before", partnership, panel_case_id)
    told = {"title": "Put it on an agenda", "caption": line.about, "button": "Put it on"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


@require_POST
def move(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Hear a case earlier or later."""
    line = queries.get_item(request.actor, partnership, item_id)
    commands.move_item(request.actor, item_id, earlier=request.POST.get("to") == "earlier")
    return redirect("panels:hearing", partnership, line.hearing_id)


def take_off(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Take a case off an agenda, once it was asked."""
    line, framed = _item(request, partnership, item_id)
    check_keeps(request.actor, line.case.place, line.case.panel_id)
    if request.method != "POST":
        words = "Members cannot open the case for this hearing any more. To take this back, put it on the agenda again."
        told = {"title": "Take this case off the agenda?", "button": "Take it off", "words": words}
        return ask_first(request, about=line.case.about, crumbs=framed["crumbs"][:-1], **told)
    commands.take_off_agenda(request.actor, item_id, at=timezone.now())
    messages.success(request, "It is off the agenda, and members cannot open it for this hearing.")
    return redirect("panels:hearing", partnership, line.hearing_id)


def update(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Write what one's agency has to say."""
    line, framed = _item(request, partnership, item_id)
    form = forms.UpdateForm(request.POST or None)
    said = {"item_id": item_id, "at": timezone.now()}
    if submit(form, lambda: commands.write_update(request.actor, line.case.case_id, **said, **form.cleaned_data)):
        messages.success(request, "The panel can read it.")
        return redirect("panels:item", partnership, item_id)
    told = {"title": "Written update", "caption": line.case.about, "button": "Send to the panel"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def recuse(request: HttpRequest, partnership: str, panel_case_id: UUID) -> HttpResponse:
    """Take no part in a case."""
    line = get_panel_case(request.actor, partnership, panel_case_id)
    panel = panel_of_group(request.actor, partnership, line.panel_id)
    framed = panels.frame(
        request, partnership, *panels.before_crumbs(partnership, panel, panel_case_id), ("Take no part", "")
    )
    if keeps(request.actor, line.place, line.panel_id):
        return _recuse_member(request, line, panel, framed)
    form = forms.RecuseForm(request.POST or None)
    said = {"panel_case_id": panel_case_id, "at": timezone.now()}
    if submit(form, lambda: commands.recuse_myself(request.actor, line.case_id, **said, **form.cleaned_data)):
        messages.success(request, "You take no part in that case. It is not shown to you any more.")
        return redirect("panels:panel", partnership, panel.id)
    words = "From now on the case is not shown to you, your papers hold nothing of it, and you leave the room for it. This is not taken back."
    told = {"title": "Take no part in this case", "caption": line.about, "button": "Take no part", "words": words}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def _recuse_member(request: HttpRequest, line: Any, panel: Any, framed: panels.Frame) -> HttpResponse:
    sitting = members(request.actor, panel, on=framed["today"])
    offered = [(m.user_id, f"{m.name}, {m.agency}") for m in sitting if str(m.user_id) != request.actor.user_id]
    form = forms.RecuseMemberForm(request.POST or None, choices={"user_id": offered})
    if submit(form, lambda: commands.recuse_member(request.actor, line.id, at=timezone.now(), **form.cleaned_data)):
        messages.success(request, "They take no part in this case, and it is not shown to them any more.")
        return redirect("panels:before", framed["partnership"], line.id)
    told = {"title": "A member takes no part", "caption": line.about, "button": "Record"}
    return page(request, "casework/panel_form.html", form=form, **told, **framed)


def _item(request: HttpRequest, partnership: str, item_id: UUID) -> tuple[queries.ItemLine, panels.Frame]:
    """An item, its panel, the hearing it is in and the cases beside it."""
    line = queries.get_item(request.actor, partnership, item_id)
    held = queries.get_hearing(request.actor, partnership, line.hearing_id)
    panel = get_panel(request.actor, partnership, held.panel_id)
    crumb = (panels.moment(held.starts_at), _address(partnership, held.id))
    framed = panels.frame(request, partnership, panels.panel_crumb(partnership, panel), crumb, ("Case", ""))
    return line, {**framed, "panel": panel, "held": held, "found": queries.agenda(request.actor, held)}


def _beside(found: list[queries.ItemLine], line: queries.ItemLine) -> dict[str, Any]:
    """The cases before and after one in the reader's running order."""
    at = next((n for n, one in enumerate(found) if one.id == line.id), None)
    if at is None:
        return {}
    return {"before_it": found[at - 1] if at else None, "after_it": found[at + 1] if at + 1 < len(found) else None}


def _address(partnership: str, hearing_id: UUID) -> str:
    return reverse("panels:hearing", args=[partnership, hearing_id])


def _as_heard(
    request: HttpRequest, partnership: str, panel: Any, line: queries.ItemLine
) -> tuple[forms.DiscussionForm, GiveForm, bool]:
    """The two forms of one page, and whether all of it is done. What is typed in one outlives the sending of the other."""
    today = timezone.localdate()
    form = _discussion_form(request, panel, line)
    if "give" not in request.POST:
        if form.is_valid() and request.POST.get("text", "").strip():
            form.add_error(None, "You have begun an action. Choose “Give this action” first, or empty its text.")
        with typed_before(request.POST) if request.POST else nullcontext():
            action_form = give_form(None, request.actor, partnership, today)
        done = submit(form, lambda: _discuss(request, line.id, form))
        if done:
            messages.success(request, "Recorded.")
        return form, action_form, done
    action_form = give_form(request.POST, request.actor, partnership, today)
    given = {"at": timezone.now()}
    if submit(action_form, lambda: give_action(request.actor, line.case.id, **given, **action_form.cleaned_data)):
        if not form.has_changed():
            messages.success(request, "The action is given.")
            return form, action_form, True
        messages.success(request, "The action is given. What you typed of the discussion is still here: save it.")
        action_form = give_form(None, request.actor, partnership, today)
    with typed_before(request.POST):
        return _discussion_form(request, panel, line, sent=False), action_form, False


def _discussion_form(
    request: HttpRequest, panel: Any, line: queries.ItemLine, *, sent: bool = True
) -> forms.DiscussionForm:
    begin = {name: getattr(line, name) for name in ("decision", "decided", "information", "risks", "version")}
    decisions = [(one.key, one.text) for one in panel.kind_on(line.case.referred_on).decisions]
    return forms.DiscussionForm(request.POST or None if sent else None, initial=begin, choices={"decision": decisions})


def _discuss(request: HttpRequest, item_id: UUID, form: forms.DiscussionForm) -> None:
    commands.record_discussion(
        request.actor, item_id, version=form.cleaned_data["version"], discussion=form.discussion(), at=timezone.now()
    )


def _next_or_here(partnership: str, found: list[queries.ItemLine], line: queries.ItemLine, said: Any) -> str:
    """The address of the next case of the running order, where that was asked for; else of this one."""
    ids = [one.id for one in found]
    at = ids.index(line.id) + 1 if line.id in ids else len(ids)
    on = ids[at] if "next" in said and at < len(ids) else line.id
    return reverse("panels:item", args=[partnership, on])

"""Pages of the agenda: an item's steps, what members raised, standing items and the forward plan."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from joinedup.foundation.commands import Refused
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import export_table, page, submit
from joinedup.meetings.agenda import commands, forms, queries, tables
from joinedup.meetings.calendar import queries as calendar
from joinedup.partnership import queries as partnership_queries

EVERYTHING = 10_000


@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Add an item to a meeting's agenda; a member who does not arrange meetings raises it for an answer."""
    meeting = calendar.get_meeting(request.actor, partnership, meeting_id)
    arranges = queries.may_arrange(request.actor, meeting.place)
    act = commands.add_item if arranges else commands.raise_item
    form = forms.TopicForm(request.POST or None, choices=_seats(request, meeting.group_id))
    if submit(form, lambda: act(request.actor, meeting_id, **form.cleaned_data)):
        messages.success(
            request,
            "The item is on the agenda." if arranges else "Your item is proposed. You will see the answer here.",
        )
        return redirect("meetings:meeting", partnership, meeting_id)
    return page(
        request, "meetings/add_item.html", partnership=partnership, meeting=meeting, form=form, arranges=arranges
    )


@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Change an item; from here it is also moved to another meeting or taken off."""
    found = queries.get_item(request.actor, partnership, item_id)
    meeting = calendar.get_meeting(request.actor, partnership, found.meeting_id)
    initial = {
        "version": found.version, "title": found.title, "purpose": found.purpose, "minutes": found.minutes,
        "presenter_seat_id": found.presenter_seat_id, "confidential": found.confidential, "note": found.note,
    }  # fmt: skip
    form = forms.ChangeItemForm(request.POST or None, initial=initial, choices=_seats(request, meeting.group_id))
    if submit(form, lambda: commands.change_item(request.actor, item_id, **form.cleaned_data)):
        messages.success(request, "The item is changed.")
        return redirect("meetings:meeting", partnership, meeting.id)
    return page(
        request, "meetings/item.html", partnership=partnership, meeting=meeting, item=found, form=form,
        may_arrange=queries.may_arrange(request.actor, meeting.place),
    )  # fmt: skip


@require_http_methods(["POST"])
def shift_item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Move an item one place up or down: two buttons, no JavaScript."""
    found = queries.get_item(request.actor, partnership, item_id)
    try:
        commands.shift_item(request.actor, item_id, by=-1 if request.POST.get("by") == "up" else 1)
    except Refused as refusal:
        messages.error(request, refusal.message)
    answer = redirect("meetings:meeting", partnership, found.meeting_id)
    answer["Location"] += "#agenda"
    return answer


@require_http_methods(["GET", "POST"])
def withdraw_item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Take an item off the agenda, with the reason."""
    found = queries.get_item(request.actor, partnership, item_id)
    form = forms.ReasonForm(request.POST or None)
    if submit(form, lambda: commands.withdraw_item(request.actor, item_id, **form.cleaned_data)):
        messages.success(request, "The item is off the agenda.")
        return redirect("meetings:meeting", partnership, found.meeting_id)
    return page(request, "meetings/withdraw_item.html", partnership=partnership, item=found, form=form)


@require_http_methods(["GET", "POST"])
def move_item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Move an item to another meeting of the group."""
    found = queries.get_item(request.actor, partnership, item_id)
    meeting = calendar.get_meeting(request.actor, partnership, found.meeting_id)
    listing = Listing("when", per_page=100)
    others = calendar.meetings(request.actor, partnership, listing, now=timezone.now(), group_id=meeting.group_id)
    names = [(m.id, f"{m.on:%-d %B %Y}, {m.title}") for m in others.items if m.id != meeting.id]
    form = forms.MoveForm(request.POST or None, choices={"to": names})
    if submit(form, lambda: commands.move_item(request.actor, item_id, **form.cleaned_data)):
        messages.success(request, "The item is moved.")
        return redirect("meetings:meeting", partnership, form.cleaned_data["to"])
    return page(request, "meetings/move_item.html", partnership=partnership, item=found, meeting=meeting, form=form)


@require_http_methods(["GET", "POST"])
def answer_item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Accept or decline an item a member raised."""
    found = queries.get_item(request.actor, partnership, item_id)
    meeting = calendar.get_meeting(request.actor, partnership, found.meeting_id)
    form = forms.AnswerForm(request.POST or None)
    if submit(form, lambda: commands.answer_item(request.actor, item_id, **form.cleaned_data)):
        messages.success(request, "The member can see your answer.")
        return redirect("meetings:meeting", partnership, meeting.id)
    return page(request, "meetings/answer_item.html", partnership=partnership, meeting=meeting, item=found, form=form)


@require_GET
def raised_items(request: HttpRequest, partnership: str) -> HttpResponse:
    """What waits for an answer, and what the reader raised and what became of it."""
    partnership_queries.get_partnership(request.actor, partnership)
    return page(
        request, "meetings/raised_items.html", partnership=partnership,
        waiting=queries.waiting_items(request.actor, partnership), mine=queries.my_items(request.actor, partnership),
        may_answer=queries.may_arrange(request.actor, f"{partnership}/board/"),
    )  # fmt: skip


@require_GET
def forward_plan(request: HttpRequest, partnership: str) -> HttpResponse:
    """The forward plan: what comes to which group in which month."""
    groups = calendar.groups_that_meet(request.actor, partnership)
    form = forms.PlanFilter(request.GET, choices={"group": [(g.id, g.name) for g in groups]})
    chosen, file = form.chosen(), request.GET.get("format")
    listing = Listing.from_request(
        request.GET, default="month", filters=("group", "state"), per_page=EVERYTHING if file else 50
    )
    found = queries.forward_plan(
        request.actor, partnership, listing, group_id=chosen.get("group"), state=chosen.get("state", "")
    )
    arranges = queries.may_arrange(request.actor, f"{partnership}/board/")
    table = tables.plan_table(partnership, found, arranges)
    if file:
        return export_table(table, file, f"{partnership}-forward-plan", request=request, filters=form)
    return page(
        request, "meetings/forward_plan.html", partnership=partnership, filter=form, table=table, may_arrange=arranges
    )


@require_http_methods(["GET", "POST"])
def add_plan_item(request: HttpRequest, partnership: str) -> HttpResponse:
    """Put an item on the forward plan."""
    groups = calendar.groups_to_arrange(request.actor, partnership)
    form = forms.PlanItemForm(
        request.POST or None, initial={"group_id": request.GET.get("group")},
        choices={"group_id": [(g.id, g.name) for g in groups]},
    )  # fmt: skip

    def act() -> UUID:
        details = dict(form.cleaned_data)
        return commands.plan_item(request.actor, details.pop("group_id"), **details)

    if submit(form, act):
        messages.success(request, "The item is on the forward plan. A meeting in its month takes it by itself.")
        return redirect("meetings:forward_plan", partnership)
    return page(request, "meetings/add_plan_item.html", partnership=partnership, form=form)


@require_http_methods(["GET", "POST"])
def plan_item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Change an item of the forward plan, or take it off."""
    found = queries.get_plan_item(request.actor, partnership, item_id)
    initial = {
        "version": found.version, "title": found.title, "month_on": found.month_on, "purpose": found.purpose,
        "presenter_seat_id": found.presenter_seat_id, "minutes": found.minutes, "confidential": found.confidential,
        "note": found.note,
    }  # fmt: skip
    form = forms.ChangePlanItemForm(request.POST or None, initial=initial, choices=_seats(request, found.group_id))

    def act() -> None:
        if request.POST.get("step") == "withdraw":
            return commands.withdraw_plan_item(request.actor, item_id)
        return commands.change_plan_item(request.actor, item_id, **form.cleaned_data)

    if submit(form, act):
        messages.success(request, "The forward plan is changed.")
        return redirect("meetings:forward_plan", partnership)
    return page(request, "meetings/plan_item.html", partnership=partnership, form=form, item=found)


@require_GET
def standing_items(request: HttpRequest, partnership: str) -> HttpResponse:
    """The standing items of each group."""
    groups = calendar.groups_that_meet(request.actor, partnership)
    form = forms.GroupFilter(request.GET, choices={"group": [(g.id, g.name) for g in groups]})
    file = request.GET.get("format")
    listing = Listing.from_request(
        request.GET, default="group", filters=("group",), per_page=EVERYTHING if file else 50
    )
    found = queries.standing_items(request.actor, partnership, listing, group_id=form.chosen().get("group"))
    arranges = queries.may_arrange(request.actor, f"{partnership}/board/")
    table = tables.standing_table(partnership, found, arranges)
    if file:
        return export_table(table, file, f"{partnership}-standing-items", request=request)
    return page(
        request, "meetings/standing_items.html", partnership=partnership, filter=form, table=table, may_arrange=arranges
    )


@require_http_methods(["GET", "POST"])
def add_standing_item(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add a standing item; it goes on the agendas of the group's meetings still to come."""
    groups = calendar.groups_to_arrange(request.actor, partnership)
    form = forms.StandingItemForm(
        request.POST or None, initial={"group_id": request.GET.get("group")},
        choices={"group_id": [(g.id, g.name) for g in groups]},
    )  # fmt: skip

    def act() -> UUID:
        details = dict(form.cleaned_data)
        return commands.add_standing_item(request.actor, details.pop("group_id"), **details)

    if submit(form, act):
        messages.success(request, "The item stands on every agenda of the group from now on.")
        return redirect("meetings:standing_items", partnership)
    return page(request, "meetings/add_standing_item.html", partnership=partnership, form=form)


@require_http_methods(["GET", "POST"])
def standing_item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """Change a standing item. The second of two editors sees both versions."""
    found = queries.get_standing_item(request.actor, partnership, item_id)
    names = ("version", "title", "purpose", "presenter_seat_id", "minutes", "confidential", "closing", "source", "to_on", "note")  # fmt: skip
    form = forms.ChangeStandingItemForm(
        request.POST or None, initial={n: getattr(found, n) for n in names}, choices=_seats(request, found.group_id)
    )
    if submit(form, lambda: commands.change_standing_item(request.actor, item_id, **form.cleaned_data)):
        messages.success(request, "The standing item is changed, and with it every agenda to come.")
        return redirect("meetings:standing_items", partnership)
    return page(request, "meetings/standing_item.html", partnership=partnership, form=form, item=found)


@require_http_methods(["GET", "POST"])
def end_standing_item(request: HttpRequest, partnership: str, item_id: UUID) -> HttpResponse:
    """End a standing item."""
    found = queries.get_standing_item(request.actor, partnership, item_id)
    form = forms.EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if submit(form, lambda: commands.end_standing_item(request.actor, item_id, **form.cleaned_data)):
        messages.success(request, "The item no longer stands on agendas after that day.")
        return redirect("meetings:standing_items", partnership)
    return page(request, "meetings/end_standing_item.html", partnership=partnership, form=form, item=found)


def _seats(request: HttpRequest, group_id: UUID) -> dict[str, list[tuple[UUID, str]]]:
    seats = partnership_queries.seats_of_groups(request.actor, {group_id}, on=timezone.localdate())
    return {"presenter_seat_id": [(s.id, s.label) for s in seats]}

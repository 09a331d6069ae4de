"""Pages of the calendar: the list, the year, a series with its preview, a meeting, and the feed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from joinedup.foundation import context
from joinedup.foundation.accounts import queries as accounts
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.kit.answers import export_table, page, submit
from joinedup.kit.tables import address
from joinedup.meetings.agenda import queries as agenda_queries
from joinedup.meetings.attendance.queries import may, quorum_ahead, sees_sheet
from joinedup.meetings.calendar import commands, feed, queries
from joinedup.meetings.calendar.forms import CalendarFilter, CancelForm, ChangeMeetingForm, MeetingForm, SeriesForm
from joinedup.meetings.calendar.rules import Unreadable
from joinedup.meetings.calendar.tables import facts_of, meetings_table
from joinedup.meetings.papers import queries as papers_queries
from joinedup.partnership import queries as partnership_queries
from joinedup_core.permits import Permission

EVERYTHING = 10_000


@require_GET
def calendar(request: HttpRequest, partnership: str) -> HttpResponse:
    """The meetings of a partnership, by month in words, or as a table to sort and take away."""
    groups = queries.groups_that_meet(request.actor, partnership)
    form = CalendarFilter(request.GET, choices={"group": [(g.id, g.name) for g in groups]})
    chosen, file = form.chosen(), request.GET.get("format")
    latest_first = chosen.get("show") == "past"
    listing = Listing.from_request(
        request.GET,
        default="-when" if latest_first else "when",
        filters=("group", "show", "view"),
        per_page=EVERYTHING if file else 50,
    )
    found = queries.meetings(
        request.actor,
        partnership,
        listing,
        now=timezone.now(),
        show=chosen.get("show", "coming"),
        group_id=chosen.get("group"),
    )
    table = meetings_table(partnership, found)
    if file:
        return export_table(table, file, f"{partnership}-meetings", request=request, filters=form)
    return page(
        request, "meetings/calendar.html", partnership=partnership, filter=form, meetings=found, table=table,
        may_see_attendance=may(request.actor, Permission.SEE_ATTENDANCE, f"{partnership}/board/"),
        as_table=request.GET.get("view") == "table", may_arrange=queries.may_arrange(request.actor, f"{partnership}/board/"),
        year=timezone.localdate().year, table_url=address(request.GET, view="table", page=None),
        month_url=address(request.GET, view=None, sort=None, page=None),
    )  # fmt: skip


@require_GET
def calendar_year(request: HttpRequest, partnership: str, year: int) -> HttpResponse:
    """A year at a glance: a row for each group, a column for each month."""
    queries.groups_that_meet(request.actor, partnership)
    if not 2000 <= year <= 2100:
        raise NotFound("no such year")
    rows = queries.year_at_a_glance(request.actor, partnership, year)
    return page(
        request,
        "meetings/calendar_year.html",
        partnership=partnership,
        year=year,
        rows=rows,
        before=year - 1,
        after=year + 1,
    )


@require_http_methods(["GET", "POST"])
def plan_series(request: HttpRequest, partnership: str) -> HttpResponse:
    """Plan a series: fill in the rhythm, look at the dates with their reasons, leave some out, save."""
    groups = queries.groups_to_arrange(request.actor, partnership)
    start = (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)
    initial = {"starts_on": start, "until_on": start + timedelta(days=364), "group_id": request.GET.get("group")}
    form = SeriesForm(request.POST or None, initial=initial, choices={"group_id": [(g.id, g.name) for g in groups]})
    left_out, preview, seen = request.POST.getlist("leave_out"), None, ""
    if form.is_valid():
        details = dict(form.cleaned_data)
        group_id = details.pop("group_id")
        preview = _preview(request, form, group_id, details)
        seen = ",".join(line.proposal.key for line in preview or ())
        if _wants_to_save(request, form, seen) and submit(
            form, lambda: commands.plan_series(request.actor, group_id, leave_out=left_out, **details)
        ):
            messages.success(request, "The meetings are in the calendar.")
            return redirect("meetings:calendar", partnership)
    return page(
        request,
        "meetings/plan_series.html",
        partnership=partnership,
        form=form,
        preview=preview,
        left_out=left_out,
        seen=seen,
    )


def _wants_to_save(request: HttpRequest, form: SeriesForm, seen: str) -> bool:
    """Whether "save" was pressed under these very dates; where others come out now, they are shown first."""
    if request.POST.get("step") != "save" or not seen:
        return False
    if request.POST.get("seen") != seen:
        form.add_error(None, "What you asked for has changed since the dates were shown. Look at them again, then save")
    return not form.errors


def _preview(request: HttpRequest, form: SeriesForm, group_id: UUID, details: dict) -> list[queries.PreviewLine] | None:
    """The dates a series would have; where the rhythm makes no sense, the form says so."""
    wanted = {k: v for k, v in details.items() if k not in ("title", "where", "link")}
    try:
        return queries.preview_series(request.actor, group_id, today=timezone.localdate(), **wanted)
    except Unreadable as problem:
        if not form.errors:
            form.add_error(None, str(problem))
        return None


@require_http_methods(["GET", "POST"])
def arrange_meeting(request: HttpRequest, partnership: str) -> HttpResponse:
    """Put one meeting in the calendar."""
    groups = queries.groups_to_arrange(request.actor, partnership)
    form = MeetingForm(
        request.POST or None, initial={"group_id": request.GET.get("group")},
        choices={"group_id": [(g.id, g.name) for g in groups]},
    )  # fmt: skip

    def act() -> UUID:
        details = dict(form.cleaned_data)
        return commands.arrange_meeting(request.actor, details.pop("group_id"), **details)

    if submit(form, act):
        messages.success(request, "The meeting is in the calendar.")
        return redirect("meetings:meeting", partnership, form.result)
    return page(request, "meetings/arrange_meeting.html", partnership=partnership, form=form)


@require_GET
def meeting(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """One meeting: when and where, its agenda, its papers, and the way to attendance, decisions, minutes and actions."""
    found = queries.get_meeting(request.actor, partnership, meeting_id)
    papers = papers_queries.papers_of(request.actor, found)
    agenda = agenda_queries.agenda_of(request.actor, found)
    return page(
        request, "meetings/meeting.html", partnership=partnership, meeting=found, facts=facts_of(found), agenda=agenda,
        lines=papers_queries.beside_items(agenda, papers), papers=papers,
        waiting=agenda_queries.waiting_items(request.actor, partnership, meeting_id=meeting_id),
        clashes=queries.meeting_clashes(request.actor, found, today=timezone.localdate()),
        may_see_attendance=sees_sheet(request.actor, found.place),
        may_arrange=queries.may_arrange(request.actor, found.place), may_raise=agenda_queries.takes_part(request.actor, found.place),
        may_add_papers=papers_queries.may_add(request.actor, found.place), due=papers_queries.deadline_of(found),
        quorum_ahead=quorum_ahead(request.actor, partnership, meeting_id) if found.is_coming and found.ends_at > timezone.now() else "",
        may_hold=queries.may_hold(request.actor, found, now=timezone.now()),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def change_meeting(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Change a meeting; the second of two editors sees both versions."""
    found = queries.get_meeting(request.actor, partnership, meeting_id)
    initial = {
        "version": found.version, "title": found.title, "on": found.on, "minutes": found.minutes, "where": found.where,
        "start_time": timezone.localtime(found.starts_at).time(), "link": found.link, "note": found.note,
    }  # fmt: skip
    form = ChangeMeetingForm(request.POST or None, initial=initial)
    if submit(form, lambda: commands.change_meeting(request.actor, meeting_id, **form.cleaned_data)):
        messages.success(request, "The meeting is changed.")
        return redirect("meetings:meeting", partnership, meeting_id)
    return page(request, "meetings/change_meeting.html", partnership=partnership, form=form, meeting=found)


@require_http_methods(["GET", "POST"])
def cancel_meeting(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Cancel a meeting, with the reason."""
    found = queries.get_meeting(request.actor, partnership, meeting_id)
    form = CancelForm(request.POST or None, initial={"version": found.version})
    if submit(form, lambda: commands.cancel_meeting(request.actor, meeting_id, **form.cleaned_data)):
        messages.success(
            request, "The meeting is cancelled. What was due at it went to the next meeting that can take it."
        )
        return redirect("meetings:meeting", partnership, meeting_id)
    return page(request, "meetings/cancel_meeting.html", partnership=partnership, form=form, meeting=found)


@require_http_methods(["POST"])
def hold_meeting(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Record that a meeting was held, as from its planned start."""
    found = queries.get_meeting(request.actor, partnership, meeting_id)
    try:
        commands.hold_meeting(request.actor, meeting_id, at=found.starts_at)
        messages.success(request, "The meeting is recorded as held.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:meeting", partnership, meeting_id)


@require_http_methods(["GET", "POST"])
def calendar_address(request: HttpRequest, partnership: str) -> HttpResponse:
    """The secret address of the reader's own calendar feed, and a button that makes a new one."""
    found = partnership_queries.get_partnership(request.actor, partnership)
    if request.method == "POST":
        commands.make_calendar_address(request.actor, found.id)
        messages.success(request, "Your calendar has a new address. The old one no longer works.")
        return redirect("meetings:calendar_address", partnership)
    key = accounts.calendar_key_of(UUID(request.actor.user_id))
    address = request.build_absolute_uri(reverse("calendar_feed", args=[key]))
    return page(request, "meetings/calendar_address.html", partnership=partnership, address=address)


@login_not_required
@require_GET
def calendar_feed(request: HttpRequest, key: UUID) -> HttpResponse:
    """A calendar for phones and desks: what the address's owner may see now, without a word of what is discussed."""
    owner = accounts.user_by_calendar_key(key)
    if owner is None:
        raise NotFound("no such calendar")
    now = timezone.now()
    actor = partnership_queries.actor_for(owner, on=timezone.localdate())
    context.tell_database(actor)
    found = queries.feed_meetings(actor, now=now)
    body = feed.calendar_file(found, now=now, base=request.build_absolute_uri("/").rstrip("/"))
    return HttpResponse(body, headers={
        "Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex", "Content-Disposition": 'inline; filename="meetings.ics"',
    })  # fmt: skip

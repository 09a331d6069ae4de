"""Pages of asking: who was asked, sending a link, the answer through it, and when people are reminded."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from joinedup.foundation.commands import Refused
from joinedup.foundation.links.commands import revoke_link
from joinedup.foundation.links.queries import Link
from joinedup.foundation.links.views import answers_link
from joinedup.foundation.places import board
from joinedup.kit.answers import page, submit, taken_away
from joinedup.meetings.attendance.queries import may, need_board
from joinedup.meetings.invitations import commands, queries
from joinedup.meetings.invitations.forms import AnswerByLinkForm, LinkForm, ReminderForm
from joinedup.meetings.invitations.rules import days_of_link
from joinedup.meetings.invitations.tables import asked_table
from joinedup.partnership.agencies.queries import addresses_to_write_to
from joinedup.partnership.queries import get_partnership
from joinedup_core.permits import Permission


@require_GET
def asked(request: HttpRequest, partnership: str, meeting_id: UUID) -> HttpResponse:
    """Who was asked to a meeting, how, and what they answered."""
    head, rows = queries.asked(request.actor, partnership, meeting_id, now=timezone.now())
    table = asked_table(partnership, rows)
    if file := taken_away(request, f"{partnership}-asked-{head.on}", table):
        return file
    return page(
        request, "meetings/invitations/asked.html", partnership=partnership, meeting=head, here="asked",
        may_see_attendance=True, table=table, reminding=queries.reminding(partnership),
        waiting=[a for a in rows if a.state == "invited"],
        may_arrange=may(request.actor, Permission.ARRANGE_MEETINGS, head.place),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def send_link(request: HttpRequest, partnership: str, invitation_id: UUID) -> HttpResponse:
    """Send an agency a link to answer an invitation."""
    now = timezone.now()
    head, found = queries.get_asked(request.actor, partnership, invitation_id, now=now)
    known = addresses_to_write_to(request.actor, partnership).get(found.agency_id or invitation_id, "")
    form = LinkForm(
        request.POST or None, initial={"email": known, "days": days_of_link(head.on, timezone.localtime(now).date())}
    )
    if submit(form, lambda: commands.send_invitation_link(request.actor, invitation_id, at=now, **form.cleaned_data)):
        messages.success(request, "The link is on its way. Nothing in the message says what it is about.")
        return redirect("meetings:asked", partnership, head.id)
    return page(
        request, "meetings/invitations/send_link.html", partnership=partnership, meeting=head, asked=found, form=form,
        live=[li for li in found.links if li.state.is_live], known=bool(known),
    )  # fmt: skip


@require_POST
def withdraw_link(request: HttpRequest, partnership: str, invitation_id: UUID, link_id: UUID) -> HttpResponse:
    """Withdraw a link that was not used."""
    head, _ = queries.get_asked(request.actor, partnership, invitation_id, now=timezone.now())
    try:
        revoke_link(request.actor, link_id, at=timezone.now())
        messages.success(request, "The link no longer works.")
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("meetings:asked", partnership, head.id)


@require_http_methods(["GET", "POST"])
def reminders(request: HttpRequest, partnership: str) -> HttpResponse:
    """When whoever has not answered is reminded, and where that comes from."""
    need_board(request.actor, Permission.SEE_ATTENDANCE, partnership)
    found = get_partnership(request.actor, partnership)
    now = queries.reminding(partnership)
    form = ReminderForm(
        request.POST or None, initial={"days_before": now.before, "source": now.source if now.is_set else ""}
    )
    if submit(form, lambda: commands.set_invitation_reminder(request.actor, found.id, **form.cleaned_data)):
        messages.success(request, "Reminders are set.")
        return redirect("meetings:invitation_reminders", partnership)
    sets = may(request.actor, Permission.ARRANGE_MEETINGS, board(partnership))
    return page(
        request, "meetings/invitations/reminders.html", partnership=partnership, form=form, now=now, may_set=sets
    )


@answers_link(commands.PURPOSE)
def answer(request: HttpRequest, link: Link) -> HttpResponse:
    """What an agency sees and answers through its link: this meeting alone."""
    found = queries.get_asked_meeting(link, now=timezone.now())
    form = AnswerByLinkForm(request.POST if request.method == "POST" else None)
    frame: dict[str, Any] = {"asked": found, "link": link, "navigation": (), "user_menu": None}
    if submit(
        form, lambda: commands.answer_invitation_by_link(request.actor, link.id, at=timezone.now(), **form.answered())
    ):
        return page(request, "meetings/invitations/thanks.html", **frame)
    return page(request, "meetings/invitations/answer.html", form=form, **frame)

"""Pages about teams, for the business manager and for the lead of an agency."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.kit.answers import ask_first, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership
from joinedup.people.teams import commands, forms, queries
from joinedup.people.views import Frame


def teams(request: HttpRequest, partnership: str) -> HttpResponse:
    """The teams one keeps here, and a new one."""
    framed = _frame(request, partnership)
    found = queries.teams(request.actor, partnership, on=framed["today"])
    form = forms.TeamForm(request.POST or None, choices={"membership": queries.agencies(request.actor, partnership)})

    def act() -> UUID:
        given = dict(form.cleaned_data)
        return commands.add_team(request.actor, given.pop("membership"), **given)

    if submit(form, act):
        messages.success(request, "The team is added. Say who works in it.")
        return redirect("cases:team", partnership, form.result)
    table = Table(
        "Teams",
        [Column("name", "Team"), Column("agency", "Agency"), Column("telephone", "Telephone"), Column("names", "Who works in it")],
        found, noun=("team", "teams"), empty="There is no team yet.", caption_hidden=True,
        row_link=lambda t: reverse("cases:team", args=[partnership, t.id]),
    )  # fmt: skip
    return page(request, "people/teams.html", table=table, form=form, **framed)


def team(request: HttpRequest, partnership: str, team_id: UUID) -> HttpResponse:
    """Who works in a team."""
    framed = _frame(request, partnership)
    found = queries.get_team(request.actor, partnership, team_id, on=framed["today"])
    framed["crumbs"][-1:] = [("Teams", reverse("cases:teams", args=[partnership])), (found.name, "")]
    choices = {"user_id": queries.candidates(partnership, found)}
    form = forms.MemberForm(request.POST or None, choices=choices, initial={"from_on": framed["today"]})
    if submit(form, lambda: commands.add_member(request.actor, team_id, **form.cleaned_data)):
        messages.success(request, "They work in the team.")
        return redirect("cases:team", partnership, team_id)
    return page(request, "people/team.html", team=found, form=form, **framed)


def end_membership(request: HttpRequest, partnership: str, team_id: UUID, member_id: UUID) -> HttpResponse:
    """End somebody's work in a team at once: yesterday was the last day, or today where it began today."""
    framed = _frame(request, partnership)
    found = queries.get_team(request.actor, partnership, team_id, on=framed["today"])
    member = next((one for one in found.members if one.id == member_id), None)
    if member is None:
        raise NotFound("nobody works there so")
    if request.method != "POST":
        words = (
            "Every case that the team works on closes to them at once. To take this back, add them to the team again."
        )
        told = {"title": "Do they work here no more?", "button": "They work here no more", "words": words}
        way = [*framed["crumbs"][:-1], (found.name, reverse("cases:team", args=[partnership, team_id]))]
        return ask_first(request, about=f"{member.name}, {found.name}", crumbs=way, **told)
    began = member.from_on
    last = max(framed["today"] - timedelta(days=1), began)
    commands.end_membership(request.actor, member_id, on=last)
    messages.success(
        request, "They work in the team no more." if last < framed["today"] else "Today is their last day."
    )
    return redirect("cases:team", partnership, team_id)


def _frame(request: HttpRequest, partnership: str) -> Frame:
    here = get_partnership(request.actor, partnership)
    first = (here.name, reverse("partnership:overview", args=[partnership]))
    return {"here": here, "today": timezone.localdate(), "crumbs": [first, ("Teams", "")]}

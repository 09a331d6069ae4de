"""The page on which a reader chooses what they follow."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from joinedup.foundation.following.queries import follows
from joinedup.front.following import commands
from joinedup.front.following.forms import FollowingForm
from joinedup.kit.answers import page, submit
from joinedup.partnership import queries as partnership


def following(request: HttpRequest) -> HttpResponse:
    """Choose the groups to follow, in every partnership the reader may see."""
    actor = request.actor
    offered = [
        (group.id, f"{group.name} ({one.name})")
        for one in partnership.partnerships(actor)
        for group in partnership.groups(actor, one.key)
    ]
    before = {group_id for group_id, _ in offered if f"partnership.Group:{group_id}" in follows(actor)}
    form = FollowingForm(request.POST or None, choices={"groups": offered}, initial={"groups": sorted(before)})

    def change() -> None:
        chosen = set(form.cleaned_data["groups"])
        for group_id in chosen - before:
            commands.follow_group(actor, group_id)
        for group_id in before - chosen:
            commands.unfollow_group(actor, group_id)

    if submit(form, change):
        messages.success(request, "Saved. What changes in these groups stands on your home page.")
        return redirect("home")
    return page(request, "front/following.html", form=form, offered=offered)

"""The front door's own pages: welcome, my work, help, the reader's account."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation.commands import NotFound
from joinedup.front import case_wing
from joinedup.front.forms import ActingAgencyForm
from joinedup.front.work.queries import my_work
from joinedup.kit.answers import page
from joinedup.partnership import queries as partnership


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Signed in: my work. Signed out: what this is and how to come in."""
    if not request.user.is_authenticated:
        return page(request, "front/welcome.html", demo=settings.DEMO, cases=case_wing.installed())
    mine = my_work(request.actor, now=timezone.now())
    desks = case_wing.desks(request.actor, [(p.key, p.name) for p in mine.partnerships])
    return page(request, "front/my_work.html", work=mine, partnerships=mine.partnerships, case_desks=desks)


def partnerships(request: HttpRequest) -> HttpResponse:
    """The partnerships the reader may see."""
    return page(request, "front/partnerships.html", partnerships=partnership.partnerships(request.actor))


@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    """How to get help, and what to do when somebody is in danger now."""
    return page(request, "front/help.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """What has been done so that everybody can use this, and what is not right yet."""
    return page(request, "front/accessibility.html")


def acting_agency(request: HttpRequest) -> HttpResponse:
    """Choose which agency to act for, where the reader serves several."""
    choices = partnership.agencies_of(request.actor, on=timezone.localdate())
    if not choices:
        raise NotFound("serves no agency")
    form = ActingAgencyForm(
        request.POST or None, choices={"agency": choices}, initial={"agency": request.actor.agency_id}
    )
    if form.is_valid():
        request.session["acting_for"] = form.cleaned_data["agency"]
        messages.success(request, "You now act for the agency you chose.")
        return redirect("home")
    return page(request, "front/acting_agency.html", form=form)


def account(request: HttpRequest) -> HttpResponse:
    """The reader's own account: who they are here, and where each part of it is changed."""
    user = request.user
    facts = [
        ("Name", user.get_full_name()),
        ("E-mail address you sign in with", user.email),
        ("Password", "Not shown", "Change", reverse("account_change_password")),
        ("Second factor", "App, passkeys and recovery codes", "Manage", reverse("mfa_index")),
        ("Where you are signed in", "Your sessions", "See and end", reverse("usersessions_list")),
    ]
    if request.actor.agency_id:
        facts.append(
            ("Agency you act for", partnership.agency_name(request.actor.agency_id), "Choose", reverse("acting_agency"))
        )
    return page(request, "front/account.html", facts=facts)

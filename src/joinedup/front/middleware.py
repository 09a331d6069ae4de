"""The front door: one transaction around view and rendering, a user into an actor, errors into pages."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from joinedup.foundation import context, settled
from joinedup.foundation.commands import AskFirst, NotAllowed, NotFound, Refused
from joinedup.foundation.trail import commands as trail
from joinedup.front import case_wing
from joinedup.front.sent_once import ASKED_FIRST
from joinedup.partnership.queries import actor_for
from joinedup_core.permits import Actor

GetResponse = Callable[[HttpRequest], HttpResponse]
OUTSIDE = ("/health/", settings.STATIC_URL)
NOBODY = Actor("nobody")


class OneTransaction:
    """Wraps the view and its rendering in one transaction; every answer of 500 and above rolls it back.

    Refusals written in a rolled-back request are written again, so that they survive it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OUTSIDE):
            return self.get_response(request)
        trail.remember_refusals()
        with transaction.atomic():
            response = self.get_response(request)
            failed = response.status_code >= 500
            if failed:
                transaction.set_rollback(True)
        if failed:
            with transaction.atomic():
                trail.write_again()
        return response


class FrontDoor:
    """Turns the signed-in user into an actor, tells the database who is acting, and turns refusals into pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OUTSIDE):
            return self.get_response(request)
        with settled.within_request():
            request.actor = self._actor(request)  # type: ignore[attr-defined]
            response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _actor(self, request: HttpRequest) -> Actor:
        if not request.user.is_authenticated:
            return NOBODY
        actor = actor_for(request.user.pk, on=timezone.localdate(), acting_for=request.session.get("acting_for"))
        context.tell_database(actor)
        return case_wing.with_links(actor)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A stranger gets the 404 page, which does not say whether the thing exists; a member is told why not.

        A refusal of the rules that no form shows is a page of its own, with its sentence.
        """
        if isinstance(error, NotFound):
            return render(request, "404.html", status=404)
        if isinstance(error, NotAllowed):
            return render(request, "403.html", {"because": str(error)}, status=403)
        if isinstance(error, AskFirst):
            setattr(request, ASKED_FIRST, True)
            return redirect(error.address)
        if isinstance(error, Refused):
            return render(request, "409.html", {"because": error.message}, status=409)
        return None

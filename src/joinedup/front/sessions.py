"""How long a session may last, and that it was opened with a second factor."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from joinedup.front.typed import keep, take

GetResponse = Callable[[HttpRequest], HttpResponse]
BEGAN, SEEN, FACTOR, LISTED = "began_at", "seen_at", "second_factor", "listed"
OPEN = ("/accounts/", "/health/", "/help/", "/accessibility/", "/calendar/", "/link/", "/public/")


class SessionLimits:
    """Ends a session that lay idle too long or has lasted too long, and says so on the sign-in page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and (ended := self._ended(request, int(time.time()))):
            typed = take(request)
            logout(request)
            if typed:
                keep(request, typed)
                ended += " What you typed is kept for half an hour, for you alone."
            messages.info(request, ended)
            back = typed["path"] if typed else request.path if request.method == "GET" else ""
            return redirect(
                f"{settings.LOGIN_URL_PATH}?{urlencode({'next': back})}" if back else settings.LOGIN_URL_PATH
            )
        return self.get_response(request)

    def _ended(self, request: HttpRequest, now: int) -> str | None:
        session = request.session
        began, seen = session.setdefault(BEGAN, now), session.get(SEEN, now)
        if now - began > settings.LONGEST_HOURS * 3600:
            return (
                f"You were signed out because you had been signed in for {settings.LONGEST_HOURS} hours. Sign in again."
            )
        if now - seen > settings.IDLE_MINUTES * 60:
            return f"You were signed out because nothing was done for {settings.IDLE_MINUTES} minutes. Sign in again."
        if now - seen >= 60 or SEEN not in session:
            session[SEEN] = now
        return None


class SessionList:
    """Keeps the list of a user's sessions up to date, once a minute: to write at every page cost more than the page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session
        if session.session_key and request.user.is_authenticated:
            client = [session.session_key, request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_USER_AGENT", "")]
            now = int(time.time())
            *known, when = session.get(LISTED) or [0]
            if known != client or now - when >= 60:
                UserSession.objects.create_from_request(request)
                session[LISTED] = [*client, now]
        return self.get_response(request)


class SecondFactor:
    """Lets nobody further than setting up a second factor until one was used or set up in this session."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated or request.session.get(FACTOR):
            return self.get_response(request)
        if self._proved(request):
            request.session[FACTOR] = True
            return self.get_response(request)
        if request.path.startswith((*OPEN, settings.STATIC_URL)):
            return self._watch_enrolment(request)
        messages.info(
            request, "Set up a second factor to go on: it keeps your account yours when a password is stolen."
        )
        return redirect("mfa_index")

    def _watch_enrolment(self, request: HttpRequest) -> HttpResponse:
        """Answer the page; if this very request set up the user's first second factor, this session has proved itself.

        Another session that was opened with the password alone has not: it must sign in again with the factor.
        """
        before = is_mfa_enabled(request.user)
        user = request.user
        response = self.get_response(request)
        if request.method == "POST" and not before and request.user == user and is_mfa_enabled(user):
            request.session[FACTOR] = True
        return response

    def _proved(self, request: HttpRequest) -> bool:
        """Whether this session used a second factor to come in."""
        methods = {m.get("method") for m in get_authentication_records(request, request.user)}
        return "mfa" in methods or ("socialaccount" in methods and settings.DIRECTORIES_CHECK_SECOND_FACTOR)

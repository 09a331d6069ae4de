"""What somebody had typed when their session ended: kept in the session's own store until they have signed in again.

Nothing of it goes to the device but the session's cookie. It is kept for the same user alone, for half an hour, and is
given back once; whoever else signs in at the device first removes it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve

from joinedup.kit.forms import typed_before

GetResponse = Callable[[HttpRequest], HttpResponse]
KEPT, SECONDS, MOST = "typed", 30 * 60, 200_000
NEVER = ("csrfmiddlewaretoken", "password")
BACK = "You were signed out before this was sent. What you typed is here again: look it over, then send it."


def take(request: HttpRequest) -> dict[str, Any] | None:
    """What was typed in a request that is not going to be answered, with where to come back to; None where there is nothing."""
    if request.method != "POST" or request.path.startswith("/accounts/"):
        return None
    fields = {name: values for name, values in request.POST.lists() if not name.startswith(NEVER)}
    if not any(value.strip() for values in fields.values() for value in values) or len(str(fields)) > MOST:
        return None
    return {
        "user": str(request.user.pk),
        "path": _form_page(request),
        "fields": fields,
        "until": int(time.time()) + SECONDS,
    }


def keep(request: HttpRequest, typed: dict[str, Any]) -> None:
    """Put it into the new session, in which nobody is signed in yet; the store forgets it after half an hour."""
    request.session[KEPT] = typed
    request.session.set_expiry(SECONDS)


def _form_page(request: HttpRequest) -> str:
    """The page that the form stood on: the address it came from, where that is one of ours."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc == request.get_host():
        try:
            resolve(came_from.path)
        except Resolver404:
            return request.path
        return came_from.path
    return request.path


class TypedBefore:
    """Gives a form back filled to whoever typed it, once they have signed in again."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or KEPT not in request.session:
            return self.get_response(request)
        typed = request.session[KEPT]
        if typed["user"] != str(request.user.pk) or typed["until"] < time.time():
            self._forget(request)
            return self.get_response(request)
        if request.method != "GET" or request.path != typed["path"]:
            return self.get_response(request)
        with typed_before(_as_sent(typed["fields"])):
            messages.info(request, BACK)
            response = self.get_response(request)
        if response.status_code == 200:
            self._forget(request)
        return response

    def _forget(self, request: HttpRequest) -> None:
        del request.session[KEPT]
        request.session.set_expiry(None)


def _as_sent(fields: dict[str, list[str]]) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, values in fields.items():
        sent.setlist(name, values)
    return sent

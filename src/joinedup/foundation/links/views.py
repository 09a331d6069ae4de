"""The one public door of light links. GET shows, POST spends; what is shown belongs to the room that sent the link.

Nothing of a session is used here: the authority is the token in the address and nothing else, so there is no cookie to
forge a request with, and cross-site checks (which `Referrer-Policy: no-referrer` would defeat) do not apply.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from joinedup.foundation import context
from joinedup.foundation.links.commands import open_link as record_opening
from joinedup.foundation.links.queries import Link, find_link, holder_of
from joinedup.foundation.links.rules import TRIES, TRY_MINUTES

Answer = Callable[[HttpRequest, Link], HttpResponse]
ANSWERS: dict[str, Answer] = {}


def answers_link(purpose: str) -> Callable[[Answer], Answer]:
    """Register the view of a room that answers links of a purpose. Its `request.actor` is the link's holder."""

    def register(view: Answer) -> Answer:
        ANSWERS[purpose] = view
        return view

    return register


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def light_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a link asks, or take the answer."""
    if too_many(request):
        return _closed(render(request, "foundation/links/too_many.html", _frame(), status=429))
    link = find_link(token, timezone.now())
    if link is None or link.purpose not in ANSWERS:
        count_try(request)
        return _closed(render(request, "foundation/links/cannot_be_used.html", _frame(), status=410))
    request.actor = holder_of(link)  # type: ignore[attr-defined]
    context.tell_database(request.actor)  # type: ignore[attr-defined]
    if request.method != "POST":
        record_opening(request.actor, link.id)  # type: ignore[attr-defined]
    return _closed(ANSWERS[link.purpose](request, link))


def too_many(request: HttpRequest) -> bool:
    """Whether this address has tried too many links that open nothing."""
    return int(cache.get(_tries(request)) or 0) >= TRIES


def count_try(request: HttpRequest) -> None:
    """Count a link that opened nothing."""
    key = _tries(request)
    cache.set(key, int(cache.get(key) or 0) + 1, TRY_MINUTES * 60)


def _tries(request: HttpRequest) -> str:
    where = hashlib.sha256(str(request.META.get("REMOTE_ADDR", "")).encode()).hexdigest()[:32]
    return f"link-tries-{where}"


def _frame() -> dict[str, object]:
    return {"minutes": TRY_MINUTES, "navigation": (), "user_menu": None}


def _closed(response: HttpResponse) -> HttpResponse:
    """Tell browsers and search engines to keep nothing of the address or the page."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response

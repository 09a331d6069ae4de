"""Signing in as one of the demonstration's invented people: only where the demo runs, only as them."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from joinedup.foundation.accounts import queries as accounts
from joinedup.front import demo
from joinedup.kit.answers import page


@login_not_required
def cast(request: HttpRequest) -> HttpResponse:
    """The cast: who they are, what they come for, and a button to sign in as each."""
    _only_in_the_demo()
    return page(request, "front/cast.html", cast=demo.cast())


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Sign in as one of the cast and go to where they begin."""
    _only_in_the_demo()
    member = next((m for m in demo.cast() if m.user_id == user_id), None)
    user = accounts.invented_user(user_id) if member else None
    if member is None or user is None:
        raise Http404
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect(member.start_url or "home")


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404

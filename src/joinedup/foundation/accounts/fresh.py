"""A fresh sign-in: asked for again before what would do most harm in the hands of whoever finds a screen open."""

from __future__ import annotations

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.http import HttpRequest


def require_fresh_sign_in(request: HttpRequest) -> None:
    """Send the reader to confirm who they are unless they did within five minutes; they come back to where they were.

    The five minutes are `ACCOUNT_REAUTHENTICATION_TIMEOUT`. Whoever signs in through their agency's directory alone
    confirms nothing here: that directory decides how often it asks.
    """
    raise_if_reauthentication_required(request, app="account")

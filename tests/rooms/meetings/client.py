"""A browser for page tests: a member of the cast, signed in with their second factor."""

from __future__ import annotations

from django.test import Client

from joinedup.foundation.models import User
from joinedup_core.permits import Actor


def browser(actor: Actor) -> Client:
    """A client signed in as the actor's user."""
    client = Client()
    client.force_login(
        User.objects.get(pk=actor.user_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    session = client.session
    session["second_factor"] = True
    session.save()
    return client

"""A client for the pages, signed in as anybody of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from joinedup.foundation.models import User
from joinedup_core.permits import Actor

SignIn = Callable[[Actor], Client]


@pytest.fixture
def sign_in() -> SignIn:
    """Give back a browser in which the actor is signed in with their second factor."""

    def signed_in(actor: Actor) -> Client:
        client = Client()
        user = User.objects.get(pk=actor.user_id)
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["second_factor"] = True
        session.save()
        return client

    return signed_in

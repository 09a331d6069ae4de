"""The signed context: who is acting, told to the database for one transaction, so that its own policies can ask.

The value is signed with a key that only the database's owner can read: the app role can set the value, but cannot
make one for somebody else that the database believes.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection

from joinedup_core.permits import Actor


@cache
def _key() -> str:
    """The signing key, made from the installation's secret."""
    return hashlib.sha256(f"joinedup.context:{settings.SECRET_KEY}".encode()).hexdigest()


def signed(user_id: str, agency_id: str, actor_key: str) -> str:
    """The context as the database expects it: three values and their signature (nested sha256, as in HMAC)."""
    message = "|".join((user_id, agency_id, actor_key))
    inner = hashlib.sha256(f"{_key()}|{message}".encode()).hexdigest()
    return f"{message}|{hashlib.sha256(f'{_key()}|{inner}'.encode()).hexdigest()}"


def tell_database(actor: Actor) -> None:
    """Tell the database who is acting, for this transaction only (`SET LOCAL`)."""
    value = signed(actor.user_id or "", actor.agency_id or "", actor.key)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('joinedup.actor', %s, true)", [value])


def install_key(cursor: Any) -> None:
    """Give the database the key; run as its owner whenever migrations run or the program starts."""
    cursor.execute(
        "insert into app.context_key (one, key) values (true, %s) on conflict (one) do update set key = excluded.key",
        [_key()],
    )

"""What the app role may do in the database, set again after every migration, and checked before serving.

The app role owns nothing. It reads and writes rows; of the trail it may only insert and read; the signing key
of the context it may not see at all.
"""

from __future__ import annotations

from typing import Any

from joinedup.foundation import context, settled

INSERT_ONLY = ("foundation_trailentry",)
READ_ONLY = ("foundation_trailhead", "django_migrations")


class Unsafe(Exception):
    """The database is not set up as it must be; the message says what is wrong and what to do."""


def secure(cursor: Any, app_role: str) -> None:
    """Grant the app role what it needs and take away what it must not have. Run by the owner; safe to repeat."""
    role = '"' + app_role.replace('"', '""') + '"'
    statements = [
        f"grant usage on schema public, app to {role}",
        f"grant select, insert, update, delete on all tables in schema public to {role}",
        f"grant usage, select on all sequences in schema public to {role}",
        f"grant execute on all functions in schema public, app to {role}",
        f"revoke all on app.context_key from {role}, public",
        *(f"revoke update, delete, truncate on public.{t} from {role}" for t in INSERT_ONLY),
        *(f"revoke insert, update, delete, truncate on public.{t} from {role}" for t in READ_ONLY),
    ]
    for statement in statements:
        cursor.execute(statement)
    context.install_key(cursor)
    settled.put_triggers(cursor)


def check(cursor: Any) -> None:
    """Raise `Unsafe` unless the connected role is a plain app role in front of a hardened database."""
    cursor.execute(
        "select r.rolsuper, r.rolbypassrls, pg_has_role(current_user, d.datdba, 'member'),"
        " current_setting('server_version_num')::int from pg_roles r, pg_database d"
        " where r.rolname = current_user and d.datname = current_database()"
    )
    superuser, bypasses, owns, version = cursor.fetchone()
    if version < 180000:
        raise Unsafe("PostgreSQL 18 or newer is needed: use a newer server, or leave DATABASE_URL out to run our own")
    if superuser or bypasses or owns:
        raise Unsafe(
            "The app role must not own the database, be a superuser or bypass row security: see docs/how-to/your-own-postgresql.md"
        )
    cursor.execute("select has_table_privilege('public.foundation_trailentry', 'update, delete')")
    if cursor.fetchone()[0]:
        raise Unsafe("The app role may change the trail: run ./joinedup migrate to put that right")
    cursor.execute("select tgenabled from pg_trigger where tgname = 'chain_trail'")
    found = cursor.fetchone()
    if found is None or found[0] == "D":
        raise Unsafe("The trail does not chain its rows: run ./joinedup migrate to put that right")

"""The check of a PostgreSQL that is not ours, before anything is done to it."""

import psycopg

from . import roles
from .addresses import read_address
from .problem import Problem

NEEDED = 18
HELP = "docs/how-to/your-own-postgresql.md says how to prepare it."


def check_outside(app_address: str, owner_address: str | None) -> None:
    """Raise a Problem that says what is missing, or return: the database can be used."""
    if not app_address:
        raise Problem(f"JOINEDUP_OWNER_URL is set but DATABASE_URL is not. Set both or neither. {HELP}")
    app = read_address(app_address, "DATABASE_URL")
    if not owner_address:
        raise Problem(
            "DATABASE_URL is set but JOINEDUP_OWNER_URL is not. It names the role that owns the tables and "
            f"changes them in an upgrade; DATABASE_URL names the one that serves pages. {HELP}"
        )
    owner = read_address(owner_address, "JOINEDUP_OWNER_URL")
    if app["user"] == owner["user"]:
        raise Problem(
            f"DATABASE_URL and JOINEDUP_OWNER_URL both name the role {app['user']}. They must be two roles, "
            f"so that the one that serves pages owns nothing. {HELP}"
        )
    with _connect(owner_address, owner, "JOINEDUP_OWNER_URL") as connection:
        _check_server(connection, "JOINEDUP_OWNER_URL")
        _check_owner(connection)
        owner_database = connection.info.dbname
    with _connect(app_address, app, "DATABASE_URL") as connection:
        _check_server(connection, "DATABASE_URL")
        _check_app(connection, owner["user"])
        if connection.info.dbname != owner_database:
            raise Problem("DATABASE_URL and JOINEDUP_OWNER_URL name two databases. Give both the same one.")


def _connect(address: str, parts: dict[str, str], setting: str) -> psycopg.Connection:
    try:
        return psycopg.connect(address, connect_timeout=10, autocommit=True)
    except psycopg.OperationalError as error:
        where = f"database {parts['dbname']} on {parts.get('host', 'this machine')}, role {parts['user']}"
        reason = str(error).strip().splitlines()[-1].strip()
        raise Problem(f"The database named by {setting} does not let us in ({where}): {reason}") from None


def _check_server(connection: psycopg.Connection, setting: str) -> None:
    version = connection.info.server_version // 10000
    if version < NEEDED:
        raise Problem(
            f"The database named by {setting} is PostgreSQL {version}. Joinedup needs PostgreSQL {NEEDED} or newer."
        )
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise Problem(f"The database named by {setting} stores text as {encoding}. Make one with ENCODING 'UTF8'.")


def _ask(connection: psycopg.Connection, question: bytes, *values: str) -> bool:
    row = connection.execute(question, values).fetchone()
    return bool(row and row[0])


def _check_owner(connection: psycopg.Connection) -> None:
    if not _ask(connection, b"SELECT has_schema_privilege(current_user, 'public', 'CREATE')"):
        raise Problem(
            f"The role in JOINEDUP_OWNER_URL may not make tables in the schema public. Let it own the database. {HELP}"
        )


def _check_app(connection: psycopg.Connection, owner: str) -> None:
    powers = b"SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    if _ask(connection, powers):
        raise Problem(
            "The role in DATABASE_URL is a superuser or may bypass row-level security. "
            f"Use one with neither power, such as {roles.APP}. {HELP}"
        )
    if _ask(connection, b"SELECT pg_has_role(current_user, %s, 'MEMBER')", owner):
        raise Problem(
            f"The role in DATABASE_URL is a member of {owner}, which owns the tables. Use a role that is not. {HELP}"
        )

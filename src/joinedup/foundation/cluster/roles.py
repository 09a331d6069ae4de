"""The database's login roles: who owns, who serves, who copies. The same for any PostgreSQL 18."""

import hashlib
import secrets

import psycopg
from psycopg import sql

DATABASE = "joinedup"
ADMIN, OWNER, APP, BACKUP, REPORT = (
    "joinedup_admin",
    "joinedup_owner",
    "joinedup_app",
    "joinedup_backup",
    "joinedup_report",
)
LOGINS = (OWNER, APP, BACKUP, REPORT)
PLAIN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
LIMITS = {
    OWNER: {"lock_timeout": "5s", "idle_in_transaction_session_timeout": "10min"},
    APP: {"statement_timeout": "15s", "lock_timeout": "5s", "idle_in_transaction_session_timeout": "60s"},
    BACKUP: {"lock_timeout": "60s"},
    REPORT: {"statement_timeout": "60s", "lock_timeout": "5s", "idle_in_transaction_session_timeout": "60s"},
}


def _make_database(name: str) -> str:
    """The statement that makes a database: text compared by code point, so the same on every machine."""
    return (
        f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8' "
        "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
    )


def _inside(name: str) -> tuple[str, ...]:
    """Statements for inside a database: what the roles may do with what the owner makes there."""
    owners = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER}"
    return (
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        f"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {APP}, {BACKUP}, {REPORT}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {APP}, {REPORT}",
        f"{owners} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
        f"{owners} GRANT USAGE, SELECT ON SEQUENCES TO {APP}",
        f"{owners} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
        f"{owners} GRANT EXECUTE ON FUNCTIONS TO {APP}",
    )


def _role_statements(passwords: dict[str, str]) -> list[str]:
    """Statements that make each login role or bring it up to date; they may run any number of times."""
    said = []
    for role in LOGINS:
        rights = f"{PLAIN} {'BYPASSRLS' if role == BACKUP else 'NOBYPASSRLS'}"
        password = sql.Literal(passwords[role]).as_string()
        make = f"IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF;"
        said.append(f"DO $$ BEGIN {make} END $$")
        said.append(f"ALTER ROLE {role} {rights} PASSWORD {password}")
        said.extend(f"ALTER ROLE {role} SET {name} = '{value}'" for name, value in LIMITS[role].items())
    said.append(f"GRANT pg_read_all_data TO {BACKUP}")
    return said


def fingerprint(passwords: dict[str, str]) -> str:
    """Changes when the roles would come out differently."""
    said = [*_role_statements(passwords), _make_database(DATABASE), *_inside(DATABASE)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def prepare_roles(admin: psycopg.Connection, passwords: dict[str, str]) -> None:
    """Make the roles in a cluster of ours (`admin` commits by itself)."""
    for statement in _role_statements(passwords):
        admin.execute(statement.encode())


def make_database(admin: psycopg.Connection, name: str) -> None:
    """Make an empty database of the owner's, unless it is there."""
    if not admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchall():
        admin.execute(_make_database(name).encode())


def grant_inside(admin: psycopg.Connection) -> None:
    """Grant what the roles need inside the connection's database."""
    for statement in _inside(admin.info.dbname):
        admin.execute(statement.encode())


def roles_script() -> str:
    """A script for psql that prepares one's own PostgreSQL, with new passwords and the settings to use."""
    passwords = {role: secrets.token_urlsafe(24) for role in LOGINS}
    before = [*_role_statements(passwords), f"GRANT {OWNER} TO CURRENT_USER", _make_database(DATABASE)]
    return "\n".join(
        [
            "-- Run once with psql, as an administrator of a PostgreSQL 18 or newer. The passwords are new:",
            "-- keep this text private, and keep only the addresses at its end.",
            *(f"{statement};" for statement in before),
            f"\\connect {DATABASE}",
            *(f"{statement};" for statement in _inside(DATABASE)),
            "",
            "-- Settings for Joinedup (put your server's name in place of HOST):",
            f"-- DATABASE_URL=postgresql://{APP}:{passwords[APP]}@HOST/{DATABASE}",
            f"-- JOINEDUP_OWNER_URL=postgresql://{OWNER}:{passwords[OWNER]}@HOST/{DATABASE}",
        ]
    )

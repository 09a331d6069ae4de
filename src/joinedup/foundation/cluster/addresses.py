"""Database addresses (`postgresql://role:password@host/database`): made, and read for Django."""

from urllib.parse import quote

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from .problem import Problem

EXAMPLE = "postgresql://joinedup_app:PASSWORD@db.example.org/joinedup"


def socket_address(role: str, password: str, database: str, socket_folder: str) -> str:
    """The address of a database behind a socket in a folder."""
    folder = quote(socket_folder, safe="")
    return f"postgresql://{quote(role)}:{quote(password)}@/{quote(database)}?host={folder}"


def read_address(address: str, setting: str) -> dict[str, str]:
    """The parts of an address as PostgreSQL names them (`user`, `dbname`, `host` …)."""
    try:
        parts = conninfo_to_dict(address)
    except ProgrammingError:
        raise Problem(
            f"{setting} is not a PostgreSQL address that can be read. It should look like {EXAMPLE}"
        ) from None
    found = {key: str(value) for key, value in parts.items() if value is not None}
    for part, word in (("user", "a role"), ("dbname", "a database")):
        if part not in found:
            raise Problem(f"{setting} does not name {word}. It should look like {EXAMPLE}")
    return found


def django_database(address: str, setting: str = "DATABASE_URL") -> dict[str, object]:
    """An entry for Django's DATABASES."""
    parts = read_address(address, setting)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user"),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
    }

"""Bring a database up to this version of the program: run as the role that owns the tables.

`python -m joinedup.front.upgrading` with DATABASE_URL naming the owner and JOINEDUP_APP_ROLE the app's role.
"""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
GRANTS = (
    "foundation/hardening.py", "foundation/context.py", "front/upgrading.py", "people/protection.py",
)  # fmt: skip


def fingerprint(secret: str = "") -> str:
    """Changes when an upgrade would have something to do: our migrations and grants, the pinned libraries."""
    package = ROOT / "src" / "joinedup"
    files = [
        *package.rglob("migrations/*.py"),
        *package.rglob("policies.sql"),
        *(package / name for name in GRANTS if (package / name).exists()),
        ROOT / "requirements.txt",
    ]
    digest = hashlib.sha256(secret.encode())
    for file in sorted(files):
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def upgrade(app_role: str, verbosity: int = 0) -> None:
    """Begin or migrate, make the cache's table, set again what the app role may do. Django must be set up as the owner."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from joinedup.foundation.hardening import secure
    from joinedup.front import case_wing, structure

    structure.begin()
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=0)
    with transaction.atomic(), connection.cursor() as cursor:
        secure(cursor, app_role)
        case_wing.protect(cursor, app_role)


def main() -> None:
    """Upgrade the database named by the environment."""
    import django

    django.setup()
    upgrade(os.environ["JOINEDUP_APP_ROLE"], verbosity=int("--say" in sys.argv))


if __name__ == "__main__":
    main()

"""What all migrations come to, in one piece: a new database begins with it in a second, and has nothing to migrate.

`structure.sql` is written by `python -m tests.structure` after a change to the migrations; a house test holds that both ways give the
same. Where it lags behind, `migrate` does the rest, so a beginning is never wrong, only slower.
"""

from pathlib import Path

STRUCTURE = Path(__file__).with_name("structure.sql")
EMPTY = """select not exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema')"""


def begin() -> bool:
    """Make every table where there is none yet, as the role that owns them. Whether there was none."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(EMPTY)
        if not cursor.fetchone()[0]:
            return False
        # Every name in the file says its schema; functions may name what comes after them.
        cursor.execute("set local search_path = ''; set local check_function_bodies = off")
        cursor.execute(STRUCTURE.read_text(encoding="utf-8"))
    return True

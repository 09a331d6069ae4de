"""Writes `structure.sql`, what all migrations come to: `python -m tests.structure`, after a change to the migrations.

Both ways of beginning are compared here, where the file is written. The file is then sealed together with the migrations
that it was made of, so that a test can tell in no time whether either changed since.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import subprocess

import psycopg

from joinedup.foundation.cluster import binaries, roles
from tests.database import ADMIN, OWNER, Server, TestCluster

HEAD = (
    "-- Written by `python -m tests.structure`: change the migrations, not this file.\n-- Sealed with the migrations: "
)
BEFORE = re.compile(r"\A.*?(?=^CREATE )", re.MULTILINE | re.DOTALL)
"""Settings of the session."""
BETWEEN = re.compile(r"^--\n-- .*\n--\n\n+|^SET default_.*\n+|^--\n-- .*\n--\n\n\\unrestrict .*\n+", re.MULTILINE)
MARK = re.compile(r"^\\(un)?restrict .*\n", re.MULTILINE)
"""What pg_dump makes up anew each time."""
APPLIED = "insert into public.django_migrations (app, name, applied) values\n"
LIST = re.compile(r"\(ARRAY\[((?:'[^']*'::character varying(?:, )?)+)\]\)::text\[\]")
"""How PostgreSQL shows a list in a check that it was told of by a name; told in its own words, it shows each as text."""
TIMES = re.compile(r"(INSERT INTO public\.django_migrations VALUES \(.*, ')[^']+('\);)")


def empty(server: Server, database: str) -> None:
    """A new database with nothing in it but what the roles may do."""
    server.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
    with psycopg.connect(server.address(ADMIN, "postgres"), autocommit=True) as admin:
        roles.make_database(admin, database)
    with psycopg.connect(server.address(ADMIN, database), autocommit=True) as admin:
        roles.grant_inside(admin)


def migrate(server: Server, database: str) -> None:
    """Bring it up to date step by step, as one would be that began long ago."""
    from django.core.management import call_command

    with server.using(OWNER, database):
        call_command("migrate", interactive=False, verbosity=0)


def dumped(server: Server, database: str, *how: str) -> str:
    """A database as statements, without what differs each time."""
    command = [binaries.packaged() / "pg_dump", "--no-owner", "--no-comments", "--inserts", *how]
    told = subprocess.run(
        [*command, "--dbname", server.address(OWNER, database)], capture_output=True, text=True, check=True
    ).stdout
    return TIMES.sub(r"\1\2", MARK.sub("", told))


def alike(told: str) -> str:
    """Statements with lists shown one way, since the same check is shown in two."""
    return LIST.sub(
        lambda found: "ARRAY[" + re.sub(r"('[^']*'::character varying)", r"(\1)::text", found[1]) + "]", told
    )


def written(server: Server, database: str) -> str:
    """The structure of a database as the file holds it, and which migrations it has."""
    told = BETWEEN.sub("", BEFORE.sub("", dumped(server, database, "--schema-only", "--no-privileges")))
    with psycopg.connect(server.address(OWNER, database)) as owner:
        rows = owner.execute("select app, name from django_migrations order by id").fetchall()
    applied = ",\n".join(f"    ('{app}', '{name}', now())" for app, name in rows)
    return sealed(f"\n{told.strip()}\n\n{APPLIED}{applied};\n")


def sealed(body: str) -> str:
    """What follows the head of the file, with its head: the seal of it and of the migrations (ours, and the pinned libraries')."""
    from joinedup.front.upgrading import ROOT

    digest = hashlib.sha256(body.encode())
    for file in sorted((ROOT / "src" / "joinedup").rglob("migrations/*.py")):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    digest.update((ROOT / "requirements.txt").read_bytes())
    return f"{HEAD}{digest.hexdigest()}\n{body}"


def compare(server: Server, begun: str, migrated: str) -> None:
    """Begin a database with the file, and stop unless it is what all migrations made of the other."""
    from joinedup.front import structure

    empty(server, begun)
    with server.using(OWNER, begun):
        structure.begin()
    migrate(server, begun)
    if alike(dumped(server, begun)) != alike(dumped(server, migrated)):
        raise SystemExit("A database begun with the file differs from a migrated one: compare pg_dump of both.")


def main() -> None:
    """Write the file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joinedup.front.settings")
    importlib.import_module("tests.environment")  # before Django's settings
    importlib.import_module("django").setup()
    from joinedup.front.structure import STRUCTURE

    cluster = TestCluster(create=False)
    cluster.home.open()
    cluster.cluster.start()
    cluster.server = Server(cluster.cluster.socket, cluster.home.passwords(()))
    try:
        empty(cluster.server, "whole")
        migrate(cluster.server, "whole")
        STRUCTURE.write_text(written(cluster.server, "whole"), encoding="utf-8")
        compare(cluster.server, "begun", "whole")
    finally:
        cluster.stop()
    print(f"Written: {STRUCTURE.name}")


if __name__ == "__main__":
    main()

"""The tests' PostgreSQL: one cluster a run, one migrated template, one clone of it for each worker.

Tests run as the app role. It cannot empty tables, so a test that commits gets a new clone afterwards.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections

from joinedup.foundation.cluster import Cluster, Home, Problem
from joinedup.foundation.cluster.addresses import django_database, socket_address
from joinedup.foundation.cluster.roles import ADMIN, APP, OWNER
from joinedup.front.upgrading import fingerprint, upgrade

TEMPLATE = "joinedup_template"


@dataclass(frozen=True)
class Server:
    """Where the tests' cluster is and how to get in; small enough to hand to a worker."""

    socket: str
    passwords: dict[str, str] = field(repr=False)

    def address(self, role: str, database: str) -> str:
        """The address of a database for a role."""
        return socket_address(role, self.passwords[role], database, self.socket)

    def run(self, *statements: str) -> None:
        """Run statements as the cluster's administrator."""
        with psycopg.connect(self.address(ADMIN, "postgres"), autocommit=True) as admin:
            for statement in statements:
                admin.execute(statement.encode())

    def use(self, role: str, database: str) -> None:
        """Point Django at a database as a role (in place: connections keep the same dictionary)."""
        connections["default"].close()
        found = django_database(self.address(role, database))
        settings.DATABASES["default"].update({key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
        settings.DATABASES["default"]["CONN_MAX_AGE"] = 0

    @contextmanager
    def using(self, role: str, database: str) -> Iterator[None]:
        """Within it, Django is pointed there; afterwards where it was before."""
        before = dict(settings.DATABASES["default"])
        self.use(role, database)
        try:
            yield
        finally:
            connections["default"].close()
            settings.DATABASES["default"].update(before)

    def clone(self, database: str) -> None:
        """Make a database anew from the template."""
        connections["default"].close()
        make = f"CREATE DATABASE {database} TEMPLATE {TEMPLATE} OWNER {OWNER} STRATEGY FILE_COPY"
        for attempt in range(5):
            try:
                self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)", make)
                return
            except psycopg.errors.ObjectInUse:
                if attempt == 4:
                    raise
                time.sleep(0.2)


class TestCluster:
    """The cluster of a run of pytest: started when the first test needs it, stopped at the end."""

    __test__ = False

    def __init__(self, create: bool) -> None:
        self.home = Home(Path(os.environ["JOINEDUP_TEST_DATA"]) / "cluster")
        self.cluster = Cluster(self.home, quick=True, say=lambda sentence: None)
        self.create = create
        self.server: Server | None = None

    def start(self) -> Server:
        """Start it (once) and bring the template up to date."""
        if self.server is None:
            self.home.open()
            self.cluster.start()
            self.server = Server(self.cluster.socket, self.home.passwords(()))
            self._migrate(self.server)
        return self.server

    def _migrate(self, server: Server) -> None:
        wanted = fingerprint()
        if self.home.record.get("template") == wanted and not self.create:
            return
        server.run(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")
        self.cluster.make_database(TEMPLATE)
        with server.using(OWNER, TEMPLATE):
            upgrade(APP)
        self.home.remember(template=wanted)

    def stop(self) -> None:
        """Stop it, if it was started."""
        if self.server:
            self.cluster.stop()
            if "JOINEDUP_TEST_DATA_IS_TEMPORARY" in os.environ:
                self.home.clear()
            self.home.close()


__all__ = ["APP", "Problem", "Server", "TestCluster"]

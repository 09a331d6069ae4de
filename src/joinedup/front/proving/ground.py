"""A throw-away database for the prover: started, brought up to date, and gone afterwards."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from joinedup.foundation.cluster import Cluster, Home
from joinedup.foundation.cluster.addresses import django_database, socket_address
from joinedup.foundation.cluster.roles import ADMIN, APP, OWNER

NAME = "joinedup_proof"


class Ground:
    """Within it, Django's connection is the cluster's administrator, whom no policy restrains; it can become the app role."""

    def __enter__(self) -> Ground:
        self.folder = Path(tempfile.mkdtemp(prefix="joinedup-proof-"))
        self.folder.chmod(0o711)
        self.home = Home(self.folder / "data")
        self.home.open()
        self.cluster = Cluster(self.home, quick=True, say=lambda sentence: None)
        self.cluster.start()
        self.cluster.make_database(NAME)
        self._upgrade()
        return self

    def __exit__(self, *error: object) -> None:
        from django.db import connection

        connection.close()
        self.cluster.stop()
        self.home.clear()
        self.home.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def become(self, role: str) -> None:
        """Connect Django as another role from now on (the owner, to change the rules; the administrator, to prove)."""
        from django.conf import settings
        from django.db import connection

        connection.close()
        found = django_database(socket_address(role, self.home.passwords(())[role], NAME, self.cluster.socket))
        settings.DATABASES["default"].update({key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})

    def _upgrade(self) -> None:
        address: Any = socket_address(OWNER, self.home.passwords(())[OWNER], NAME, self.cluster.socket)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "joinedup.front.settings",
            "DATABASE_URL": address,
            "JOINEDUP_APP_ROLE": APP,
            "JOINEDUP_DATA": str(self.home.path),
            "JOINEDUP_SECRET_KEY": "only-for-a-proof-" * 4,
        }
        import django

        django.setup()
        from joinedup.front.upgrading import upgrade

        self.become(OWNER)
        upgrade(APP)
        self.become(ADMIN)

"""One installation: its data directory, its database (ours or somebody else's), and what its processes are told."""

import hashlib
import os
import signal
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from joinedup.foundation.cluster import DATABASE, Cluster, Home, Problem, check_outside, read_address
from joinedup.foundation.cluster.addresses import socket_address
from joinedup.foundation.cluster.processes import dies_with_parent
from joinedup.foundation.cluster.roles import APP, OWNER
from joinedup.front.upgrading import ROOT, fingerprint

VAR = ROOT / "var"
DEMO, SERVE = "demo", "serve"


class Installation:
    """Opened by one process at a time; a short command may visit one that is being served."""

    def __init__(self, options: Namespace, kind: str | None = None, say: Callable[[str], None] = print) -> None:
        given = getattr(options, "data", None) or os.environ.get("JOINEDUP_DATA")
        self.home = Home(Path(given) if given else _usual(kind))
        self.kind = kind
        self.say = say
        self.cluster: Cluster | None = None
        self.app_address = os.environ.get("DATABASE_URL", "")
        self.owner_address = os.environ.get("JOINEDUP_OWNER_URL", "")
        self.outside = bool(self.app_address or self.owner_address)

    def open(self, *, fresh: bool = False) -> None:
        """Hold the data directory and have a database that answers."""
        if self.outside and fresh:
            raise Problem("--fresh removes only data that Joinedup keeps itself; DATABASE_URL names another database.")
        if self.outside:
            check_outside(self.app_address, self.owner_address)
        self.home.open()
        self._agree_on_kind()
        if not self.outside:
            self.cluster = Cluster(self.home, say=self.say)
            self.restart_database(fresh=fresh)
        self.home.remember(kind=self.kind or self.home.record.get("kind", SERVE))

    def visit(self) -> None:
        """As `open`, but when the data are being served already, use the database that is running."""
        if not self.home.path.exists() and not self.outside:
            raise Problem(
                f"There are no data in {self.home.path} yet. Run ./joinedup serve (or demo) first, or name a folder with --data."
            )
        try:
            self.open()
        except Problem:
            if self.outside or not self._visit_running():
                raise

    def restart_database(self, *, fresh: bool = False) -> None:
        """Start our own cluster, anew if it ran."""
        if self.cluster:
            self.cluster.stop()
            self.cluster.start(fresh=fresh)
            self.app_address, self.owner_address = self.cluster.app_address, self.cluster.owner_address

    def close(self) -> None:
        """Stop our own cluster and let go of the data."""
        if self.cluster:
            self.cluster.stop()
        self.home.close()

    def environment(self, *, owner: bool = False) -> dict[str, str]:
        """What a process of this installation is told. Only the one that upgrades learns the owner's address."""
        kind = self.kind or self.home.record.get("kind", SERVE)
        told = {name: value for name, value in os.environ.items() if name != "JOINEDUP_OWNER_URL"}
        told |= {
            "DJANGO_SETTINGS_MODULE": "joinedup.front.settings",
            "DATABASE_URL": self.owner_address if owner else self.app_address,
            "JOINEDUP_APP_ROLE": read_address(self.app_address, "DATABASE_URL")["user"],
            "JOINEDUP_DATA": str(self.home.path),
            "JOINEDUP_DEMO": "1" if kind == DEMO else "",
            "JOINEDUP_SECURE": "1" if kind == SERVE else "",
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONUNBUFFERED": "1",
        }
        if served := self.home.record.get("port"):
            told.setdefault("JOINEDUP_PORT", served)  # so that a command prints the addresses people use
        return told

    def run_step(self, module: str, *arguments: str, owner: bool = False, show: bool = False) -> int:
        """Run a module to its end as a child, its words into log/start.log (or shown); the exit code."""
        log = self.log("start")
        with log.open("ab") as words:
            child = subprocess.Popen(
                [sys.executable, "-P", "-m", module, *arguments],
                env=self.environment(owner=owner),
                stdin=subprocess.DEVNULL,
                stdout=None if show else words,
                stderr=words,
                start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGTERM),
            )
            try:
                return child.wait()
            except BaseException:
                child.terminate()
                child.wait(10)
                raise

    def log(self, name: str) -> Path:
        """A log file of this installation."""
        folder = self.home.path / "log"
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / f"{name}.log"
        if file.exists() and file.stat().st_size > 10_000_000:
            file.replace(folder / f"{name}.old.log")
        return file

    def upgrade_fingerprint(self) -> str:
        """Changes when the database needs an upgrade: the program's part, the secret, which database it is."""
        secret = self.home.path / "secret-key"
        kept = secret.read_text() if secret.exists() else ""
        database = self.app_address if self.outside else ""
        return fingerprint("|".join((os.environ.get("JOINEDUP_SECRET_KEY", ""), kept, database)))

    def database_key(self) -> str:
        """Names the database without telling its address; empty for our own."""
        return hashlib.sha256(self.app_address.encode()).hexdigest() if self.outside else ""

    # -- within -------------------------------------------------------------------------------------

    def _agree_on_kind(self) -> None:
        """A demonstration lets anybody sign in as anybody: data of an installation are never served that way."""
        kept = self.home.record.get("kind")
        if self.kind and kept and kept != self.kind:
            self.home.close()
            raise Problem(
                f"The data in {self.home.path} were made by `./joinedup {kept}`, so `./joinedup {self.kind}` leaves "
                "them alone. Give it other data with --data FOLDER."
            )

    def _visit_running(self) -> bool:
        record, passwords = self.home.record, self.home.path / "database-passwords.json"
        if not (record.get("socket") and os.access(passwords, os.R_OK)):
            return False
        known = self.home.passwords(())
        addresses = [socket_address(role, known[role], DATABASE, record["socket"]) for role in (APP, OWNER)]
        self.app_address, self.owner_address = addresses
        return True


def _usual(kind: str | None) -> Path:
    """Where data are when nobody says: the demonstration's, or those of the installation if there is one."""
    if kind:
        return VAR / kind
    return VAR / SERVE if (VAR / SERVE).exists() else VAR / DEMO

"""Our own small cluster manager: makes, starts and stops one PostgreSQL for one data directory."""

import contextlib
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from . import binaries, roles
from .account import Account, account_for
from .addresses import socket_address
from .home import Home
from .problem import Problem
from .processes import dies_with_parent, stop_leftover_server

PATIENCE = 60
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
    # The log never repeats what somebody typed.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
}
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
BIG_LOG = 10_000_000


class Cluster:
    """One PostgreSQL server. `quick` gives up safety on power loss: for tests only."""

    def __init__(self, home: Home, *, quick: bool = False, say: Callable[[str], None] = print) -> None:
        self.home = home
        self.quick = quick
        self.say = say
        self.process: subprocess.Popen[bytes] | None = None
        self.socket = ""
        self._log = home.path / "log" / "postgresql.log"

    def start(self, *, fresh: bool = False) -> None:
        """Start the server on a held data directory, making cluster, roles and database if needed."""
        account = account_for(self._recorded_data())
        stop_leftover_server(self._recorded_data())
        if fresh:
            self.home.clear()
        files, remark = self.home.cluster_files(account)
        if remark:
            self.say(remark)
        programs = binaries.reachable(account, files)
        data = files / "data"
        passwords = self.home.passwords((roles.ADMIN, *roles.LOGINS))
        if not data.exists():
            _make(data, programs, account, passwords[roles.ADMIN])
        self.socket = str(self.home.socket_folder(account))
        self._run(programs, data, account)
        try:
            self._wait_until_ready()
            self._prepare_roles(passwords)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server; every connection is closed first."""
        if self.process is None:
            return
        for sent, patience in ((signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
            with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                self.process.send_signal(sent)
                self.process.wait(patience)
                break
        self.process = None
        self.home.remove_socket_folder()

    def address(self, role: str, database: str = roles.DATABASE) -> str:
        """Where a role finds a database of this cluster."""
        return socket_address(role, self.home.passwords((role,))[role], database, self.socket)

    @property
    def app_address(self) -> str:
        """The address for serving pages: may read and write rows, owns nothing."""
        return self.address(roles.APP)

    @property
    def owner_address(self) -> str:
        """The address for migrations: owns the tables."""
        return self.address(roles.OWNER)

    @contextlib.contextmanager
    def as_admin(self, database: str = "postgres") -> Iterator[psycopg.Connection]:
        """A connection that may do anything; for this manager and the tests' databases only."""
        with psycopg.connect(self.address(roles.ADMIN, database), autocommit=True) as connection:
            yield connection

    def make_database(self, name: str) -> None:
        """Make a database (unless it is there) that the owner owns and the app may use."""
        with self.as_admin() as admin:
            roles.make_database(admin, name)
        with self.as_admin(name) as admin:
            roles.grant_inside(admin)

    # -- steps --------------------------------------------------------------------------------------

    def _recorded_data(self) -> Path:
        return Path(self.home.record.get("files", self.home.path / "cluster")) / "data"

    def _run(self, programs: Path, data: Path, account: Account) -> None:
        settings = SETTINGS | (QUICK if self.quick else {}) | {"unix_socket_directories": self.socket}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._log.parent.mkdir(mode=0o700, exist_ok=True)
        if self._log.exists() and self._log.stat().st_size > BIG_LOG:
            self._log.replace(self._log.with_suffix(".old.log"))
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(programs / "postgres"), "-D", str(data), *options],
                cwd="/",
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGINT),
                **account.as_arguments,
            )

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with self.as_admin():
                    return
            except psycopg.OperationalError as error:
                if self.process is None or self.process.poll() is not None:
                    raise Problem(f"The database did not start. {self._last_words()}") from None
                if time.monotonic() > end:
                    first_line = str(error).splitlines()[0]
                    raise Problem(f"The database does not answer after {PATIENCE} s: {first_line}") from None
                time.sleep(0.03)

    def _prepare_roles(self, passwords: dict[str, str]) -> None:
        wanted = roles.fingerprint(passwords)
        if self.home.record.get("roles") == wanted:
            return
        with self.as_admin() as admin:
            roles.prepare_roles(admin, passwords)
        self.make_database(roles.DATABASE)
        self.home.remember(roles=wanted)

    def _last_words(self) -> str:
        lines = self._log.read_text(errors="replace").splitlines()[-20:]
        telling = [line.split(":  ", 1)[-1] for line in lines if "FATAL:" in line or "PANIC:" in line]
        said = f"It says: {telling[-1]}. " if telling else ""
        return f"{said}Its log is {self._log}"


def _make(data: Path, programs: Path, account: Account, password: str) -> None:
    """Make a new cluster beside its final place, and move it there when it is whole."""
    new, secret = data.with_name("data.new"), data.with_name("password.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    account.own(new, 0o700)
    secret.unlink(missing_ok=True)
    secret.touch(mode=0o600)
    secret.write_text(password)
    account.own(secret, 0o400)
    command = [str(programs / "initdb"), "-D", str(new), "-U", roles.ADMIN, "--pwfile", str(secret)]
    command += ["--auth=scram-sha-256", "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"]
    command += ["--data-checksums", "--text-search-config=english", "--no-instructions", "--no-sync"]
    try:
        made = subprocess.run(
            command,
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            **account.as_arguments,
        )
    finally:
        secret.unlink()
    if made.returncode:
        shutil.rmtree(new, ignore_errors=True)
        raise Problem(f"The database could not be made: {made.stderr.strip().splitlines()[-1]}")
    new.rename(data)

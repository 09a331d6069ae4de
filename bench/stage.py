"""The stage: `./joinedup serve` on data of its own, and beside it the yardstick, both stopped and removed at the end."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from types import TracebackType

import psycopg

from joinedup.front.installation import Installation
from joinedup.front.listening import Listening
from joinedup.front.supervising import Child

ROOT = Path(__file__).resolve().parents[1]
OURS = ("DATABASE_URL", "JOINEDUP_", "DJANGO_SETTINGS_MODULE", "PYTHONPATH")


def clean_environment() -> dict[str, str]:
    """This process's variables without those of any installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return kept | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}


class Stage:
    """A served installation with ordinary, durable settings, ready to be filled by this process through Django."""

    def __init__(self, *, yardstick: bool = True) -> None:
        self.with_yardstick = yardstick
        self.folder = Path(tempfile.mkdtemp(prefix="joinedup-bench-"))
        self.folder.chmod(0o755)
        self.data = self.folder / "data"
        self.process: subprocess.Popen[str] | None = None
        self.yardstick: Child | None = None
        self.ours = self.theirs = ""

    def __enter__(self) -> Stage:
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit("Stopped."))
        try:
            self._serve()
            self._enter_django()
            if self.with_yardstick:
                self._serve_yardstick()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    @property
    def pids(self) -> list[int]:
        """The processes at the top of everything that serves pages here."""
        found = [self.process, self.yardstick.process if self.yardstick else None]
        return [process.pid for process in found if process]

    def settle(self) -> None:
        """After filling: the housekeeping that autovacuum would have done by itself in a minute."""
        with psycopg.connect(self.installation.owner_address, autocommit=True) as owner:
            owner.execute("SET client_min_messages = error")
            owner.execute("VACUUM ANALYZE")

    # -- steps --------------------------------------------------------------------------------------

    def _serve(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "joinedup.front.cli", "serve", "--data", str(self.data), "--port", "0"],
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said = ""
        for line in self.process.stdout or ():
            said += line
            if "is ready" in line:
                self.ours = _address(line)
                return
        raise SystemExit(f"The program did not start:\n{said}")

    def _enter_django(self) -> None:
        for name in [name for name in os.environ if name.startswith(OURS)]:
            del os.environ[name]
        self.installation = Installation(Namespace(data=str(self.data)))
        self.installation.visit()
        os.environ.update(self.installation.environment())
        import django

        django.setup()

    def _serve_yardstick(self) -> None:
        self.listening = Listening.on(0, print)
        environment = self.installation.environment() | {
            "DJANGO_SETTINGS_MODULE": "bench.yardstick.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "JOINEDUP_SOCKETS": self.listening.numbers,
        }
        self.yardstick = Child(
            "yardstick",
            "joinedup.front.web",
            self.installation.log("yardstick"),
            lambda: environment,
            self.listening.descriptors,
        )
        self.yardstick.start()
        self.theirs = f"127.0.0.1:{self.listening.port}"
        self._wait_for_yardstick()

    def _wait_for_yardstick(self) -> None:
        connection = http.client.HTTPConnection(self.theirs, timeout=30)
        try:
            connection.request("GET", "/admin/login/", headers={"Host": "localhost"})
            status = connection.getresponse().status
        except OSError:
            status = 0
        if status not in (200, 302):
            raise SystemExit(f"The yardstick answers {status}. {self.yardstick and self.yardstick.why()}")

    def _end(self) -> None:
        if os.environ.get("BENCH_LOGS"):
            for name in ("web", "yardstick"):
                print((self.data / "log" / f"{name}.log").read_text()[-6000:])
        if self.yardstick:
            self.yardstick.stop()
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def _address(line: str) -> str:
    found = next(word for word in line.split() if word.startswith("http"))
    return "127.0.0.1:" + found.rstrip("/,").rsplit(":", 1)[1]

"""Keeping the program's processes running, and stopping all of them in order."""

import contextlib
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from joinedup.foundation.cluster import Problem
from joinedup.foundation.cluster.processes import dies_with_parent

TOO_MANY, WITHIN = 5, 60.0


class Stopped(BaseException):
    """Somebody asked the program to stop."""


def stop_on_signals() -> None:
    """From now on Ctrl-C, `kill` and a closed terminal raise Stopped, once."""

    def stop(number: int, frame: object) -> None:
        ignore_signals()
        raise Stopped

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)


def ignore_signals() -> None:
    """While stopping, a second Ctrl-C does not interrupt it."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)


class Child:
    """One process that is to run for as long as the program does."""

    def __init__(
        self, name: str, module: str, log: Path, environment: Callable[[], dict[str, str]], pass_fds: Sequence[int] = ()
    ) -> None:
        self.name, self.module, self.log, self.environment = name, module, log, environment
        self.pass_fds = tuple(pass_fds)
        self.process: subprocess.Popen[bytes] | None = None
        self._deaths: deque[float] = deque(maxlen=TOO_MANY)

    def start(self) -> None:
        """Start it, its words into its log."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", self.module],
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=self.pass_fds,
                start_new_session=True,
                preexec_fn=dies_with_parent(signal.SIGTERM),
            )

    def has_died(self) -> bool:
        """Whether it ended by itself."""
        return self.process is not None and self.process.poll() is not None

    def count_death(self) -> None:
        """Give up when it keeps dying."""
        self._deaths.append(time.monotonic())
        if len(self._deaths) == TOO_MANY and self._deaths[-1] - self._deaths[0] < WITHIN:
            raise Problem(
                f"The {self.name} ended {TOO_MANY} times within a minute, so everything was stopped. {self.why()}"
            )

    def why(self) -> str:
        """Its last words."""
        lines = [line.strip() for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        return f"Its last words: {lines[-1]} (more in {self.log})" if lines else f"Its log is {self.log}"

    def stop(self) -> None:
        """Ask it to end, wait, insist."""
        if self.process is None:
            return
        for sent, patience in ((signal.SIGTERM, 6), (signal.SIGKILL, 3)):
            with contextlib.suppress(ProcessLookupError, subprocess.TimeoutExpired):
                self.process.send_signal(sent)
                self.process.wait(patience)
                break
        self.process = None


def watch(
    children: Sequence[Child],
    database: Callable[[], subprocess.Popen[bytes] | None],
    restart_database: Callable[[], None],
    say: Callable[[str], None],
) -> None:
    """Start again whatever dies, until Stopped is raised."""
    deaths = Child("database", "", Path(), dict)
    while True:
        time.sleep(0.3)
        server = database()
        if server is not None and server.poll() is not None:
            deaths.log = children[0].log
            deaths.count_death()
            say("The database stopped; starting it and everything that uses it again.")
            for child in reversed(children):
                child.stop()
            restart_database()
            for child in children:
                child.start()
        for child in children:
            if child.has_died():
                child.count_death()
                say(f"The {child.name} stopped; starting it again.")
                child.start()

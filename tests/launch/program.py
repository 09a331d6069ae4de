"""Runs the program as somebody at a terminal would, and looks at what it leaves behind."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTEST_CURRENT_TEST", "PYTHONPATH")


def clean_environment(**extra: str) -> dict[str, str]:
    """This process's variables without what the tests or an installation set."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("JOINEDUP_") and k not in OURS}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", **extra}


def run(*words: object, seconds: float = 60, **extra: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program to its end."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "joinedup.front.cli", *map(str, words)],
        env=clean_environment(**extra),
        capture_output=True,
        text=True,
        timeout=seconds,
        stdin=subprocess.DEVNULL,
    )


class Program:
    """A running `serve` or `demo`."""

    def __init__(self, *words: object, command: list[str] | None = None, **options: object) -> None:
        self.process = subprocess.Popen(
            [*(command or [sys.executable, "-P", "-m", "joinedup.front.cli"]), *map(str, words)],
            env=options.pop("env", None) or clean_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
            **options,
        )
        self.said = ""
        self.address = ""

    def wait_until_ready(self) -> "Program":
        """Read what it says until it names its address."""
        for line in self.process.stdout:
            self.said += line
            if "is ready" in line:
                self.address = next(word for word in line.split() if word.startswith("http")).rstrip(",")
                return self
        raise AssertionError(f"it ended with {self.process.wait()}: {self.said}")

    def health(self) -> tuple[int, str]:
        """What /health/ answers."""
        try:
            with urllib.request.urlopen(self.address + "health/", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, str(error)
        except OSError as error:
            return 0, str(error)

    def stop(self, sent: signal.Signals = signal.SIGINT) -> int:
        """Stop it and read the rest of what it says; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(sent)
        self.rest()
        return self.process.wait(20)

    def rest(self) -> str:
        """Everything it said, to its end."""
        if not self.process.stdout.closed:
            self.said += self.process.communicate(timeout=20)[0]
        return self.said


def processes_of(data: Path) -> list[int]:
    """The processes that run on a data directory, by their command line or what they were told."""
    found = []
    wanted = str(data).encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            known = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if wanted in known and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def wait_until_none_of(data: Path, seconds: float = 8) -> list[int]:
    """The processes still there after a while."""
    end = time.monotonic() + seconds
    while (left := processes_of(data)) and time.monotonic() < end:
        time.sleep(0.1)
    return left

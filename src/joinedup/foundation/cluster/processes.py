"""Starting a program that never outlives us, and stopping one that an earlier run left behind."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1


def dies_with_parent(sent: signal.Signals) -> Callable[[], None] | None:
    """For subprocess's preexec_fn: the kernel sends this signal when we end, even by kill -9 (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def ask_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(sent))
        if os.getppid() != parent:  # we ended before the kernel was asked
            os._exit(1)

    return ask_kernel


def end_with_parent(seconds: float) -> None:
    """End this process some seconds after its parent did, whatever it is then waiting for.

    The kernel's signal asks once, and politely; after a kill -9 of the parent nobody is left to insist.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        time.sleep(seconds)
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()


def is_alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return True


def wait_until_gone(pid: int, seconds: float) -> bool:
    """Wait for a process that is not our child to end."""
    end = time.monotonic() + seconds
    while is_alive(pid):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def stop_leftover_server(data: Path) -> bool:
    """Stop a PostgreSQL that still runs on this data, or remove the note of one that does not."""
    note = data / "postmaster.pid"
    try:
        pid = int(note.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return False
    if not is_alive(pid) or not _runs_on(pid, data):
        note.unlink(missing_ok=True)
        return False
    for sent, patience in ((signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        try:
            os.kill(pid, sent)
        except ProcessLookupError:
            break
        if wait_until_gone(pid, patience):
            break
    return True


def _runs_on(pid: int, data: Path) -> bool:
    """Whether a process is a server of this data: a server's working folder is its data."""
    if not Path("/proc/self").exists():
        return True
    try:
        return Path(f"/proc/{pid}/cwd").resolve() == data.resolve()
    except OSError:
        return False

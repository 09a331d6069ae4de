"""Users who ask for a page, read for a second, and ask again: threads of this process, each with a connection."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import os
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 1.0
TOKEN = "b" * 32
SESSION, CSRF = "__Host-session", "__Host-csrf"


@dataclass(frozen=True)
class Times:
    """How long the pages of one run took, in milliseconds."""

    taken: tuple[float, ...]
    worked: float = 0.0
    """Milliseconds of processor time that web server and database spent on each page."""

    @property
    def p50(self) -> float:
        """The middle one."""
        return statistics.median(self.taken)

    @property
    def p95(self) -> float:
        """Nineteen of twenty took no longer."""
        return sorted(self.taken)[max(0, -(-len(self.taken) * 95 // 100) - 1)]


@dataclass(frozen=True)
class Asked:
    """What the users ask for: an address, or a form posted to it; as somebody else for once, where another session is given."""

    path: str
    form: str = ""
    session: str = ""


def ask(
    server: str,
    what: Asked | Sequence[Sequence[Asked]],
    sessions: Sequence[str],
    *,
    seconds: float,
    pause: float = PAUSE,
    pids: Sequence[int] = (),
) -> Times:
    """Let one user for each session ask for some seconds; `pids` are whose work is counted, with their children.

    All ask for the same, or each in turn for what is listed for them.
    """
    taken: list[float] = []
    wrong: list[str] = []
    end = time.monotonic() + seconds
    users = [
        threading.Thread(target=_user, args=(server, [what] if isinstance(what, Asked) else what[number], session, number * pause / len(sessions), end, pause, taken, wrong))
        for number, session in enumerate(sessions)
    ]  # fmt: skip
    before = work_of(pids)
    for user in users:
        user.start()
    for user in users:
        user.join()
    if wrong:
        raise SystemExit(f"A page answered {wrong[0]} ({len(wrong)} times in all), so nothing was measured.")
    return Times(tuple(taken), (work_of(pids) - before) * 1000 / max(1, len(taken)))


def work_of(pids: Sequence[int]) -> float:
    """Processor seconds that processes and all below them have spent so far (Linux; elsewhere 0)."""
    spent: dict[int, tuple[int, float]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = entry.read_text().rpartition(")")[2].split()
            spent[int(entry.parent.name)] = int(fields[1]), sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    counted = set(pids)
    while more := {pid for pid, (parent, _) in spent.items() if parent in counted} - counted:
        counted |= more
    return sum(spent[pid][1] for pid in counted if pid in spent)


def _user(
    server: str,
    pages: Sequence[Asked],
    session: str,
    wait: float,
    end: float,
    pause: float,
    taken: list[float],
    wrong: list[str],
) -> None:
    time.sleep(wait)
    connection = http.client.HTTPConnection(server, timeout=60)
    headers = {"Host": "localhost", "Connection": "keep-alive"}
    connection.connect()
    turns = itertools.cycle(pages)
    while time.monotonic() < end:
        what = next(turns)
        method, body = ("POST", f"csrfmiddlewaretoken={TOKEN}&{what.form}") if what.form else ("GET", None)
        typed = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        typed["Cookie"] = f"{SESSION}={what.session or session}; {CSRF}={TOKEN}"
        began = time.perf_counter()
        try:
            connection.request(method, what.path, body, headers | typed)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException) as error:
            wrong.append(type(error).__name__)
            return
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            wrong.append(f"{answer.status} to {what.path}")
            return
        time.sleep(pause)
    connection.close()

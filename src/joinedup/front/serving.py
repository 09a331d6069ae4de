"""`demo`, `serve` and `migrate`: everything made ready, step by step, then served until somebody stops it."""

import contextlib
import hashlib
import http.client
import os
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from joinedup.foundation.cluster import Problem
from joinedup.front.installation import DEMO, SERVE, Installation
from joinedup.front.listening import Listening
from joinedup.front.supervising import Child, Stopped, ignore_signals, stop_on_signals, watch
from joinedup.front.upgrading import ROOT

PATIENCE = 60
NOT_EMPTY = 3


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, flush=True)


def demo(options: Namespace) -> int:
    """Serve the demonstration."""
    return _serve(options, DEMO)


def serve(options: Namespace) -> int:
    """Serve an installation: secure settings, behind a proxy that speaks TLS."""
    return _serve(options, SERVE)


def migrate(options: Namespace) -> int:
    """Bring the database up to this version and set again what its roles may do."""
    installation = Installation(options)
    try:
        installation.visit()
        _upgrade(installation)
        installation.home.remember(upgraded=installation.upgrade_fingerprint())
    finally:
        installation.close()
    say("The database is up to date.")
    return 0


def _serve(options: Namespace, kind: str) -> int:
    stop_on_signals()
    installation = Installation(options, kind, say)
    children: list[Child] = []
    try:
        with Listening.on(getattr(options, "port", None), say) as listening:
            _prepare(installation, fresh=getattr(options, "fresh", False))
            children = _children(installation, listening)
            _start(installation, children, listening)
            watch(
                children,
                lambda: installation.cluster.process if installation.cluster else None,
                installation.restart_database,
                say,
            )
    except Stopped:
        say("\nStopping ...")
    finally:
        ignore_signals()
        for child in children:
            child.stop()
        installation.close()
    say("Everything is stopped.")
    return 0


# -- steps -----------------------------------------------------------------------------------------


@contextlib.contextmanager
def _step(number: int, sentence: str) -> Iterator[None]:
    began = time.monotonic()
    print(f"Starting ({number} of 5): {sentence} ...", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" {time.monotonic() - began:.1f} s", flush=True)


def _prepare(installation: Installation, *, fresh: bool) -> None:
    remarks: list[str] = []
    installation.say = remarks.append
    with _step(1, "the database"):
        installation.open(fresh=fresh)
    for remark in remarks:
        say(remark)
    with _step(2, "tables up to date"):
        _once(installation, "upgraded", installation.upgrade_fingerprint, lambda: _upgrade(installation))
    with _step(3, "pictures, styles and scripts"):
        _once(installation, "static", _static_fingerprint, lambda: _collect_static(installation))
    with _step(4, "the demonstration's partnerships" if installation.kind == DEMO else "settings"):
        if installation.kind == DEMO:
            _load_demo(installation)


def _once(installation: Installation, name: str, wanted: Callable[[], str], work: Callable[[], None]) -> None:
    """Do the work unless its fingerprint is the one remembered (the work may change what it is made of)."""
    if installation.home.record.get(name) != wanted():
        work()
        installation.home.remember(**{name: wanted()})


def _upgrade(installation: Installation) -> None:
    code = installation.run_step("joinedup.front.upgrading", "--say", owner=True)
    if code:
        raise _failed(installation, "The database could not be brought up to date")


def _collect_static(installation: Installation) -> None:
    if installation.run_step("django", "collectstatic", "--noinput", "--clear", "-v", "0"):
        raise _failed(installation, "The pictures, styles and scripts could not be gathered")


def _load_demo(installation: Installation) -> None:
    home = installation.home
    if home.record.get("demo") == "loaded" + installation.database_key() or not find_spec("joinedup.front.demo"):
        return
    code = installation.run_step("joinedup.front.demo_once", show=True)
    if code == NOT_EMPTY and installation.outside:
        raise Problem(
            "The database named by DATABASE_URL already holds partnerships that this demonstration did not put there. "
            "The demonstration lets anybody sign in as anybody: give it an empty database, or use ./joinedup serve."
        )
    if code not in (0, NOT_EMPTY):
        raise _failed(installation, "The demonstration's partnerships could not be loaded")
    home.remember(demo="loaded" + installation.database_key())


def _failed(installation: Installation, sentence: str) -> Problem:
    log = installation.log("start")
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return Problem(f"{sentence}. The last words: {''.join(lines[-1:])} (more in {log})")


def _static_fingerprint() -> str:
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted((ROOT / "src" / "joinedup").glob("*/static/**/*")):
        found = file.stat()
        digest.update(f"{file}{found.st_size}{found.st_mtime_ns}".encode())
    return digest.hexdigest()


def _children(installation: Installation, listening: Listening) -> list[Child]:
    def environment() -> dict[str, str]:
        told = {"JOINEDUP_PORT": str(listening.port), "JOINEDUP_SOCKETS": listening.numbers}
        return installation.environment() | told

    web = Child("web server", "joinedup.front.web", installation.log("web"), environment, listening.descriptors)
    if not find_spec("joinedup.front.worker"):
        say("(Background jobs are not part of this version.)")
        return [web]
    return [web, Child("background worker", "joinedup.front.worker", installation.log("worker"), environment)]


def _start(installation: Installation, children: list[Child], listening: Listening) -> None:
    with _step(5, "the web server"):
        for child in children:
            child.start()
        _wait_until_healthy(children[0], listening.port)
    installation.home.tell_others(listening.address)
    installation.home.remember(port=str(listening.port))
    if installation.kind == DEMO:
        say(f"\nJoinedup is ready: {listening.address}")
        say("Everybody in the invented partnership is invented. Stop it with Ctrl-C.")
    else:
        say(f"\nJoinedup is ready at {listening.address}, for a proxy that speaks TLS. Stop it with Ctrl-C.")


def _wait_until_healthy(web: Child, port: int) -> None:
    end = time.monotonic() + PATIENCE
    answer = "nothing"
    host = os.environ.get("JOINEDUP_HOSTS", "").split(",")[0].lstrip(".*") or "localhost"
    while time.monotonic() < end:
        if web.has_died():
            raise Problem(f"The web server did not start. {web.why()}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/health/", headers={"Host": host})
            response = connection.getresponse()
            answer = f"{response.status}"
            if response.status == 200:
                return
        connection.close()
        time.sleep(0.1)
    raise Problem(f"The web server does not say it is well after {PATIENCE} s (it says {answer}). {web.why()}")

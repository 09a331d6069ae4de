"""The program served to a browser from a thread of the tests."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread


def serve() -> Iterator[str]:
    """Serve; yields the address."""
    thread = LiveServerThread("localhost", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()

"""Under `.ci/run` a skipped test fails the run, unless its reason is listed in tests/house/skips.txt."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

LISTED = Path(__file__).parent / "house" / "skips.txt"
unlisted: list[str] = []


def reasons() -> tuple[str, ...]:
    """The approved reasons: a skip's reason must begin with one of them."""
    return tuple(line for line in LISTED.read_text().splitlines() if line and not line.startswith("#"))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a skip whose reason nobody approved."""
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if not reason.removeprefix("Skipped: ").startswith(reasons()):
            unlisted.append(f"{report.nodeid}: {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where CI skipped what it should not have."""
    if os.environ.get("CI") and unlisted and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which skips are not listed."""
    if os.environ.get("CI") and unlisted:
        terminalreporter.section("Skipped and not listed in tests/house/skips.txt: under CI that fails")
        for line in unlisted:
            terminalreporter.line(line)

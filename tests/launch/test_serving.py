"""Starting, stopping, being killed, and two at once."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import joinedup
from joinedup.foundation.cluster.processes import wait_until_gone
from tests.launch.program import Program, clean_environment, processes_of, run, wait_until_none_of

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@pytest.fixture(scope="module")
def served(data) -> Iterator[Program]:
    """One `serve` that several tests look at."""
    program = Program("serve", "--data", data, "--port", 0).wait_until_ready()
    yield program
    program.stop()


class TestServe:
    """`serve` on data of its own."""

    def test_says_that_it_is_well(self, served):
        status, body = served.health()
        assert status == 200
        assert json.loads(body) == {"status": "ok", "database": "ok", "version": joinedup.VERSION, "demo": False}

    def test_a_second_copy_on_the_same_data_is_told_who_has_them(self, data, served):
        second = run("serve", "--data", data, "--port", 0)
        assert second.returncode == 2
        assert f"process {served.process.pid}, {served.address}" in second.stderr
        assert "--data" in second.stderr

    def test_a_command_works_while_it_serves(self, data, served):
        checked = run("check", "--data", data)
        assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout

    def test_a_demo_runs_beside_it_on_the_next_free_port(self, data, open_folder, served):
        with socket.socket() as probe:
            taken = probe.connect_ex(("127.0.0.1", 8000)) == 0
        demo = Program("demo", "--data", open_folder / "demo").wait_until_ready()
        assert json.loads(demo.health()[1])["demo"] is True
        assert ("Port 8000 is in use" in demo.said) == taken
        assert served.health()[0] == 200
        assert demo.stop(signal.SIGTERM) == 0
        assert wait_until_none_of(open_folder / "demo", 2) == []

        refused = run("serve", "--data", open_folder / "demo", "--port", 0)
        assert (refused.returncode, "made by `./joinedup demo`" in refused.stderr) == (2, True)

    def test_replaces_a_web_server_and_a_database_that_died(self, served):
        for name in (b"joinedup.front.web", b"bin/postgres"):
            os.kill(_child(served.process.pid, name), signal.SIGKILL)
            assert _healthy_within(served, 60)

    def test_starts_again_after_kill_9_and_stops_everything_on_ctrl_c(self, data, served):
        assert len(processes_of(data)) >= 5
        served.process.kill()
        served.process.wait()
        assert wait_until_none_of(data, 30) == []  # a busy machine takes its time
        assert "The web server stopped; starting it again." in served.rest()
        assert "The database stopped" in served.said

        again = Program("serve", "--data", data, "--port", 0).wait_until_ready()
        assert again.health()[0] == 200
        began = time.monotonic()
        assert again.stop(signal.SIGINT) == 0
        assert time.monotonic() - began < 8
        assert "Everything is stopped." in again.said
        assert wait_until_none_of(data, 2) == []


def _child(parent: int, name: bytes) -> int:
    """The process that a program started, by a part of its command line."""
    for number in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if name in Path(f"/proc/{number}/cmdline").read_bytes():
            return int(number)
    raise AssertionError(f"no {name!r}")


def _healthy_within(program, seconds: float) -> bool:
    """Whether it answers well again, after it had time to notice."""
    time.sleep(0.5)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if program.health()[0] == 200:
            return True
        time.sleep(0.2)
    return False


CHILD = """
import signal, time
from joinedup.foundation.cluster.processes import end_with_parent
signal.signal(signal.SIGTERM, signal.SIG_IGN)
end_with_parent(0.2)
time.sleep(60)
"""


def test_a_process_that_does_not_listen_ends_after_its_parent_was_killed():
    parent = subprocess.Popen(
        [sys.executable, "-c", f"import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', {CHILD!r}]).pid, flush=True); input()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean_environment(),
    )  # fmt: skip
    child = int(parent.stdout.readline())
    assert not wait_until_gone(child, 1)
    parent.kill()
    parent.communicate()
    assert wait_until_gone(child, 10)

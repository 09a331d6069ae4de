"""The file ./joinedup: its set-up in a new copy of the program, and what it says when it cannot."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.launch.program import ROOT, Program, clean_environment

LEFT_OUT = shutil.ignore_patterns(".venv", ".uv", "var", ".git", "__pycache__", "tests", ".*_cache")
STRANGE = {"PIP_USER": "1", "PIP_REQUIRE_VIRTUALENV": "1", "PIP_NO_BINARY": ":all:", "UV_SYSTEM_PYTHON": "1"}
SYSTEM = "/usr/bin/python3"
BASE = sys._base_executable  # the one that made .venv: it has pip
PRETEND = """
import runpy, sys
{change}
sys.argv = ["joinedup", "{word}"]
runpy.run_path({file!r}, run_name="__main__")
"""


@pytest.fixture(scope="module")
def copy(open_folder) -> Path:
    """A new copy of the program; an ordinary user's, when the tests run as root."""
    place = open_folder / "copy"
    shutil.copytree(ROOT, place, ignore=LEFT_OUT)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for path in (place, *place.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return place


def as_ordinary_user() -> dict[str, object]:
    """For subprocess: nobody, when we are root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def python() -> str:
    """A Python that an ordinary user may run: root's own may be out of reach."""
    if os.geteuid() == 0 and os.path.exists(SYSTEM):
        has = "import sys, pip, venv; sys.exit(sys.version_info < (3, 11))"
        if subprocess.run([SYSTEM, "-c", has], capture_output=True).returncode == 0:
            return SYSTEM
    return BASE


class TestSetUp:
    """On first use, for an ordinary user whose pip is configured strangely, two at once."""

    def test_two_at_once_and_then_serve(self, copy):
        variables = clean_environment(**STRANGE, HOME="/nonexistent")
        both = [Program("version", command=[python(), str(copy / "joinedup")], env=variables, **as_ordinary_user())
                for _ in range(2)]  # fmt: skip
        said = [each.process.communicate(timeout=120)[0] for each in both]
        if "connected to the internet" in "".join(said):
            pytest.skip("no network to set a new copy up from")
        assert [each.process.returncode for each in both] == [0, 0], said
        assert all(each.endswith("Joinedup 0.1.0\n") for each in said)
        assert "waiting for it" in "".join(said)
        assert "".join(said).count("Setting up (3 of 3)") == 1

        server = Program("serve", "--port", 0, command=[python(), str(copy / "joinedup")],
                         env=clean_environment(HTTPS_PROXY="http://127.0.0.1:9"), **as_ordinary_user())  # fmt: skip
        assert server.wait_until_ready().health()[0] == 200
        assert server.stop() == 0
        assert "Setting up" not in server.said


class TestCannotSetUp:
    """Each ends in a sentence."""

    @pytest.mark.parametrize(
        ("change", "word", "says"),
        [
            ("sys.version_info = (3, 9, 2)", "demo", "Joinedup needs Python 3.11 or newer; this is 3.9.2"),
            ("import importlib.util as u; u.find_spec = lambda name: None", "demo", "pip is missing"),
            ("pass", "--help", "Begin with: ./joinedup demo"),
        ],
    )
    def test_says_why(self, tmp_path, change, word, says):
        for name in ("joinedup", "requirements.txt", "requirements-uv.txt"):
            shutil.copy(ROOT / name, tmp_path)
        (tmp_path / "src").symlink_to(ROOT / "src")
        program = PRETEND.format(change=change, word=word, file=str(tmp_path / "joinedup"))
        done = subprocess.run([BASE, "-c", program], capture_output=True, text=True, env=clean_environment())
        assert says in done.stdout + done.stderr
        assert "Traceback" not in done.stderr

    def test_no_network(self, tmp_path):
        for name in ("joinedup", "requirements.txt", "requirements-uv.txt"):
            shutil.copy(ROOT / name, tmp_path)
        nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_CACHE_DIR": "1"}
        done = subprocess.run([BASE, str(tmp_path / "joinedup"), "demo"], capture_output=True, text=True,
                              env=clean_environment(**nowhere), timeout=60)  # fmt: skip
        assert done.returncode == 1
        assert "Is this machine connected to the internet?" in done.stderr
        assert "Traceback" not in done.stderr

"""One data directory, made once, that the tests of this folder start the program on in turn."""

import os
from pathlib import Path

import pytest

from tests.launch.program import run


@pytest.fixture(scope="session")
def open_folder(tmp_path_factory) -> Path:
    """A folder that any account may pass through (pytest's own are private)."""
    folder = tmp_path_factory.mktemp("launch")
    for each in (folder, folder.parent, folder.parent.parent):
        if each.stat().st_uid == os.geteuid():
            each.chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def data(open_folder) -> Path:
    """Data of an installation, up to date."""
    path = open_folder / "data"
    path.mkdir()
    done = run("migrate", "--data", path)
    assert done.returncode == 0, done.stderr
    return path

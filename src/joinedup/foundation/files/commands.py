"""Storing files. Called inside a room's command, which has judged that the actor may add one there."""

from __future__ import annotations

import hashlib
import os
import shlex
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from joinedup.foundation.commands import Refused
from joinedup.foundation.files.models import StoredFile
from joinedup.foundation.files.rules import Unacceptable, clean_name, judge_file, path_of
from joinedup_core.permits import Actor


def store_file(actor: Actor, *, place: str, name: str, data: bytes, field: str | None = "file") -> UUID:
    """Store a file's bytes and what is known of them; give back its id. Raises `Refused` with a sentence on the field.

    The bytes are on the disk before the row is; if the transaction fails a job removes them.
    """
    try:
        content_type = judge_file(name, data)
    except Unacceptable as reason:
        raise Refused("file_unacceptable", str(reason), field) from reason
    scanned = _scan(data, field)
    made = uuid4()
    _write(path_of(Path(settings.MEDIA_ROOT), made), data)
    StoredFile.objects.create(
        pk=made, place=place, name=clean_name(name), content_type=content_type, size=len(data),
        sha256=hashlib.sha256(data).hexdigest(), scanned=scanned, stored_by=actor.key,
    )  # fmt: skip
    return made


def remove_strays(now: datetime, *, older_than: timedelta = timedelta(days=1)) -> int:
    """Remove bytes that no row speaks of (their transaction failed); give back how many."""
    removed = 0
    for file in (Path(settings.MEDIA_ROOT)).glob("??/*"):
        old = now.timestamp() - file.stat().st_mtime > older_than.total_seconds()
        if old and not StoredFile.objects.filter(pk=file.name).exists():
            file.unlink()
            removed += 1
    return removed


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


def _scan(data: bytes, field: str | None) -> str:
    """Ask the installation's virus scanner (a command that reads the bytes: 0 clean, 1 infected, else it failed)."""
    if not settings.VIRUS_SCAN:
        return "not_scanned"
    try:
        answer = subprocess.run(
            shlex.split(settings.VIRUS_SCAN), input=data, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise Refused(
            "scan_failed", "The file could not be scanned for viruses just now: try again in a few minutes", field
        ) from problem
    if answer.returncode == 1:
        raise Refused("virus_found", "The virus scanner refused this file: tell your IT help desk", field)
    if answer.returncode != 0:
        raise Refused(
            "scan_failed", "The file could not be scanned for viruses just now: try again in a few minutes", field
        )
    return "clean"

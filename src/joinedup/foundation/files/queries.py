"""Reading stored files. The room that owns a file has decided that the reader may have it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from joinedup.foundation.commands import NotFound
from joinedup.foundation.files.models import StoredFile
from joinedup.foundation.files.rules import path_of


@dataclass(frozen=True)
class FileLine:
    """A file as pages list it: size in bytes."""

    id: UUID
    name: str
    content_type: str
    size: int
    sha256: str
    scanned: str
    stored_at: datetime


def files(ids: set[UUID]) -> dict[UUID, FileLine]:
    """What is known of the given files."""
    return {f.pk: _line(f) for f in StoredFile.objects.filter(pk__in=ids)}


def get_content(file_id: UUID) -> tuple[FileLine, bytes]:
    """A file and its bytes, checked against their hash. Raises `NotFound`, also where the bytes are not what was stored."""
    row = StoredFile.objects.filter(pk=file_id).first()
    if row is None:
        raise NotFound("no such file")
    path = path_of(Path(settings.MEDIA_ROOT), row.pk)
    data = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != row.sha256:
        raise NotFound("the stored file is missing or damaged: ask for it to be restored from the backup")
    return _line(row), data


def _line(row: StoredFile) -> FileLine:
    return FileLine(row.pk, row.name, row.content_type, row.size, row.sha256, row.scanned, row.made_at)

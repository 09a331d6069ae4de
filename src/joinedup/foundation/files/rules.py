"""What may be stored: kinds known by their content, within caps on size, members, ratio and pixels (threat 28)."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from uuid import UUID

from PIL import Image, UnidentifiedImageError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Caps of one stored file, in bytes, members, times and pixels."""

    size: int = 25 * MEGABYTE
    members: int = 2_000
    unpacked: int = 300 * MEGABYTE
    ratio: int = 150
    pixels: int = 50_000_000


KINDS = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK\x03\x04"),
    ".odt": ("application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", b"PK\x03\x04"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".csv": ("text/csv", b""),
    ".txt": ("text/plain", b""),
}
ACCEPTED = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, PNG, JPEG, CSV or text"
INSTEAD = {
    ".doc": "This is the old Word format: save it as .docx and upload that",
    ".xls": "This is the old Excel format: save it as .xlsx and upload that",
    ".ppt": "This is the old PowerPoint format: save it as .pptx and upload that",
    ".docm": "This Word file can carry macros: save it as .docx and upload that",
    ".xlsm": "This Excel file can carry macros: save it as .xlsx and upload that",
    ".zip": "A zip file cannot be looked into here: upload the files in it one by one",
}


class Unacceptable(Exception):
    """The file may not be stored; the sentence says why and what to do instead."""


def judge_file(name: str, data: bytes, limits: Limits = Limits()) -> str:
    """The file's content type, known from its content. Raises `Unacceptable` with a sentence for the person uploading."""
    ending = PurePath(name).suffix.lower()
    if ending in INSTEAD:
        raise Unacceptable(INSTEAD[ending])
    if ending not in KINDS:
        raise Unacceptable(f"Files of this kind are not accepted. Upload {ACCEPTED}")
    if not data:
        raise Unacceptable("The file is empty: check that it was saved, then choose it again")
    if len(data) > limits.size:
        raise Unacceptable(f"The file is {_megabytes(len(data))}: the most is {_megabytes(limits.size)}")
    content_type, opening = KINDS[ending]
    if not data.startswith(opening):
        raise Unacceptable(f"The content is not what its name says ({ending}): save it again in that format")
    if opening.startswith(b"PK"):
        _judge_package(data, limits)
    elif content_type.startswith("image/"):
        _judge_picture(data, limits)
    elif (
        content_type.startswith("text/") and b"\0" in data[:10_000] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        raise Unacceptable("The file is not text: save it again as CSV or text")
    return content_type


def clean_name(name: str) -> str:
    """A file's name without folders, control characters or quotation marks; at most 150 characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in '"<>|:*?').strip(". ")
    ending = PurePath(kept).suffix
    return (kept[: 150 - len(ending)].removesuffix(ending) + ending) if len(kept) > 150 else kept or "file"


def path_of(root: Path, file_id: UUID) -> Path:
    """Where a file's bytes lie below the root folder."""
    return root / file_id.hex[:2] / str(file_id)


def _judge_package(data: bytes, limits: Limits) -> None:
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as problem:
        raise Unacceptable("The file is damaged: open it, save it again and upload that") from problem
    unpacked = sum(m.file_size for m in members)
    if len(members) > limits.members or unpacked > limits.unpacked or unpacked > limits.ratio * max(len(data), 1):
        raise Unacceptable(
            "The file unpacks to far more than its size: it may be unsafe. Save the content as a new file"
        )
    if any(m.filename.lower().endswith("vbaproject.bin") for m in members):
        raise Unacceptable("The file carries macros: save it without them and upload that")


def _judge_picture(data: bytes, limits: Limits) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            width, height = Image.open(io.BytesIO(data)).size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as problem:
        raise Unacceptable("The picture cannot be read: save it again as PNG or JPEG") from problem
    if width * height > limits.pixels:
        raise Unacceptable(f"The picture has {width:,} by {height:,} pixels: make it smaller and upload that")


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"

"""The one way in: bytes and a file name become tables, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from joinedup_core.tables.raw import FileText, Limits, RawTable, UnreadableFile
from joinedup_core.tables.separated import read_separated
from joinedup_core.tables.sheets import read_excel_text, read_old_excel, read_open_document
from joinedup_core.tables.word import read_word_text

_ZIP, _OLD, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REFUSED = {
    ".doc": ".doc is the old Word format: open it in Word and save it as .docx.",
    ".dot": ".dot is an old Word template: open it in Word and save it as .docx.",
    ".docm": "This Word file may hold macros: save it as .docx.",
    ".dotm": "This Word template may hold macros: save it as .docx.",
    ".dotx": "This is a Word template: save it as .docx.",
    ".xlsm": "This workbook may hold macros: save it as .xlsx.",
    ".xlsb": "This is a binary workbook: save it as .xlsx.",
    ".xltx": "This is a workbook template: save it as .xlsx.",
    ".xltm": "This workbook template may hold macros: save it as .xlsx.",
    ".odt": "This is an OpenDocument text: save it as .docx.",
    ".rtf": "This is rich text: open it in Word and save it as .docx.",
    ".pdf": "A PDF does not hold its tables as tables: use the Word or Excel file it was made from.",
    ".pages": "This is a Pages document: export it as Word (.docx).",
    ".numbers": "This is a Numbers document: export it as Excel (.xlsx).",
}
KINDS = (".docx", ".xlsx", ".ods", ".xls", ".csv", ".tsv", ".txt")


def read_tables(data: bytes, filename: str, limits: Limits | None = None) -> list[RawTable]:
    """The tables of a file in the order they stand in it. Raises UnreadableFile with a sentence to show."""
    return read_file(data, filename, limits or Limits()).tables


def read_file(data: bytes, filename: str, limits: Limits) -> FileText:
    """The tables of a file and the text round them. Raises UnreadableFile with a sentence to show."""
    kind = PurePath(filename.replace("\\", "/")).suffix.lower()
    if kind in _REFUSED:
        raise UnreadableFile(_REFUSED[kind])
    if kind not in KINDS:
        raise UnreadableFile("This kind of file cannot be read. Use Word (.docx), Excel (.xlsx, .ods, .xls) or CSV.")
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    if len(data) > limits.file_bytes:
        raise UnreadableFile(f"The file is larger than {limits.file_bytes // 1_000_000} MB. Split it and try again.")
    _check_content(data, kind)
    found = _READERS[kind](data, filename, limits)
    if not found.tables:
        raise UnreadableFile("There is no table in the file.")
    return found


def _check_content(data: bytes, kind: str) -> None:
    """Refuse a file whose content is another kind than its name says."""
    if data.startswith(_OLD) and kind != ".xls":
        if _ENCRYPTED in data:
            raise UnreadableFile("The file is protected with a password. Save a copy without one and use that.")
        raise UnreadableFile(f"The file is in an old format although its name ends in {kind}. Save it as {_new(kind)}.")
    if data.startswith(_PDF):
        raise UnreadableFile(_REFUSED[".pdf"])
    packed = kind in (".docx", ".xlsx", ".ods")
    if packed and not data.startswith(_ZIP):
        raise UnreadableFile(f"The file is not what its name says ({kind}). Save it again as {_new(kind)}.")
    if kind == ".xls" and not data.startswith(_OLD):
        raise UnreadableFile("The file is not the old Excel format its name says (.xls). Save it again as .xlsx.")
    if kind in (".csv", ".tsv", ".txt") and data.startswith(_ZIP):
        raise UnreadableFile("The file is a Word or Excel file with the name of a text file. Give it its own name.")


def _new(kind: str) -> str:
    return ".docx" if kind == ".docx" else ".xlsx"


def _separated(data: bytes, filename: str, limits: Limits) -> FileText:
    return FileText(read_separated(data, filename, limits))


_READERS: dict[str, Callable[[bytes, str, Limits], FileText]] = {
    ".docx": lambda data, _name, limits: read_word_text(data, limits),
    ".xlsx": lambda data, _name, limits: read_excel_text(data, limits),
    ".ods": lambda data, _name, limits: FileText(read_open_document(data, limits)),
    ".xls": lambda data, _name, limits: FileText(read_old_excel(data, limits)),
    ".csv": _separated,
    ".tsv": _separated,
    ".txt": _separated,
}

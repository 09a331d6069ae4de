"""Text that a spreadsheet would take for a formula: guarded in what we write, taken back when we read."""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"^'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_GUARDED = re.compile(r"^''*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def guarded(text: str) -> str:
    """Text for a CSV cell: with an apostrophe before what would begin a formula (full-width signs too)."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def without_guard(text: str) -> str:
    """Text as it was before `guarded`."""
    return text[1:] if _GUARDED.match(text) else text

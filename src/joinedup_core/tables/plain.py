"""Text as every kind of file can hold it."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain_text(text: str) -> str:
    """Text without what no XML file can hold: a mark stands in its place, so that nothing is lost unseen."""
    return _NOT_XML.sub("\ufffd", text)

"""Word files written by hand for the tests: only the XML that matters."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def p(text: str = "") -> str:
    """A paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def tc(text: str = "", *, span: int = 1, merge: str = "", inner: str = "") -> str:
    """A cell: a paragraph a line, or the given inner XML."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    body = inner or "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{grid}{down}</w:tcPr>{body}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells (plain text becomes a cell)."""
    made = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def tbl(*rows: str | Sequence[str]) -> str:
    """A table of rows (lists of texts become rows)."""
    return "<w:tbl>" + "".join(row if isinstance(row, str) else tr(*row) for row in rows) + "</w:tbl>"


def document(*body: str, head: str = "") -> str:
    """The document part."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{head}'
        f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
    )


def docx(*body: str, head: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A Word file holding the given body."""
    return package({"word/document.xml": document(*body, head=head).encode(), **(more or {})})


def package(members: dict[str, bytes]) -> bytes:
    """A zip of members, compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()

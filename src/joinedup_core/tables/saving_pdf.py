"""A PDF as bytes: the one place where a template is made into a tagged, accessible document (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def pdf_bytes(template: Path, data: Mapping[str, object]) -> bytes:
    """The finished document. The data is what the template reads as JSON: never markup of it."""
    import typst  # loaded when a PDF is written, not at the start

    made = typst.compile(
        template.read_bytes(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"data": json.dumps(data)}
    )
    return bytes(made)

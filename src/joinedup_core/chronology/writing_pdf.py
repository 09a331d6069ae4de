"""A chronology as a tagged, accessible PDF (PDF/UA-1): a real table with headings on every page."""

from __future__ import annotations

import json
from pathlib import Path

from joinedup_core.chronology.layout import Layout
from joinedup_core.chronology.writing_word import plain_text

TEMPLATE = Path(__file__).with_name("chronology.typ")


def write_pdf(layout: Layout, picture: str = "", words: str = "") -> bytes:
    """A PDF of a layout. The text is data to the template, never markup of it; `words` describe the picture."""
    import typst  # loaded when a PDF is written, not at the start

    data = {
        "title": plain_text(layout.title),
        "key": [{"name": plain_text(name), "colour": c.name, "tint": c.tint} for name, c in layout.colours.items()],
        "headings": [plain_text(heading) for heading in layout.headings],
        "widths": list(layout.widths),
        "agency": layout.agency,
        "rows": [{"tint": layout.colour_of(row).tint, "cells": [plain_text(t) for t in row]} for row in layout.rows],
        "picture": picture,
        "words": [plain_text(line) for line in words.split("\n") if line],
    }
    made = typst.compile(
        TEMPLATE.read_bytes(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"data": json.dumps(data)}
    )
    return bytes(made)

"""A chronology as a tagged, accessible PDF (PDF/UA-1): a real table with headings on every page."""

from __future__ import annotations

from pathlib import Path

from joinedup_core.chronology.layout import Layout
from joinedup_core.tables.plain import plain_text
from joinedup_core.tables.saving_pdf import pdf_bytes

TEMPLATE = Path(__file__).with_name("chronology.typ")


def write_pdf(layout: Layout, picture: str = "", words: str = "") -> bytes:
    """A PDF of a layout. The text is data to the template, never markup of it; `words` describe the picture."""
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
    return pdf_bytes(TEMPLATE, data)

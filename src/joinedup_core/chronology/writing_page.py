"""A chronology as one HTML page that stands alone: no scripts, nothing fetched, readable by screen readers and in print."""

from __future__ import annotations

from html import escape

from joinedup_core.chronology.colours import UNNAMED
from joinedup_core.chronology.layout import Layout
from joinedup_core.tables.plain import plain_text

_STYLE = """
body{font:1rem/1.4 Arial,sans-serif;color:#0b0c0c;margin:1.5rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{border:1px solid #b1b4b6;padding:.4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#f3f2f1}
td p{margin:0 0 .3rem}
.scroll{overflow-x:auto}
@media print{@page{size:A4 landscape}thead{display:table-header-group}tr{break-inside:avoid}body{margin:0;font-size:9pt}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def write_page(layout: Layout, picture: str = "", words: str = "") -> bytes:
    """A page of a layout; `picture` is an SVG of ours and `words` the same in words, above the table."""
    title = _safe(layout.title)
    tints = "".join(
        f".a{at}{{background:#{colour.tint}}}.a{at} .agency{{border-left:.4rem solid #{colour.shade}}}"
        for at, colour in enumerate(layout.colours.values())
    )
    places = {name: at for at, name in enumerate(layout.colours)}
    head = "".join(f'<th scope="col">{_safe(heading)}</th>' for heading in layout.headings)
    parts = [
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>',
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}{tints}</style></head>',
        f"<body><main><h1>{title}</h1><p>Each row is in its agency\u2019s colour. {_safe(layout.key)}.</p>",
        f'<div class="scroll" tabindex="0" role="region" aria-label="Picture of the chronology">{picture}</div>'
        if picture
        else "",
        "".join(f"<p>{_safe(line)}</p>" for line in words.split("\n") if line),
        '<div class="scroll" tabindex="0" role="region" aria-label="Table of events">',
        f"<table><caption>{len(layout.rows):,} events</caption><thead><tr>{head}</tr></thead><tbody>",
    ]
    for row in layout.rows:
        place = places[row[layout.agency] or UNNAMED]
        parts.append(f'<tr class="a{place}">{_cells(row, layout)}</tr>\n')
    parts.append("</tbody></table></div></main></body></html>\n")
    return "".join(parts).encode("utf-8", errors="replace")


def _cells(row: tuple[str, ...], layout: Layout) -> str:
    found = []
    for at, text in enumerate(row):
        inner = "".join(f"<p>{_safe(line)}</p>" for line in text.split("\n") if line) if "\n" in text else _safe(text)
        if at == layout.when:
            found.append(f'<th scope="row">{inner}</th>')
        else:
            found.append(f'<td class="agency">{inner}</td>' if at == layout.agency else f"<td>{inner}</td>")
    return "".join(found)


def _safe(text: str) -> str:
    return escape(plain_text(text))

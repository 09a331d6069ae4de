"""Files of every kind with somebody planted in a known hiding place: seeded, small, written part by part."""

from __future__ import annotations

import base64
import io
import random
import zipfile
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from bench.disclosure_cases import FORMS, invented_cast, quiet_line, telling_line
from joinedup_core.disclosure import Cast

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><{0}>{1}</{0}></cp:coreProperties>'
)
PROPERTIES = {
    "author": ("docProps/core.xml", CORE.format("dc:creator", "{}")),
    "title": ("docProps/core.xml", CORE.format("dc:title", "{}")),
    "last saved by": ("docProps/core.xml", CORE.format("cp:lastModifiedBy", "{}")),
    "company": ("docProps/app.xml", '<Properties xmlns="urn:x"><Company>{}</Company></Properties>'),
    "custom property": ("docProps/custom.xml", '<Properties xmlns="urn:x"><property name="Case"><v>{}</v></property></Properties>'),
    "name of a custom property": ("docProps/custom.xml", '<Properties xmlns="urn:x"><property name="{}"><v>1</v></property></Properties>'),
    "alternative text": ("{k}/media/drawing9.xml", f'<a:p {A}><a:docPr descr="{{}}"/></a:p>'),
    "custom XML": ("customXml/item1.xml", "<x><case>{}</case></x>"),
    "XML comment": ("customXml/item2.xml", "<x><!-- {} --></x>"),
    "link": ("{k}/_rels/links.rels", '<Relationships xmlns="urn:x"><Relationship Id="q" Type="urn:hyperlink" Target="https://x.example/{url}" TargetMode="External"/></Relationships>'),
    "name of a part": ("{k}/media/{url}.png", "x"),
    "chart title": ("{k}/charts/chart1.xml", f"<a:chart {A}><a:p><a:t>{{}}</a:t></a:p></a:chart>"),
    "raw object": ("{k}/embeddings/oleObject1.bin", "utf-16"),
    "picture": ("{k}/media/image7.png", "latin"),
    "embedded text": ("{k}/embeddings/file.docx", "docx"),
}  # fmt: skip
WORD = {
    "text": ("word/document.xml", "{p}"), "table": ("word/document.xml", "<w:tbl><w:tr><w:tc>{p}</w:tc></w:tr></w:tbl>"),
    "page heading": ("word/header1.xml", "{p}"), "page footer": ("word/footer2.xml", "{p}"),
    "footnote": ("word/footnotes.xml", "<w:footnote>{p}</w:footnote>"), "endnote": ("word/endnotes.xml", "{p}"),
    "comment": ("word/comments.xml", "<w:comment>{p}</w:comment>"),
    "author of a comment": ("word/comments.xml", '<w:comment w:author="{}"><w:p/></w:comment>'),
    "text box": ("word/document.xml", "<w:p><w:r><w:pict><w:txbxContent>{p}</w:txbxContent></w:pict></w:r></w:p>"),
    "split runs": ("word/document.xml", "<w:p>{runs}</w:p>"), "hidden text": ("word/document.xml", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r></w:p>"),
    "insertion": ("word/document.xml", '<w:p><w:ins w:author="SW1"><w:r><w:t>{}</w:t></w:r></w:ins></w:p>'),
    "deletion": ("word/document.xml", '<w:p><w:r><w:t>Seen </w:t></w:r><w:del w:author="SW1"><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>'),
    "author of a change": ("word/document.xml", '<w:p><w:ins w:author="{}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'),
    "field": ("word/document.xml", "<w:p><w:r><w:instrText>AUTHOR {}</w:instrText></w:r></w:p>"),
    "document variable": ("word/settings.xml", '<w:docVar w:name="client" w:val="{}"/>'),
    "bookmark": ("word/document.xml", '<w:p><w:bookmarkStart w:name="{under}"/></w:p>'),
}  # fmt: skip
SHEET = {
    "cell": ("xl/sharedStrings.xml", "<si><t>{}</t></si>"), "split runs": ("xl/sharedStrings.xml", "<si>{srun}</si>"),
    "inline cell": ("xl/worksheets/sheet1.xml", '<row r="90"><c r="A90" t="inlineStr"><is><t>{}</t></is></c></row>'),
    "formula": ("xl/worksheets/sheet1.xml", '<row r="91"><c r="A91"><f>CONCAT("{}")</f></c></row>'),
    "hidden sheet": ("xl/worksheets/sheet2.xml", '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'),
    "hidden row": ("xl/worksheets/sheet1.xml", '<row r="92" hidden="1"><c r="B92" t="inlineStr"><is><t>{}</t></is></c></row>'),
    "comment": ("xl/comments1.xml", "<comment><text><r><t>{}</t></r></text></comment>"),
    "author of a comment": ("xl/comments1.xml", "<authors><author>{}</author></authors>"),
    "page heading": ("xl/worksheets/sheet2.xml", "<headerFooter><oddHeader>&amp;C{}</oddHeader></headerFooter>"),
    "validation": ("xl/worksheets/sheet2.xml", "<dataValidation><formula1>\"{}\"</formula1></dataValidation>"),
    "name of a sheet": ("xl/workbook.xml", '<sheets><sheet name="{}" sheetId="3" r:id="rId3"/></sheets>'),
    "defined name": ("xl/workbook.xml", '<definedNames><definedName name="{under}">Sheet1!A1</definedName></definedNames>'),
    "persons": ("xl/persons/person.xml", '<person displayName="{}"/>'), "table": ("xl/tables/table1.xml", '<tableColumn name="{}"/>'),
}  # fmt: skip
PAGE = {
    "text": "<p>{}</p>", "split tags": "<p>{tags}</p>", "comment": "<!-- {} -->", "meta": '<meta name="author" content="{}">',
    "tooltip": '<p title="{}">x</p>', "alternative text": '<img alt="{}">', "script": "<script>var x = '{}';</script>",
    "hidden": "<div hidden>{}</div>", "link": '<a href="/cases/{url}">x</a>', "picture in the page": '<img src="data:image/svg+xml;base64,{svg}">',
    "entities": "<td>{entities}</td>",
}  # fmt: skip
PICTURE = {
    "text": "<text>{}</text>", "split text": "<text>{spans}</text>", "title": "<title>{}</title>", "description": "<desc>{}</desc>",
    "comment": "<!-- {} -->", "label": '<g aria-label="{}"/>', "metadata": "<metadata><creator>{}</creator></metadata>",
}  # fmt: skip
PDF = ("text", "over the end of a line", "author", "title", "keywords", "XMP", "bookmark", "note", "author of a note", "attached file", "name of an attached file", "link", "field", "alternative text", "unseen text", "earlier saving")  # fmt: skip
PLACES: dict[str, tuple[str, ...]] = {
    "docx": (*WORD, *PROPERTIES), "xlsx": (*SHEET, *PROPERTIES), "pdf": PDF, "html": tuple(PAGE), "svg": tuple(PICTURE),
    "csv": ("cell", "heading"), "txt": ("line", "over the end of a line"),
}  # fmt: skip
# What cannot be written into an address, an identifier, or without loss into a byte string.
UNWRITABLE = {"bookmark", "defined name", "name of a part", "name of an attached file"}


@dataclass(frozen=True)
class Planted:
    """A file with what was planted: for each, the role, the form and the place; `lines` of it that tell nothing."""

    name: str
    data: bytes
    cast: Cast
    plants: tuple[tuple[str, str, str], ...]
    lines: int


def planted_file(seed: int) -> Planted:
    """A file of some kind with nobody to four people in it."""
    chance = random.Random(seed)
    cast = invented_cast(random.Random(seed // 50))
    kind = tuple(PLACES)[seed % len(PLACES)]
    lines = [quiet_line(chance) for _ in range(chance.randint(12, 30))]
    plants, written = [], []
    for member in chance.sample(cast.members, chance.choice((0, 1, 2, 3, 4))):
        used = {place for _, _, place in plants} if kind == "pdf" else set()  # most hold one text only
        place = chance.choice([one for one in PLACES[kind] if one not in used])
        form = chance.choice([one for one in FORMS if _fits(one, place, kind)])
        plants.append((member.role, form, place))
        written.append((place, FORMS[form](chance, member)))
    data = _WRITERS[kind](chance, lines, written)
    return Planted(f"file-{seed}.{kind}", data, cast, tuple(plants), len(lines))


def _fits(form: str, place: str, kind: str) -> bool:
    if place in UNWRITABLE and form not in ("full name", "surname", "SURNAME Forename", "capitals", "forename"):
        return False
    if kind == "pdf" and form == "soft hyphen":
        return False
    if "end of a line" in place:
        return form in ("full name", "SURNAME Forename", "capitals")
    return not (place in ("raw object", "picture") and form in ("soft hyphen",))


def _filled(template: str, said: str) -> str:
    """A template with what is said in it, in the coding that the place asks for."""
    safe = escape(said)
    half = max(1, len(said) // 2)
    cut = (escape(said[:half]), escape(said[half:]))
    words = {
        "{p}": f"<w:p><w:r><w:t>{safe}</w:t></w:r></w:p>", "{url}": quote(said), "{under}": escape(said.replace(" ", "_").replace("-", "_")),
        "{runs}": "".join(f"<w:r><w:t>{one}</w:t></w:r><w:proofErr/>" for one in cut), "{srun}": "".join(f"<r><t>{one}</t></r>" for one in cut),
        "{tags}": f"{cut[0]}<b></b><span>{cut[1]}</span>", "{spans}": "".join(f"<tspan>{one}</tspan>" for one in cut),
        "{entities}": "".join(f"&#{ord(letter)};" for letter in said),
        "{svg}": base64.b64encode(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{safe}</text></svg>'.encode()).decode(), "{}": safe,
    }  # fmt: skip
    for mark, text in words.items():
        template = template.replace(mark, text)
    return template


def _package(kind: str, chance: random.Random, quiet: dict[str, str], plants: list[tuple[str, str]]) -> bytes:
    folder, places = ("word", WORD) if kind == "docx" else ("xl", SHEET)
    parts: dict[str, list[str]] = {name: [text] for name, text in quiet.items()}
    whole: dict[str, bytes] = {}
    for number, (place, form) in enumerate(plants):
        name, template = (places | PROPERTIES)[place]
        said = form if place in UNWRITABLE else telling_line(chance, form)
        if name.startswith(("word/", "xl/")) and place in places:
            parts.setdefault(name, []).append(_filled(template, said))
            continue
        name = _filled(name.replace("{k}", folder), said)
        name = name.replace(".", f"-{number}.", 1) if name in whole else name
        whole[name] = _whole(template, said)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, texts in parts.items():
            package.writestr(name, f"<part {W if kind == 'docx' else S}>{''.join(texts)}</part>")
        for name, data in whole.items():
            package.writestr(name, data)
    return stream.getvalue()


def _whole(template: str, said: str) -> bytes:
    if template == "utf-16":
        return b"\xd0\xcf\x11\xe0\x00\x01" + said.encode("utf-16-le") + b"\x00\x00\x01"
    if template == "latin":
        return b"\x89PNG\r\n\x1a\n\x00\x00tEXtAuthor\x00" + said.encode("latin-1", "replace") + b"\x00\x01"
    if template == "docx":
        return _package("docx", random.Random(0), {}, [("text", said)])
    return _filled(template, said).encode()


def _word(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    quiet = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    return _package("docx", chance, {"word/document.xml": quiet}, plants)


def _sheet(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, len(lines) + 1))
    strings = "".join(f"<si><t>{escape(line)}</t></si>" for line in lines)
    return _package("xlsx", chance, {"xl/worksheets/sheet1.xml": rows, "xl/sharedStrings.xml": strings}, plants)


def _page(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    found = [f"<p>{escape(line)}</p>" for line in lines]
    for place, form in plants:
        found.insert(chance.randint(0, len(found)), _filled(PAGE[place], telling_line(chance, form)))
    return ("<!doctype html><html><body>" + "\n".join(found) + "</body></html>").encode()


def _picture(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    found = [f"<text>{escape(line)}</text>" for line in lines]
    found += [_filled(PICTURE[place], telling_line(chance, form)) for place, form in plants]
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(found)}</svg>'.encode()


def _separated(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    rows = [[line, quiet_line(chance)] for line in lines]
    for place, form in plants:
        rows.insert(0 if place == "heading" else chance.randint(1, len(rows)), [telling_line(chance, form), "x"])
    return "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows).encode("utf-8-sig")


def _text(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    found = list(lines)
    for place, form in plants:
        said = form.replace(" ", "\n", 1) if place != "line" else telling_line(chance, form)
        found.insert(chance.randint(0, len(found)), said)
    return "\n\n".join(found).encode()


def _pdf(chance: random.Random, lines: list[str], plants: list[tuple[str, str]]) -> bytes:
    from bench.disclosure_pdf import written_pdf

    return written_pdf(
        chance,
        lines,
        [
            (place, form if place in UNWRITABLE or "line" in place else telling_line(chance, form))
            for place, form in plants
        ],
    )


_WRITERS = {"docx": _word, "xlsx": _sheet, "pdf": _pdf, "html": _page, "svg": _picture, "csv": _separated, "txt": _text}

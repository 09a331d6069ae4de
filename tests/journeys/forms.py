"""Forms as a page shows them, read from its HTML, and ways to fill them wrongly."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile

WORDS = "Zoë 👩‍👧 \u202eאמת مرحبا <script>alert(1)</script> =1+1 \"'`;--"
LONG = "Long " * 20_000
UNTYPED = {"hidden", "submit", "button", "radio", "checkbox", "select", "file", "password"}


@dataclass
class Form:
    """One form: where it is sent, and its fields with their kind, value and options."""

    action: str
    method: str
    fields: dict[str, tuple[str, str, list[str]]] = field(default_factory=dict)

    @property
    def files(self) -> list[str]:
        """The fields that take a file."""
        return [name for name, (kind, _, _) in self.fields.items() if kind == "file"]

    @property
    def typed(self) -> list[str]:
        """The fields people type words into."""
        return [name for name, (kind, _, _) in self.fields.items() if kind not in UNTYPED]

    def filled(self, typed: str, chosen: str | None = None, number: str = "", **more: object) -> dict[str, object]:
        """The form with words in every box; lists at their first option, unless something else is chosen."""
        given: dict[str, object] = {}
        for name, (kind, value, options) in self.fields.items():
            if kind == "hidden" and chosen is None:
                given[name] = value
            elif kind in {"select", "radio", "checkbox", "hidden", "submit"}:
                given[name] = chosen if chosen is not None else next((o for o in options if o), value)
            elif kind != "file":
                given[name] = (number or typed) if part_of_day(name) or kind == "number" else typed
        return given | more

    def wrongly(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Every wrong way to fill it."""
        yield "nothing", {}
        yield "too long", self.filled(LONG)
        yield "NUL", self.filled("a\0b", chosen="a\0b")
        yield "wrong kinds", self.filled(WORDS, chosen="nonsense")
        yield "huge numbers", self.filled("9" * 5000, chosen="9" * 5000)
        yield "another id", self.filled(str(uuid.UUID(int=7)), chosen=str(uuid.UUID(int=7)))
        yield "impossible day", self.filled(WORDS) | {n: _wrong_day(n) for n in self.fields if part_of_day(n)}
        yield "words", self.filled(WORDS, number="1")


def part_of_day(name: str) -> bool:
    """Whether a box is the day, month or year of a date."""
    return name.endswith(("_day", "_month", "_year"))


def _wrong_day(name: str) -> str:
    return {"day": "31", "month": "2", "year": "2026"}[name.rsplit("_", 1)[1]]


def forms_in(html: str, path: str) -> list[Form]:
    """The forms of a page."""
    reader = _Reader(path)
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, path: str):
        super().__init__()
        self.path, self.found = path, []
        self.form: Form | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(has.get("action") or self.path, has.get("method", "get").lower())
            self.found.append(self.form)
        elif self.form is not None:
            self._field(tag, has)

    def _field(self, tag: str, has: dict[str, str]) -> None:
        name = has.get("name", "")
        if tag == "option" and self.select:
            self.form.fields[self.select][2].append(has.get("value", ""))
        elif name and name != "csrfmiddlewaretoken":
            if tag == "select":
                self.select = name
            kind = {"select": "select", "textarea": "textarea", "button": "submit"}.get(tag) or has.get("type", "text")
            self.form.fields.setdefault(name, (kind, has.get("value", ""), []))[2].append(has.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag == "select":
            self.select = ""


@cache
def bomb() -> bytes:
    """A Word file that would fill the memory of whoever opened it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as inside:
            for _ in range(300):
                inside.write(b" " * 1_000_000)
    return kept.getvalue()


def bad_files() -> Iterator[tuple[str, SimpleUploadedFile]]:
    """Files nobody should have to open."""
    yield "empty file", SimpleUploadedFile("empty.docx", b"")
    for kind in ("docx", "xlsx", "csv", "pdf"):
        yield f"program called {kind}", SimpleUploadedFile(f"tool.{kind}", b"MZ\x90\0\3\0\0\0" * 400)
    yield "zip bomb", SimpleUploadedFile("register.docx", bomb())
    yield "zip bomb as Excel", SimpleUploadedFile("register.xlsx", bomb())
    yield "hostile name", SimpleUploadedFile("../../<script>\u202excod.exe", b"MZ")

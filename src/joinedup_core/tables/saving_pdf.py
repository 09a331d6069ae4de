"""A PDF as bytes: the one place where a template is made into a tagged, accessible document (PDF/UA-1)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_UNSHOWN = re.compile(r'text (?:`|contains the disallowed codepoint `)"(.*?)"`', re.S)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_JOINERS = dict.fromkeys(
    [0x200D, 0x20E3, 0xFE0E, 0xFE0F, 0xFEFF, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)], ""
)
"""What only joins signs, or says how one looks: left behind beside a name, it could not be shown either."""


def pdf_bytes(template: Path, data: Mapping[str, object]) -> bytes:
    """The finished document. The data is what the template reads as JSON: never markup of it.

    A sign that no font here has, such as an emoji, stands there by its name: `[woman]`. PDF/UA allows no empty box, and
    leaving it out would change what somebody said.
    """
    import typst  # loaded when a PDF is written, not at the start

    named: dict[int, str] = {}
    while True:
        told = json.dumps(_with_names(data, named) if named else data)
        try:
            made = typst.compile(template.read_bytes(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"data": told})
            return bytes(made)
        except typst.TypstError as why:
            more = _named(str(why), data) | _JOINERS
            if not _UNSHOWN.search(str(why)) or more.keys() <= named.keys():
                raise
            named |= more


def _named(why: str, data: Mapping[str, object]) -> dict[int, str]:
    """Names for the signs that an error of the compiler is about, and for all signs of their kind in the data."""
    texts = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in _UNSHOWN.findall(why)]
    wrong = {_kind(sign) for text in texts for sign in text if not sign.isascii() or not sign.isprintable()}
    signs = {sign for text in _texts(data) for sign in text} - {"\n", "\r", "\t"}
    return {ord(sign): _name(sign) for sign in signs if _kind(sign) in wrong}


def _kind(sign: str) -> str:
    """The script of a letter, such as `THAI`; of everything else what it is, such as `So` for a picture."""
    category = unicodedata.category(sign)
    return unicodedata.name(sign, category).partition(" ")[0] if category[0] in "LM" else category


def _name(sign: str) -> str:
    if unicodedata.category(sign)[0] == "C":
        return ""  # nothing that anybody could see
    return f"[{unicodedata.name(sign, f'sign {ord(sign):X}').lower()}]"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _with_names(value: Any, named: Mapping[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(named)
    if isinstance(value, Mapping):
        return {key: _with_names(one, named) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_with_names(one, named) for one in value]
    return value

"""Which column of a file is which, by the names that agencies' systems give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def plain_words(text: str) -> str:
    """A heading or a short answer with nothing but small letters, digits and single spaces: how two of them are compared."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


def columns_named(headings: Iterable[str], names: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The number, from 0, of the first column for each key whose plain heading is one of the key's names; others are left out."""
    found: dict[str, int] = {}
    for number, heading in enumerate(headings):
        plain = plain_words(heading)
        key = next((key for key, known in names.items() if key not in found and plain in known), None)
        if key is not None:
            found[key] = number
    return found

"""One colour for every agency, always beside its name: a light tint for rows and a strong shade for marks.

The tints carry black text at a contrast of at least 12 to 1, the shades stand out from white at 4.5 to 1 or more. With
more agencies than colours the colours come again; the name, which always stands there, tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

UNNAMED = "Agency not named"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour's name in words, its light tint and its strong shade, each as six hexadecimal digits."""

    name: str
    tint: str
    shade: str


COLOURS = (
    Colour("blue", "D6E8F7", "1D70B8"),
    Colour("orange", "FBE3D0", "A8480A"),
    Colour("green", "D9EFE1", "00703C"),
    Colour("purple", "E6DFF1", "4C2C92"),
    Colour("yellow", "FFF5C2", "7A5C00"),
    Colour("pink", "FBDCEB", "B3135F"),
    Colour("turquoise", "D3F0EE", "0B6E69"),
    Colour("grey", "E6E8EA", "505A5F"),
    Colour("red", "F9DADA", "AA2A16"),
    Colour("brown", "EDE0D4", "6B4423"),
    Colour("lime", "E8F2CC", "4D6B00"),
    Colour("lilac", "F1DDF5", "8A1C9C"),
)


def colours_of(agencies: Iterable[str]) -> dict[str, Colour]:
    """A colour for every agency, the same whatever the order in which they are given."""
    names = sorted({name or UNNAMED for name in agencies}, key=lambda name: (name == UNNAMED, name.lower(), name))
    return {name: COLOURS[at % len(COLOURS)] for at, name in enumerate(names)}

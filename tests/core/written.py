"""The list of written dates beside this file, as pairs."""

from pathlib import Path

_LINES = (Path(__file__).with_suffix("").parent / "written_dates.txt").read_text(encoding="utf-8").splitlines()


def _pairs(mark: str) -> list[tuple[str, str]]:
    """The two sides of every line with a mark between them."""
    found = [line.split(f" {mark} ") for line in _LINES if f" {mark} " in line and not line.startswith("#")]
    return [(written, told) for written, told in found]


READ, REFUSED = _pairs("=>"), _pairs("!!")

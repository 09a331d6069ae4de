"""What is counted of a MARAC for the quarterly return, and how small numbers are kept back from what boards read.

Source of the fields: SafeLives datasets: for each meeting the cases, repeats, children, referrals by agency, and of the victims
those who are Black, Asian or racially minoritised, LGBT+, disabled, male, aged 16 or 17; perpetrators aged 17 or under.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

FIELDS: Mapping[str, str] = {
    "cases": "Cases discussed", "repeats": "Repeat cases", "children": "Children in the households",
    "minoritised": "Victims who are Black, Asian or racially minoritised", "lgbt": "LGBT+ victims", "disabled": "Disabled victims",
    "male": "Male victims", "aged_16_17": "Victims aged 16 or 17", "harmer_17_or_under": "People causing harm aged 17 or under",
}  # fmt: skip
UNKNOWN: Mapping[str, str] = {
    "sex_unknown": "Victims whose sex is not recorded",
    "age_unknown": "Victims whose age is not known",
}
"""What the figures above may miss: shown beside them, never counted as no."""
PART_OF_CASES = tuple(key for key in FIELDS if key not in ("cases", "children"))
SUPPRESS_BELOW = 5
"""General practice for public figures, not checked against a source: a partnership may set a higher number."""


def quarter_of(year: int, number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first month and the last month of a quarter of a calendar year, each as year and month."""
    if not 1 <= number <= 4:
        raise ValueError("A year has quarters 1 to 4.")
    return (year, 3 * number - 2), (year, 3 * number)


def summed(meetings: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The figures of several meetings together; every field is there, with 0 where nothing was counted."""
    found = dict.fromkeys((*FIELDS, *UNKNOWN), 0)
    for figures in meetings:
        for key, number in figures.items():
            found[key] = found.get(key, 0) + number
    return found


def suppressed(parts: Sequence[int], below: int = SUPPRESS_BELOW, *, adds_up: bool = False) -> list[int | None]:
    """Numbers with those from 1 to just under `below` kept back (None).

    Where the parts add up to a total that is shown (`adds_up`), one number kept back alone could be worked out: the
    smallest other number that is not 0 is kept back too.
    """
    shown: list[int | None] = [None if 0 < number < below else number for number in parts]
    if adds_up and shown.count(None) == 1:
        others = [(number, at) for at, number in enumerate(parts) if shown[at] is not None and number > 0]
        if others:
            shown[min(others)[1]] = None
    return shown


def for_boards(figures: Mapping[str, int], below: int = SUPPRESS_BELOW) -> dict[str, int | None]:
    """The figures that may go to people who may not know cases: small ones are kept back, and those that leave a small rest."""
    cases = figures.get("cases", 0)
    agencies = [key for key in figures if key.startswith("from:")]
    kept = dict(zip(agencies, suppressed([figures[key] for key in agencies], below, adds_up=True), strict=True))
    shown: dict[str, int | None] = {}
    for key, number in figures.items():
        rest = cases - number if key in PART_OF_CASES else 0
        shown[key] = None if 0 < number < below or 0 < rest < below else number
    return {**shown, **kept} if cases == 0 or cases >= below else dict.fromkeys(figures)

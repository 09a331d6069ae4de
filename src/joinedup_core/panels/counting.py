"""What is counted of a MARAC for the quarterly return, and how small numbers are kept back from what boards read.

Source of the fields: SafeLives datasets: for each meeting the cases, repeats, children, referrals by agency, and of the victims
those who are Black, Asian or racially minoritised, LGBT+, disabled, male, aged 16 or 17; perpetrators aged 17 or under.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FIELDS: Mapping[str, str] = {
    "cases": "Cases discussed", "repeats": "Repeat cases", "children": "Children in the households",
    "minoritised": "Victims who are Black, Asian or racially minoritised", "lgbt": "LGBT+ victims", "disabled": "Disabled victims",
    "male": "Male victims", "aged_16_17": "Victims aged 16 or 17", "harmer_17_or_under": "People causing harm aged 17 or under",
}  # fmt: skip
UNKNOWN: Mapping[str, str] = {
    "sex_unknown": "Victims whose sex is not recorded",
    "age_unknown": "Victims whose age is not known",
    "minoritised_unknown": "Victims of whom nobody recorded whether they are Black, Asian or racially minoritised",
    "lgbt_unknown": "Victims of whom nobody recorded whether they are LGBT+",
    "disabled_unknown": "Victims of whom nobody recorded whether they are disabled",
}
"""What the figures above may miss: shown beside them, never counted as no."""
MISSING_OF: Mapping[str, str] = {
    "minoritised": "minoritised_unknown", "lgbt": "lgbt_unknown", "disabled": "disabled_unknown", "male": "sex_unknown",
}  # fmt: skip
"""Which figure says how many are missing from another: all but these two are those who are known not to be."""
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


def for_boards(figures: Mapping[str, int], below: int = SUPPRESS_BELOW) -> dict[str, int | None]:
    """The figures that may go to people who may not know cases: small ones are kept back, and those that leave a small rest.

    Referrals by agency add up to the cases, so they are one row of a table: what is kept back cannot be worked out of it.
    """
    from joinedup_core.disclosure import Counts, SmallNumbers, suppress

    cases = figures.get("cases", 0)
    if 0 < cases < below:
        return dict.fromkeys(figures)
    shown: dict[str, int | None] = {}
    for key, number in figures.items():
        rest = cases - number if key in PART_OF_CASES or key in UNKNOWN else 0  # few known: a small number among them
        shown[key] = None if 0 < number < below or 0 < rest < below else number
    for part, missing in MISSING_OF.items():  # the cases less both are those known not to be: they may be few too
        known, unknown = shown.get(part), shown.get(missing)
        if known is not None and unknown is not None and 0 < cases - known - unknown < below:
            shown[missing] = None
    agencies = [key for key in figures if key.startswith("from:")]
    if not agencies:
        return shown
    numbers = [figures[key] for key in agencies]
    *parts, total = suppress(Counts(((*numbers, sum(numbers)),), row_totals=True), SmallNumbers(below)).rows[0]
    if total is None:  # the number of cases is the same total, and would give the others away
        return dict.fromkeys(figures)
    return {**shown, **dict(zip(agencies, parts, strict=True))}

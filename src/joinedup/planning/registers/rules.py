"""The scale of a register as it is kept, and what its pictures say in words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from joinedup_core.scoring.matrix import DEFAULT, Band, Matrix, Score

RESERVED = {"check", "new", "risk", "control", "import", "southend"}
COLOURS = {"green": "Green", "yellow": "Yellow", "orange": "Orange", "red": "Red", "blue": "Blue", "grey": "Grey"}


def matrix_from(likelihoods: Sequence[str], impacts: Sequence[str], bands: Sequence[Mapping[str, Any]]) -> Matrix:
    """A board's own matrix from what is stored."""
    return replace(
        DEFAULT,
        key="stated",
        label="Set by the board",
        likelihoods=tuple(likelihoods),
        impacts=tuple(impacts),
        bands=tuple(Band(**band) for band in bands),
        stated=True,
        source="",
    )


def bands_to_store(matrix: Matrix) -> list[dict[str, Any]]:
    """The bands as they are stored."""
    return [asdict(band) for band in matrix.bands]


def heat_in_words(matrix: Matrix, counts: Mapping[tuple[int, int], int]) -> list[str]:
    """What the heat map shows, in sentences: how many risks in each band, and where the worst stand."""
    total = sum(counts.values())
    if not total:
        return ["No open risk has a score."]
    told = []
    for band in reversed(matrix.bands):
        number = sum(n for (likelihood, impact), n in counts.items() if matrix.band(Score(likelihood, impact)) == band)
        told.append(f"{band.label} ({matrix.band_range(band)}): {number} of {total} open risks.")
    worst = max(counts, key=lambda pair: (pair[0] * pair[1], pair))
    score = Score(*worst)
    told.append(f"The highest score is {score} = {score.value} ({matrix.words(score)}), held by {counts[worst]}.")
    return told

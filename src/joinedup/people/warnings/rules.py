"""Kinds of staff-safety warnings, and whether the person was told. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

KINDS: Mapping[str, str] = {
    "two": "Do not visit alone", "not_home": "Do not visit at home: meet elsewhere", "police": "Visit with the police only",
    "animal": "A dangerous animal", "weapon": "Weapons may be there", "violence": "Was violent towards staff", "other": "Something else",
}  # fmt: skip
TOLD: Mapping[str, str] = {
    "told": "Yes, they were told", "will_be": "Not yet: they will be told", "not_told": "No, because it would put somebody in danger",
}  # fmt: skip
LONGEST = timedelta(days=365)
"""A warning is looked at again within a year: an old one does a wrong to the person (data protection law asks that it be accurate)."""


def review_problem(review_on: date, on: date) -> str:
    """What is wrong with a day of review, as a sentence; empty where nothing is."""
    if review_on <= on:
        return "The day on which it is looked at again lies ahead"
    return "It has to be looked at again within a year" if review_on > on + LONGEST else ""

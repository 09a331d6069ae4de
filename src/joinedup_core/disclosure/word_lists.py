"""Words that the rules about names look up: titles, relations, names that are ordinary words, common forenames."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from joinedup_core.calendar.months import MONTH_NAMES
from joinedup_core.town.names import lists

TITLES = (
    "Mr", "Mrs", "Ms", "Miss", "Mx", "Master", "Dr", "Doctor", "Prof", "Professor", "Rev", "Reverend", "Sir", "Lady",
    "Cllr", "Councillor", "Nurse", "Sister", "Midwife", "PC", "WPC", "DC", "DS", "DI", "DCI", "Sgt", "Sergeant", "PS",
    "PCSO", "Insp", "Inspector",
)  # fmt: skip
RELATIONS = (
    "mum", "mummy", "mother", "dad", "daddy", "father", "stepmother", "stepfather", "stepmum", "stepdad", "brother",
    "sister", "half-brother", "half-sister", "stepbrother", "stepsister", "son", "daughter", "baby", "twin", "nan",
    "nana", "nanny", "gran", "grandma", "granny", "grandad", "granddad", "grandmother", "grandfather", "aunt",
    "auntie", "uncle", "cousin", "niece", "nephew", "partner", "ex-partner", "boyfriend", "girlfriend", "husband",
    "wife", "fiance", "fiancee", "neighbour", "friend", "sibling", "child", "worker", "teacher",
)  # fmt: skip
_LISTS = tomllib.loads(files("joinedup_core.disclosure").joinpath("words.toml").read_text(encoding="utf-8"))
NAMES_THAT_ARE_WORDS = frozenset(_LISTS["names_that_are_words"].split())
NO_INITIALS = frozenset(_LISTS["no_initials"].split())
LIKE_NAMES = frozenset(_LISTS["like_names"].split())
MONTHS = frozenset(name.casefold() for name in MONTH_NAMES)


@cache
def forenames() -> frozenset[str]:
    """Common forenames of the United Kingdom, in lower case, from the town's lists."""
    return frozenset(name for kind, _, _, names in lists() if kind == "forename" for name in names)


@cache
def surnames() -> frozenset[str]:
    """Common surnames of the United Kingdom, in lower case, from the town's lists."""
    return frozenset(name for kind, _, _, names in lists() if kind == "surname" for name in names)

"""Rules of persons: the lists to choose from, the numbers that can be checked, and a date of birth as it is known. Pure.

A partnership adds kinds of number of its own (the corner `number_kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import nhs_number

from joinedup_core.calendar.half_date import HalfDate, UnreadableDate
from joinedup_core.calendar.reading import parse_half_date

SEXES: Mapping[str, str] = {"female": "Female", "male": "Male", "indeterminate": "Indeterminate"}
GOES_ON: Mapping[str, str] = {"yes": "Yes, they go on", "no": "No, they end before 18"}
INTERPRETER: Mapping[str, str] = {"needed": "An interpreter is needed", "not_needed": "No interpreter is needed"}
NAME_KINDS: Mapping[str, str] = {
    "alias": "Alias", "former": "Former name", "birth": "Name at birth", "married": "Married name",
    "spelling": "Spelling used by an agency", "online": "Name used online",
}  # fmt: skip
ADDRESS_KINDS: Mapping[str, str] = {
    "home": "Home", "temporary": "Temporary", "placement": "Placement", "post": "For post only", "no_fixed": "No fixed abode",
}  # fmt: skip
ETHNICITIES: Mapping[str, Mapping[str, str]] = {
    "Asian or Asian British": {
        "asian_indian": "Indian", "asian_pakistani": "Pakistani", "asian_bangladeshi": "Bangladeshi",
        "asian_chinese": "Chinese", "asian_other": "Any other Asian background",
    },
    "Black, Black British, Caribbean or African": {
        "black_caribbean": "Caribbean", "black_african": "African", "black_other": "Any other Black background",
    },
    "Mixed or multiple ethnic groups": {
        "mixed_caribbean": "White and Black Caribbean", "mixed_african": "White and Black African",
        "mixed_asian": "White and Asian", "mixed_other": "Any other mixed background",
    },
    "White": {
        "white_british": "English, Welsh, Scottish, Northern Irish or British", "white_irish": "Irish",
        "white_traveller": "Gypsy or Irish Traveller", "white_roma": "Roma", "white_other": "Any other White background",
    },
    "Other ethnic group": {"arab": "Arab", "other": "Any other ethnic group"},
    "Not recorded": {"not_said": "Prefers not to say"},
}  # fmt: skip
"""The 19 groups of the 2021 census of England and Wales, in its order."""
ETHNICITY_WORDS: Mapping[str, str] = {
    key: f"{group}: {words}" if group not in ("Not recorded", "Other ethnic group") else words
    for group, members in ETHNICITIES.items()
    for key, words in members.items()
}
OLDEST = 130
"""Nobody is older than so many years."""


@dataclass(frozen=True)
class PersonDetails:
    """What is known of a person, as it is typed. A date of birth may be half-known: `3 April 2011`, `about 1950`."""

    forenames: str = ""
    surname: str = ""
    known_as: str = ""
    born: str = ""
    died_on: date | None = None
    sex: str = ""
    ethnicity: str = ""
    first_language: str = ""
    interpreter: str = ""
    communication_needs: str = ""
    support_needs: str = ""
    needs_go_on: str = ""
    """After 18: `yes`, `no`, or empty: nobody said yet."""


class Wrong(ValueError):
    """Something typed cannot be right: the sentence says what to do, the field says where."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.message, self.field = message, field


def read_born(text: str, today: date) -> HalfDate | None:
    """A date of birth as far as it is known; None where nothing is. Raises `Wrong`."""
    if not text.strip():
        return None
    try:
        found = parse_half_date(text)
    except UnreadableDate as error:
        raise Wrong(
            f"Enter the date of birth as it is known, such as 3 April 2011 or about 1950. {error}", "born"
        ) from error
    if found.earliest > today:
        raise Wrong("The date of birth is in the future: check the year", "born")
    if found.latest.year < today.year - OLDEST:
        raise Wrong(f"The date of birth is more than {OLDEST} years ago: check the year", "born")
    return found


def age_words(born_from: date | None, born_to: date | None, on: date) -> str:
    """How old somebody is on a day, as far as it is known: `14`, `12 or 13`, `about 40 to 49`, or nothing."""
    if born_from is None or born_to is None:
        return ""
    most, least = _age(born_from, on), max(0, _age(min(born_to, on), on))
    if most == least:
        return f"{most}"
    return f"{least} or {most}" if most == least + 1 else f"{least} to {most}"


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def nhs(number: str) -> str:
    """An NHS number: ten digits of which the last checks the others (modulus 11)."""
    digits = re.sub(r"[\s-]", "", number)
    if not re.fullmatch(r"\d{10}", digits):
        raise Wrong("An NHS number has 10 digits, such as 943 476 5919: check that none is missing", "number")
    if not nhs_number.is_valid(digits) or len(set(digits)) == 1:
        raise Wrong(
            "This NHS number does not check: one digit is wrong, or two changed places. Ask for it again", "number"
        )
    return digits


def pupil(number: str) -> str:
    """A unique pupil number: a check letter, eleven digits, and a digit or letter (modulus 23, weights 2 to 13)."""
    typed = re.sub(r"\s", "", number).upper()
    if not re.fullmatch(r"[A-Z]\d{11}[0-9A-Z]", typed):
        raise Wrong("A unique pupil number is a letter and 12 more characters, such as H801200001001", "number")
    last = int(typed[12]) if typed[12].isdigit() else UPN_LETTERS.find(typed[12])
    total = sum(place * int(typed[place - 1]) for place in range(2, 13)) + 13 * last
    if last < 0 or UPN_LETTERS[total % 23] != typed[0]:
        raise Wrong(
            "This unique pupil number does not check: a character is wrong. Ask the school for it again", "number"
        )
    return typed


def national_insurance(number: str) -> str:
    """A National Insurance number: two letters, six digits, a letter A to D."""
    typed = re.sub(r"\s", "", number).upper()
    if not re.fullmatch(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]", typed):
        raise Wrong(
            "A National Insurance number is two letters, six digits and a letter, such as QQ 12 34 56 C", "number"
        )
    return typed


def other(number: str) -> str:
    """Any other number: letters and digits as the agency writes them, without spaces."""
    typed = re.sub(r"\s+", "", number).upper()
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9/.-]{2,38}", typed):
        raise Wrong("Enter the number as the agency writes it: 3 to 39 letters, digits, strokes or hyphens", "number")
    return typed


@dataclass(frozen=True)
class NumberKind:
    """A kind of number: what people call it and how it is checked (gives it as it is kept, raises `Wrong`)."""

    label: str
    check: Callable[[str], str] = other


NUMBER_KINDS: Mapping[str, NumberKind] = {
    "nhs": NumberKind("NHS number", nhs),
    "upn": NumberKind("Unique pupil number (UPN)", pupil),
    "police": NumberKind("Police number"),
    "child_social_care": NumberKind("Children’s social care number"),
    "adult_social_care": NumberKind("Adult social care number"),
    "national_insurance": NumberKind("National Insurance number", national_insurance),
    "housing": NumberKind("Housing number"),
    "probation": NumberKind("Probation number"),
    "school": NumberKind("School’s own number"),
    "other": NumberKind("Another agency’s number"),
}

OWN, SHARED = "own_", "shared_"
"""How the keys of a partnership's own kinds begin: one person alone has each number, or several can have one."""

POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?")
SECTOR = re.compile(r"\s*([A-Z]{1,2}\d[A-Z\d]?)\s+(\d)\s*", re.IGNORECASE)
"""The first half, a space and one figure: without the space `SY2 6` cannot be told from a first half `SY26`."""


def postcode(text: str, *, whole: bool = True) -> str:
    """A postcode in capitals with its space, or `SY2 6` or `SY2` where that is enough; empty stays empty. Raises `Wrong`."""
    if not whole and (part := SECTOR.fullmatch(text)):
        return f"{part[1].upper()} {part[2]}"
    typed = re.sub(r"\s", "", text).upper()
    if not typed:
        return ""
    found = POSTCODE.fullmatch(typed)
    if found is None or (whole and not found[2]):
        example = "SY2 6ND" if whole else "SY2 6ND, or its first half: SY2 or SY2 6"
        raise Wrong(f"Enter a postcode, such as {example}", "postcode")
    return f"{found[1]} {found[2]}" if found[2] else found[1]


def telephone(text: str) -> str:
    """A telephone number as digits, with `0` for the United Kingdom's code; empty stays empty. Raises `Wrong`."""
    typed = re.sub(r"[\s().-]", "", text)
    if not typed:
        return ""
    if not re.fullmatch(r"\+?\d{5,15}", typed):
        raise Wrong("Enter a telephone number in figures, such as 01632 960 001", "telephone")
    return re.sub(r"^(\+44|0044)0?", "0", typed)

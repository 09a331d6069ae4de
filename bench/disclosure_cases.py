"""Invented casts, the forms in which somebody of them can stand in a file, and lines in which nobody does."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from joinedup_core.disclosure import Cast, Member
from joinedup_core.disclosure.word_lists import NAMES_THAT_ARE_WORDS, forenames, surnames

ROLES = ("Mother", "Father", "Child A", "Sibling 1", "MGM", "Adult A", "SW1", "HV2")
STREETS = ("Acacia Avenue", "Mill Lane", "Station Road", "Priory Close", "Brook Street", "Castle Gardens")
LINES = (
    "{role} attended the appointment with {other} and spoke well about school.",
    "Telephone call from the health visitor; no reply. Will try again on Monday.",
    "May need further support. {role} said that the Green Paper had not helped.",
    "Police attended High Street, Oakford after a report of shouting on {date}.",
    "Strategy meeting under section 47; SW1 to mark the file and bill the agency.",
    "{role} was seen at Park House Surgery on {date}; weight 12.4 kg, 75th centile.",
    "Referral to Early Help closed. Young Carers group offered, grace period of 28 days.",
    "Letter sent to GP1 with the plan; hope to hear by the end of June {year}.",
    "{role}\u2019s attendance was 87% in Summer {year} and 91% in Autumn {year}.",
    "The Home Office circular 14/{year} was read out. {other} read it as well.",
    "Rang 0300 {phone}; left a message. Reference ABC/{phone}/X.",
    "DV marker; MARAC heard on {date}. HV2 and CP team informed. K.",
    "Contact: duty@oakford.example, 01632 96{four}, OX{one} 9ZZ.",
    "Risk: reading of 120/80, oxygen 98%, pulse 71. {role} aged 7 was calm.",
    "Mother or Father may be present; Child A and Sibling 1 are in School 1.",
    "Case closed by Team Manager, Brown file box 14, West Locality, Young People\u2019s Service.",
)  # fmt: skip
Form = Callable[[random.Random, Member], str]


def invented_cast(chance: random.Random) -> Cast:
    """Eight members whose names nobody shares and no rule has to doubt."""
    first = _apart(chance, [name for name in sorted(forenames() - NAMES_THAT_ARE_WORDS) if len(name) > 4], 8)
    last = _apart(
        chance, [name for name in sorted(surnames() - NAMES_THAT_ARE_WORDS - set(first)) if len(name) > 4], 8, first
    )
    return Cast(tuple(_member(chance, *one) for one in zip(ROLES, first, last, range(8), strict=True)))


def _apart(chance: random.Random, names: list[str], count: int, taken: list[str] | None = None) -> list[str]:
    """Names of which none is a near spelling of another and no two begin alike."""
    from rapidfuzz.distance import OSA

    kept: list[str] = []
    while len(kept) < count:
        name = chance.choice(names)
        if all(OSA.distance(name, other) > 3 and name[0] != other[0] for other in kept) and all(
            OSA.distance(name, other) > 3 for other in taken or ()
        ):
            kept.append(name)
    return kept


def _member(chance: random.Random, role: str, first: str, last: str, place: int) -> Member:
    surname = last.title() if place != 1 else f"{last.title()}-Quennell"
    forename = first.title() if place != 3 else first.title().replace("e", "é", 1)
    digits = [chance.randint(0, 9) for _ in range(9)]
    check = (11 - sum((10 - i) * d for i, d in enumerate(digits)) % 11) % 11 % 10
    return Member(
        role,
        names=(f"{forename} {surname}",),
        born=date(1950, 1, 1) + timedelta(days=chance.randint(0, 24_000)),
        addresses=(
            f"{20 + place} {STREETS[place % 6]}, Oakford, ZY{place + 1} {chance.randint(1, 8)}{chance.choice('ABDE')}{chance.choice('FGHJ')}",
        ),
        telephones=(f"07700 900{place}{chance.randint(10, 99)}",),
        emails=(f"home{place}{chance.randint(100, 999)}@mail.example",),
        numbers=("NHS " + "".join(map(str, digits)) + str(check),),
    )


def _birth(member: Member, pattern: str) -> str:
    assert member.born
    day = member.born
    return pattern.format(
        d=day.day, m=day.month, y=day.year, yy=day.year % 100, month=day.strftime("%B"), iso=day.isoformat()
    )


def _mistyped(chance: random.Random, name: str) -> str:
    place = chance.randint(2, len(name) - 2)
    return chance.choice((name[:place] + name[place + 1 :], name[:place] + name[place] + name[place:]))


def _names(member: Member) -> tuple[str, str]:
    first, last = member.names[0].split(" ", 1)
    return first, last


FORMS: dict[str, Form] = {
    "full name": lambda _, m: m.names[0],
    "surname": lambda _, m: _names(m)[1],
    "forename": lambda _, m: _names(m)[0],
    "possessive": lambda _, m: f"{_names(m)[0]}\u2019s",
    "SURNAME Forename": lambda _, m: f"{_names(m)[1].upper()} {_names(m)[0]}",
    "Surname, F.": lambda _, m: f"{_names(m)[1]}, {_names(m)[0][0]}.",
    "title": lambda _, m: f"Mrs {_names(m)[1]}",
    "capitals": lambda _, m: m.names[0].upper(),
    "initials": lambda _, m: f"{unicodedata.normalize('NFD', _names(m)[0])[0]}.{_names(m)[1][0]}.",
    "near spelling": lambda c, m: _mistyped(c, _names(m)[1].split("-")[0]),
    "no accents": lambda _, m: unicodedata.normalize("NFD", m.names[0]).encode("ascii", "ignore").decode(),
    "soft hyphen": lambda _, m: m.names[0][:2] + "\u00ad" + m.names[0][2:],
    "date of birth": lambda c, m: _birth(m, c.choice(("{d}/{m}/{y}", "{d:02}.{m:02}.{yy:02}", "{iso}", "{d} {month} {y}", "{d:02}{m:02}{y}"))),
    "telephone": lambda c, m: c.choice(("+44 " + m.telephones[0][1:], m.telephones[0].replace(" ", ""), m.telephones[0][:8] + " " + m.telephones[0][8:])),
    "postcode": lambda c, m: c.choice((m.addresses[0][-7:], m.addresses[0][-7:].replace(" ", ""), m.addresses[0][-7:].lower())),
    "address": lambda _, m: m.addresses[0].split(",")[0].replace("Road", "Rd").replace("Lane", "Ln"),
    "e-mail": lambda _, m: m.emails[0],
    "NHS number": lambda c, m: c.choice((m.numbers[0][4:], f"{m.numbers[0][4:7]} {m.numbers[0][7:10]} {m.numbers[0][10:]}")),
}  # fmt: skip


def quiet_line(chance: random.Random) -> str:
    """A line in which nobody stands."""
    role, other = chance.sample(ROLES, 2)
    return chance.choice(LINES).format(
        role=role, other=other, date=f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(2021, 2025)}",
        year=chance.randint(2021, 2025), phone=chance.randint(100000, 999999), four=chance.randint(1000, 9999),
        one=chance.randint(1, 9),
    )  # fmt: skip


def telling_line(chance: random.Random, form: str) -> str:
    """A line in which somebody stands."""
    return chance.choice(
        ("Seen today: {}.", "It was {} who rang", "{}", "Call from {} at noon.", "We think that {} knows.")
    ).format(form)

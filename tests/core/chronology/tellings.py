"""Entries as agencies would write them, for tests. All people are invented."""

from itertools import count

from joinedup_core.calendar import read_moment
from joinedup_core.chronology import Entry, Provenance

_rows = count(2)


def told(agency: str, when: str, what: str, **more: object) -> Entry:
    """An entry of an agency, read from a row of its own in the agency's file."""
    source = Provenance(f"{agency.lower().replace(' ', '-')}.docx", "", next(_rows))
    return Entry(when=read_moment(when), source=source, agency=agency, what=what, **more)  # type: ignore[arg-type]


def filler(days: int = 60) -> list[Entry]:
    """Ordinary weeks of a family, so that words have the weights they have in a real chronology."""
    small = (
        "settled",
        "tired",
        "leaflet given",
        "boiler still broken",
        "asked about nursery",
        "has a cold",
        "diet discussed",
    )
    found = []
    for n in range(days):
        day = f"{n % 28 + 1}/{n // 28 + 1}/2018"
        found.append(told("Health visiting", day, f"Weekly home visit, baby weighed, mum {small[n % 7]}."))
        found.append(told("School", day, f"Tyler absent from school. No reason given, {small[(n + 3) % 7]}."))
        found.append(
            told("Arden Police", f"{day} 10:15", f"Called to 7 Elm Road, verbal argument, {small[(n + 5) % 7]}.")
        )
        found.append(told("Housing", day, f"Rent arrears letter sent to tenant, {small[(n + 1) % 7]}."))
    return found

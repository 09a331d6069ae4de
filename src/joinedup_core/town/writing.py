"""Write an invented town as files: who lives there, and what each agency's system would send of records and of contacts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from joinedup_core.linkage.engine import text
from joinedup_core.town.agencies import AGENCIES, Agency
from joinedup_core.town.build import Town

MODES = ("Telephone", "Home visit", "In person", "Video", "No reply")
SEEN = ("yes", "alone", "with others", "no", "not known")
MOST_CONTACTS, BACK = 5, 365
"""Of a record: how many contacts at most, and over how many days before the last day told."""
HOUSEHOLDS = (
    "SELECT h.household, h.kind, h.community, a.house, a.street, a.town, a.postcode, h.moved_on "
    "FROM households AS h JOIN addresses AS a ON a.address = h.address ORDER BY h.household"
)
PEOPLE = (
    "SELECT person, household, role, forename, middle, surname, former_surname, sex, born, community, nhs, upn, phone, email "
    "FROM people ORDER BY person"
)


def write_town(town: Town, folder: Path, *, until: date) -> list[Path]:
    """Write the town into a folder and give the files. The same town and day give the same bytes.

    people.csv, households.csv; of each agency its records (with the errors it makes) and, in `*_contacts.csv`, its contacts; and
    truth.csv: which record is whom. Raises OSError where the folder cannot be written.
    """
    written = town.write(folder)
    written.append(_write(town, folder / "people.csv", PEOPLE))
    written.append(_write(town, folder / "households.csv", HOUSEHOLDS))
    written += [
        _write(town, folder / f"{agency.key}_contacts.csv", contacts_sql(town, agency, until)) for agency in AGENCIES
    ]
    return sorted(written)


def contacts_sql(town: Town, agency: Agency, until: date) -> str:
    """Up to five contacts of each record, as a minimal extract: reference, date, mode, seen, at home, and an id of its own."""
    chance, keys = town.chance, ("record", "n")
    many = chance.whole(f"{agency.key} contacts", MOST_CONTACTS + 1, "record")
    day = f"DATE '{until.isoformat()}' - {chance.whole(f'{agency.key} day', BACK, *keys)}::INTEGER"
    told = (
        f"SELECT record, n, {day} AS day, {chance.pick(f'{agency.key} mode', MODES, *keys)} AS mode, "
        f"{chance.pick(f'{agency.key} seen', SEEN, *keys)} AS seen "
        f"FROM (SELECT record, unnest(range({many})) AS n FROM records_{agency.key})"
    )
    return (
        'SELECT record AS "Person reference", strftime(day, \'%d/%m/%Y\') AS "Date", mode AS "Mode", seen AS "Seen", '
        "CASE WHEN mode = 'Home visit' THEN 'yes' ELSE 'no' END AS \"At home\", record || '-' || n AS \"Contact id\" "
        f"FROM ({told}) ORDER BY record, n"
    )


def _write(town: Town, path: Path, query: str) -> Path:
    town.engine.connection.execute(f"COPY ({query}) TO {text(str(path))} (HEADER, DELIMITER ',')")
    return path

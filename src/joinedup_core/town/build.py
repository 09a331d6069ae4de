"""Build a town in DuckDB and read it: as values for a few people, as tables or files for millions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from joinedup_core.linkage.engine import DuckEngine, text
from joinedup_core.town.agencies import AGENCIES, RECORDS_A_PERSON, Agency
from joinedup_core.town.chance import Chance
from joinedup_core.town.names import lists
from joinedup_core.town.people import MEMBERS, make
from joinedup_core.town.places import addresses_sql
from joinedup_core.town.records import HEADINGS, extract_sql, known_as_rows

THIS_YEAR = 2026


@dataclass(frozen=True)
class Person:
    """Somebody of the town, as they are: no agency knows all of this."""

    number: int
    household: int
    role: str
    forename: str
    middle: str | None
    surname: str
    former_surname: str | None
    sex: str
    born: date
    community: str
    nhs: str | None
    upn: str
    phone: str
    email: str | None


@dataclass(frozen=True)
class Address:
    """A home, or a place where many live for a while (`kind`)."""

    number: int
    kind: str
    house: str
    street: str
    town: str
    postcode: str


@dataclass(frozen=True)
class Household:
    """People living together; `moved_on` is the day they came from the earlier address, if they did."""

    number: int
    kind: str
    community: str
    address: int
    moved_on: date | None
    earlier_address: int


@dataclass(frozen=True)
class Relationship:
    """`person` is the `kind` of `relative` (parent, child, partner, sibling, grandparent)."""

    person: int
    relative: int
    kind: str


class Town:
    """An invented town of about so many people, the same for the same seed.

    `engine` is where its tables are made: `people`, `households`, `addresses`, `relationships`, and for each
    agency `records_KEY` once asked for.
    """

    def __init__(self, *, people: int, seed: int, engine: DuckEngine | None = None) -> None:
        if people < 5:
            raise ValueError("A town has at least 5 people.")
        self.engine = engine or DuckEngine()
        self.chance = Chance(seed)
        households = max(2, round(people / MEMBERS))
        self._load_names()
        self.engine.run("addresses", addresses_sql(self.chance, households))
        make(self.engine.run, self.chance, households, households, THIS_YEAR)
        self.engine.drop("name_slots", "__members", "__named")

    @classmethod
    def of_records(cls, records: int, *, seed: int, engine: DuckEngine | None = None) -> Town:
        """A town whose agencies hold about so many records together."""
        return cls(people=max(5, round(records / RECORDS_A_PERSON)), seed=seed, engine=engine)

    def people(self, limit: int | None = None) -> Iterator[Person]:
        """The people, by number."""
        query = (
            "SELECT person, household, role, forename, middle, surname, former_surname, sex, born, community, nhs, "
            f"upn, phone, email FROM people ORDER BY person{_limit(limit)}"
        )
        return (Person(*row) for row in self.engine.rows(query))

    def households(self) -> Iterator[Household]:
        """The households, by number."""
        query = (
            "SELECT household, kind, community, address, moved_on, earlier_address FROM households ORDER BY household"
        )
        return (Household(*row) for row in self.engine.rows(query))

    def addresses(self) -> Iterator[Address]:
        """The addresses, by number."""
        query = "SELECT address, kind, house, street, town, postcode FROM addresses ORDER BY address"
        return (Address(*row) for row in self.engine.rows(query))

    def relationships(self) -> Iterator[Relationship]:
        """Who is what to whom."""
        query = "SELECT person, relative, kind FROM relationships ORDER BY person, relative, kind"
        return (Relationship(*row) for row in self.engine.rows(query))

    def extract(self, agency: Agency) -> str:
        """Make an agency's table of records and give its name: `person` (the truth) and HEADINGS, all text."""
        table = f"records_{agency.key}"
        self.engine.run(table, extract_sql(self.chance, agency, THIS_YEAR))
        return table

    def records(self, agency: Agency) -> Iterator[dict[str, Any]]:
        """What an agency holds, as it writes it, without the truth."""
        table = self.extract(agency)
        for row in self.engine.rows(f"SELECT {', '.join(HEADINGS)} FROM {table} ORDER BY record"):
            yield dict(zip(HEADINGS, row, strict=True))

    def write(self, folder: Path, *, form: str = "csv") -> list[Path]:
        """Write a file for each agency ("csv" or "parquet") and `truth` (source, record, person) beside them."""
        folder.mkdir(parents=True, exist_ok=True)
        tables = [self.extract(agency) for agency in AGENCIES]
        options = "FORMAT parquet" if form == "parquet" else "HEADER, DELIMITER ','"
        written = []
        for agency, table in zip(AGENCIES, tables, strict=True):
            path = folder / f"{agency.key}.{form}"
            query = f"SELECT {', '.join(HEADINGS[1:])} FROM {table} ORDER BY record"
            self.engine.connection.execute(f"COPY ({query}) TO {text(str(path))} ({options})")
            written.append(path)
        truth = " UNION ALL ".join(f"SELECT source, record, person FROM {table}" for table in tables)
        path = folder / f"truth.{form}"
        self.engine.connection.execute(f"COPY (SELECT * FROM ({truth}) ORDER BY 1, 2) TO {text(str(path))} ({options})")
        return [*written, path]

    def _load_names(self) -> None:
        """The weighted lists of names, and the forms by which people are known."""
        rows = [(kind, community, (group.split() or [""])[0], (group.split() or ["", ""])[-1], " ".join(names))
                for kind, community, group, names in lists()]  # fmt: skip
        self.engine.load("__slots", ("kind", "community", "sex", "era", "names"), rows)
        self.engine.run(
            "name_slots", "SELECT kind, community, sex, era, string_split(names, ' ') AS names FROM __slots"
        )
        self.engine.load("__forms", ("forename", "form"), known_as_rows())
        self.engine.run("known_as", "SELECT forename, list(form ORDER BY form) AS forms FROM __forms GROUP BY forename")
        self.engine.drop("__slots", "__forms")


def _limit(limit: int | None) -> str:
    return "" if limit is None else f" LIMIT {int(limit)}"

"""A town as files: the same for a seed, and of nobody but its records."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from joinedup_core.town.agencies import AGENCIES
from joinedup_core.town.build import Town
from joinedup_core.town.writing import write_town

UNTIL = date(2026, 6, 30)


def made(folder: Path, seed: int = 3) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in write_town(Town(people=150, seed=seed), folder, until=UNTIL)}


def test_a_seed_gives_the_same_files_with_contacts_of_the_records_alone(tmp_path: Path) -> None:
    one, same, other = made(tmp_path / "a"), made(tmp_path / "b"), made(tmp_path / "c", seed=4)
    assert one == same != other
    kinds = {f"{agency.key}{end}.csv" for agency in AGENCIES for end in ("", "_contacts")}
    assert set(one) == kinds | {"people.csv", "households.csv", "truth.csv"}
    records, contacts = (
        list(csv.DictReader(one[name].decode().splitlines())) for name in ("health.csv", "health_contacts.csv")
    )
    assert {row["Person reference"] for row in contacts} <= {row["record"] for row in records}
    assert len({row["Contact id"] for row in contacts}) == len(contacts) > 100
    assert len(list(csv.DictReader(one["people.csv"].decode().splitlines()))) >= 150

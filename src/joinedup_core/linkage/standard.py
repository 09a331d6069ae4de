"""From sources to the prepared table: one row a record, standardised, with what comparing and blocking need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from joinedup_core.linkage import cleaning
from joinedup_core.linkage.engine import Engine, column, text
from joinedup_core.linkage.fields import NAMES

COMMUNAL = 12  # more different people than this at one address: a hostel, a refuge, a prison, not a family
KNOWN_NAME = 5  # a forename that stands in so many records is no slip of the pen


@cache
def variants() -> tuple[tuple[str, str], ...]:
    """Every listed form of a forename with the first form of its line."""
    lines = files("joinedup_core.linkage").joinpath("variants.txt").read_text(encoding="utf-8").splitlines()
    families = [line.split() for line in lines if line and not line.startswith("#")]
    return tuple((form, forms[0]) for forms in families for form in forms)


def raw_sql(table: str, source: str, record: str, columns: Mapping[str, str], *, kept_apart: bool = False) -> str:
    """One source as the common record, still as the source wrote it. `record` is the heading of its identifier.

    `kept_apart`: the source promises that two of its records are two persons.
    """
    parts = ", ".join(
        f"CAST({column(columns[name])} AS VARCHAR) AS {name}" if name in columns else f"CAST(NULL AS VARCHAR) AS {name}"
        for name in NAMES
    )
    return (
        f"SELECT CAST({text(source)} AS VARCHAR) AS source, CAST({column(record)} AS VARCHAR) AS record, "
        f"{'TRUE' if kept_apart else 'FALSE'} AS kept_apart, {parts} "
        f"FROM {table}"
    )


def number(engine: Engine, raw: str = "raw", *, after: int = 0, out: str = "numbered") -> None:
    """Number the records in the order of source and record, so that the same files always give the same numbers."""
    engine.run(out, f"SELECT row_number() OVER (ORDER BY source, record) + {after} AS id, * FROM {raw}")


def clean(engine: Engine, numbered: str = "numbered", *, out: str = "cleaned") -> None:
    """Standardise each part of each record; nothing here looks at other records.

    In steps, because each cleaning names its text several times over: written in one, the statement would be
    too long for Spark's compiler.
    """
    c = cleaning
    empty = {name: f"nullif(trim({name}), '')" for name in NAMES}
    engine.run(
        "__trimmed",
        f"SELECT id, source, record, kept_apart, {', '.join(f'{sql} AS {name}' for name, sql in empty.items())} FROM {numbered}",
    )
    engine.run(
        "__parts",
        f"SELECT *, coalesce(forename, {c.forename_of_name('name')}) AS forename_said, "
        f"coalesce(surname, {c.surname_of_name('name')}) AS surname_said, coalesce(street, address) AS line, "
        f"{c.plain('house')} AS house_plain, {c.plain('coalesce(street, address)')} AS line_plain, "
        f"coalesce(postcode, {c.postcode_of_address('address')}) AS postcode_said FROM __trimmed",
    )
    engine.run(
        "__words",
        f"SELECT id, source, record, kept_apart, {c.forename_words('forename_said')} AS forenames, "
        f"{c.surname_words('surname_said')} AS surnames, {c.forename_words('middle')} AS further, "
        f"{c.date_digits('dob')} AS digits, {c.sex('sex')} AS sex, {c.house('house_plain', 'line_plain')} AS house, "
        f"{c.street('line')} AS street, nullif(replace({c.words('town')}, ' ', ''), '') AS town, "
        f"{c.postcode('postcode_said')} AS postcode, {c.phone('phone')} AS phone, {c.email('email')} AS email, "
        f"{c.nhs_number('nhs')} AS nhs, {c.pupil_number('upn')} AS upn, {c.other_number('other_id')} AS other_id, "
        f"{c.date_digits('stay_from')} AS stay_from, {c.date_digits('stay_to')} AS stay_to, "
        f"nullif(replace({c.words('stay_place')}, ' ', ''), '') AS stay_place, "
        "coalesce(TRY_CAST(restriction AS INTEGER), 0) AS restriction FROM __parts",
    )
    engine.run(
        out,
        "SELECT id, source, record, kept_apart, split_part(forenames, ' ', 1) AS forename, "
        "nullif(coalesce(split_part(further, ' ', 1), split_part(forenames, ' ', 2)), '') AS middle, "
        "replace(surnames, ' ', '') AS surname, "
        "CASE WHEN strpos(surnames, ' ') > 0 THEN split_part(surnames, ' ', 1) ELSE NULL END AS surname_first, "
        "CASE WHEN strpos(surnames, ' ') > 0 THEN regexp_extract(surnames, '[a-z]+$', 0) ELSE NULL END AS surname_last, "
        f"{c.birth_day('digits')} AS dob, {c.birth_year('digits')} AS birth_year, sex, house, street, town, postcode, "
        "CASE WHEN postcode IS NOT NULL AND house IS NOT NULL THEN concat(postcode, ' ', house) ELSE NULL END AS home, "
        "phone, email, nhs, upn, other_id, stay_from, stay_to, stay_place, restriction FROM __words",
    )
    engine.drop("__trimmed", "__parts", "__words")


def enrich(engine: Engine, cleaned: str = "cleaned", *, out: str = "prepared") -> None:
    """Add what only all records together show: families of names, names of their own, communal addresses."""
    engine.load("__variants", ("form", "root"), variants())
    engine.run(
        "__names",
        f"SELECT forename, count(*) AS n FROM {cleaned} WHERE length(forename) > 1 GROUP BY forename",
    )
    engine.run(
        "__homes",
        "SELECT home FROM (SELECT home, count(DISTINCT concat(forename, ' ', birth_year)) AS people "
        f"FROM {cleaned} WHERE home IS NOT NULL GROUP BY home) AS h WHERE people > {COMMUNAL}",
    )
    engine.run(
        "__rooted",
        "SELECT c.*, coalesce(v.root, c.forename) AS root, "
        f"(v.root IS NOT NULL OR coalesce(n.n, 0) >= {KNOWN_NAME}) AS own_name, "
        "(h.home IS NOT NULL) AS communal "
        f"FROM {cleaned} AS c LEFT JOIN __variants AS v ON c.forename = v.form "
        "LEFT JOIN __names AS n ON c.forename = n.forename LEFT JOIN __homes AS h ON c.home = h.home",
    )
    engine.run("__whole", _whole_names_sql("__rooted"))
    engine.run(
        out,
        "SELECT c.*, coalesce(w.bits, 0) AS namesakes FROM __rooted AS c "
        "LEFT JOIN __whole AS w ON c.root = w.root AND c.surname = w.surname",
    )
    engine.drop("__variants", "__names", "__homes", "__rooted", "__whole")


def _whole_names_sql(rooted: str) -> str:
    """Whole names borne by more people than forename and surname by themselves lead to expect, with the excess.

    Forenames and surnames go together within a community (Olga Nowak, Mei Ho): taken as independent, they would make
    two strangers look like one person, and do so more in small communities. Different years of birth tell how many
    people bear a name; two are not counted, since one person may have two years by mistake. `bits` is log2 of the
    excess.
    """
    return (
        "SELECT root, surname, CAST(floor(log2(excess)) AS INTEGER) AS bits FROM ("
        "SELECT w.root, w.surname, (w.years - 2.0) * w.n / w.years / (CAST(f.n AS DOUBLE) * s.n / t.n) AS excess "
        f"FROM (SELECT root, surname, count(*) AS n, count(DISTINCT birth_year) AS years FROM {rooted} "
        "WHERE root IS NOT NULL AND surname IS NOT NULL GROUP BY root, surname HAVING count(DISTINCT birth_year) > 2) AS w "
        f"JOIN (SELECT root, count(*) AS n FROM {rooted} GROUP BY root) AS f ON w.root = f.root "
        f"JOIN (SELECT surname, count(*) AS n FROM {rooted} GROUP BY surname) AS s ON w.surname = s.surname "
        f"CROSS JOIN (SELECT count(*) AS n FROM {rooted}) AS t) AS e WHERE excess >= 2"
    )

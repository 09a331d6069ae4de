"""Which pairs are compared: keys that two records must share, each with what it may cost.

A rule spends at most its budget of pairs a record; the biggest blocks (John Smith, a hostel, a shared telephone) are
left to the finer rules. So the work grows with the records, not with their square.
"""

from __future__ import annotations

from dataclasses import dataclass

from joinedup_core.linkage.engine import Engine

LEAST_PAIRS = 120_000  # a rule may always cost so much: small data is compared widely


@dataclass(frozen=True)
class Rule:
    """Records whose `key` (SQL over the prepared table) is equal are compared; `budget` is pairs a record."""

    name: str
    key: str
    budget: float


SKELETON = "regexp_replace(surname, '[aeiouyhw]', '', 'g')"
RULES = (
    Rule("nhs", "nhs", 8),
    Rule("upn", "upn", 4),
    Rule("other_id", "other_id", 4),
    Rule("dob_forename", "dob || substr(root, 1, 3)", 4),
    Rule("dob_surname", "dob || substr(surname, 1, 2)", 4),
    Rule("names_year", "root || ' ' || surname || CAST(birth_year AS VARCHAR)", 3),
    Rule("names", "root || ' ' || surname", 3),
    Rule("home_forename", "home || substr(root, 1, 1)", 3),
    Rule("postcode_forename", "postcode || root", 2),
    Rule("postcode_year", "postcode || CAST(birth_year AS VARCHAR)", 2),
    Rule("phone", "phone", 2),
    Rule("email", "email", 2),
    Rule(
        "swapped",
        "CASE WHEN forename || surname IS NULL THEN NULL ELSE least(forename, surname) || ' ' || greatest(forename, surname) END",
        2,
    ),
    Rule("sound", f"{SKELETON} || substr(root, 1, 1) || CAST(birth_year AS VARCHAR)", 2),
    Rule("anniversary", "surname || substr(dob, 5, 4)", 1.5),
    Rule("anniversary_forename", "root || substr(dob, 5, 4) || substr(coalesce(postcode, town), 1, 4)", 1),
    Rule("street", "house || street || substr(root, 1, 1)", 1),
    Rule("dob", "dob", 1),
    Rule("surname", "surname", 0.5),
    Rule("forename", "forename", 0.5),
    Rule("street_name", "street", 0.5),
    Rule("town_year", "town || CAST(birth_year AS VARCHAR)", 0.5),
)


def key_column(rule: Rule) -> str:
    """The column of the blocked table that holds a rule's key."""
    return f"key_{rule.name}"


def block(engine: Engine, prepared: str = "prepared", *, out: str = "blocked", extra: str = "") -> list[Rule]:
    """Make the prepared table with the keys, too costly ones left out, and say which rules can find anything.

    `extra` is one more column, as SQL over the prepared table p.
    """
    keys = ", ".join(f"{engine.fingerprint(rule.key)} AS {key_column(rule)}" for rule in RULES)
    engine.run("__keys", f"SELECT id, {keys} FROM {prepared}")
    records = int(engine.rows("SELECT count(*) FROM __keys")[0][0])
    used, parts = [], []
    for rule, largest in _largest_blocks(engine, records):
        key = key_column(rule)
        engine.run(
            f"__big_{rule.name}",
            f"SELECT {key} AS k FROM __keys WHERE {key} IS NOT NULL GROUP BY {key} HAVING count(*) > {largest}",
        )
        used.append(rule)
        parts.append(f"CASE WHEN b_{rule.name}.k IS NULL THEN k.{key} ELSE NULL END AS {key}")
    joins = " ".join(
        f"LEFT JOIN __big_{rule.name} AS b_{rule.name} ON k.{key_column(rule)} = b_{rule.name}.k" for rule in used
    )
    engine.run(
        out,
        f"SELECT p.*{', ' + extra if extra else ''}{''.join(', ' + part for part in parts)} FROM {prepared} AS p JOIN __keys AS k ON p.id = k.id {joins}",
    )
    engine.drop("__keys", *(f"__big_{rule.name}" for rule in used))
    return used


def _largest_blocks(engine: Engine, records: int) -> list[tuple[Rule, int]]:
    """The size up to which each rule's blocks together cost no more than its budget; rules that find nothing left out."""
    sizes = " UNION ALL ".join(
        f"SELECT {number} AS rule, size, count(*) AS blocks FROM (SELECT count(*) AS size FROM __keys "
        f"WHERE {key_column(rule)} IS NOT NULL GROUP BY {key_column(rule)}) AS s WHERE size > 1 GROUP BY size"
        for number, rule in enumerate(RULES)
    )
    largest, spent = [0] * len(RULES), [0.0] * len(RULES)
    for number, size, blocks in engine.rows(f"SELECT rule, size, blocks FROM ({sizes}) AS u ORDER BY rule, size"):
        spent[number] += size * (size - 1) / 2 * blocks
        if spent[number] <= max(LEAST_PAIRS, RULES[number].budget * records):
            largest[number] = int(size)
    return [(rule, size) for rule, size in zip(RULES, largest, strict=True) if size > 1]

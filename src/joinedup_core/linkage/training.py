"""Learn from unlabelled records how often two of one person, and two of different persons, agree in each way.

u is counted on pairs drawn by chance, and on families for what families share; m by expectation maximisation over
several blocks at once. In each block what the block itself fixes is no evidence: levels are weighed against
those that can occur in it. Splink then scores with what was learned.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from joinedup_core.linkage.comparisons import Comparison, Level
from joinedup_core.linkage.engine import Engine, scattered

CHANCE_ROWS = 1500  # on each side, for the pairs drawn by chance
BLOCK_PAIRS = 400_000  # pairs looked at in each block
STEPS = 40
PRIOR_PAIRS = 60.0  # the first guesses of m count as much as so many true pairs
KIN_ROWS = 400_000  # rows in whose homes families are counted
KIN_LEAST = 0.005  # chance pairs of a home that are assumed for each record, if none is seen

NEAR_KIN = 0.1  # of those who share home and surname, how many spell it differently (general knowledge)
FEW_PAIRS = 300.0  # the first guesses of u count as much as so many chance pairs

Levels = tuple[int, ...]


@dataclass(frozen=True)
class Block:
    """Pairs to learn from: `key` (SQL over the records) is equal; `fixes`: comparisons that this decides."""

    key: str
    fixes: frozenset[str]


BLOCKS = (
    Block("dob", frozenset({"birth", "kinship"})),
    Block("root || ' ' || surname", frozenset({"forename", "family", "surname_rarity", "kinship"})),
    Block("postcode || root", frozenset({"forename", "family", "surname_rarity", "town", "kinship"})),
    Block("nhs", frozenset({"nhs"})),
    Block("email", frozenset({"email", "kinship"})),
)


@dataclass
class Learned:
    """m and u of every level that is not `missing`: comparison to level key to probability; `share` of true pairs."""

    m: dict[str, dict[str, float]] = field(default_factory=dict)
    u: dict[str, dict[str, float]] = field(default_factory=dict)
    counted: dict[str, float] = field(default_factory=dict)
    share: float = 0.0


def gamma(engine: Engine, comparison: Comparison) -> str:
    """SQL of the index of a pair's level."""
    cases = " ".join(
        f"WHEN {engine.condition(level.when)} THEN {index}"
        for index, level in enumerate(comparison.levels)
        if level.when
    )
    return f"CASE {cases} ELSE {len(comparison.levels) - 1} END"


def patterns(engine: Engine, comparisons: Sequence[Comparison], pairs: str) -> list[tuple[Levels, int]]:
    """How many of the pairs (a query with columns _l and _r) stand at each combination of levels."""
    parts = ", ".join(f"{gamma(engine, comparison)} AS g{index}" for index, comparison in enumerate(comparisons))
    names = ", ".join(f"g{index}" for index in range(len(comparisons)))
    rows = engine.rows(f"SELECT {names}, count(*) FROM (SELECT {parts} FROM ({pairs}) AS p) AS g GROUP BY {names}")
    return [(tuple(row[:-1]), int(row[-1])) for row in rows]


def joined(columns: Sequence[str], left: str, right: str, on: str) -> str:
    """A query of pairs with every column as _l and _r."""
    sides = ", ".join(f"l.{c} AS {c}_l, r.{c} AS {c}_r" for c in columns)
    return f"SELECT {sides} FROM {left} AS l JOIN {right} AS r ON {on}"


def chance_levels(
    engine: Engine, comparisons: Sequence[Comparison], table: str, columns: Sequence[str], records: int
) -> dict[str, dict[str, float]]:
    """u of every level, counted on pairs drawn by chance (which still hold a few true ones)."""
    every = max(1, records // CHANCE_ROWS)
    bucket = f"({scattered('id')}) % {2 * every}"
    some = ", ".join(columns)
    left = f"(SELECT {some} FROM {table} WHERE {bucket} < {2 if every == 1 else 1})"
    right = f"(SELECT {some} FROM {table} WHERE {bucket} >= {0 if every == 1 else 2 * every - 1})"
    found = patterns(engine, comparisons, joined(columns, left, right, "l.id < r.id"))
    return {
        comparison.key: _shares(comparison, [(levels[index], count) for levels, count in found])
        for index, comparison in enumerate(comparisons)
    }


def _equal_share(engine: Engine, table: str, column: str) -> float:
    """The share of all pairs in which a column is equal, among those in which it is known."""
    equal, known = engine.rows(
        f"SELECT coalesce(sum(n * (n - 1.0)), 0), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM {table} "
        f"WHERE {column} IS NOT NULL GROUP BY {column}) AS s"
    )[0]
    return float(equal) / max(1.0, float(known) * (float(known) - 1.0))


def _shares(comparison: Comparison, counts: Sequence[tuple[int, int]]) -> dict[str, float]:
    """The share of each level among the pairs of which something is known."""
    known = [(comparison.levels[index].key, count) for index, count in counts if not comparison.levels[index].missing]
    total = sum(count for _, count in known)
    levels = [level for level in comparison.levels if not level.missing]
    guessed = sum(level.u for level in levels) or 1.0
    counted = {level.key: FEW_PAIRS * level.u / guessed for level in levels}
    for key, count in known:
        counted[key] += count
    return {key: count / (total + FEW_PAIRS) for key, count in counted.items()}


def kin_shares(engine: Engine, table: str, records: int) -> dict[str, float]:
    """How often two persons by chance share a home, postcode or telephone, counted in the data.

    Counted are pairs that cannot be one person: different forenames, born three years apart or more. Where records
    hold no families (test data, a list of single people) the shares are small and a shared home says much.
    """
    every = max(1, records // KIN_ROWS)
    pairs = records * (records - 1) / 2 / every
    least = KIN_LEAST * records / every
    shares = {}
    for place, where in (
        ("home", "NOT l.communal"),
        ("postcode", "l.home IS DISTINCT FROM r.home"),
        ("phone", "l.home IS DISTINCT FROM r.home"),
        ("email", "l.home IS DISTINCT FROM r.home"),
    ):
        picked = (
            f"(SELECT {place} AS k FROM {table} WHERE {place} IS NOT NULL GROUP BY {place} "
            f"HAVING count(*) > 1 AND ({scattered('min(id)')}) % {every} = 0)"
        )
        sampled = f"(SELECT t.* FROM {table} AS t JOIN {picked} AS s ON t.{place} = s.k)"
        same, other = engine.rows(
            "SELECT coalesce(sum(CASE WHEN l.surname = r.surname THEN 1 ELSE 0 END), 0), "
            f"coalesce(sum(CASE WHEN l.surname <> r.surname THEN 1 ELSE 0 END), 0) FROM {sampled} AS l "
            f"JOIN {sampled} AS r ON l.{place} = r.{place} AND l.id < r.id "
            f"WHERE {where} AND l.root <> r.root AND abs(l.birth_year - r.birth_year) >= 3"
        )[0]
        shares[f"same_{place}"] = max(float(same), least) / pairs
        shares[f"other_{place}"] = max(float(other), least) / pairs
        shares[f"near_{place}"] = shares[f"same_{place}"] * NEAR_KIN
    return shares


def learn(engine: Engine, comparisons: Sequence[Comparison], table: str, records: int, *, share: float) -> Learned:
    """m and u from the records of a table. `share`: a first guess of the share of all pairs that are one person."""
    columns = [name for name in engine.columns(table) if not name.startswith("key_")]
    learned = Learned(share=share)
    for comparison in comparisons:
        guessed = sum(level.m for level in comparison.levels if not level.missing) or 1.0
        learned.m[comparison.key] = {x.key: x.m / guessed for x in comparison.levels if not x.missing}
    chance = chance_levels(engine, comparisons, table, columns, records)
    for comparison in comparisons:
        for level in comparison.levels:
            if level.equal:
                chance[comparison.key][level.key] = _equal_share(engine, table, level.equal)
    kin = kin_shares(engine, table, records)
    blocks = [_block_patterns(engine, comparisons, table, columns, block) for block in BLOCKS]
    for _ in range(2):
        _settle_u(comparisons, learned, chance, kin)
        _maximise(comparisons, learned, blocks)
    return learned


def _settle_u(
    comparisons: Sequence[Comparison],
    learned: Learned,
    chance: Mapping[str, Mapping[str, float]],
    kin: Mapping[str, float],
) -> None:
    """u without the true pairs among those drawn by chance; never under what families or first guesses say."""
    for comparison in comparisons:
        held = learned.u.setdefault(comparison.key, {})
        for level in comparison.levels:
            if level.missing:
                continue
            seen, m = chance[comparison.key][level.key], learned.m[comparison.key][level.key]
            least = level.u_least or level.u / 50
            held[level.key] = min(1.0, max(seen - learned.share * m, least))
            if level.fixed or level.kin in kin:
                held[level.key] = kin.get(level.kin, level.u)


def _block_patterns(
    engine: Engine, comparisons: Sequence[Comparison], table: str, columns: Sequence[str], block: Block
) -> tuple[Block, list[tuple[Levels, int]]]:
    """The patterns of a block's pairs: all of small ones, of large ones those of some keys."""
    key = f"({block.key})"
    sizes = (
        f"SELECT coalesce(sum(n * (n - 1) / 2.0), 0) FROM (SELECT count(*) AS n FROM {table} WHERE {key} IS NOT NULL "
        f"GROUP BY {key} HAVING count(*) BETWEEN 2 AND 500) AS s"
    )
    total = float(engine.rows(sizes)[0][0])
    every = max(1, math.ceil(total / BLOCK_PAIRS))
    picked = (
        f"(SELECT t.* FROM {table} AS t JOIN (SELECT {key} AS k FROM {table} WHERE {key} IS NOT NULL GROUP BY {key} "
        f"HAVING count(*) BETWEEN 2 AND 500 AND ({scattered('min(id)')}) % {every} = 0) AS s ON {key} = s.k)"
    )
    left = block.key.replace("root", "l.root").replace("surname", "l.surname")
    on = " AND ".join(f"l.{c} = r.{c}" for c in ("dob", "root", "surname", "postcode", "nhs", "email") if c in left)
    pairs = joined(columns, picked, picked, f"{on} AND l.id < r.id")
    return block, patterns(engine, comparisons, pairs) if total else []


def _maximise(
    comparisons: Sequence[Comparison], learned: Learned, blocks: Sequence[tuple[Block, list[tuple[Levels, int]]]]
) -> None:
    """Expectation maximisation over all blocks: each with its own share of true pairs, all with one m."""
    open_ = [c for c in comparisons if not all(level.fixed or level.missing for level in c.levels)]
    shares = [0.5 for _ in blocks]
    for _ in range(STEPS):
        sums = {c.key: {x.key: 0.0 for x in c.levels if not x.missing} for c in open_}
        for number, (block, found) in enumerate(blocks):
            if not found:
                continue
            tables = _weights(comparisons, learned, block, found)
            true = 0.0
            for levels, count in found:
                odds = (
                    shares[number]
                    / (1 - shares[number])
                    * math.exp(
                        min(40.0, max(-40.0, sum(table[level] for table, level in zip(tables, levels, strict=True))))
                    )
                )
                expected = count * odds / (1 + odds)
                true += expected
                _add(comparisons, block, sums, levels, expected)
            shares[number] = min(0.999, max(1e-6, true / sum(count for _, count in found)))
        _update(open_, learned, sums)


def _weights(
    comparisons: Sequence[Comparison], learned: Learned, block: Block, found: Sequence[tuple[Levels, int]]
) -> list[list[float]]:
    """The natural log of m to u for each level; within what the block fixes, against the levels that occur."""
    tables = []
    for index, comparison in enumerate(comparisons):
        m, u = learned.m[comparison.key], learned.u[comparison.key]
        possible = {levels[index] for levels, _ in found}
        scale = 1.0
        if comparison.key in block.fixes and not all(x.fixed or x.missing for x in comparison.levels):
            keys = [comparison.levels[level].key for level in possible if not comparison.levels[level].missing]
            scale = (sum(u[key] for key in keys) or 1.0) / (sum(m[key] for key in keys) or 1.0)
        tables.append([
            0.0 if level.missing else math.log(max(_m(level, m), 1e-9) / max(u[level.key], 1e-12) * scale)
            for level in comparison.levels
        ])  # fmt: skip
    return tables


def _m(level: Level, m: Mapping[str, float]) -> float:
    return level.m if level.fixed else m[level.key]


def _add(
    comparisons: Sequence[Comparison],
    block: Block,
    sums: Mapping[str, dict[str, float]],
    levels: Levels,
    expected: float,
) -> None:
    """Count a pattern's expected true pairs for the comparisons that the block leaves open."""
    for comparison, index in zip(comparisons, levels, strict=True):
        level = comparison.levels[index]
        if comparison.key in sums and comparison.key not in block.fixes and not level.missing:
            sums[comparison.key][level.key] += expected


def _update(open_: Sequence[Comparison], learned: Learned, sums: Mapping[str, Mapping[str, float]]) -> None:
    """m from the counts, with the first guesses as so many true pairs."""
    for comparison in open_:
        levels = [level for level in comparison.levels if not level.missing and not level.fixed]
        guessed = sum(level.m for level in levels) or 1.0
        total = sum(sums[comparison.key][level.key] for level in levels) + PRIOR_PAIRS
        for level in levels:
            counted = sums[comparison.key][level.key] + PRIOR_PAIRS * level.m / guessed
            learned.m[comparison.key][level.key] = counted / total

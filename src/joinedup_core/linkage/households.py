"""Households: the persons found who live together, as far as the records say."""

from __future__ import annotations

from joinedup_core.linkage.engine import Engine


def find_households(engine: Engine, out: str = "households") -> None:
    """The table `out` (cluster, home, persons): each person's home, and how many persons share it.

    A person's home is the address that most of their records give. Places where many live for a while (hostels,
    refuges, prisons) are nobody's household. Needs `prepared` and `clusters`.
    """
    engine.run(
        out,
        "SELECT cluster, home, count(*) OVER (PARTITION BY home) AS persons FROM (SELECT cluster, home, "
        "row_number() OVER (PARTITION BY cluster ORDER BY n DESC, home) AS place FROM (SELECT c.cluster, p.home, count(*) AS n "
        "FROM prepared AS p JOIN clusters AS c ON c.id = p.id WHERE p.home IS NOT NULL AND NOT p.communal "
        "GROUP BY c.cluster, p.home) AS h) AS r WHERE place = 1",
    )

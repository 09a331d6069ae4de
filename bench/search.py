"""Search over 200,000 rows that may be found by their words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.page import Page, measure
from bench.population import Population

VOCABULARY = 3000
KNOWN = ("neglect", "pathway", "exploitation", "curiosity", "threshold", "referral", "refuge", "supervision")


def fill(at: Population, rows: int) -> None:
    """Duties, seats and themes whose words fall off as in ordinary writing: few common ones, many rare ones."""
    from joinedup.partnership.models import Duty, Group, Seat, Theme

    texts = _texts(rows)
    place = at.place()
    half = rows // 2
    Duty.objects.bulk_create(
        (
            Duty(partnership_id=at.partnership, place=place, regime="children", text=next(texts))
            for _ in range(rows - half)
        ),
        batch_size=2000,
    )
    groups = list(Group.objects.filter(pk__in=at.groups))
    Seat.objects.bulk_create(
        (
            Seat(group=(group := groups[n % len(groups)]), place=group.place, agency_id=at.agencies[0], post=next(texts)[:200])
            for n in range(half // 2)
        ),
        batch_size=2000,
    )  # fmt: skip
    Theme.objects.bulk_create(
        (
            Theme(partnership_id=at.partnership, place=place, key=f"t{n}", name=f"Theme {n}", aim=next(texts))
            for n in range(half - half // 2)
        ),
        batch_size=2000,
    )


def _texts(rows: int) -> Iterator[str]:
    """Sentences of sixteen words."""
    chance = random.Random(2026)
    words = [
        *KNOWN,
        *("".join(chance.choices("abcdefghilmnoprstu", k=chance.randint(4, 9))) for _ in range(VOCABULARY)),
    ]
    weights = [1 / (30 + place) for place in range(len(words))]
    for _ in range(rows + 1):
        yield " ".join(chance.choices(words, weights, k=16))


PAGE = Page(
    name="Search",
    rows=200_000,
    noun="rows that can be found",
    fill=fill,
    address="/search/",
    form="words=neglect+pathway",
    yardstick="/admin/partnership/duty/?q=neglect+pathway&partnership__key={key}",
    groups=40,
)

if __name__ == "__main__":
    measure(PAGE)

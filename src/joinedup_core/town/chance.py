"""Chance that can be repeated: numbers in [0, 1) from a seed, a purpose and a key, as SQL."""

from __future__ import annotations

from zlib import crc32

STEPS = 1_048_573  # a prime: the fineness of a share


class Chance:
    """Draws for one seed. The same purpose and key give the same draw, in any order and on any number of threads."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def share(self, purpose: str, *keys: str) -> str:
        """SQL of a number in [0, 1)."""
        salt = crc32(f"{self.seed} {purpose}".encode())
        return f"((hash({', '.join((*keys, str(salt)))}) % {STEPS}) / {STEPS}.0)"

    def whole(self, purpose: str, below: str | int, *keys: str) -> str:
        """SQL of a whole number from 0 to `below` - 1."""
        return f"CAST(floor({self.share(purpose, *keys)} * ({below})) AS BIGINT)"

    def happens(self, purpose: str, probability: str | float, *keys: str) -> str:
        """SQL of a condition that holds with a probability."""
        return f"({self.share(purpose, *keys)} < {probability})"

    def pick(self, purpose: str, items: tuple[str, ...], *keys: str) -> str:
        """SQL of one of some texts."""
        listed = ", ".join("'" + item.replace("'", "''") + "'" for item in items)
        return f"([{listed}])[1 + {self.whole(purpose, len(items), *keys)}]"

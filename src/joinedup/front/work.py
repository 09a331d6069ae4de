"""My work: what I owe, what is late, which meetings come, what changed in what I follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from joinedup_core.permits import Actor


@dataclass(frozen=True)
class Work:
    """What the home page shows one reader."""

    on: date


def my_work(actor: Actor, *, on: date) -> Work:
    """Everything that waits for the actor on a day, from every room they may enter."""
    return Work(on)

"""What makes a kind of thing importable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from joinedup_core.imports import Chosen, Kind, Reading
from joinedup_core.permits import Actor
from joinedup_core.tables import RawTable


@dataclass(frozen=True)
class Importable:
    """A kind of import: where it may go, how a table is read for there, and the one command that takes it."""

    kind: Kind
    noun: tuple[str, str]
    target_label: str
    targets: Callable[[Actor, str, date], list[tuple[str, str]]]
    read: Callable[[Actor, str, str, RawTable, Chosen, date], Reading]
    take: Callable[[Actor, str, str, tuple[Any, ...], date], int]
    url: Callable[[str, str], str]
    samples: Callable[[str], list[tuple[str, str]]] = lambda partnership: []
    """Files to try it with, where the demonstration runs."""

"""The kinds of thing that can be imported, each wired to its room's query and command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from joinedup.foundation.commands import NotFound
from joinedup.planning.registers import commands as registers
from joinedup.planning.registers.queries import get_register
from joinedup.planning.registers.queries import registers as all_registers
from joinedup.planning.southend.queries import published_registers
from joinedup_core.imports import Chosen, Kind, Reading, read_rows
from joinedup_core.permits import Actor, Permission, Thing, decide
from joinedup_core.scoring.reading import RISKS
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


def _register_targets(actor: Actor, partnership: str, on: date) -> list[tuple[str, str]]:
    lines = all_registers(actor, partnership, on=on)
    return [
        (line.key, line.name) for line in lines if decide(actor, Permission.IMPORT_TABLES, Thing(line.place)).allowed
    ]


def _read_risks(actor: Actor, partnership: str, target: str, table: RawTable, chosen: Chosen, on: date) -> Reading:
    register = get_register(actor, partnership, target, on=on)
    return read_rows(RISKS, table, chosen, matrix=register.matrix)


def _take_risks(actor: Actor, partnership: str, target: str, values: tuple[Any, ...], on: date) -> int:
    register = get_register(actor, partnership, target, on=on)
    return registers.import_risks(actor, register.id, risks=values, on=register.day(on))


def _risk_samples(partnership: str) -> list[tuple[str, str]]:
    return [
        (
            f"{published.label}, January 2020 (Word)",
            reverse("planning:southend_word", args=[partnership, published.key]),
        )
        for published in published_registers()
    ]


IMPORTABLES = {
    "risks": Importable(
        RISKS,
        ("risk", "risks"),
        "Risk register",
        _register_targets,
        _read_risks,
        _take_risks,
        lambda partnership, key: reverse("planning:register", args=[partnership, key]),
        _risk_samples,
    ),
}


def get_importable(kind: str) -> Importable:
    """One kind by its key. Raises `NotFound`."""
    if kind not in IMPORTABLES:
        raise NotFound("no such kind of import")
    return IMPORTABLES[kind]

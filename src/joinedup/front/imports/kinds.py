"""The kinds of thing that can be imported, each wired to its room's query and command."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from joinedup.foundation.commands import NotFound
from joinedup.front.imports.groups import GROUP_IMPORTABLES
from joinedup.front.imports.importable import Importable
from joinedup.planning.registers import commands as registers
from joinedup.planning.registers.queries import get_register
from joinedup.planning.registers.queries import registers as all_registers
from joinedup.planning.southend.queries import published_registers
from joinedup_core.imports import Chosen, Reading, read_rows
from joinedup_core.permits import Actor, Permission, Thing, decide
from joinedup_core.scoring.reading import RISKS
from joinedup_core.tables import RawTable


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
    **GROUP_IMPORTABLES,
}


def get_importable(kind: str) -> Importable:
    """One kind by its key. Raises `NotFound`."""
    if kind not in IMPORTABLES:
        raise NotFound("no such kind of import")
    return IMPORTABLES[kind]

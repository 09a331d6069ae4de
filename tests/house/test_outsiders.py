"""Every registered command refuses an outsider, as if the thing did not exist, and writes that down."""

import inspect
import pkgutil
from importlib import import_module
from typing import Any

import pytest

import joinedup
from joinedup.foundation.commands import COMMANDS, Command, NotAllowed, NotFound
from joinedup.foundation.models import TrailEntry
from joinedup_core.permits import Actor
from tests import make
from tests.cast import World

for found in pkgutil.walk_packages(joinedup.__path__, "joinedup."):
    if found.name.endswith(".commands"):
        import_module(found.name)


def arguments(entry: Command, world: World) -> tuple[tuple[Any, ...], dict[str, Any]]:
    rows = {name: make.row(model._meta.label, world).pk for name, model in entry.placed.items()}
    parameters = list(inspect.signature(entry.body).parameters.values())[1:]
    details = {
        p.name: rows.get(p.name)
        for p in parameters[1:]
        if p.default is p.empty and p.kind is not p.VAR_KEYWORD
    }  # fmt: skip
    return ((rows[entry.about],) if not entry.everywhere else ()), details


@pytest.mark.parametrize("name", sorted(n for n, c in COMMANDS.items() if c.body.__module__.startswith("joinedup.")))
def test_refuses_an_outsider(name: str, world: World, omar: Actor, nobody: Actor) -> None:
    entry = COMMANDS[name]
    given, details = arguments(entry, world)
    for outsider in (omar, nobody):
        with pytest.raises((NotFound, NotAllowed)):
            entry.run(outsider, *given, **details)
    assert TrailEntry.objects.filter(verb=name, outcome="denied").count() == 2


def test_no_two_commands_share_a_name() -> None:
    assert len(COMMANDS) == len({id(c.body) for c in COMMANDS.values()})

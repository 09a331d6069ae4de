"""The source as the house tests read it: every module, what it imports, how long its parts are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
BOARD_ROOMS = ("partnership", "meetings", "planning")
CASE_ROOMS = ("people", "casework")
ROOMS = (*BOARD_ROOMS, *CASE_ROOMS)
GROUND = ("foundation", "kit")
FILES = ("rules", "models", "queries", "commands", "forms", "jobs", "views", "urls")


@dataclass(frozen=True)
class Module:
    """One module of ours: its dotted name, file, parsed source and the modules it imports (dotted)."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        """`joinedup.meetings.actions.commands` is in the room `meetings`; core modules are in `joinedup_core`."""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "joinedup" and len(parts) > 1 else parts[0]

    @property
    def corner(self) -> tuple[str, ...]:
        """The packages between the room and the file: `("actions",)`."""
        return tuple(self.name.split(".")[2:-1])

    @property
    def file(self) -> str:
        """The file's own name: `commands`."""
        return self.name.split(".")[-1]

    def imports(self) -> Iterator[str]:
        """Every module this one imports, `from a import b` as both `a` and `a.b`, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (a.name for a in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module
                yield from (f"{node.module}.{a.name}" for a in node.names)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of ours, migrations left out."""
    found = []
    for path in sorted(SRC.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        if "migrations" in parts or "egg-info" in str(path):
            continue
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        text = path.read_text()
        found.append(Module(name, path, ast.parse(text), text.count("\n")))
    return tuple(found)


@cache
def names() -> frozenset[str]:
    """The dotted names of all our modules."""
    return frozenset(m.name for m in modules())

"""No page names a colour that the kit lacks: the tag would refuse it, and the whole page be lost in that one state."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from joinedup.kit.parts import COLOURS

SOURCE = Path(__file__).resolve().parents[2] / "src/joinedup"


def named(tree: ast.Module) -> Iterator[str]:
    """The colours that the constants of a module named ...COLOURS give to states."""
    for node in tree.body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        if not any(isinstance(one, ast.Name) and one.id.endswith("COLOURS") for one in targets):
            continue
        value = node.value
        given = value.values if isinstance(value, ast.Dict) else getattr(value, "elts", [])
        if isinstance(value, ast.Dict) and all(getattr(key, "value", None) in COLOURS for key in value.keys):
            continue  # colours and their words, the other way round
        yield from (one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_colour_of_a_state_is_the_kits() -> None:
    found = {path: set(named(ast.parse(path.read_text()))) for path in SOURCE.rglob("*.py")}
    assert sum(map(len, found.values())) > 50
    wrong = [f"{path.relative_to(SOURCE)}: {colour}" for path, used in found.items() for colour in used - COLOURS]
    assert not wrong, "\n".join(wrong)

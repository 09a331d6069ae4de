"""Files and functions stay short; everything that the handbook prints says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SRC, Module, modules

FILE_LIMIT, FUNCTION_LIMIT, VIEW_LIMIT, TEMPLATE_LIMIT = 400, 50, 30, 160


def functions(module: Module) -> Iterator[ast.FunctionDef]:
    return (n for n in ast.walk(module.tree) if isinstance(n, ast.FunctionDef))


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_over_400_lines() -> None:
    assert [f"{m.name}: {m.lines}" for m in modules() if m.lines > FILE_LIMIT] == []


def test_no_test_file_over_400_lines() -> None:
    tests = Path(__file__).resolve().parents[1]
    long = {p.name: n for p in tests.rglob("*.py") if (n := p.read_text().count("\n")) > FILE_LIMIT}
    assert long == {}


def test_no_function_over_50_lines() -> None:
    long = [f"{m.name}.{f.name}: {length(f)}" for m in modules() for f in functions(m) if length(f) > FUNCTION_LIMIT]
    assert long == []


def test_no_view_over_30_lines() -> None:
    long = [
        f"{m.name}.{f.name}: {length(f)}"
        for m in modules()
        if m.file == "views"
        for f in functions(m)
        if length(f) > VIEW_LIMIT
    ]
    assert long == []


def test_no_template_over_160_lines() -> None:
    assert [f"{p.name}: {n}" for p in SRC.rglob("*.html") if (n := p.read_text().count("\n")) > TEMPLATE_LIMIT] == []


def test_every_module_and_public_rule_query_command_and_job_says_what_it_is() -> None:
    mute = [m.name for m in modules() if m.lines > 1 and not ast.get_docstring(m.tree)]
    mute += [
        f"{m.name}.{n.name}"
        for m in modules()
        if m.file in {"rules", "queries", "commands", "jobs", "models"}
        for n in m.tree.body
        if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_") and not ast.get_docstring(n)
    ]
    assert mute == []


def test_no_choices_on_models() -> None:
    wrong = [
        f"{m.name}:{n.lineno}"
        for m in modules()
        if m.file == "models"
        for n in ast.walk(m.tree)
        if isinstance(n, ast.keyword) and n.arg == "choices"
    ]
    assert wrong == []

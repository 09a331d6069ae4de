"""Only commands write."""

import ast

from tests.house.source import Module, modules

WRITES = {
    "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "save", "save_changes", "delete", "update",
}  # fmt: skip
MAY_WRITE = {"commands", "placed", "said"}


def is_row_write(node: ast.Call) -> bool:
    """A call that writes rows: a manager's or queryset's write, or a model's save."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in WRITES:
        return False
    text = ast.unparse(node.func.value)
    if node.func.attr in {"update", "delete", "create"}:
        return "objects" in text or "_base_manager" in text
    if node.func.attr == "save":
        return not text.startswith(("super()", "document", "workbook", "image", "picture", "self.fields"))
    return True


def wrong_in(module: Module) -> list[str]:
    return [
        f"{module.name}:{node.lineno} {ast.unparse(node.func)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and is_row_write(node)
    ]


def test_only_commands_write() -> None:
    ours = [m for m in modules() if m.name.startswith("joinedup.") and m.file not in MAY_WRITE and m.file != "models"]
    assert [line for module in ours for line in wrong_in(module)] == []

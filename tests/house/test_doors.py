"""Rooms are entered by their doors, along agreed edges; within a room each file uses only what is to its right."""

from pathlib import Path

from tests.house.source import FILES, GROUND, ROOMS, Module, modules, names

DOORS = {"queries", "commands"}
ORDER = {name: i for i, name in enumerate(("rules", "models", "queries", "commands", "forms", "jobs", "views", "urls"))}
ORDER["jobs"] = ORDER["views"]


def target_of(imported: str) -> Module | None:
    return next((m for m in modules() if m.name == imported), None)


def our_imports(module: Module) -> set[Module]:
    return {found for name in module.imports() if name in names() and (found := target_of(name)) is not None}


def test_a_room_is_entered_by_its_doors() -> None:
    wrong = [
        f"{module.name} imports {target.name}"
        for module in modules()
        for target in our_imports(module)
        if target.room in ROOMS and module.room != target.room and target.file not in DOORS
        and len(target.name.split(".")) > 2 + len(target.corner) and target.file in FILES
        and not (module.name == "joinedup.front.urls" and target.file == "urls")
    ]  # fmt: skip
    assert wrong == []


def test_edges_between_rooms_are_the_agreed_ones() -> None:
    edges = sorted(
        {
            f"{module.room} -> {target.room}"
            for module in modules()
            for target in our_imports(module)
            if module.room in (*ROOMS, *GROUND, "front")
            and target.room in (*ROOMS, *GROUND)
            and module.room != target.room
        }
    )
    agreed = (Path(__file__).parent / "edges.txt").read_text().split("\n")[:-1]
    assert edges == agreed


def test_within_a_room_each_file_uses_what_is_to_its_right() -> None:
    wrong = [
        f"{module.name} imports {target.name}"
        for module in modules()
        for target in our_imports(module)
        if module.room == target.room and module.room in ROOMS
        and module.file in ORDER and target.file in ORDER and ORDER[target.file] > ORDER[module.file]
    ]  # fmt: skip
    assert wrong == []


def test_views_and_forms_never_import_models() -> None:
    wrong = [
        f"{module.name} imports {target.name}"
        for module in modules()
        for target in our_imports(module)
        if module.room in ROOMS and module.file in {"views", "forms", "urls"} and target.file == "models"
    ]
    assert wrong == []


def test_rules_are_pure() -> None:
    wrong = [
        f"{module.name} imports {name}"
        for module in modules()
        if module.file == "rules"
        for name in module.imports()
        if name.split(".")[0] == "django"
        or (name in names() and name.split(".")[-1] in {"models", "queries", "commands"})
    ]
    assert wrong == []


def test_no_room_has_an_empty_name() -> None:
    banned = {"common", "core", "utils", "base", "shared", "helpers"}
    assert [m.name for m in modules() if banned & set(m.name.split("."))] == []

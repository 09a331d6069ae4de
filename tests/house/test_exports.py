"""Every table of the board side can be taken away: a `Table` says `exports=`, or stands below with the reason why not."""

import ast

from tests.house.source import modules

ROOMS = ("joinedup.front.", "joinedup.meetings.", "joinedup.planning.", "joinedup.partnership.")
THE_CASE_WING = ("joinedup.front.cases.", "joinedup.front.case_wing")  # its files leave through people/exports
OTHERWISE = {
    "joinedup.front.imports.views": "a preview of the reader's own file",
    "joinedup.meetings.actions.register.views": "chasers: one page has a table for each agency; the page has the links",
    "joinedup.meetings.attendance.tables": "made for a file only",
    "joinedup.meetings.obligations.tables": "made for a file only: the page shows it as a grid",
    "joinedup.planning.check.shown": "made for a file only: the page shows findings risk by risk",
}


def test_every_table_can_be_taken_away():
    found: dict[str, int] = {}
    for module in modules():
        if not module.name.startswith(ROOMS) or module.name.startswith(THE_CASE_WING):
            continue
        for call in ast.walk(ast.parse(module.path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Table":
                given = {keyword.arg for keyword in call.keywords}
                if "exports" not in given:
                    found[module.name] = found.get(module.name, 0) + 1
    assert found == dict.fromkeys(OTHERWISE, 1), (
        "Give each table `exports=` and answer `?format=`, or write here why not"
    )

"""Nothing of a case leaves as a file but through people/exports, where a permission of its own and a fresh sign-in are asked."""

from tests.house.source import CASE_ROOMS, modules

DOOR = "joinedup.people.exports.door"
FILES = {"joinedup.kit.answers.export_table", "joinedup.kit.answers.attachment"}


def test_files_of_cases_leave_through_one_door():
    rooms = (*(f"joinedup.{room}." for room in CASE_ROOMS), "joinedup.front.cases.", "joinedup.front.case_wing")
    ours = [m for m in modules() if m.name.startswith(rooms) and m.name != DOOR]
    assert len(ours) > 50
    found = {f"{m.name}: {one}" for m in ours for one in m.imports() if one in FILES}
    answered = {
        f"{m.name}: answers with a file of its own"
        for m in ours
        if m.file == "views" and "Content-Disposition" in m.path.read_text()
    }
    assert found | answered == set(), f"Give the file through {DOOR} instead"

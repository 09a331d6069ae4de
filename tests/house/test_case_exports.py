"""Nothing of a case leaves as a file but through people/exports, where a permission of its own and a fresh sign-in are asked."""

from tests.house.source import CASE_ROOMS, modules

DOOR = "joinedup.people.exports.door"
FILES = {f"joinedup.kit.answers.{one}" for one in ("export_table", "attachment", "taken_away")} | {
    "joinedup.kit.answers.FILE_TYPES"
}
FILES |= {"joinedup.kit", "django.http.FileResponse", "django.http.StreamingHttpResponse"}
"""What gives a file, by itself or by the whole module that holds it."""
OTHERWISE = {
    "joinedup.casework.numbers.views: joinedup.kit.answers.taken_away": "numbers for boards: small ones kept back as on the page, nobody named",
}


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
    assert found | answered == set(OTHERWISE), f"Give the file through {DOOR} instead, or write here why not"

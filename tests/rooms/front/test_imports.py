"""Lists of actions, seats and meetings come in through the browser and the command line: every row, or none."""

import json
from argparse import Namespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.front.imports import cli
from joinedup.meetings.actions.models import Action
from joinedup.meetings.actions.queries import get_action
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.imports.commands import import_actions
from joinedup.partnership.models import Seat
from joinedup.partnership.seats.queries import seats_of_group
from joinedup_core.imports.actions import ActionRow
from joinedup_core.lifecycle import State
from joinedup_core.tables import write_csv, write_docx, write_xlsx
from tests.cast import TODAY, sign_in

ACTIONS = (
    ("No", "Action", "Owner", "Due", "Status", "Update", "Source"),
    [
        ("1", "Brief all staff", "Vale Police", "31 March 2027", "In progress", "Half are briefed", "Board, May 2026"),
        ("2", "Audit ten cases", "Northvale Council", "Ongoing", "Complete", "Done in June", "Section 11 audit"),
    ],
)
SEATS = (
    ("Name", "Post", "Agency", "Role", "Group"),
    [("Pat Li", "Superintendent", "Vale Police", "Member", ""), ("", "Chair", "", "Chair", "Case Review Group")],
)
MEETINGS = (
    ("Board", "Date", "Time", "Venue"),
    [("Case Review Group", "Thursday 11 March 2027", "10am to 12pm", "Town Hall"), ("", "5 May 2027", "14:00", "")],
)
FILES = {"actions": ACTIONS, "seats": SEATS, "meetings": MEETINGS}
MODELS = {"actions": Action, "seats": Seat, "meetings": Meeting}
WRITERS = {"docx": write_docx, "xlsx": write_xlsx, "csv": write_csv}


def through_the_browser(client, kind, group, name, data):
    """Upload, take the columns as suggested, and give back the address of the preview."""
    where = reverse("imports:upload", args=["northvale", kind])
    answer = client.post(where, {"target": str(group), "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, answer.content.decode()
    form = client.get(answer["Location"]).context["form"]
    return client.post(answer["Location"], {field.name: field.value() or "" for field in form})["Location"]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("ending", WRITERS)
def test_a_list_comes_in_through_the_browser(maya, world, kind, ending):
    client = sign_in(maya)
    preview = through_the_browser(client, kind, world.board, f"list.{ending}", WRITERS[ending](kind, *FILES[kind]))
    text = client.get(preview).content.decode()
    assert "2 " + kind + " understood" in text, text
    assert not MODELS[kind].objects.exists()
    assert client.get(client.post(preview, {"go": "on"})["Location"]).status_code == 200
    assert MODELS[kind].objects.count() == 2


def test_actions_come_in_as_they_stand(maya, world):
    client = sign_in(maya)
    client.post(through_the_browser(client, "actions", world.board, "a.csv", write_csv("a", *ACTIONS)), {"go": "on"})
    one, two = Action.objects.order_by("number")
    assert (one.owner_agency_id, one.due_on.isoformat(), one.status) == (world.police, "2027-03-31", "in_progress")
    assert (two.source_kind, two.status, two.due_words) == ("audit_round", "done_by_owner", "Ongoing")
    told = get_action(maya, "northvale", one.pk, TODAY).happenings
    assert {h.title for h in told} == {"Brought in from a table", "Progress"}
    assert "Waiting to be confirmed (1)" in client.get("/northvale/actions/").content.decode()
    again = through_the_browser(client, "actions", world.board, "a.csv", write_csv("a", *ACTIONS))
    assert "The register has this action already (A-0001)" in client.get(again).content.decode()


def test_seats_come_in_by_name_and_give_nobody_powers(maya, world):
    client = sign_in(maya)
    client.post(through_the_browser(client, "seats", world.board, "s.csv", write_csv("s", *SEATS)), {"go": "on"})
    (seat,) = seats_of_group(maya, "northvale", world.board, on=TODAY)
    assert (seat.post, seat.holder, seat.holder_id) == ("Superintendent", "Pat Li", None)
    assert [s.role for s in seats_of_group(maya, "northvale", world.subgroup, on=TODAY)] == ["chair"]


def test_meetings_come_in_at_local_time(maya, world):
    client = sign_in(maya)
    client.post(through_the_browser(client, "meetings", world.board, "m.csv", write_csv("m", *MEETINGS)), {"go": "on"})
    one, two = Meeting.objects.order_by("starts_at")
    assert (one.group_id, two.group_id) == (world.subgroup, world.board)
    assert two.starts_at.isoformat() == "2027-05-05T13:00:00+00:00"


def test_a_file_with_one_bad_row_brings_nothing(maya, world, capsys, tmp_path):
    path = tmp_path / "m.csv"
    path.write_bytes(write_csv("m", MEETINGS[0], [*MEETINGS[1], ("Horse Board", "6 May 2027", "10:00", "")]))
    assert cli.import_meetings(options(path, group="Case Review Group", json=False), maya) == 1
    assert "Row 4, column “Board”: “Horse Board” is no group" in capsys.readouterr().err
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("kind", FILES)
def test_on_the_command_line(maya, world, kind, capsys, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(write_xlsx(kind, *FILES[kind]))
    run = getattr(cli, f"import_{kind}")
    assert run(options(path, dry_run=True), maya) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["imported"], len(told["rows"])) == (0, 2)
    assert run(options(path), maya) == 0
    assert json.loads(capsys.readouterr().out)["imported"] == 2
    with pytest.raises(Refused, match=r"no group “Horses” for you\. You may import into: Case Review Group"):
        run(options(path, group="Horses"), maya)


def options(path, **more):
    told = {"group": "safeguarding children board", "partnership": None, "table": None, "dry_run": False, "json": True}
    return Namespace(file=str(path), **(told | more))


def test_nobody_imports_where_they_may_not(pat, omar, maya, world):
    for kind in FILES:
        text = sign_in(pat).get(reverse("imports:upload", args=["northvale", kind])).content.decode()
        assert "nothing here that you may import into" in text
    row = ActionRow(
        str(world.elsewhere_board),
        "x",
        "",
        str(world.police),
        None,
        "",
        "normal",
        State.OPEN,
        None,
        "",
        "meeting",
        "",
        "",
    )
    with pytest.raises((NotAllowed, NotFound)):
        import_actions(maya, world.board, others=[world.elsewhere_board], rows=[row], at=None)
    with pytest.raises(Refused, match="no longer here"):
        import_actions(maya, world.board, others=[], rows=[row], at=None)
    assert not Action.objects.exists()

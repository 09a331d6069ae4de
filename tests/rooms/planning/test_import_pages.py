"""Southend's register comes in from a Word file: upload, columns, preview of every row, one import; or nothing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from joinedup.foundation.models import ImportDraft, RememberedColumns
from joinedup.planning.check.queries import register_check
from joinedup.planning.registers.commands import create_register
from joinedup.planning.registers.queries import registers
from joinedup.planning.southend.queries import get_published, word_file
from joinedup_core.tables import write_csv
from tests.cast import TODAY, sign_in
from tests.rooms.planning.test_southend import APPROVED


def url(name, *args):
    return reverse(f"imports:{name}", args=["northvale", *args])


@pytest.fixture
def adults(maya, world):
    return create_register(maya, world.board, name="Adults", key="adults", audience="adults")


def send(client, data, name, target="adults"):
    return client.post(url("upload", "risks"), {"target": target, "file": SimpleUploadedFile(name, data)})


def as_suggested(client, address):
    """Send the columns as they are suggested."""
    form = client.get(address).context["form"]
    return client.post(address, {field.name: field.value() or "" for field in form})


def register(maya):
    (line,) = registers(maya, "northvale", on=TODAY)
    return line


def test_southend_comes_in_from_word(maya, adults):
    client = sign_in(maya)
    answer = send(client, word_file("adults"), "adults.docx")
    columns = client.get(answer["Location"]).content.decode()
    assert "Risk (needed)" in columns
    assert "(optional)" not in columns
    answer = as_suggested(client, answer["Location"])
    preview = client.get(answer["Location"])
    assert client.get(answer["Location"], {"page": "9" * 5000}).status_code == 200
    text = preview.content.decode()
    assert "10 risks understood" in text
    assert "1 x 1 = 1, no reason given" in text
    assert "The one owner is taken for both controls." in text
    assert register(maya).open == 0
    assert client.post(answer["Location"], {"go": "on"}).status_code == 302
    assert register(maya).open == 10
    assert not ImportDraft.objects.exists()
    assert RememberedColumns.objects.get().columns["Timeframe"] == "timeframe"


def bring_in(client, data, name, target, **more):
    """Upload, columns as suggested, and the last step."""
    answer = as_suggested(client, send(client, data, name, target)["Location"])
    return client.post(answer["Location"], {"go": "on", **more})


def test_files_of_january_2020_dropped_in_as_at_that_month_give_exactly_the_approved_list(maya, world):
    client = sign_in(maya)
    for key in ("adults", "children"):
        create_register(maya, world.board, name=key, key=key, audience=key, short_names=get_published(key).names[0])
        answer = bring_in(client, word_file(key), f"{key}.docx", key, as_at_on="2020-01-31")
        assert answer.status_code == 302
    found = register_check(maya, "northvale", on=TODAY).found
    assert sorted(one.finding.line for one in found) == sorted(APPROVED)


def test_the_day_of_an_import_has_been_and_is_that_of_the_whole_register(maya, adults):
    client = sign_in(maya)
    rows = write_csv("Risks", ("Ref", "Risk"), [("1", "Costs rise")]), "risks.csv", "adults"
    assert "Enter a day that has been" in bring_in(client, *rows, as_at_on="2999-01-31").content.decode()
    assert register(maya).as_at_on is None
    assert bring_in(client, *rows, as_at_on="").status_code == 302
    more = write_csv("Risks", ("Ref", "Risk"), [("2", "Staff leave")]), "risks.csv", "adults"
    answer = bring_in(client, *more, as_at_on="2020-01-31")
    assert "already holds risks, which count as at today" in answer.content.decode()
    assert "31" in answer.content.decode()
    assert (register(maya).open, register(maya).as_at_on) == (1, None)


def test_the_day_of_a_register_is_changed_on_its_form(maya, adults):
    client = sign_in(maya)
    address = reverse("planning:edit_register", args=["northvale", "adults"])
    typed = {"name": "Adults", "audience": "adults", "short_names": "", "source": "", "version": "1"}
    assert "Enter a day that has been" in client.post(address, {**typed, "as_at_on": "2999-01-31"}).content.decode()
    client.post(address, {**typed, "as_at_on": "2020-01-31"})
    assert register(maya).as_at_on == date(2020, 1, 31)
    client.post(address, {**typed, "version": "2", "as_at_on": ""})
    assert register(maya).as_at_on is None


def test_a_file_with_errors_imports_nothing_and_says_where(maya, adults):
    client = sign_in(maya)
    rows = [("1", "Costs rise", "4 x 3"), ("2", "", "Amber"), ("2", "Staff leave", "9 x 9")]
    answer = send(client, write_csv("Risks", ("Ref", "Risk", "Current score"), rows), "risks.csv")
    answer = as_suggested(client, answer["Location"])
    text = client.get(answer["Location"]).content.decode()
    assert "Row 3, column “Risk”: The row has no risk" in text
    assert "“Amber” is not a score" in text
    assert "stands in row 3 too" in text
    assert "not on this board&#x27;s scale" in text
    assert client.post(answer["Location"], {"go": "on"}).status_code == 200
    assert register(maya).open == 0


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("risks.pdf", b"%PDF-1.7", "must be a"),
        ("risks.docx", b"not a package", "not what its name says"),
        ("risks.csv", b" ", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(maya, adults, name, data, says):
    answer = send(sign_in(maya), data, name)
    assert answer.status_code == 200
    assert says in answer.content.decode()


def test_columns_that_do_not_fit_say_so(maya, adults):
    client = sign_in(maya)
    answer = send(client, write_csv("Risks", ("Ref", "Risk"), [("1", "Costs rise")]), "risks.csv")
    text = client.post(answer["Location"], {"reference": "0", "risk": ""}).content.decode()
    assert "Say which column holds “Risk”" in text
    text = client.post(answer["Location"], {"reference": "0", "risk": "0"}).content.decode()
    assert "is chosen for Reference and Risk" in text


def test_only_its_owner_sees_an_upload(maya, chris, adults):
    answer = send(sign_in(maya), write_csv("Risks", ("Ref", "Risk"), [("1", "Costs rise")]), "risks.csv")
    assert sign_in(chris).get(answer["Location"]).status_code == 404


def test_a_member_has_nowhere_to_import_to(pat, adults):
    text = sign_in(pat).get(url("upload", "risks")).content.decode()
    assert "There is nothing here that you may import into" in text


def test_the_list_of_kinds_and_a_kind_that_is_not(maya, adults):
    client = sign_in(maya)
    assert "Risk register" in client.get(url("kinds")).content.decode()
    assert client.get(url("upload", "horses")).status_code == 404

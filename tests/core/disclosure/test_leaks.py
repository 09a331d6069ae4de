"""What is planted in a finished file is found, wherever it hides; what is no name is left alone; hostile files are refused."""

import io
import zipfile
from datetime import date

import pytest
from bench.disclosure import missed_and_false
from bench.disclosure_files import planted_file

from joinedup_core.disclosure import Cast, Member, leaks
from joinedup_core.tables import UnreadableFile

pytestmark = pytest.mark.long

CAST = Cast((Member("Mother", names=("Karen Tallow",)), Member("Child A", names=("Mark Brown",))))


@pytest.mark.parametrize("seed", range(21))
def test_all_that_is_planted_is_found_and_nothing_else(seed: int) -> None:
    planted = planted_file(seed)
    assert missed_and_false(planted, leaks(planted.data, planted.name, planted.cast)) == ([], set())


def told(text: str) -> list[tuple[str, str]]:
    return [(leak.roles[0], leak.sure) for leak in leaks(text.encode(), "a.txt", CAST)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Karen", [("Mother", "certain")]),
        ("karen-tallow_notes and ktallow", [("Mother", "likely"), ("Mother", "possible")]),
        ("the Karin file", [("Mother", "possible")]),
        ("Mark the file. A brown box in March.", []),
        ("We saw Mark there", [("Child A", "possible")]),
        ("K.T. rang", [("Mother", "likely")]),
        ("Ka\u200bren", [("Mother", "certain")]),
    ],
)
def test_how_sure(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(set(told(text))) == sorted(set(found))


def test_a_leak_never_says_the_name() -> None:
    found = leaks(b"Karen Tallow", "Karen Tallow.txt", CAST)
    assert len(found) == 2
    assert "Karen" not in repr(found) + "".join(map(str, found))


def test_a_file_that_cannot_be_checked_is_refused_and_never_passed() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<x>" + b" " * 60_000_000 + b"</x>")
    entity = b'<!DOCTYPE x [<!ENTITY a "Karen">]><svg>&a;</svg>'
    for data, name in ((bomb.getvalue(), "a.docx"), (entity, "a.svg"), (b"%PDF-1.4 nothing", "a.pdf"), (b"x", "a.doc")):
        with pytest.raises(UnreadableFile):
            leaks(data, name, CAST)


@pytest.mark.parametrize(
    ("text", "leaks_it"),
    [
        ("Call from Person at noon", True),
        ("Seen today: Person.", True),
        ("Person", True),
        ("Letter to Mrs Person Centred", True),
        ("Person who rang", False),
        ("the Person Centred plan", False),
        ("a person rang", False),
    ],
)
def test_an_ordinary_word_a_letter_from_a_name_leaks_where_it_stands_for_a_name(text: str, leaks_it: bool) -> None:
    cast = Cast((Member("Child A", names=("Bradley Pearson",)),))
    assert [leak.sure for leak in leaks(text.encode(), "a.txt", cast)] == ["possible"] * leaks_it


@pytest.mark.parametrize("text", ["/cases/24121963", "/cases/1963-12-24", "born 24.12.63"])
def test_a_date_of_birth_behind_a_stroke_is_found(text: str) -> None:
    cast = Cast((Member("Child A", names=("Bradley Pearson",), born=date(1963, 12, 24)),))
    assert [leak.sure for leak in leaks(text.encode(), "a.txt", cast)] == ["certain"]
    assert leaks(b"ref 9/24/12/1963", "a.txt", cast) == ()

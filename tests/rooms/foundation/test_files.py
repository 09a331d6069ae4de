"""Files: known by their content, within caps, checked against their hash when read, scanned where a scanner is set."""

import io
import os
import time
import zipfile
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from PIL import Image

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.files import commands, queries
from joinedup.foundation.files.rules import Limits, Unacceptable, clean_name, judge_file, path_of
from joinedup.foundation.models import StoredFile
from tests.cast import NOBODY

PDF = b"%PDF-1.7\nsome words"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def package(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def picture(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("1", (width, height)).save(held, "PNG")
    return held.getvalue()


def store(data: bytes = PDF, name: str = "paper.pdf") -> UUID:
    return commands.store_file(NOBODY, place=places.board("northvale"), name=name, data=data)


class TestJudgeFile:
    @pytest.mark.parametrize(
        ("name", "data", "says"),
        [
            ("a.pdf", b"", "empty"),
            ("a.pdf", b"MZ\x90", "not what its name says"),
            ("a.exe", b"MZ\x90", "not accepted"),
            ("a.doc", b"\xd0\xcf", "save it as .docx"),
            ("a.xlsm", b"PK", "macros"),
            ("a.docx", b"PK\x03\x04 broken", "damaged"),
            ("a.docx", package({"word/document.xml": b"x", "word/vbaProject.bin": b"x"}), "macros"),
            ("a.docx", package({"word/document.xml": b"0" * 3_000_000}), "far more than its size"),
            ("a.docx", package({f"{n}.xml": b"" for n in range(2_001)}), "far more than its size"),
            ("a.png", picture(9_000, 9_000), "pixels"),
            ("a.png", b"\x89PNG\r\n\x1a\n not one", "cannot be read"),
            ("a.txt", b"words\0words", "not text"),
            ("noending", b"x", "not accepted"),
        ],
    )
    def test_refuses_in_words(self, name: str, data: bytes, says: str) -> None:
        with pytest.raises(Unacceptable, match=says):
            judge_file(name, data)

    def test_refuses_what_is_too_large(self) -> None:
        with pytest.raises(Unacceptable, match="the most is"):
            judge_file("a.pdf", PDF, Limits(size=5))

    @pytest.mark.parametrize(
        ("name", "data"),
        [("a.PDF", PDF), ("a.png", picture(9, 9)), ("a.csv", b"a,b"), ("a.docx", package({"x": b"y"}))],
    )
    def test_accepts_ordinary_files(self, name: str, data: bytes) -> None:
        assert "/" in judge_file(name, data)

    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("../../etc/passwd.txt", "passwd.txt"),
            ("C:\\x\\a.pdf", "a.pdf"),
            ('a"b\r\n.pdf', "ab.pdf"),
            ("...", "file"),
            ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ],
    )
    def test_cleans_names(self, given: str, kept: str) -> None:
        assert clean_name(given) == kept


class TestStoreFile:
    def test_gives_the_same_bytes_back(self, db: None) -> None:
        line, data = queries.get_content(store())
        assert (line.name, line.size, line.scanned, data) == ("paper.pdf", len(PDF), "not_scanned", PDF)

    def test_bytes_lie_where_only_this_user_reads(self, db: None, settings) -> None:
        path = path_of(settings.MEDIA_ROOT, store())
        assert path.stat().st_mode & 0o077 == 0

    def test_what_was_altered_on_the_disk_is_not_served(self, db: None, settings) -> None:
        made = store()
        path_of(settings.MEDIA_ROOT, made).write_bytes(PDF + b"!")
        with pytest.raises(NotFound):
            queries.get_content(made)

    def test_a_refused_file_leaves_nothing(self, db: None, tmp_path) -> None:
        with pytest.raises(Refused) as refusal:
            store(b"MZ", "a.exe")
        assert refusal.value.field == "file"
        assert not StoredFile.objects.exists()
        assert not list(tmp_path.rglob("*"))

    @pytest.mark.parametrize(
        ("scanner", "code"),
        [("false", "virus_found"), ("/no/such/scanner", "scan_failed"), ("sh -c 'exit 2'", "scan_failed")],
    )
    def test_what_the_scanner_does_not_pass_is_refused(self, db: None, settings, scanner: str, code: str) -> None:
        settings.VIRUS_SCAN = scanner
        with pytest.raises(Refused) as refusal:
            store()
        assert refusal.value.code == code

    def test_what_the_scanner_passes_is_marked_clean(self, db: None, settings) -> None:
        settings.VIRUS_SCAN = "true"
        assert queries.files({made := store()})[made].scanned == "clean"

    def test_strays_are_removed_after_a_day_and_nothing_else(self, db: None, settings, tmp_path) -> None:
        kept, stray = store(), UUID(int=5)
        file = path_of(tmp_path, stray)
        file.parent.mkdir(parents=True)
        file.write_bytes(b"x")
        assert commands.remove_strays(timezone.now()) == 0
        for path in (file, path_of(tmp_path, kept)):
            os.utime(path, (time.time() - 2 * 86_400,) * 2)
        assert commands.remove_strays(timezone.now(), older_than=timedelta(days=1)) == 1
        assert path_of(tmp_path, kept).exists()

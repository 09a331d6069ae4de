"""Papers: versions, lateness, restricted ones, the pack of each reader."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.foundation.models import TrailEntry
from joinedup.meetings.agenda import commands as agenda
from joinedup.meetings.agenda import queries as agenda_queries
from joinedup.meetings.calendar import commands as calendar
from joinedup.meetings.calendar import queries as calendar_queries
from joinedup.meetings.papers import commands, queries
from joinedup.meetings.papers.pack import build_pack
from joinedup.meetings.papers.rules import deadline, judge_lateness, size_in_words
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor
from tests.cast import ROOT, World, actor, user
from tests.rooms.files import files_offered
from tests.rooms.meetings.client import browser


@pytest.fixture(autouse=True)
def files_apart(settings: LazySettings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path


def pdf(pages: int = 1) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


@dataclass(frozen=True)
class Papers:
    """A meeting with an open and a restricted paper; lee sits on the board and is named, pat is not."""

    meeting: UUID
    item: UUID
    seat: UUID
    lee: Actor
    open: UUID
    restricted: UUID


@pytest.fixture
def papers(maya: Actor, pat: Actor, world: World) -> Papers:
    lee = user("lee", "Lee Moss")
    seat = partnership.add_seat(ROOT, world.board, post="Designated nurse", agency_id=world.icb, holder_id=lee)
    day = timezone.localdate() + timedelta(days=60)
    meeting = calendar.arrange_meeting(maya, world.board, title="Board", on=day, start_time=time(10), where="Room 4")
    item = agenda.add_item(maya, meeting, title="Neglect", minutes=20)
    one = commands.add_paper(maya, meeting, title="Neglect report", file_name="neglect.pdf", data=pdf(2), item=item)
    two = commands.add_paper(
        maya,
        meeting,
        title="Review draft",
        file_name="draft.pdf",
        data=pdf(3),
        item=item,
        restricted=True,
        seats=[seat],
    )
    return Papers(meeting, item, seat, actor(lee), one, two)


def seen(reader: Actor, meeting: UUID) -> list[str]:
    line = calendar_queries.get_meeting(reader, "northvale", meeting)
    return [p.title for p in queries.papers_of(reader, line)]


def pack(reader: Actor, meeting: UUID) -> PdfReader:
    line = calendar_queries.get_meeting(reader, "northvale", meeting)
    found = agenda_queries.agenda_of(reader, line)
    words = queries.reader_words(reader, line, today=timezone.localdate())
    return PdfReader(io.BytesIO(build_pack(line, found, queries.pack_parts(reader, line, found), reader=words)))


class TestRules:
    def test_the_deadline_skips_bank_holidays_and_says_what_is_assumed(self) -> None:
        found = deadline(date(2027, 1, 6), None)
        assert found.on == date(2026, 12, 29)
        assert found.doubt.startswith("Assumed: this group has not said")
        assert deadline(date(2027, 1, 6), 7, "Terms of reference").doubt == ""

    @pytest.mark.parametrize(
        ("added", "days"),
        [(date(2026, 11, 20), 0), (date(2026, 11, 23), 1), (date(2026, 11, 21), 1), (date(2026, 11, 27), 5)],
    )
    def test_lateness_is_in_working_days_and_a_weekend_is_not_in_time(self, added: date, days: int) -> None:
        assert judge_lateness(added, date(2026, 11, 20)).days == days

    def test_sizes_read_as_people_say_them(self) -> None:
        assert (size_in_words(10), size_in_words(2048), size_in_words(3 * 1024 * 1024)) == ("1 KB", "2 KB", "3.0 MB")


class TestVersions:
    def test_a_newer_version_keeps_the_earlier_one(self, maya: Actor, papers: Papers) -> None:
        assert commands.add_version(maya, papers.open, file_name="neglect 2.pdf", data=pdf(), note="Figures added") == 2
        found = queries.get_paper(maya, "northvale", papers.open)
        assert [v.number for v in found.versions] == [2, 1]
        assert queries.get_version(maya, "northvale", papers.open, 1)[0].file_name == "neglect.pdf"

    def test_a_late_paper_is_marked(self, maya: Actor, world: World) -> None:
        soon = calendar.arrange_meeting(
            maya, world.board, title="Board", on=timezone.localdate() + timedelta(days=1), start_time=time(10)
        )
        late = commands.add_paper(maya, soon, title="Late", file_name="a.pdf", data=pdf())
        assert queries.get_paper(maya, "northvale", late).late.startswith("Late by")
        commands.set_paper_deadline(maya, world.board, working_days=0, source="Terms of reference")
        punctual = commands.add_paper(maya, soon, title="In time", file_name="a.pdf", data=pdf())
        assert queries.get_paper(maya, "northvale", punctual).late == ""

    def test_a_file_that_is_not_what_it_says_is_refused_in_words(self, maya: Actor, papers: Papers) -> None:
        with pytest.raises(Refused, match="not what its name says"):
            commands.add_version(maya, papers.open, file_name="a.pdf", data=b"MZ")

    def test_a_withdrawn_paper_is_given_to_nobody(self, maya: Actor, papers: Papers) -> None:
        commands.withdraw_paper(maya, papers.open, because="Out of date")
        assert "Neglect report" not in seen(maya, papers.meeting)
        with pytest.raises(NotFound):
            queries.get_version(maya, "northvale", papers.open, 1)


class TestRestricted:
    def test_is_there_for_the_named_seat_the_chair_and_support_only(
        self, maya: Actor, pat: Actor, chris: Actor, papers: Papers
    ) -> None:
        for reader in (maya, chris, papers.lee):
            assert "Review draft" in seen(reader, papers.meeting)
        assert seen(pat, papers.meeting) == ["Neglect report"]
        assert queries.papers(pat, "northvale", Listing("-meeting")).total == 1
        with pytest.raises(NotFound):
            queries.get_paper(pat, "northvale", papers.restricted)

    def test_no_command_reaches_it_either(self, pat: Actor, papers: Papers) -> None:
        with pytest.raises(NotFound):
            commands.add_version(pat, papers.restricted, file_name="a.pdf", data=pdf())
        with pytest.raises(NotFound):
            commands.open_restricted_paper(pat, papers.restricted, number=1)
        with pytest.raises(NotAllowed):
            commands.restrict_paper(pat, papers.restricted, version=1, restricted=False)

    def test_a_seat_given_up_is_access_given_up(self, papers: Papers) -> None:
        partnership.Seat.objects.filter(pk=papers.seat).update(to_on=timezone.localdate() - timedelta(days=1))
        partnership.add_seat(
            ROOT,
            partnership.Seat.objects.get(pk=papers.seat).group_id,
            post="Other",
            holder_id=UUID(papers.lee.user_id),
        )
        assert seen(actor(UUID(papers.lee.user_id), timezone.localdate()), papers.meeting) == ["Neglect report"]

    def test_a_deputy_reads_it(self, papers: Papers) -> None:
        dee = user("dee", "Dee Ray")
        partnership.Seat.objects.filter(pk=papers.seat).update(deputy_id=dee)
        assert "Review draft" in seen(actor(dee), papers.meeting)

    def test_needs_seats_of_the_group(self, maya: Actor, world: World, papers: Papers) -> None:
        other = partnership.add_seat(ROOT, world.subgroup, post="Head")
        for seats, words in (([], "Choose the seats"), ([other], "seats of this group")):
            with pytest.raises(Refused, match=words):
                commands.restrict_paper(maya, papers.open, version=1, restricted=True, seats=seats)

    def test_reading_it_is_written_down(self, papers: Papers) -> None:
        address = f"/northvale/meetings/papers/{papers.restricted}/versions/1/"
        assert browser(papers.lee).get(address).status_code == 200
        assert TrailEntry.objects.filter(verb="meetings.open_restricted_paper", outcome="done").count() == 1

    def test_under_a_confidential_item_is_for_those_who_take_part(self, maya: Actor, world: World) -> None:
        win = user("win", "Win Hale")
        partnership.add_seat(ROOT, world.board, post="Observer", role="observer", holder_id=win)
        day = timezone.localdate() + timedelta(days=30)
        meeting = calendar.arrange_meeting(maya, world.board, title="Board", on=day, start_time=time(10))
        item = agenda.add_item(maya, meeting, title="A named school", confidential=True)
        commands.add_paper(maya, meeting, title="School report", file_name="a.pdf", data=pdf(), item=item)
        assert seen(actor(win), meeting) == []


class TestPack:
    def test_holds_only_what_its_reader_may_see(self, maya: Actor, pat: Actor, papers: Papers) -> None:
        mine, theirs = pack(maya, papers.meeting), pack(pat, papers.meeting)
        assert len(mine.pages) - len(theirs.pages) == 3
        assert "Review draft" in mine.pages[0].extract_text()
        assert "Review draft" not in "".join(p.extract_text() for p in theirs.pages)

    def test_has_a_bookmark_for_each_item_and_its_papers(self, papers: Papers) -> None:
        outline = pack(papers.lee, papers.meeting).outline
        assert [mark.title for mark in outline if not isinstance(mark, list)] == ["Agenda", "1. Neglect"]
        assert [mark.title for mark in outline[2]] == ["Neglect report", "Review draft"]

    def test_says_on_which_page_each_paper_begins(self, maya: Actor, papers: Papers) -> None:
        text = " ".join(pack(maya, papers.meeting).pages[0].extract_text().split())
        assert "Neglect report (page 2)" in text
        assert "Review draft (restricted; page 4)" in text

    def test_attaches_what_cannot_be_joined(self, maya: Actor, papers: Papers) -> None:
        locked, out = PdfWriter(), io.BytesIO()
        locked.add_blank_page(100, 100)
        locked.encrypt("secret")
        locked.write(out)
        commands.add_paper(maya, papers.meeting, title="Locked", file_name="locked.pdf", data=out.getvalue())
        commands.add_paper(maya, papers.meeting, title="Damaged", file_name="bad.pdf", data=b"%PDF-1.7 nonsense")
        commands.add_paper(maya, papers.meeting, title="Figures", file_name="figures.csv", data=b"a,b\n1,2\n")
        found = pack(maya, papers.meeting)
        assert sorted(name[3:] for name in found.attachments) == ["bad.pdf", "figures.csv", "locked.pdf"]
        said = " ".join(found.pages[0].extract_text().split())
        assert said.count("locked or damaged, so attached to this PDF") == 2
        assert "Figures (attached to this PDF" in said

    def test_has_its_language_title_and_tags(self, maya: Actor, papers: Papers) -> None:
        root = pack(maya, papers.meeting).trailer["/Root"]
        assert (root["/Lang"], root["/PageMode"]) == ("en-GB", "/UseOutlines")
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert "/StructTreeRoot" in root

    def test_is_made_without_any_paper_or_item(self, maya: Actor, world: World) -> None:
        day = timezone.localdate() + timedelta(days=30)
        meeting = calendar.arrange_meeting(maya, world.board, title="#set [Board] *x* \\", on=day, start_time=time(10))
        text = pack(maya, meeting).pages[0].extract_text()
        assert "No item is on the agenda yet" in text
        assert "#set [Board] *x*" in text


class TestPages:
    def test_a_paper_is_added_with_a_newer_version_and_taken_away(self, maya: Actor, papers: Papers) -> None:
        client = browser(maya)
        typed = {"title": "Budget", "item": str(papers.item), "file": SimpleUploadedFile("b.pdf", pdf())}
        answer = client.post(f"/northvale/meetings/{papers.meeting}/papers/new/", typed)
        assert answer.status_code == 302
        home = answer["Location"]
        assert client.post(f"{home}versions/new/", {"file": SimpleUploadedFile("c.pdf", pdf())}).status_code == 302
        got = client.get(f"{home}versions/2/")
        assert (got["Content-Type"], got["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
        assert "c.pdf" in got["Content-Disposition"]

    def test_a_restricted_paper_without_seats_is_refused_beside_its_field(self, maya: Actor, papers: Papers) -> None:
        typed = {"title": "Draft", "restricted": "on", "file": SimpleUploadedFile("b.pdf", pdf())}
        text = browser(maya).post(f"/northvale/meetings/{papers.meeting}/papers/new/", typed).content.decode()
        assert "Choose the seats this paper is for" in text

    def test_who_may_read_is_changed_on_its_page(self, maya: Actor, pat: Actor, papers: Papers) -> None:
        client, address = browser(maya), f"/northvale/meetings/papers/{papers.restricted}/access/"
        assert client.get(address).status_code == 200
        assert client.post(address, {"version": 1}).status_code == 302
        assert "Review draft" in seen(pat, papers.meeting)
        old = client.post(address, {"version": 1, "restricted": "on", "seats": [str(papers.seat)]}).content.decode()
        assert "Somebody else changed this" in old

    def test_pages_of_a_paper_open(self, maya: Actor, world: World, papers: Papers) -> None:
        client, home = browser(maya), f"/northvale/meetings/papers/{papers.open}/"
        for path in (home, f"{home}versions/new/", f"{home}withdraw/", "/northvale/meetings/papers/",
                     f"/northvale/meetings/deadline/{world.board}/", f"/northvale/meetings/{papers.meeting}/papers/new/",
                     f"/northvale/meetings/{papers.meeting}/", "/northvale/meetings/papers/?format=csv"):  # fmt: skip
            assert client.get(path).status_code == 200, path
        assert client.get(f"/northvale/meetings/{papers.meeting}/pack/").content.startswith(b"%PDF")
        assert client.post(f"{home}withdraw/", {"because": "Old"}).status_code == 302

    def test_the_deadline_is_set_by_one_and_seen_by_the_other(self, maya: Actor, world: World) -> None:
        client, address = browser(maya), f"/northvale/meetings/deadline/{world.board}/"
        assert b"5 working days are assumed" in client.get(address).content
        assert client.post(address, {"version": 0, "working_days": "7"}).status_code == 302
        assert b"Somebody else changed this" in client.post(address, {"version": 0, "working_days": "6"}).content
        assert client.post(address, {"version": 1, "working_days": "6"}).status_code == 302

    def test_an_unnamed_reader_finds_no_restricted_paper(self, pat: Actor, papers: Papers) -> None:
        client = browser(pat)
        for step in ("", "versions/1/", "versions/new/", "access/", "withdraw/"):
            assert client.get(f"/northvale/meetings/papers/{papers.restricted}/{step}").status_code == 404
        assert "Review draft" not in client.get(f"/northvale/meetings/{papers.meeting}/").content.decode()

    def test_the_list_asks_the_same_number_of_queries_for_any_length(self, maya: Actor, papers: Papers) -> None:
        client, counts = browser(maya), []
        for more in (1, 5, 15):
            for n in range(more):
                commands.add_paper(maya, papers.meeting, title=f"P{n}", file_name="a.csv", data=b"a,b\n")
            both = []
            for path in ("/northvale/meetings/papers/", f"/northvale/meetings/{papers.meeting}/"):
                client.get(path)
                with CaptureQueriesContext(connection) as asked:
                    client.get(path)
                both.append(len(asked))
            counts.append(tuple(both))
        assert len(set(counts)) == 1, counts


def test_versions_of_a_paper_leave_as_a_list(papers: Papers, maya: Actor) -> None:
    files = files_offered(browser(maya), f"/northvale/meetings/papers/{papers.open}/")
    assert b"neglect.pdf" in files["?table=versions&format=csv"]

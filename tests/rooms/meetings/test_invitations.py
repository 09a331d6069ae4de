"""Invitations reach people: holders by message, agencies without an account by a link that answers once and opens no more."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import jobs
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.links.models import LightLink
from joinedup.foundation.links.queries import find_link, holder_of, token_for
from joinedup.foundation.models import Notice, TrailEntry
from joinedup.meetings.attendance import commands as attendance
from joinedup.meetings.attendance.models import Attendance, Invitation
from joinedup.meetings.calendar.models import Meeting
from joinedup.meetings.invitations import commands, queries
from joinedup.meetings.invitations.jobs import remind_invited
from joinedup.meetings.invitations.rules import first_reminder_day, is_time_to_remind
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor
from tests.cast import ROOT, World, sign_in
from tests.rooms.meetings.board import Board, make_board, make_item

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def board(world: World) -> Board:
    """A board whose meeting is in thirty days."""
    made = make_board(world)
    starts = NOW + timedelta(days=30)
    Meeting.objects.filter(pk=made.meeting).update(
        starts_at=starts, ends_at=starts + timedelta(hours=2), where="Town Hall, room 2"
    )
    return made


@pytest.fixture
def hospital(board: Board, maya: Actor) -> Invitation:
    """The hospital's seat, whose holder has no account, is invited."""
    attendance.invite_seats(maya, board.meeting, at=NOW)
    return Invitation.objects.get(seat_id=board.hospital)


@pytest.fixture
def link(maya: Actor, hospital: Invitation) -> UUID:
    return commands.send_invitation_link(maya, hospital.pk, email="nurse@example.org", at=NOW)


def path(link: UUID) -> str:
    return f"/link/{token_for(link)}/"


def words(response) -> str:
    return " ".join(response.content.decode().split())


def asked_url(board: Board) -> str:
    return reverse("meetings:asked", args=["northvale", board.meeting])


class TestInviteSeats:
    def test_tells_holders_with_an_account_and_says_nothing(self, board: Board, maya: Actor, pat: Actor) -> None:
        attendance.invite_seats(maya, board.meeting, at=NOW)
        notice = Notice.objects.get()
        assert (str(notice.user_id), notice.wording, set(notice.blanks)) == (pat.user_id, "invitation", {"day", "page"})
        assert Invitation.objects.count() == 6
        assert sign_in(pat).get(notice.blanks["page"]).status_code == 200
        assert Meeting.objects.get(pk=board.meeting).state == "invited"

    def test_twice_tells_nobody_twice(self, board: Board, maya: Actor, pat: Actor) -> None:
        attendance.invite_seats(maya, board.meeting, at=NOW)
        assert attendance.invite_seats(maya, board.meeting, at=NOW) == 0
        assert Notice.objects.count() == 1

    def test_of_a_past_meeting_tells_nobody(self, board: Board, maya: Actor, pat: Actor) -> None:
        attendance.invite_seats(maya, board.meeting, at=NOW + timedelta(days=40))
        assert not Notice.objects.exists()


class TestSendInvitationLink:
    def test_sends_a_message_that_says_nothing(self, link: UUID) -> None:
        notice = Notice.objects.get()
        assert (notice.email, notice.wording) == ("nurse@example.org", "invitation_by_link")
        assert set(notice.blanks) == {"day", "link"}

    def test_withdraws_the_earlier_one(self, maya: Actor, link: UUID, hospital: Invitation) -> None:
        commands.send_invitation_link(maya, hospital.pk, email="other@example.org", at=NOW)
        assert find_link(token_for(link), NOW) is None

    def test_is_refused_for_who_has_an_account(self, board: Board, maya: Actor, pat: Actor) -> None:
        attendance.invite_seats(maya, board.meeting, at=NOW)
        theirs = Invitation.objects.get(seat__holder_id=pat.user_id)
        with pytest.raises(Refused, match="has an account"):
            commands.send_invitation_link(maya, theirs.pk, email="a@example.org", at=NOW)

    def test_is_refused_once_the_meeting_is_over_or_cancelled(self, maya: Actor, hospital: Invitation) -> None:
        with pytest.raises(Refused, match="is over"):
            commands.send_invitation_link(maya, hospital.pk, email="a@example.org", at=NOW + timedelta(days=40))
        Meeting.objects.update(state="cancelled")
        with pytest.raises(Refused, match="cancelled"):
            commands.send_invitation_link(maya, hospital.pk, email="a@example.org", at=NOW)

    def test_is_for_who_sends_notices(self, chris: Actor, omar: Actor, hospital: Invitation) -> None:
        with pytest.raises(NotAllowed):
            commands.send_invitation_link(chris, hospital.pk, email="a@example.org", at=NOW)
        with pytest.raises(NotFound):
            commands.send_invitation_link(omar, hospital.pk, email="a@example.org", at=NOW)


class TestAnswerByLink:
    def test_get_shows_this_meeting_alone_and_spends_nothing(self, link: UUID, board: Board) -> None:
        make_item(board.meeting, "A secret item")
        for _ in range(2):
            page = Client().get(path(link))
        text = words(page)
        assert page.status_code == 200
        assert "Safeguarding Children Board" in text
        assert "Town Hall, room 2" in text
        assert "Head of Safeguarding" in text
        assert "A secret item" not in text
        assert "Director of Children" not in text
        assert "kit-menu" not in text
        assert LightLink.objects.get().spent_at is None

    def test_accepts_once(self, link: UUID, hospital: Invitation) -> None:
        page = Client(enforce_csrf_checks=True).post(path(link), {"answer": "yes"}, headers={"Origin": "null"})
        assert "Thank you" in words(page)
        hospital.refresh_from_db()
        assert (hospital.state, hospital.answered_by_id) == ("accepted", None)
        assert Client().get(path(link)).status_code == 410
        assert Client().post(path(link), {"answer": "no", "reason": "Ill"}).status_code == 410
        assert TrailEntry.objects.filter(actor_key=f"link:{link}", verb="meetings.answer_invitation_by_link").exists()

    def test_a_decline_becomes_the_apology_with_its_reason(self, link: UUID, hospital: Invitation) -> None:
        page = Client().post(path(link), {"answer": "no"})
        assert "Give the reason for the apology" in words(page)
        assert LightLink.objects.get().spent_at is None
        Client().post(path(link), {"answer": "no", "reason": "An inspection"})
        row = Attendance.objects.get(seat_id=hospital.seat_id)
        assert (row.state, row.reason, row.reason_valid) == ("apology", "An inspection", None)

    def test_a_deputy_comes_with_their_post(self, link: UUID, hospital: Invitation, board: Board, maya: Actor) -> None:
        assert "Give the post of the deputy" in words(Client().post(path(link), {"answer": "deputy"}))
        Client().post(path(link), {"answer": "deputy", "deputy_post": "Deputy head"})
        hospital.refresh_from_db()
        assert (hospital.state, hospital.sends_deputy, hospital.deputy_post) == ("declined", True, "Deputy head")
        assert not Attendance.objects.filter(state="apology").exists()
        assert "A deputy comes: Deputy head" in words(sign_in(maya).get(asked_url(board)))

    def test_opens_nothing_else(self, link: UUID, board: Board, hospital: Invitation) -> None:
        client = Client()
        client.get(path(link))
        assert client.get(asked_url(board)).status_code == 302
        found = find_link(token_for(link), NOW)
        assert found is not None
        with pytest.raises(NotFound):
            attendance.answer_invitation(holder_of(found), hospital.pk, accepts=True, at=NOW)

    def test_expired_links_open_nothing(self, maya: Actor, hospital: Invitation) -> None:
        old = commands.send_invitation_link(
            maya, hospital.pk, email="a@example.org", at=NOW - timedelta(days=9), days=7
        )
        assert Client().get(path(old)).status_code == 410
        assert Client().post(path(old), {"answer": "yes"}).status_code == 410

    def test_a_link_for_something_else_answers_nothing(self, link: UUID, hospital: Invitation) -> None:
        found = find_link(token_for(link), NOW)
        assert found is not None
        LightLink.objects.update(purpose="update_action")
        with pytest.raises(Refused, match="something else"):
            commands.answer_invitation_by_link(holder_of(found), link, accepts=True, at=NOW)

    def test_a_seat_that_passed_to_another_agency_is_not_answered_for(
        self, link: UUID, hospital: Invitation, world: World
    ) -> None:
        hospital.seat.save_changes(agency_id=world.police)
        assert Client().get(path(link)).status_code == 404

    def test_a_meeting_that_was_cancelled_meanwhile_says_so(self, link: UUID) -> None:
        Meeting.objects.update(state="cancelled")
        page = words(Client().get(path(link)))
        assert "This meeting was cancelled." in page
        assert "Send the answer" not in page


class TestReminders:
    def test_counts_working_days(self) -> None:
        from datetime import date

        friday = date(2026, 12, 4)
        assert first_reminder_day(friday, 5) == date(2026, 11, 27)
        assert not is_time_to_remind(friday, date(2026, 11, 26), 5)
        assert is_time_to_remind(friday, date(2026, 12, 3), 5)
        assert not is_time_to_remind(friday, friday, 5)

    def remind(self, on) -> None:
        remind_invited(jobs.actor_of("meetings.remind_invited"), on)

    def test_once_to_whoever_has_not_answered(self, board: Board, maya: Actor, pat: Actor) -> None:
        attendance.invite_seats(maya, board.meeting, at=NOW)
        self.remind(NOW + timedelta(days=2))
        assert not Notice.objects.filter(wording="invitation_reminder").exists()
        for day in (28, 29):
            self.remind(NOW + timedelta(days=day))
        assert Notice.objects.filter(wording="invitation_reminder").count() == 1
        assert TrailEntry.objects.filter(actor_key="job:meetings.remind_invited", outcome="done").exists()

    def test_nobody_who_has_answered(self, board: Board, maya: Actor, pat: Actor) -> None:
        attendance.invite_seats(maya, board.meeting, at=NOW)
        theirs = Invitation.objects.get(seat__holder_id=pat.user_id)
        attendance.answer_invitation(pat, theirs.pk, accepts=True, at=NOW)
        self.remind(NOW + timedelta(days=28))
        assert not Notice.objects.filter(wording="invitation_reminder").exists()

    def test_an_agency_by_a_fresh_link(self, link: UUID) -> None:
        for day in (28, 29):
            self.remind(NOW + timedelta(days=day))
        assert Notice.objects.get(wording="invitation_reminder_by_link").email == "nurse@example.org"
        fresh = LightLink.objects.exclude(pk=link).get()
        assert find_link(token_for(link), NOW) is None
        assert find_link(token_for(fresh.pk), NOW + timedelta(days=29)) is not None

    def test_the_setting_says_where_it_comes_from(self, world: World, maya: Actor, pat: Actor, omar: Actor) -> None:
        url = reverse("meetings:invitation_reminders", args=["northvale"])
        assert "no published document of this partnership sets one" in words(sign_in(maya).get(url))
        given = {"days_before": 3, "source": "Terms of reference, 2024"}
        assert "Terms of reference, 2024" in words(sign_in(maya).post(url, given, follow=True))
        assert queries.reminding("northvale").before == 3
        with pytest.raises(Refused, match="Say where this comes from"):
            commands.set_invitation_reminder(maya, world.partnership, days_before=3, source=" ")
        assert sign_in(omar).get(url).status_code == 404


class TestAskedPage:
    def test_shows_who_was_asked_how(self, board: Board, link: UUID, maya: Actor, pat: Actor) -> None:
        page = words(sign_in(maya).get(asked_url(board)))
        assert "Link to nurse@example.org" in page
        assert "Not yet: no account here and no link sent" in page
        assert "Send a link" in page

    def test_sends_a_link_with_the_address_known(
        self, board: Board, link: UUID, maya: Actor, hospital: Invitation
    ) -> None:
        url = reverse("meetings:send_invitation_link", args=["northvale", hospital.pk])
        client = sign_in(maya)
        assert "nurse@example.org" in words(client.get(url))
        page = client.post(url, {"email": "new@example.org", "days": "10"}, follow=True)
        assert "The link is on its way" in words(page)
        live = LightLink.objects.get(revoked_at=None)
        withdraw = reverse("meetings:withdraw_invitation_link", args=["northvale", hospital.pk, live.pk])
        assert "The link no longer works" in words(client.post(withdraw, follow=True))

    def test_outsiders_find_nothing(
        self, board: Board, link: UUID, hospital: Invitation, omar: Actor, pat: Actor
    ) -> None:
        urls = [
            asked_url(board),
            reverse("meetings:send_invitation_link", args=["northvale", hospital.pk]),
            reverse("meetings:withdraw_invitation_link", args=["northvale", hospital.pk, link]),
        ]
        for url in urls:
            assert sign_in(omar).get(url).status_code in {404, 405}
            assert sign_in(omar).post(url, {}).status_code in {404, 405}
        assert sign_in(pat).get(asked_url(board)).status_code == 404
        assert LightLink.objects.get().revoked_at is None

    def test_asks_the_database_the_same_for_any_number_of_seats(self, board: Board, maya: Actor, world: World) -> None:
        counts = []
        for more in (1, 9):
            for number in range(more):
                partnership.add_seat(ROOT, world.board, post=f"Post {more}.{number}", agency_id=world.police)
            attendance.invite_seats(maya, board.meeting, at=NOW)
            for i in Invitation.objects.filter(seat__post__startswith=f"Post {more}."):
                commands.send_invitation_link(maya, i.pk, email="a@example.org", at=NOW)
            with CaptureQueriesContext(connection) as caught:
                queries.asked(maya, "northvale", board.meeting, now=NOW)
            counts.append(len(caught))
        assert counts[0] == counts[1]


class TestWhoIsLedThere:
    def test_whoever_sees_only_their_own_agencys_rows_is_not_led_to_the_sheet(
        self, board: Board, maya: Actor, ana: Actor, chris: Actor
    ) -> None:
        """The sheet is of all agencies: an agency's lead has the table over time, and no link that leads to nothing."""
        attendance.invite_seats(maya, board.meeting, at=NOW)
        page = f"/northvale/meetings/{board.meeting}/"
        for who, led in ((chris, True), (ana, False)):
            there = sign_in(who)
            assert (there.get(asked_url(board)).status_code == 200) is led
            for tail in ("", "decisions/", "minutes/"):
                assert ("attendance/" in words(there.get(page + tail)).replace("/northvale/attendance/", "")) is led, (
                    tail
                )

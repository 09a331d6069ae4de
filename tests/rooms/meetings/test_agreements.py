"""Agreeing outside a meeting: who is asked hears of it, and answers signed in or through a link that works once."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import jobs
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.links.commands import revoke_link
from joinedup.foundation.links.models import LightLink
from joinedup.foundation.links.queries import find_link, holder_of, token_for
from joinedup.foundation.models import Notice
from joinedup.meetings.agreements import commands, queries
from joinedup.meetings.agreements.jobs import remind_asked
from joinedup.meetings.decisions import commands as decisions
from joinedup.meetings.decisions.models import Agreement, AgreementRequest, Decision
from joinedup.partnership import commands as partnership
from joinedup_core.permits import Actor
from tests.cast import ROOT, World, sign_in
from tests.rooms.files import files_offered
from tests.rooms.meetings.board import Board, make_board

NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def board(world: World) -> Board:
    return make_board(world)


@pytest.fixture
def decision(world: World, board: Board, maya: Actor, pat: Actor) -> UUID:
    return decisions.seek_agreement(maya, world.board, text="Sign the letter", reason="The deadline", at=NOW)


def request_of(seat: UUID) -> AgreementRequest:
    return AgreementRequest.objects.get(seat_id=seat)


@pytest.fixture
def pats(decision: UUID, pat: Actor) -> AgreementRequest:
    return AgreementRequest.objects.get(seat__holder_id=pat.user_id)


@pytest.fixture
def link(decision: UUID, board: Board, maya: Actor) -> UUID:
    return commands.send_agreement_link(maya, request_of(board.hospital).pk, email="nurse@example.org", at=NOW)


def path(link: UUID) -> str:
    return f"/link/{token_for(link)}/"


def at(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=["northvale", *args])


def words(response) -> str:
    return " ".join(response.content.decode().split())


class TestAsking:
    def test_every_seat_is_asked_and_holders_hear_of_it(self, decision: UUID, pat: Actor) -> None:
        notice = Notice.objects.get()
        assert (str(notice.user_id), notice.wording, set(notice.blanks)) == (pat.user_id, "agreement", {"page"})
        assert AgreementRequest.objects.count() == 6
        assert "Sign the letter" in words(sign_in(pat).get(notice.blanks["page"]))

    def test_again_asks_only_new_seats(self, decision: UUID, maya: Actor, world: World) -> None:
        url = at("ask_for_agreement", decision)
        assert "Every seat was asked already" in words(sign_in(maya).post(url, follow=True))
        partnership.add_seat(ROOT, world.board, post="Another", agency_id=world.council)
        assert decisions.ask_for_agreement(maya, decision, at=NOW) == 1

    def test_a_confidential_decision_never_leaves(self, decision: UUID, board: Board, maya: Actor) -> None:
        Decision.objects.update(confidential=True)
        with pytest.raises(Refused, match="confidential"):
            commands.send_agreement_link(maya, request_of(board.hospital).pk, email="a@example.org", at=NOW)
        with pytest.raises(Refused, match="confidential"):
            decisions.ask_for_agreement(maya, decision, at=NOW)


class TestAnswerAgreement:
    def test_a_member_agrees_signed_in(self, pats: AgreementRequest, pat: Actor) -> None:
        page = sign_in(pat).post(at("agreement_request", pats.pk), {"answer": "agree"}, follow=True)
        assert "Your answer is recorded" in words(page)
        assert (Agreement.objects.get().agrees, Agreement.objects.get().means) == (True, "signed in to Joinedup")

    def test_an_objection_says_why(self, pats: AgreementRequest, pat: Actor) -> None:
        client = sign_in(pat)
        assert "Say why you object" in words(client.post(at("agreement_request", pats.pk), {"answer": "object"}))
        client.post(at("agreement_request", pats.pk), {"answer": "object", "note": "Too early"})
        assert (Agreement.objects.get().agrees, Agreement.objects.get().note) == (False, "Too early")

    def test_nobody_answers_for_another(
        self, pats: AgreementRequest, board: Board, pat: Actor, maya: Actor, chris: Actor, omar: Actor
    ) -> None:
        for other in (maya, chris, omar):
            assert sign_in(other).get(at("agreement_request", pats.pk)).status_code == 404
        with pytest.raises(NotAllowed):
            commands.answer_agreement(pat, request_of(board.council).pk, agrees=True, at=NOW)

    def test_the_decision_page_leads_there(
        self, pats: AgreementRequest, decision: UUID, pat: Actor, maya: Actor
    ) -> None:
        assert "Say whether you agree" in words(sign_in(pat).get(at("decision", decision)))
        page = words(sign_in(maya).get(at("decision", decision)))
        assert "Who was asked, and how" in page
        assert "Send a link" in page

    def test_answers_make_the_decision(self, decision: UUID, board: Board, pats: AgreementRequest, pat: Actor) -> None:
        for seat in (board.council, board.icb):
            decisions.record_agreement(ROOT, decision, seat=seat, agrees=True, at=NOW)
        assert commands.answer_agreement(pat, pats.pk, agrees=True, at=NOW) == "agreed"
        with pytest.raises(Refused, match="already"):
            commands.answer_agreement(pat, pats.pk, agrees=False, note="No", at=NOW)


class TestByLink:
    def test_get_shows_this_decision_alone_and_spends_nothing(
        self, link: UUID, decision: UUID, maya: Actor, board
    ) -> None:
        decisions.record_agreement(maya, decision, seat=board.council, agrees=True, note="Inside remark", at=NOW)
        page = words(Client().get(path(link)))
        assert "Sign the letter" in page
        assert "Inside remark" not in page
        assert "Director of Children" not in page
        assert LightLink.objects.get().spent_at is None

    def test_answers_once(self, link: UUID) -> None:
        given = {"answer": "object", "note": "We cannot sign", "by_deputy": "on"}
        assert "Thank you" in words(
            Client(enforce_csrf_checks=True).post(path(link), given, headers={"Origin": "null"})
        )
        row = Agreement.objects.get()
        assert (row.agrees, row.note, row.by_deputy, row.means) == (
            False, "We cannot sign", True, "through an e-mailed link",
        )  # fmt: skip
        assert Client().get(path(link)).status_code == 410
        assert Client().post(path(link), {"answer": "agree"}).status_code == 410

    def test_an_objection_without_a_reason_spends_nothing(self, link: UUID) -> None:
        assert "Say why you object" in words(Client().post(path(link), {"answer": "object"}))
        assert LightLink.objects.get().spent_at is None

    def test_expired_withdrawn_and_replaced_links_open_nothing(self, link: UUID, board: Board, maya: Actor) -> None:
        request = request_of(board.hospital)
        old = commands.send_agreement_link(maya, request.pk, email="a@example.org", at=NOW - timedelta(days=20))
        assert Client().get(path(link)).status_code == 410
        assert Client().get(path(old)).status_code == 410
        fresh = commands.send_agreement_link(maya, request.pk, email="a@example.org", at=NOW)
        assert sign_in(maya).get(at("send_agreement_link", request.pk)).status_code == 200
        page = sign_in(maya).post(at("withdraw_agreement_link", request.pk, fresh), follow=True)
        assert "The link no longer works" in words(page)
        assert Client().get(path(fresh)).status_code == 410

    def test_opens_nothing_else(self, link: UUID, board: Board) -> None:
        found = find_link(token_for(link), NOW)
        assert found is not None
        with pytest.raises(NotFound):
            commands.answer_agreement(holder_of(found), request_of(board.hospital).pk, agrees=True, at=NOW)

    def test_is_not_for_who_has_an_account_and_not_sent_by_members(
        self, pats: AgreementRequest, board: Board, maya: Actor, pat: Actor, omar: Actor
    ) -> None:
        with pytest.raises(Refused, match="has an account"):
            commands.send_agreement_link(maya, pats.pk, email="a@example.org", at=NOW)
        with pytest.raises(NotAllowed):
            commands.send_agreement_link(pat, request_of(board.hospital).pk, email="a@example.org", at=NOW)
        for url in (at("send_agreement_link", pats.pk), at("withdraw_agreement_link", pats.pk, pats.pk)):
            assert sign_in(omar).post(url).status_code == 404

    def test_what_is_settled_says_so(self, link: UUID) -> None:
        Decision.objects.update(state="agreed")
        page = words(Client().get(path(link)))
        assert "Nobody need answer any more" in page
        assert "Send the answer" not in page


class TestReminding:
    """Whoever has not answered hears of it once, a working day before the last day, and finds it under "my work"."""

    BY, EVE = date(2026, 3, 12), datetime(2026, 3, 11, 8, tzinfo=UTC)

    @pytest.fixture
    def open_until(self, world: World, board: Board, maya: Actor, pat: Actor) -> UUID:
        at = datetime(2026, 3, 2, 9, tzinfo=UTC)
        made = decisions.seek_agreement(maya, world.board, text="Sign the letter", at=at, answer_by_on=self.BY)
        request = request_of(board.hospital)
        commands.send_agreement_link(maya, request.pk, email="nurse@example.org", at=at)
        return made

    def remind(self, now: datetime) -> list[str]:
        before = set(Notice.objects.values_list("pk", flat=True))
        remind_asked(jobs.actor_of("meetings.remind_asked"), now)
        return sorted(Notice.objects.exclude(pk__in=before).values_list("wording", flat=True))

    def test_reminds_once_and_not_too_early(self, open_until: UUID) -> None:
        assert self.remind(self.EVE - timedelta(days=1)) == []
        assert self.remind(self.EVE) == ["agreement_reminder", "agreement_reminder_by_link"]
        assert self.remind(self.EVE + timedelta(days=1)) == []

    def test_says_the_day_and_nothing_of_what_it_is_about(self, open_until: UUID) -> None:
        self.remind(self.EVE)
        notice = Notice.objects.get(wording="agreement_reminder")
        assert set(notice.blanks) == {"page", "day"}
        assert notice.blanks["day"] == "2026-03-12"

    def test_leaves_alone_who_has_answered_or_is_past_the_day(self, open_until: UUID, pat: Actor, board: Board) -> None:
        mine = AgreementRequest.objects.get(seat__holder_id=pat.user_id)
        commands.answer_agreement(pat, mine.pk, agrees=True, at=self.EVE)
        assert self.remind(self.EVE) == ["agreement_reminder_by_link"]
        AgreementRequest.objects.update(reminded_at=None)
        assert self.remind(self.EVE + timedelta(days=5)) == []

    def test_a_withdrawn_link_is_not_sent_again(self, open_until: UUID, maya: Actor) -> None:
        revoke_link(maya, LightLink.objects.get().pk, at=self.EVE)
        assert self.remind(self.EVE) == ["agreement_reminder"]

    def test_is_on_my_work_until_it_is_answered(self, open_until: UUID, pat: Actor, omar: Actor) -> None:
        page = words(sign_in(pat).get("/"))
        assert "You are asked whether you agree to <strong>1</strong> decision outside a meeting." in page
        assert "D1: Sign the letter" in page
        assert "An answer was asked for by 12 March 2026." in page
        assert "Sign the letter" not in words(sign_in(omar).get("/"))
        commands.answer_agreement(
            pat, AgreementRequest.objects.get(seat__holder_id=pat.user_id).pk, agrees=True, at=self.EVE
        )
        assert "Sign the letter" not in words(sign_in(pat).get("/"))

    def test_a_last_day_that_is_past_is_refused(self, world: World, board: Board, maya: Actor) -> None:
        with pytest.raises(Refused, match="last day to answer is past"):
            decisions.seek_agreement(maya, world.board, text="x", at=self.EVE, answer_by_on=date(2026, 3, 1))


def test_the_agencys_contact_address_is_offered_for_a_link(
    decision: UUID, link: UUID, board: Board, world: World, maya: Actor
) -> None:
    url = at("send_agreement_link", request_of(board.hospital).pk)
    assert 'value="nurse@example.org"' in words(sign_in(maya).get(url))
    partnership.set_agency_contact(
        maya, world.partnership, agency_id=world.hospital, version=0, email="office@example.org"
    )
    assert 'value="office@example.org"' in words(sign_in(maya).get(url))


def test_the_list_asks_the_database_the_same_for_any_number(
    decision: UUID, link: UUID, world: World, maya: Actor
) -> None:
    counts = []
    for more in (1, 9):
        for number in range(more):
            partnership.add_seat(ROOT, world.board, post=f"Post {more}.{number}", agency_id=world.police)
        decisions.ask_for_agreement(maya, decision, at=NOW)
        with CaptureQueriesContext(connection) as caught:
            queries.asked_seats(maya, "northvale", decision, now=NOW)
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_who_agreed_and_who_was_asked_are_two_lists_to_take_away(
    world: World, decision: UUID, pats: AgreementRequest, maya: Actor, pat: Actor
) -> None:
    address = at("decision", decision)
    files = files_offered(sign_in(maya), address)
    assert len(files) == 6
    assert b'"Answer"' in files["?table=agreed&format=csv"]
    assert b'"How"' in files["?table=asked&format=csv"]
    assert b"Send a link" not in files["?table=asked&format=csv"], "what leads somewhere tells nothing in a file"
    member = sign_in(pat)
    assert set(files_offered(member, address)) == {q for q in files if "agreed" in q}
    assert member.get(f"{address}?table=asked&format=csv").status_code == 404, "not shown on their page, not in a file"
    assert member.get(f"{address}?table=agreed&format=exe").status_code == 400

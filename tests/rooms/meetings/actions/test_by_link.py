"""An agency without an account answers through an e-mailed link: this action, once, and nothing else."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from joinedup.foundation.commands import NotAllowed, Refused
from joinedup.foundation.links.models import LightLink
from joinedup.foundation.links.queries import find_link, holder_of, token_for
from joinedup.foundation.models import Notice, TrailEntry
from joinedup.meetings.actions import commands, queries
from joinedup.meetings.actions.by_link.commands import send_update_link, update_by_link
from joinedup.meetings.actions.models import ActionNote
from joinedup_core.lifecycle import State
from joinedup_core.permits import Actor
from tests.cast import World, sign_in
from tests.rooms.meetings.actions.conftest import TODAY, add, row

NOW = timezone.now()


@pytest.fixture
def theirs(maya: Actor, world: World) -> UUID:
    """An audit action of the hospital."""
    return add(maya, world, text="Show supervision records", owner_agency_id=world.hospital, source_kind="audit_round")


@pytest.fixture
def link(maya: Actor, theirs: UUID) -> UUID:
    """The link sent about it."""
    return send_update_link(maya, theirs, email="nurse@example.org", at=NOW)


def path(link: UUID) -> str:
    return f"/link/{token_for(link)}/"


class TestSendUpdateLink:
    def test_sends_a_message_that_says_nothing(self, link: UUID, theirs: UUID) -> None:
        notice = Notice.objects.get()
        assert (notice.email, notice.wording) == ("nurse@example.org", "update_by_link")
        assert set(notice.blanks) == {"reference", "day", "link"}

    def test_withdraws_the_earlier_one(self, maya: Actor, link: UUID, theirs: UUID) -> None:
        send_update_link(maya, theirs, email="Nurse@example.org", at=NOW)
        assert find_link(token_for(link), NOW) is None
        assert LightLink.objects.filter(revoked_at=None).count() == 1

    def test_is_refused_where_nothing_is_owed(self, maya: Actor, theirs: UUID) -> None:
        commands.supersede_action(maya, theirs, at=NOW, reason="x")
        with pytest.raises(Refused, match="Nothing is owed"):
            send_update_link(maya, theirs, email="a@example.org", at=NOW)

    def test_is_for_whoever_keeps_the_register(self, chris: Actor, theirs: UUID) -> None:
        with pytest.raises(NotAllowed):
            send_update_link(chris, theirs, email="a@example.org", at=NOW)


class TestAnswer:
    def test_get_shows_this_action_and_spends_nothing(self, link: UUID, maya: Actor, theirs: UUID) -> None:
        commands.add_note(maya, theirs, text="An internal remark", at=NOW)
        for _ in range(2):
            page = Client().get(path(link))
            assert page.status_code == 200
        text = page.content.decode()
        assert "Show supervision records" in text
        assert "An internal remark" not in text
        assert page["Referrer-Policy"] == "no-referrer"
        assert LightLink.objects.get().spent_at is None

    def test_post_keeps_the_answer_and_spends_the_link(self, link: UUID, theirs: UUID, maya: Actor) -> None:
        typed = {"text": "Twenty of twenty records checked", "claim": "done"}
        page = Client(enforce_csrf_checks=True).post(path(link), typed, headers={"Origin": "null"})
        assert "Thank you" in page.content.decode()
        assert row(theirs).status == State.DONE_BY_OWNER
        assert ActionNote.objects.get().text == "Twenty of twenty records checked"
        assert (
            TrailEntry.objects.filter(actor_key=f"link:{link}", verb="meetings.update_by_link", outcome="done").count()
            == 1
        )
        assert Client().get(path(link)).status_code == 410
        assert Client().post(path(link), typed).status_code == 410
        happening = queries.get_action(maya, "northvale", theirs, TODAY).happenings[0]
        assert happening.by == "Northvale Hospitals NHS Trust, through an e-mailed link"

    def test_an_audit_action_still_waits_for_somebody_else(self, link: UUID, theirs: UUID, maya: Actor) -> None:
        Client().post(path(link), {"text": "All done", "claim": "done"})
        assert queries.get_action(maya, "northvale", theirs, TODAY).line.state == State.DONE_BY_OWNER
        commands.confirm_action(maya, theirs, at=NOW)
        assert row(theirs).status == State.CONFIRMED

    def test_could_not_be_done_asks_why_and_keeps_what_was_typed(self, link: UUID, theirs: UUID) -> None:
        page = Client().post(path(link), {"text": "We tried twice", "claim": "cannot"})
        assert "Say why it could not be done" in page.content.decode()
        assert "We tried twice" in page.content.decode()
        assert LightLink.objects.get().spent_at is None
        Client().post(path(link), {"text": "We tried twice", "claim": "cannot", "reason": "The ward closed"})
        assert (row(theirs).status, row(theirs).status_reason) == (State.COULD_NOT_BE_DONE, "The ward closed")

    def test_evidence_comes_with_it(self, link: UUID, theirs: UUID, maya: Actor) -> None:
        file = SimpleUploadedFile("records.csv", b"record,checked\n1,yes\n", content_type="text/csv")
        Client().post(path(link), {"text": "See the file", "claim": "progress", "file": file})
        page = queries.get_action(maya, "northvale", theirs, TODAY)
        found = page.happenings[0].file
        assert found is not None
        got = sign_in(maya).get(f"/northvale/actions/{theirs}/evidence/{found.id}/")
        assert got.content == b"record,checked\n1,yes\n"
        assert got["Content-Disposition"].startswith("attachment")

    def test_a_bad_file_spends_nothing(self, link: UUID) -> None:
        file = SimpleUploadedFile("picture.png", b"<html>", content_type="image/png")
        page = Client().post(path(link), {"text": "See the file", "claim": "progress", "file": file})
        assert "There is a problem" in page.content.decode()
        assert LightLink.objects.get().spent_at is None
        assert not ActionNote.objects.exists()

    def test_opens_nothing_else(self, link: UUID, theirs: UUID) -> None:
        client = Client()
        client.get(path(link))
        assert client.get(f"/northvale/actions/{theirs}/").status_code == 302
        found = find_link(token_for(link), NOW)
        assert found is not None
        holder = holder_of(found)
        with pytest.raises(Exception, match="nothing here"):
            commands.add_note(holder, theirs, text="x", at=NOW)

    def test_somebody_signed_in_answers_as_the_agency_all_the_same(self, link: UUID, pat: Actor) -> None:
        sign_in(pat).post(path(link), {"text": "Fine", "claim": "progress"})
        assert ActionNote.objects.get().actor_key == f"link:{link}"

    def test_expired_and_withdrawn_open_nothing(self, link: UUID, maya: Actor, theirs: UUID) -> None:
        client = sign_in(maya)
        page = client.post(f"/northvale/actions/{theirs}/link/{link}/withdraw/", follow=True)
        assert "The link no longer works" in page.content.decode()
        assert Client().get(path(link)).status_code == 410
        fresh = send_update_link(maya, theirs, email="b@example.org", at=NOW - timedelta(days=20))
        assert Client().get(path(fresh)).status_code == 410

    def test_a_race_is_won_once(self, link: UUID) -> None:
        found = find_link(token_for(link), NOW)
        assert found is not None
        update_by_link(holder_of(found), link, text="First", claim="progress", at=NOW)
        with pytest.raises(Refused, match="cannot be used"):
            update_by_link(holder_of(found), link, text="Second", claim="progress", at=datetime.now(UTC))
        assert ActionNote.objects.count() == 1

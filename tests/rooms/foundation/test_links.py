"""Light links: what a token proves, how one is spent, and that it opens nothing else."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from joinedup.foundation import places
from joinedup.foundation.commands import NotFound, Refused
from joinedup.foundation.links import commands, queries, rules
from joinedup.foundation.links.models import LightLink
from joinedup.foundation.models import TrailEntry
from joinedup_core.permits import Actor, Permission, Role, holds_anywhere
from tests.cast import World

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PURPOSE = "a_test"


@pytest.fixture
def sent(world: World, maya: Actor) -> UUID:
    """A link sent to the hospital about something of the board."""
    return commands.make_link(
        maya, below=places.group("northvale", world.board), purpose=PURPOSE, target_id=uuid4(), email="Nurse@Example.org",
        now=NOW, agency_id=world.hospital,
    )  # fmt: skip


class TestToken:
    def test_leads_back_to_its_link(self) -> None:
        link_id = uuid4()
        assert rules.link_in(rules.token_of(link_id, "secret"), "secret") == link_id

    @pytest.mark.parametrize("token", ["", "x", "ä", "A" * 54, "../../etc", "a" * 5000])
    def test_that_is_not_ours_leads_nowhere(self, token: str) -> None:
        assert rules.link_in(token, "secret") is None

    def test_of_another_installation_leads_nowhere(self) -> None:
        assert rules.link_in(rules.token_of(uuid4(), "theirs"), "ours") is None

    def test_with_one_letter_changed_leads_nowhere(self) -> None:
        token = rules.token_of(uuid4(), "secret")
        assert rules.link_in(token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1], "secret") is None


class TestFindLink:
    def test_finds_a_live_link(self, sent: UUID) -> None:
        found = queries.find_link(queries.token_for(sent), NOW)
        assert found is not None
        assert (found.id, found.email) == (sent, "nurse@example.org")

    def test_finds_no_expired_one(self, sent: UUID) -> None:
        token = queries.token_for(sent)
        assert queries.find_link(token, NOW + timedelta(days=rules.DAYS, seconds=-1)) is not None
        assert queries.find_link(token, NOW + timedelta(days=rules.DAYS)) is None

    def test_finds_no_link_whose_row_keeps_another_hash(self, sent: UUID) -> None:
        LightLink.objects.filter(pk=sent).update(token_hash="0" * 64)
        assert queries.find_link(queries.token_for(sent), NOW) is None

    def test_keeps_only_the_hash(self, sent: UUID) -> None:
        row = LightLink.objects.get(pk=sent)
        assert queries.token_for(sent) not in str(row.__dict__)

    def test_its_holder_may_use_that_link_and_nothing_else(self, sent: UUID) -> None:
        link = queries.find_link(queries.token_for(sent), NOW)
        assert link is not None
        holder = queries.holder_of(link)
        assert holder.key == f"link:{sent}"
        assert {g.role for g in holder.grants} == {Role.LINK_HOLDER}
        assert [p for p in Permission if holds_anywhere(holder, p)] == [Permission.USE_LINK]


class TestSpend:
    def test_works_once(self, sent: UUID) -> None:
        row = LightLink.objects.get(pk=sent)
        commands.spend(row, purpose=PURPOSE, at=NOW)
        assert queries.find_link(queries.token_for(sent), NOW) is None
        with pytest.raises(Refused, match="it was used"):
            commands.spend(row, purpose=PURPOSE, at=NOW)

    def test_is_refused_for_another_purpose(self, sent: UUID) -> None:
        with pytest.raises(Refused, match="something else"):
            commands.spend(LightLink.objects.get(pk=sent), purpose="other", at=NOW)


class TestRevokeLink:
    def test_ends_it(self, sent: UUID, maya: Actor) -> None:
        commands.revoke_link(maya, sent, at=NOW)
        assert queries.find_link(queries.token_for(sent), NOW) is None
        with pytest.raises(Refused, match="withdrew it: there is nothing"):
            commands.revoke_link(maya, sent, at=NOW)

    def test_is_not_for_outsiders(self, sent: UUID, omar: Actor) -> None:
        with pytest.raises(NotFound):
            commands.revoke_link(omar, sent, at=NOW)


@pytest.mark.django_db
class TestPage:
    def test_that_opens_nothing_says_what_to_do_and_always_the_same(self, sent: UUID) -> None:
        LightLink.objects.filter(pk=sent).update(spent_at=NOW)
        pages = [
            Client().get(f"/link/{t}/") for t in ("unknown", rules.token_of(uuid4(), "other"), queries.token_for(sent))
        ]
        assert {p.status_code for p in pages} == {410}
        assert len({p.content.split(b"<main")[1] for p in pages}) == 1
        assert b"ask whoever wrote to you" in pages[0].content

    def test_keeps_its_address_to_itself(self) -> None:
        page = Client().get("/link/unknown/")
        assert page["Referrer-Policy"] == "no-referrer"
        assert page["Cache-Control"] == "no-store"

    def test_is_not_for_guessing(self) -> None:
        client = Client(REMOTE_ADDR="192.0.2.77")
        answers = [client.get(f"/link/guess{n}/").status_code for n in range(rules.TRIES + 1)]
        assert answers == [410] * rules.TRIES + [429]
        assert Client(REMOTE_ADDR="192.0.2.78").get("/link/guess/").status_code == 410

    def test_leaves_a_trace_of_who_looked(self, sent: UUID, settings: object) -> None:
        from joinedup.foundation.links import views

        views.ANSWERS[PURPOSE] = lambda request, link: views.HttpResponse(request.actor.key)
        LightLink.objects.filter(pk=sent).update(expires_at=datetime(2126, 1, 1, tzinfo=UTC))
        try:
            page = Client().get(f"/link/{queries.token_for(sent)}/")
        finally:
            del views.ANSWERS[PURPOSE]
        assert page.content.decode() == f"link:{sent}"
        assert TrailEntry.objects.filter(verb="foundation.open_link", actor_key=f"link:{sent}").count() == 1

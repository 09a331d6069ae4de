"""Notices: what a message may carry, that it goes out once, and what happens when it does not."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from joinedup.foundation import jobs, places
from joinedup.foundation.commands import Refused
from joinedup.foundation.links.commands import make_link
from joinedup.foundation.links.queries import token_for
from joinedup.foundation.notices import backends, commands, queries, rules
from joinedup.foundation.notices import jobs as _registered  # noqa: F401
from joinedup.foundation.notices.models import Notice
from joinedup_core.permits import Actor
from tests.cast import World, sign_in

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLACE = places.board("northvale")


class Post:
    """A backend that keeps what it sends, or fails."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, rules.Message]] = []
        self.broken = False

    def send(self, email: str, message: rules.Message) -> None:
        if self.broken:
            raise backends.NotSent("ConnectionRefusedError")
        self.sent.append((email, message))


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    """The post office."""
    found = Post()
    monkeypatch.setattr(commands, "backend", lambda: found)
    return found


def queue(**more: object) -> UUID | None:
    values = {"wording": "action_due_soon", "blanks": {"reference": "A-0012", "day": "2026-12-01"}, **more}
    return commands.queue_notice(place=PLACE, email="Pat@Example.org", now=NOW, **values)  # type: ignore[arg-type]


class TestCheckSafe:
    @pytest.mark.parametrize(
        ("blanks"),
        [
            {"reference": "Jane Smith", "day": "2026-12-01"},
            {"reference": "A-0012", "day": "tomorrow"},
            {"reference": "A-0012"},
            {"reference": "A-0012", "day": "2026-12-01", "name": "x"},
            {"reference": "A-0012\nBcc: x@example.org", "day": "2026-12-01"},
        ],
    )
    def test_lets_nothing_else_in(self, blanks: dict[str, str]) -> None:
        with pytest.raises(rules.Unsafe):
            rules.check_safe("action_due_soon", blanks)

    def test_knows_only_approved_wordings(self) -> None:
        with pytest.raises(rules.Unsafe, match="No approved wording"):
            rules.check_safe("anything", {})


class TestQueueNotice:
    def test_writes_to_the_outbox(self, world: World) -> None:
        row = Notice.objects.get(pk=queue())
        assert (row.state, row.email) == ("queued", "pat@example.org")

    def test_goes_out_once_only_where_asked(self, world: World) -> None:
        assert queue(once="action:1:soon") is not None
        assert queue(once="action:1:soon") is None
        assert Notice.objects.count() == 1


class TestSendNotices:
    def test_sends_what_is_due_and_nothing_twice(self, world: World, post: Post) -> None:
        queue()
        for _ in range(2):
            jobs.run("foundation.send_notices", NOW)
        assert [email for email, _ in post.sent] == ["pat@example.org"]
        assert post.sent[0][1].subject == "A-0012 is due on 1 December 2026"

    def test_tries_again_later_and_gives_up_visibly(self, world: World, post: Post) -> None:
        queue()
        post.broken, now = True, NOW
        for wait in (*rules.WAITS, timedelta(0)):
            jobs.run("foundation.send_notices", now)
            jobs.run("foundation.send_notices", now)
            now += wait
        row = Notice.objects.get()
        assert (row.state, row.attempts, row.trouble) == ("failed", len(rules.WAITS) + 1, "ConnectionRefusedError")

    def test_a_link_is_made_only_as_it_goes_out(self, world: World, post: Post, maya: Actor) -> None:
        link = make_link(maya, below=PLACE, purpose="x", target_id=uuid4(), email="a@example.org", now=NOW)
        made = queue(wording="update_by_link", blanks={"reference": "A-1", "day": "2026-12-06", "link": str(link)})
        assert token_for(link) not in str(Notice.objects.get(pk=made).__dict__)
        jobs.run("foundation.send_notices", NOW)
        assert f"/link/{token_for(link)}/" in post.sent[0][1].body


class TestRetryNotice:
    def test_is_for_what_failed(self, world: World, maya: Actor) -> None:
        made = queue()
        with pytest.raises(Refused, match="did not fail"):
            commands.retry_notice(maya, made, at=NOW)
        Notice.objects.update(state="failed")
        commands.retry_notice(maya, made, at=NOW)
        assert Notice.objects.get().state == "queued"


class TestBackends:
    def test_smtp_tells_the_kind_of_trouble_and_no_address(self, settings: object) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
        with pytest.raises(backends.NotSent, match=r"^ConnectionRefusedError$"):
            backends.Smtp().send("pat@example.org", rules.Message("s", "b"))

    def test_notify_without_a_key_says_what_to_check(self, settings: object) -> None:
        settings.NOTIFY_KEY = settings.NOTIFY_TEMPLATE = ""  # type: ignore[attr-defined]
        with pytest.raises(backends.NotSent, match="check its key"):
            backends.Notify().send("pat@example.org", rules.Message("s", "b"))


class TestPages:
    def test_show_what_was_sent_but_not_the_link(self, world: World, maya: Actor) -> None:
        link = make_link(maya, below=PLACE, purpose="x", target_id=uuid4(), email="a@example.org", now=NOW)
        made = queue(wording="update_by_link", blanks={"reference": "A-1", "day": "2026-12-06", "link": str(link)})
        client = sign_in(maya)
        assert b"pat@example.org" in client.get("/northvale/notices/").content
        page = client.get(f"/northvale/notices/{made}/").content.decode()
        assert "only the reader of the e-mail gets the whole address" in page
        assert token_for(link) not in page

    def test_are_not_for_members(self, world: World, pat: Actor) -> None:
        assert sign_in(pat).get("/northvale/notices/").status_code == 404
        assert Client().get("/northvale/notices/").status_code == 302

    def test_the_list_asks_the_same_for_any_length(self, world: World, maya: Actor, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
        from joinedup.foundation.listing import Listing

        for _ in range(10):
            queue()
        with django_assert_num_queries(2):
            assert queries.notices(maya, PLACE, Listing("-made")).total == 10

"""The administrator's pages: partnerships and users, and nothing that is in a partnership."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from joinedup.foundation import jobs
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.jobs.commands import run_job
from joinedup.foundation.jobs.queries import job_lines
from joinedup.foundation.models import Notice, RoleGrant, TrailEntry, User
from joinedup.partnership import commands as partnership
from joinedup.partnership.models import Partnership
from joinedup_core.permits import Actor, Role
from tests.cast import ROOT, TODAY, actor, sign_in, user

DAYS = {"from_on_day": "22", "from_on_month": "11", "from_on_year": "2026"}


@pytest.fixture
def ada(world) -> Actor:
    """Ada, the administrator."""
    made = user("ada", "Ada Nwosu")
    accounts.grant_role(ROOT, user_id=made, role=Role.ADMINISTRATOR, place="", from_on=TODAY)
    return actor(made)


@pytest.mark.parametrize("path", ["", "partnerships/add/", "users/add/"])
def test_are_not_there_for_anybody_else(path, ada, maya) -> None:
    for ask in (sign_in(maya).get, sign_in(maya).post):
        assert ask(f"/installation/{path}").status_code == 404


def test_show_names_and_keys_and_no_content(ada, maya, world) -> None:
    partnership.add_seat(ROOT, world.board, post="Named nurse", holder_id=maya.user_id)
    browser = sign_in(ada)
    text = browser.get("/installation/").content.decode()
    for words in ("Northvale Safeguarding Partnership", "northvale", "Maya Okafor", "Add a user"):
        assert words in text
    one = browser.get(f"/installation/users/{maya.user_id}/").content.decode()
    assert "Business manager" in one
    for words in ("Named nurse", "Safeguarding Children Board", "Vale Police"):
        assert words not in text + one
    assert browser.get("/northvale/").status_code == 404
    assert '/installation/"' in browser.get("/").content.decode()


def test_a_partnership_is_made_and_its_manager_named(ada) -> None:
    browser = sign_in(ada)
    assert browser.post("/installation/partnerships/add/", {"name": "Harbour", "key": "harbour"}).status_code == 302
    made = Partnership.objects.get(key="harbour")
    answer = browser.post("/installation/users/add/", {"name": "Mo Diaz", "email": "mo@example.org"})
    where = answer["Location"]
    assert Notice.objects.get().wording == "set_password"
    told = {"role": "business_manager", "where": str(made.pk), **DAYS}
    assert browser.post(where, told).status_code == 302
    held = RoleGrant.objects.get(user__email="mo@example.org")
    assert held.place == "harbour/board/"
    ended = browser.post(f"{where}roles/{held.pk}/end/", {"on_day": "22", "on_month": "11", "on_year": "2026"})
    assert ended.status_code == 302


@pytest.mark.parametrize("key", ["installation", "following", "Not A Key", "northvale"])
def test_a_bad_key_is_refused_in_words(key, ada) -> None:
    text = sign_in(ada).post("/installation/partnerships/add/", {"name": "X", "key": key}).content.decode()
    assert "in use: choose another" in text or "Use lower-case letters" in text


@pytest.mark.parametrize(
    ("role", "where", "says"),
    [("administrator", "partnership", "choose that"), ("business_manager", "everywhere", "Choose the partnership")],
)
def test_a_role_stands_where_it_belongs(role, where, says, ada, maya, world) -> None:
    told = {"role": role, "where": str(world.partnership) if where == "partnership" else where, **DAYS}
    assert says in sign_in(ada).post(f"/installation/users/{maya.user_id}/", told).content.decode()


def test_an_account_is_closed_and_opened(ada, maya) -> None:
    browser, where = sign_in(ada), f"/installation/users/{maya.user_id}/"
    assert "Answer “Why is the account closed?”" in browser.post(f"{where}close/", {"reason": ""}).content.decode()
    assert browser.post(f"{where}close/", {"reason": "left"}).status_code == 302
    assert not User.objects.get(pk=maya.user_id).is_active
    assert "Open the account again" in browser.get(where).content.decode()
    browser.post(f"{where}reopen/")
    assert User.objects.get(pk=maya.user_id).is_active


def test_a_second_factor_is_removed_with_a_reason(ada, maya) -> None:
    Authenticator.objects.create(user_id=maya.user_id, type=Authenticator.Type.TOTP, data={})
    browser, where = sign_in(ada), f"/installation/users/{maya.user_id}/"
    assert "Remove the second factor" in browser.get(where).content.decode()
    assert browser.post(f"{where}remove-factor/", {"reason": "lost"}).status_code == 302
    assert TrailEntry.objects.filter(verb="foundation.reset_second_factor", outcome="done").count() == 1


def test_a_link_is_sent_again_only_while_there_is_no_password(ada, maya) -> None:
    browser, where = sign_in(ada), f"/installation/users/{maya.user_id}/send-link/"
    browser.post(where)
    assert Notice.objects.count() == 1
    someone = User.objects.get(pk=maya.user_id)
    someone.set_password("violet harbour staircase")
    someone.save()
    assert "Forgotten your password" in browser.post(where, follow=True).content.decode()
    assert Notice.objects.count() == 1


def test_ones_own_account_is_left_to_others(ada) -> None:
    text = sign_in(ada).get(f"/installation/users/{ada.user_id}/").content.decode()
    assert "This is your own account" in text
    assert "Close the account" not in text


def test_work_that_failed_is_shown_first_with_where_what_to_do_and_not_what_it_said(ada, monkeypatch) -> None:
    def fails(actor: Actor, now) -> None:
        jobs.for_each([(1, "northvale"), (2, "harbour")], lambda one: {1: 1}[one])

    made = jobs.Job("front.fails", timedelta(days=1), fails, "Counts for boards", "Boards lack it: count by hand")
    monkeypatch.setitem(jobs.JOBS, "front.fails", made)
    browser, now = sign_in(ada), timezone.now()
    text = browser.get("/installation/").content.decode()
    assert "Not done yet" in text
    assert "goes as it should" in text
    assert text.index("Regular work") < text.index("Add a user")
    for _ in range(2):
        assert not run_job("front.fails", now)
    rows = browser.get("/installation/?table=work&format=csv").content.decode().splitlines()
    assert rows[1].startswith('"Counts for boards","Failed 2 times in a row","",')
    assert rows[1].endswith(',"Boards lack it: count by hand","KeyError in harbour"')
    text = browser.get("/installation/").content.decode()
    assert "front.fails" not in text
    assert "Something failed and is being tried again" in text
    assert "goes as it should" not in text


def test_the_next_time_is_told_and_work_that_nothing_takes_up_is_late(world, monkeypatch) -> None:
    done = jobs.Job("front.done", timedelta(hours=6), lambda actor, now: None, "Counts", "Count by hand")
    monkeypatch.setattr("joinedup.foundation.jobs.queries.JOBS", {"front.done": done})
    monkeypatch.setitem(jobs.JOBS, "front.done", done)
    now = timezone.now()
    assert job_lines(now)[0].next_at == now
    assert run_job("front.done", now)
    told = [job_lines(now + timedelta(hours=hours))[0] for hours in (1, 7)]
    assert [(line.next_at, line.late) for line in told] == [(now + timedelta(hours=6), late) for late in (False, True)]


def test_every_job_is_shown_in_plain_words_although_another_process_runs_them(ada) -> None:
    text = sign_in(ada).get("/installation/").content.decode()
    assert "Sends the e-mails that wait" in text
    assert "There is nothing to show" not in text
    assert [name for name, one in jobs.JOBS.items() if not (one.does and one.without)] == []

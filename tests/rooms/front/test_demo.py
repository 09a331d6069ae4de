"""The demonstration opens on something true and useful for everybody of the cast."""

from django.test import Client
from django.utils import timezone

from joinedup.foundation.models import User
from joinedup.front import demo
from joinedup.front.work.queries import my_work
from joinedup.partnership.queries import actor_for


def test_opens_on_something_for_everybody(lived_in: None, db: None, settings) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    for member in demo.cast():
        client = Client()
        answer = client.post(f"/demo/{member.user_id}/", follow=True)
        assert answer.status_code == 200, member.role_words
        assert client.get("/").status_code == 200, member.role_words
    maya = User.objects.get(email="maya@example.org")
    work = my_work(actor_for(maya.pk, on=timezone.localdate()), now=timezone.now())
    assert all((work.desks, work.meetings, work.changes))


def test_a_practitioner_can_refer_a_child_there(lived_in: None, db: None, settings) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    client = Client()
    client.post(f"/demo/{User.objects.get(email='karim@example.org').pk}/")
    shown = client.get("/northvale/casework/desks/").content.decode()
    assert "Family front door" in shown
    assert "No desk is recorded" not in shown

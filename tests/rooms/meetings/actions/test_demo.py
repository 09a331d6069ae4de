"""The demonstration's register: every state for Northvale, and nothing but published facts for Southend."""

from joinedup.meetings.actions.models import Action, ActionNote
from joinedup.meetings.actions.rules import STATES
from joinedup_core.lifecycle import State


class TestDemonstration:
    def test_is_lived_in_and_keeps_to_what_was_published(self, lived_in: None, db: None) -> None:
        invented = Action.objects.filter(partnership__key="northvale")
        assert invented.count() >= 60
        assert set(invented.values_list("status", flat=True)) == set(STATES) - {State.PUBLISHED}
        assert invented.filter(follows__isnull=False).exists()
        assert ActionNote.objects.filter(actor_key__startswith="link:").count() >= 3

        published = Action.objects.filter(partnership__key="southend")
        assert published.count() == 48 + 38
        assert set(published.values_list("status", flat=True)) == {State.PUBLISHED}
        assert not published.exclude(due_on=None).exists()
        assert not published.filter(source_words="").exists()
        assert published.filter(owner_agency__name="Essex Police").count() == 3

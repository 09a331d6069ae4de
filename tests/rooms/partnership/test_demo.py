"""The demonstration: loads once, through commands, with published facts kept apart from invented ones."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from joinedup.front import demo
from joinedup.front.demo.world import PUBLISHED
from joinedup.partnership.models import Agency, Duty, Group, Partnership, Seat, Theme
from joinedup_core.permits import LINKS, Role

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def loaded(lived_in: None, db: None) -> None:
    """The demonstration, as it opens today."""


class TestLoad:
    def test_loads_once(self, loaded: None) -> None:
        assert demo.load(NOW, lambda sentence: None) is False
        assert Partnership.objects.filter(provenance="published").count() == 3
        assert Partnership.objects.filter(provenance="invented").count() == 1

    def test_names_nobody_in_published_partnerships(self, loaded: None) -> None:
        seats = Seat.objects.filter(group__partnership__key__in=PUBLISHED)
        assert seats.exists()
        assert not seats.exclude(holder=None, holder_name="", deputy=None, deputy_name="").exists()

    def test_gives_every_published_fact_its_source(self, loaded: None) -> None:
        for model in (Group, Duty, Theme):
            assert not model.objects.filter(partnership__key__in=PUBLISHED, source="").exists()
        assert not Seat.objects.filter(group__partnership__key__in=PUBLISHED, source="").exists()

    def test_claims_no_failing_of_a_published_partnership(self, loaded: None) -> None:
        groups = Group.objects.filter(partnership__key__in=PUBLISHED)
        assert not groups.exclude(chair_since=None).exists()
        assert not Duty.objects.filter(partnership__key__in=PUBLISHED).exclude(shown_on=None, due_on=None).exists()

    def test_keeps_the_probation_service_as_one_agency_in_all_three(self, loaded: None) -> None:
        service = Agency.objects.get(name="Probation Service")
        assert service.memberships.values("partnership").distinct().count() == 3
        assert service.predecessors.count() == 3

    def test_shares_no_agency_between_real_and_invented(self, loaded: None) -> None:
        invented = Agency.objects.filter(memberships__partnership__provenance="invented")
        assert not invented.filter(memberships__partnership__provenance="published").exists()


class TestCast:
    def test_covers_every_role_a_person_can_hold(self, loaded: None) -> None:
        from joinedup.partnership.queries import actor_for

        held = {
            grant.role for member in demo.cast() for grant in actor_for(member.user_id, on=timezone.localdate()).grants
        }
        assert held == set(Role) - {Role.CLERK, Role.LINK_HOLDER, *LINKS}  # links to cases: there are none yet

    def test_says_what_each_comes_for(self, loaded: None) -> None:
        members = demo.cast()
        assert len(members) >= 16
        assert all(m.comes_for and m.role_words and m.start_url.startswith("/") for m in members)

"""An action's life through its commands: who may do what, and what it leaves behind."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.models import Notice, TrailEntry
from joinedup.meetings.actions import commands, queries
from joinedup.meetings.actions.models import Action
from joinedup_core.lifecycle import State
from joinedup_core.permits import Actor
from tests.cast import World
from tests.rooms.meetings.actions.conftest import NOON, TODAY, add, row


class TestAddAction:
    def test_numbers_actions_within_the_partnership(self, maya: Actor, world: World) -> None:
        assert [row(add(maya, world)).number for _ in range(3)] == [1, 2, 3]

    def test_sits_where_its_group_sits(self, maya: Actor, world: World) -> None:
        assert row(add(maya, world)).place == f"northvale/board/group:{world.board}/"

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"text": "  "}, "Say what is to be done"),
            ({"owner_agency_id": None}, "Choose who owns it"),
            ({"owner_agency_id": UUID(int=5)}, "not in this partnership"),
            ({"priority": "urgent"}, "Choose a priority"),
            ({"source_kind": "dream"}, "what asked for it"),
            ({"repeats": "monthly", "due_on": None}, "needs its first due date"),
        ],
    )
    def test_is_refused_in_words(self, maya: Actor, world: World, wrong: dict[str, object], says: str) -> None:
        with pytest.raises(Refused, match=says):
            add(maya, world, **wrong)
        assert not Action.objects.exists()

    def test_is_not_for_members(self, pat: Actor, world: World, maya: Actor) -> None:
        with pytest.raises(NotAllowed):
            add(pat, world)

    def test_of_a_published_list_claims_nothing(self, maya: Actor, world: World) -> None:
        made = row(add(maya, world, published=True, owner_agency_id=None))
        assert (made.status, made.owner_agency) == (State.PUBLISHED, None)


class TestOwner:
    def test_updates_their_own_and_nobody_elses(self, pat: Actor, maya: Actor, world: World, action: UUID) -> None:
        commands.add_note(pat, action, text="Half done", at=NOON)
        assert row(action).latest_note_at == NOON
        with pytest.raises(NotAllowed):
            commands.add_note(pat, add(maya, world, owner_agency_id=world.council), text="x", at=NOON)

    def test_agency_lead_updates_their_agencys(self, ana: Actor, maya: Actor, world: World) -> None:
        theirs = add(maya, world, owner_agency_id=world.hospital)
        commands.start_action(ana, theirs, at=NOON)
        assert row(theirs).status == State.IN_PROGRESS
        with pytest.raises((NotAllowed, NotFound)):
            commands.start_action(ana, add(maya, world), at=NOON)

    def test_cannot_confirm_what_a_review_asked_for(self, pat: Actor, from_review: UUID) -> None:
        commands.complete_action(pat, from_review, at=NOON, reason="All briefed")
        with pytest.raises(NotAllowed):
            commands.confirm_action(pat, from_review, at=NOON)
        page = queries.get_action(pat, "northvale", from_review, TODAY)
        offer = next(o for o in page.offers if o.step == "confirm")
        assert not offer.verdict.allowed
        assert "somebody who may confirm" in offer.verdict.because

    def test_a_manager_cannot_confirm_their_own(
        self, maya: Actor, chris: Actor, world: World, seat_of_maya: UUID
    ) -> None:
        made = add(maya, world, owner_agency_id=None, owner_seat_id=seat_of_maya, source_kind="audit_round")
        commands.complete_action(maya, made, at=NOON)
        with pytest.raises(Refused, match="your own"):
            commands.confirm_action(maya, made, at=NOON)
        commands.confirm_action(chris, made, at=NOON)
        assert row(made).status == State.CONFIRMED

    def test_nor_what_they_said_was_done_for_the_owner(self, maya: Actor, from_review: UUID) -> None:
        commands.complete_action(maya, from_review, at=NOON)
        with pytest.raises(Refused, match="you said that it is done"):
            commands.confirm_action(maya, from_review, at=NOON)


class TestGates:
    def test_impact_comes_after_confirmation_and_is_tested(self, pat: Actor, maya: Actor, from_review: UUID) -> None:
        commands.complete_action(
            pat, from_review, at=NOON, reason="All briefed", evidence_words="Register of attendance"
        )
        commands.confirm_action(maya, from_review, at=NOON)
        with pytest.raises(Refused, match="still to come"):
            commands.ask_impact(maya, from_review, at=NOON, due_on=TODAY - timedelta(days=1))
        commands.ask_impact(maya, from_review, at=NOON, due_on=date(2027, 3, 1))
        with pytest.raises(Refused, match="how it was tested"):
            commands.show_impact(maya, from_review, at=NOON, reason="Better", tested_on=TODAY, tested_how=" ")
        commands.show_impact(
            maya, from_review, at=NOON, reason="Better", tested_on=TODAY, tested_how="Audit of 12 cases"
        )
        assert (row(from_review).status, row(from_review).impact_tested_how) == (
            State.IMPACT_SHOWN,
            "Audit of 12 cases",
        )

    def test_sent_back_forgets_who_said_it_was_done(self, pat: Actor, maya: Actor, from_review: UUID) -> None:
        commands.complete_action(pat, from_review, at=NOON)
        with pytest.raises(Refused, match="Give the reason"):
            commands.send_back_action(maya, from_review, at=NOON, reason="")
        commands.send_back_action(maya, from_review, at=NOON, reason="No evidence")
        assert (row(from_review).status, row(from_review).done_by) == (State.IN_PROGRESS, "")

    @pytest.mark.parametrize("name", ["decide_not_to_implement", "report_cannot_be_done", "supersede_action"])
    def test_an_outcome_keeps_its_reason_and_day(self, name: str, maya: Actor, action: UUID) -> None:
        act = getattr(commands, name)
        with pytest.raises(Refused, match="Give the reason"):
            act(maya, action, at=NOON, reason=" ")
        act(maya, action, at=NOON, reason="The team was closed")
        assert (row(action).status_reason, row(action).status_on) == ("The team was closed", TODAY)

    def test_every_step_is_on_the_timeline_and_in_the_trail(self, pat: Actor, maya: Actor, action: UUID) -> None:
        commands.start_action(pat, action, at=NOON)
        commands.complete_action(pat, action, at=NOON + timedelta(hours=1), reason="Done")
        page = queries.get_action(maya, "northvale", action, TODAY)
        assert [h.title for h in page.happenings] == ["Done, says the owner", "Started", "Added to the register"]
        assert page.happenings[0].by == "Pat Lindqvist, Vale Police"
        assert (
            TrailEntry.objects.filter(target=f"meetings.Action:{action}", verb="meetings.complete_action").count() == 1
        )


class TestRepeats:
    def test_the_end_of_one_begins_the_next_once(self, pat: Actor, maya: Actor, world: World) -> None:
        made = add(maya, world, repeats="quarterly", due_on=date(2026, 8, 31))
        commands.complete_action(maya, made, at=NOON)
        following = Action.objects.get(follows_id=made)
        assert (following.due_on, following.status, following.repeats) == (date(2026, 11, 30), State.OPEN, "quarterly")
        commands.send_back_action(maya, made, at=NOON, reason="Not yet")
        commands.complete_action(maya, made, at=NOON)
        assert Action.objects.filter(follows_id=made).count() == 1

    def test_a_decision_not_to_do_it_begins_nothing(self, maya: Actor, world: World) -> None:
        made = add(maya, world, repeats="yearly")
        commands.decide_not_to_implement(maya, made, at=NOON, reason="No longer law")
        assert not Action.objects.filter(follows_id=made).exists()


class TestEdit:
    def test_the_second_editor_sees_what_is_saved(self, maya: Actor, chris: Actor, action: UUID) -> None:
        version = row(action).version
        change = {"version": version, "due_on": date(2027, 1, 1), "priority": "high", "at": NOON}
        commands.edit_action(maya, action, text="Brief all staff", **change)
        with pytest.raises(Refused, match="Somebody else changed this") as refusal:
            commands.edit_action(chris, action, text="Brief nobody", **change)
        assert refusal.value.current["Action"] == "Brief all staff"  # type: ignore[attr-defined]
        assert row(action).text == "Brief all staff"

    def test_a_new_owner_is_told_without_a_word_of_what(self, maya: Actor, world: World, pats_seat: UUID) -> None:
        made = add(maya, world, owner_agency_id=world.council)
        commands.give_action(maya, made, version=1, at=NOON, owner_seat_id=pats_seat)
        assert row(made).owner_agency_id == world.police
        assert Notice.objects.get().blanks == {"reference": "A-0001"}


class TestReminders:
    def test_go_out_once_before_and_once_after(self, maya: Actor, action: UUID) -> None:
        from joinedup.foundation import jobs
        from joinedup.meetings.actions import jobs as _registered  # noqa: F401

        for day in range(0, 40):
            jobs.run("meetings.remind_owners", NOON + timedelta(days=day))
        assert sorted(Notice.objects.values_list("wording", flat=True)) == ["action_due_soon", "action_overdue"]

    def test_settings_say_where_they_come_from(self, maya: Actor, pat: Actor, world: World) -> None:
        assert "default" in queries.reminding("northvale").source
        with pytest.raises(Refused, match="where this comes from"):
            commands.set_reminders(maya, world.partnership, days_before=3, days_after=2, source="")
        commands.set_reminders(maya, world.partnership, days_before=3, days_after=2, source="Terms of reference")
        assert queries.reminding("northvale").before == 3
        with pytest.raises(NotAllowed):
            commands.set_reminders(pat, world.partnership, days_before=3, days_after=2, source="x")


STEPS = [
    "start_action", "complete_action", "confirm_action", "send_back_action", "report_cannot_be_done", "reopen_action",
]  # fmt: skip


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_no_path_by_the_owner_alone_confirms(
    pat: Actor, maya: Actor, world: World, pats_seat: UUID, path: list[str]
) -> None:
    made = add(maya, world, owner_agency_id=None, owner_seat_id=pats_seat, source_kind="case_file_audit")
    for name in path:
        try:
            getattr(commands, name)(pat, made, at=NOON, reason="so")
        except (Refused, NotAllowed):
            continue
    found = row(made)
    assert found.status not in {State.CONFIRMED, State.IMPACT_ASKED, State.IMPACT_SHOWN}
    assert found.status != State.COULD_NOT_BE_DONE or found.status_reason

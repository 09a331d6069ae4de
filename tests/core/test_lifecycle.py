"""An action's life: the table of steps by example, and every path anybody can take through it."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from joinedup_core.lifecycle import (
    CLOSED,
    OUTCOMES,
    STEPS,
    By,
    Party,
    Position,
    State,
    Step,
    Taken,
    Verdict,
    judge_step,
    next_steps,
    take,
)

DAY = date(2026, 11, 22)
OWNER = By("user:owner", frozenset({Party.OWNER}), owns=True)
MANAGER = By("user:manager", frozenset({Party.MANAGER, Party.OWNER, Party.CONFIRMER}))
CHAIR = By("user:chair", frozenset({Party.CONFIRMER, Party.MANAGER}))
MANAGER_OWNS = By("user:manager", MANAGER.parties, owns=True)
AGENCY = By("link:1", frozenset({Party.OWNER}), owns=True)


def position(state: State, **more: object) -> Position:
    return Position(state, **more)  # type: ignore[arg-type]


class TestJudgeStep:
    def test_lets_the_owner_say_it_is_done(self) -> None:
        assert judge_step(Step.MARK_DONE, position(State.OPEN), OWNER).allowed

    def test_does_not_let_the_owner_confirm(self) -> None:
        verdict = judge_step(Step.CONFIRM, position(State.DONE_BY_OWNER, checked=True), OWNER)
        assert verdict == Verdict(False, "this is for somebody who may confirm actions", "wrong_party")

    def test_does_not_let_a_manager_confirm_their_own_action(self) -> None:
        verdict = judge_step(Step.CONFIRM, position(State.DONE_BY_OWNER), MANAGER_OWNS)
        assert verdict.code == "own_action"

    def test_does_not_let_whoever_said_done_confirm_it(self) -> None:
        verdict = judge_step(Step.CONFIRM, position(State.DONE_BY_OWNER, done_by=MANAGER.key), MANAGER)
        assert verdict.code == "own_claim"

    def test_says_where_the_action_stands_when_the_step_does_not_lead_from_there(self) -> None:
        verdict = judge_step(Step.MARK_DONE, position(State.SUPERSEDED), OWNER)
        assert verdict.because == "the action is superseded"

    @pytest.mark.parametrize("step", [s for s, line in STEPS.items() if line.after in OUTCOMES])
    def test_every_outcome_asks_for_its_reason(self, step: Step) -> None:
        before = next(iter(STEPS[step].before))
        assert take(step, position(before), CHAIR, on=DAY, reason="  ") == Verdict(
            False, "a reason is needed", "no_reason"
        )

    def test_not_implemented_is_not_for_the_owner_to_decide(self) -> None:
        assert not judge_step(Step.NOT_IMPLEMENT, position(State.OPEN), OWNER).allowed
        assert judge_step(Step.CANNOT_BE_DONE, position(State.OPEN), OWNER).allowed


class TestPosition:
    def test_a_checked_action_is_not_closed_by_its_owner(self) -> None:
        assert not position(State.DONE_BY_OWNER, checked=True).is_closed
        assert position(State.DONE_BY_OWNER).is_closed

    def test_is_overdue_only_while_something_is_owed(self) -> None:
        assert position(State.OPEN).is_overdue(DAY - timedelta(days=1), DAY)
        assert not position(State.OPEN).is_overdue(DAY, DAY)
        assert not position(State.OPEN).is_overdue(None, DAY)
        assert not position(State.CONFIRMED).is_overdue(DAY - timedelta(days=1), DAY)

    def test_every_state_leads_on_or_is_the_end_with_its_way_back(self) -> None:
        for state in State:
            assert list(next_steps(position(state), CHAIR)), state


class Life(RuleBasedStateMachine):
    """Anybody tries anything, in any order."""

    @initialize(checked=st.booleans())
    def begin(self, checked: bool) -> None:
        self.at = Position(State.OPEN, checked=checked)
        self.path: list[tuple[Step, By]] = []
        self.today = DAY

    @rule(step=st.sampled_from(list(Step)), who=st.sampled_from([OWNER, MANAGER, CHAIR, MANAGER_OWNS, AGENCY]),
          reason=st.sampled_from(["", " ", "The service was closed"]))  # fmt: skip
    def try_step(self, step: Step, who: By, reason: str) -> None:
        self.today += timedelta(days=1)
        answer = take(step, self.at, who, on=self.today, reason=reason)
        if isinstance(answer, Verdict):
            assert answer.because
            assert answer.code
            return
        assert isinstance(answer, Taken)
        assert answer.before is self.at.state
        self.path.append((step, who))
        self.at = answer.position

    @invariant()
    def nobody_confirms_their_own(self) -> None:
        for number, (step, who) in enumerate(getattr(self, "path", [])):
            if step in (Step.CONFIRM, Step.SHOW_IMPACT):
                assert not who.owns
                claims = [w for s, w in self.path[:number] if s is Step.MARK_DONE]
                assert claims, "confirmed although nobody said it was done"
                assert claims[-1].key != who.key

    @invariant()
    def every_outcome_has_its_reason_and_its_day(self) -> None:
        at = getattr(self, "at", None)
        if at is not None and at.state in OUTCOMES:
            assert at.reason.strip()
            assert at.since is not None

    @invariant()
    def impact_comes_only_after_confirmation(self) -> None:
        steps = [s for s, _ in getattr(self, "path", [])]
        if Step.ASK_IMPACT in steps:
            assert Step.CONFIRM in steps[: steps.index(Step.ASK_IMPACT)]

    @invariant()
    def a_checked_action_is_never_closed_by_its_owner_alone(self) -> None:
        at, path = getattr(self, "at", None), getattr(self, "path", [])
        if at is not None and at.checked and at.is_closed and at.state not in OUTCOMES:
            assert {who.key for _, who in path} - {OWNER.key, AGENCY.key}
            assert at.state in CLOSED


Life.TestCase.settings = settings(max_examples=120, stateful_step_count=25, deadline=None)
TestLife = Life.TestCase

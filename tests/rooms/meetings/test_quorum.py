"""Quorum by agencies: the worked examples, and the laws that hold for every meeting."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.meetings.quorum import handbook, parts
from joinedup.meetings.quorum.examples import ADULTS, BOOK, COMMUNITY_SAFETY, EXAMPLES, IN_PERSON, SHROPSHIRE, seat
from joinedup.meetings.quorum.parts import Part
from joinedup.meetings.quorum.rules import (
    CANNOT_TELL,
    LABELS,
    NO_RULE,
    NOT_QUORATE,
    QUORATE,
    QuorumRule,
    judge_quorum,
    rule_on,
)
from joinedup.meetings.quorum.words import Attender

START = datetime(2026, 3, 12, 10)
STATES = ("present", "deputy", "apology", "absent", "written_update", "expected")
ROLES = ("member", "chair", "vice_chair", "scrutineer", "adviser", "observer")
AGENCIES = ("council", "icb", "police", "ccg", "fire", "probation", "hospital", None)
SHARE = QuorumRule((Part(parts.SHARE, 50),))
laws = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RULES = st.sampled_from((SHROPSHIRE, ADULTS, COMMUNITY_SAFETY, IN_PERSON, SHARE))
moments = st.integers(0, 120).map(lambda m: START + timedelta(minutes=m))


@st.composite
def attenders(draw: st.DrawFn) -> Attender:
    made = seat(draw(st.sampled_from(AGENCIES)), draw(st.sampled_from(STATES)), draw(st.sampled_from(ROLES)))
    arrived, left = sorted((draw(moments), draw(moments)))
    return replace(
        made,
        seat=str(draw(st.uuids())),
        deputy_has_authority=draw(st.booleans()),
        remote=draw(st.booleans()),
        arrived=draw(st.sampled_from((None, arrived))),
        left=draw(st.sampled_from((None, left))),
    )


meetings = st.lists(attenders(), max_size=9).map(tuple)


def judge(rule, came, **more):
    return judge_quorum(rule, came, book=BOOK, **more)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.says)
def test_example(example):
    found = judge(example.rule, example.came, at=example.at, recused=example.recused)
    assert (found.state, found.because) == (example.state, example.because)


def test_every_state_has_an_example():
    assert {e.state for e in EXAMPLES} == set(LABELS)


def test_the_handbook_prints_what_the_code_says():
    kept = Path(__file__).parents[3] / "docs" / "handbook" / "quorum.md"
    assert kept.read_text() == handbook.page()


class TestLaws:
    @laws
    @given(RULES, meetings, moments)
    def test_somebody_coming_never_loses_the_quorum(self, rule, came, at):
        if judge(rule, came, at=at).state != QUORATE:
            return
        for i, one in enumerate(came):
            more = (*came[:i], one.turned_up(), *came[i + 1 :])
            assert judge(rule, more, at=at).state == QUORATE

    @laws
    @given(RULES, meetings, moments, st.data())
    def test_recusal_never_makes_a_quorum(self, rule, came, at, data):
        out = data.draw(st.sets(st.sampled_from([a.seat for a in came]))) if came else set()
        if judge(rule, came, at=at, recused=out).state == QUORATE:
            assert judge(rule, came, at=at).state == QUORATE

    @laws
    @given(RULES, meetings, moments, st.randoms())
    def test_the_order_of_the_list_is_nothing(self, rule, came, at, random):
        mixed = list(came)
        random.shuffle(mixed)
        assert judge(rule, mixed, at=at).state == judge(rule, came, at=at).state

    @laws
    @given(RULES, meetings, moments)
    def test_whoever_is_out_of_the_room_is_as_if_absent(self, rule, came, at):
        def away(a):
            return (a.arrived and at < a.arrived) or (a.left and a.left <= at)

        absent = [replace(a, state="absent") if a.state in {"present", "deputy"} and away(a) else a for a in came]
        assert judge(rule, came, at=at).state == judge(rule, absent, at=at).state

    @laws
    @given(RULES, meetings)
    def test_a_deputy_without_authority_is_as_if_absent(self, rule, came):
        absent = [replace(a, state="absent") if a.state == "deputy" and not a.deputy_has_authority else a for a in came]
        assert judge(rule, came).state == judge(rule, absent).state

    @laws
    @given(RULES, meetings)
    def test_scrutineers_and_advisers_change_nothing(self, rule, came):
        without = [a for a in came if a.role not in {"scrutineer", "adviser", "observer"}]
        assert judge(rule, came).state == judge(rule, without).state

    @laws
    @given(RULES, meetings)
    def test_a_successor_is_the_agency_it_followed(self, rule, came):
        renamed = [replace(a, agency="icb") if a.agency == "ccg" else a for a in came]
        assert judge(rule, came).state == judge(rule, renamed).state

    @laws
    @given(RULES, meetings, moments)
    def test_what_is_missing_is_named_in_the_reason(self, rule, came, at):
        found = judge(rule, came, at=at)
        assert (found.state == QUORATE) == (not found.missing)
        if found.state == NOT_QUORATE and rule is SHROPSHIRE:
            assert all(name in found.because for name in found.missing)

    @laws
    @given(meetings, moments)
    def test_without_a_rule_nothing_is_guessed(self, came, at):
        assert judge(None, came, at=at).state == NO_RULE
        assert judge(QuorumRule(), came, at=at).state == NO_RULE

    @laws
    @given(RULES, meetings)
    def test_it_cannot_be_told_only_where_somebody_is_not_marked(self, rule, came):
        if judge(rule, came).state == CANNOT_TELL:
            assert any(a.state == "expected" for a in came)
            everybody = [a.turned_up() if a.state == "expected" else a for a in came]
            assert judge(rule, everybody).state == QUORATE


class TestRuleOn:
    OLD = QuorumRule((Part(parts.MEMBERS, 5),), to_on=date(2024, 9, 30))
    NEW = replace(SHROPSHIRE, from_on=date(2024, 10, 1))

    def test_each_day_has_the_rule_of_its_time(self):
        assert rule_on([self.OLD, self.NEW], date(2024, 9, 30)) is self.OLD
        assert rule_on([self.OLD, self.NEW], date(2024, 10, 1)) is self.NEW

    def test_no_rule_before_the_first(self):
        assert rule_on([self.NEW], date(2024, 9, 30)) is None

"""Contact standards: their worked examples, what counts, and the SQL beside a judgement in plain Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup_core.standards import (
    STANDING,
    CaseEngine,
    Concern,
    Contact,
    Interval,
    Notice,
    Reason,
    Shared,
    Source,
    State,
    Told,
    check_one,
    rules,
)
from joinedup_core.standards.examples import TODAY, worked
from tests.core.standards.oracle import judge_all
from tests.core.standards.worlds import crowded, worlds

STANDARDS = rules()
EXAMPLES = [(rule, example) for rule in STANDARDS.rules for example in rule.examples]
FORTNIGHT = Interval(14, 3, 28, "the executive group", date(2026, 1, 5), "R1")


@pytest.fixture(scope="module")
def engine() -> Iterator[CaseEngine]:
    """One for all tests of this file, as a worker keeps one."""
    with CaseEngine() as one:
        yield one


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def judged(engine: CaseEngine, level: str = "high", *, rule: str = "R1", since: int = 60, home: str = "yes", **told):
    """The one judgement of a concern, with what else is told."""
    concern = Concern("p", rule, level, ago(since), home, told.pop("part", "at_risk"))
    told = {name: tuple(rows) if rows is not None else None for name, rows in told.items()}
    (one,) = check_one(STANDARDS, Told((concern,), **{"sources": (), **told}), today=TODAY, engine=engine)
    return one


class TestWorkedExamples:
    def test_come_out_as_they_say(self, engine: CaseEngine) -> None:
        def world(pair):
            return (pair[1].interval, pair[1].stale, pair[1].notice)

        found = {}
        for _, group in groupby(sorted(EXAMPLES, key=world), world):
            for one in check_one(STANDARDS, worked(group), today=TODAY, engine=engine):
                found[one.person] = (str(one.state), str(one.reason or ""))
        wrong = {
            f"{rule.key}: {example.shows}": found[f"{rule.key}/{number}"]
            for rule in STANDARDS.rules
            for number, example in enumerate(rule.examples)
            if found[f"{rule.key}/{number}"] != (example.state, example.reason)
        }
        assert wrong == {}

    def test_show_every_state_of_every_rule(self) -> None:
        always = set(State) - {State.NOTHING_ASKED}
        assert {
            r.key: always - {e.state for e in r.examples}
            for r in STANDARDS.rules
            if always - {e.state for e in r.examples}
        } == {}


class TestAJudgement:
    def test_says_why_what_is_asked_who_could_visit_and_that_it_does_not_mean_safe(self, engine: CaseEngine) -> None:
        contacts = [
            Contact("p", "Housing", ago(12), "in_person_home", True),
            Contact("p", "Health", ago(1), "video", True),
        ]
        one = judged(engine, contacts=contacts, part="posing")
        assert (one.state, one.reason, one.days_since) == (State.CANNOT_TELL, Reason.NO_INTERVAL, 12)
        assert one.because == (
            "No interval is agreed. The last contact face to face in the home was 12 days ago, on 20 May 2026, by Housing."
        )
        assert one.asks == "Face to face in person, with visits to the home."
        assert any("disrupt" in duty for duty in one.also)
        assert not any("make the person safe" in duty for duty in one.also)
        assert one.could_visit == ("Health", "Housing")
        assert [(c.agency, c.counts, c.why_not) for c in one.contacts] == [
            ("Health", False, "it was not in person"),
            ("Housing", True, ""),
        ]
        assert one.standing == STANDING

    @pytest.mark.parametrize(
        ("contact", "why"),
        [
            (Contact("p", "A", ago(-1), "in_person_home", True), "its day has not come yet"),
            (Contact("p", "A", None, "in_person_home", True), "its day or agency is not told"),
            (Contact("p", "A", ago(1), "pigeon", True), "its mode is not one that is known"),
            (Contact("p", "A", ago(1), "none"), "nobody was reached"),
            (Contact("p", "A", ago(1), "in_person_home"), "whether the person was seen is not told"),
            (Contact("p", "A", ago(1), "in_person_home", False), "the person was not seen"),
            (Contact("p", "A", ago(1), "in_person_home", True, False), "its mode says home and at_home says no"),
            (Contact("p", "A", ago(1), "in_person_elsewhere", True), "it was not at home"),
        ],
    )
    def test_says_why_a_contact_does_not_count(self, engine: CaseEngine, contact: Contact, why: str) -> None:
        one = judged(engine, contacts=[contact], intervals=[FORTNIGHT])
        assert (one.state, one.contacts[0].why_not) == (State.MISSED, why)

    def test_is_never_late_where_a_source_is_stale_and_names_it(self, engine: CaseEngine) -> None:
        stale = [Source("police extract", ago(10), 3), Source("housing extract", ago(1), 3)]
        one = judged(
            engine, contacts=[Contact("p", "A", ago(50), "in_person_home", True)], intervals=[FORTNIGHT], sources=stale
        )
        assert (one.state, one.reason) == (State.CANNOT_TELL, Reason.STALE_SOURCE)
        assert "police extract has told nothing since 22 May 2026" in one.because
        assert "housing" not in one.because

    def test_says_when_nobody_told_how_fresh_the_sources_are(self, engine: CaseEngine) -> None:
        assert any("How fresh" in sentence for sentence in judged(engine, sources=None).missing)

    def test_asks_to_telephone_who_has_not_acknowledged(self, engine: CaseEngine) -> None:
        one = judged(engine, "current", shares=[Shared("p", "domestic_abuse", "Housing", "Police", ago(3))])
        assert one.state is State.CANNOT_TELL
        assert any("Telephone them" in sentence for sentence in one.missing)

    def test_does_not_take_what_was_shared_at_an_earlier_level(self, engine: CaseEngine) -> None:
        one = judged(engine, "current", since=5, shares=[Shared("p", "R1", "Housing", "Police", ago(9), ago(8))])
        assert one.state is State.CANNOT_TELL
        assert any("before this level began" in sentence for sentence in one.missing)

    def test_of_a_level_just_raised_is_due_and_not_late(self, engine: CaseEngine) -> None:
        one = judged(
            engine, since=2, contacts=[Contact("p", "A", ago(50), "in_person_home", True)], intervals=[FORTNIGHT]
        )
        assert (one.state, one.due_on) == (State.DUE, ago(2) + timedelta(days=14))

    def test_excuses_an_agency_and_not_the_others_in_contact(self, engine: CaseEngine) -> None:
        contacts = [Contact("p", agency, ago(40), "in_person_home", True) for agency in ("A", "B")]
        told = {"contacts": contacts, "intervals": [FORTNIGHT]}
        assert judged(engine, notices=[Notice("A", "R1", ago(60), ago(40))], **told).state is State.MISSED
        assert judged(engine, notices=[Notice("*", "R1", ago(60), ago(40))], **told).state is State.EXCUSED
        assert judged(engine, notices=[Notice("", "R1", ago(60), ago(40))], **told).state is State.MISSED
        assert judged(engine, notices=[Notice("*", "R1", ago(5), ago(4))], **told).state is State.MISSED

    def test_cannot_be_made_of_what_nobody_knows(self, engine: CaseEngine) -> None:
        assert judged(engine, "sky-high").reason is Reason.UNKNOWN_LEVEL
        assert judged(engine, "high", rule="R8").reason is Reason.UNKNOWN_LEVEL
        assert judged(engine, rule="R77").reason is Reason.UNKNOWN_RULE


class TestTheQueries:
    def agree(self, engine: CaseEngine, told: Told, in_contact: int) -> set[tuple[State, Reason | None]]:
        """That they answer as plain Python does; which answers there were."""
        found = {
            (j.person, j.rule, j.posing_or_at_risk): (j.state, j.reason, j.days_since)
            for j in check_one(STANDARDS, told, today=TODAY, in_contact_days=in_contact, engine=engine)
        }
        wanted = judge_all(STANDARDS, told, TODAY, in_contact)
        assert found == {key: (a.state, a.reason, a.days_since) for key, a in wanted.items()}
        return {answer[:2] for answer in found.values()}

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(told=worlds, in_contact=st.sampled_from([365, 20]))
    def test_answer_as_plain_python_does(self, engine: CaseEngine, told: Told, in_contact: int) -> None:
        self.agree(engine, told, in_contact)

    def test_answer_as_plain_python_does_in_crowds(self, engine: CaseEngine) -> None:
        answers = set[tuple[State, Reason | None]]()
        for seed in range(4):
            answers |= self.agree(engine, crowded(seed, 500), (365, 14)[seed // 2])
        assert {state for state, _ in answers} == set(State)
        assert {reason for _, reason in answers if reason} == set(Reason) - {Reason.UNKNOWN_RULE}

    def test_are_understood_once_and_not_for_every_case(self, engine: CaseEngine, tmp_path: Path) -> None:
        """A parameter named twice, or a table that is read, would make DuckDB plan the whole check again for each case."""
        told = crowded(1, 50)
        check_one(STANDARDS, told, today=TODAY, engine=engine)
        planned = []
        for ask in (engine.findings, engine.contacts):
            profile = tmp_path / f"{ask.__name__}.json"
            with profiled(engine, profile):
                assert ask(STANDARDS, told, today=TODAY, in_contact_days=365)
            planned.append(json.loads(profile.read_text("utf-8"))["optimizer"].get("total_time", 0))
        assert planned == [0, 0]

    def test_are_prepared_anew_for_another_day(self, engine: CaseEngine) -> None:
        told = Told((Concern("p", "R1", "high", ago(60), "yes"),), (Contact("p", "A", ago(9), "in_person_home", True),))
        days = [check_one(STANDARDS, told, today=ago(days), engine=engine)[0].days_since for days in (0, 5, 0)]
        assert days == [9, 4, 9]

    def test_leave_the_contacts_out_where_they_are_not_asked_for(self, engine: CaseEngine) -> None:
        told = crowded(2, 50)
        whole = check_one(STANDARDS, told, today=TODAY, engine=engine)
        bare = check_one(STANDARDS, told, today=TODAY, engine=engine, evidence=False)
        assert bare == tuple(replace(one, contacts=()) for one in whole)
        for one in whole:
            counting = {contact.agency for contact in one.contacts if contact.counts and contact.on == one.last_on}
            assert set(one.last_by) == counting


@contextmanager
def profiled(engine: CaseEngine, profile: Path) -> Iterator[None]:
    """What DuckDB did meanwhile, written as JSON."""
    run = engine.connection.execute
    run("SET enable_profiling = 'json'")
    run(f"SET profiling_output = '{profile}'")
    run("SET profiling_mode = 'detailed'")
    yield
    run("PRAGMA disable_profiling")

"""Registers: lists, the scale, imports all or none, and the check over rows in the database."""

import time
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.planning.check import commands as checks
from joinedup.planning.check.queries import register_check
from joinedup.planning.controls.commands import add_control
from joinedup.planning.registers.commands import create_register, import_risks, set_matrix
from joinedup.planning.registers.queries import get_register, overview, registers, risks_page
from joinedup.planning.risks.models import Risk as Row
from joinedup.planning.southend.rules import southend_registers
from joinedup_core.imports import read_rows
from joinedup_core.scoring.matrix import DEFAULT, Score
from joinedup_core.scoring.reading import RISKS
from joinedup_core.scoring.register import Control, Risk
from joinedup_core.tables import read_tables, suggest_mapping
from tests.cast import TODAY, sign_in
from tests.rooms.planning.test_southend import APPROVED


def some_risks(number, start=1):
    return [
        Risk(
            f"{n}",
            f"Agencies do not send paper {n} in time",
            "Late",
            current=Score(n % 5 + 1, 3),
            target=Score(1, 1),
            controls=(Control("Reminders", "Chair", "Ongoing"),),
        )
        for n in range(start, start + number)
    ]


@pytest.fixture
def southend(world, maya):
    groups = {"adults": world.board, "children": world.subgroup}
    for published in southend_registers():
        made = create_register(
            maya, groups[published.key], name=published.label, key=published.key, audience=published.audience,
            short_names=", ".join(published.names), as_at_on=published.as_at,
        )  # fmt: skip
        import_risks(maya, made, risks=published.risks, on=published.as_at)


class TestImport:
    def test_is_all_or_nothing(self, maya, register):
        rows = some_risks(3)
        with pytest.raises(Refused, match="stands twice"):
            import_risks(maya, register, risks=[*rows, rows[0]], on=TODAY)
        with pytest.raises(Refused, match="9 is not on this board's scale"):
            import_risks(maya, register, risks=[*rows, replace(rows[0], reference="9", current=Score(9, 1))], on=TODAY)
        assert open_in(maya) == 0
        assert import_risks(maya, register, risks=rows, on=TODAY) == 3
        with pytest.raises(Refused, match="already has a risk 1"):
            import_risks(maya, register, risks=rows, on=TODAY)

    def test_two_thousand_rows_come_in_quickly(self, maya, register):
        rows = some_risks(2000)
        begun = time.process_time()
        import_risks(maya, register, risks=rows, on=TODAY)
        assert time.process_time() - begun < 3
        assert open_in(maya) == 2000

    def test_member_may_not(self, pat, register):
        with pytest.raises(NotAllowed):
            import_risks(pat, register, risks=some_risks(1), on=TODAY)


class TestLists:
    def test_the_same_queries_for_any_length(self, maya, register):
        counts = []
        for start, number in ((1, 1), (2, 9), (11, 90)):
            import_risks(maya, register, risks=some_risks(number, start), on=TODAY)
            with CaptureQueriesContext(
                connection,
            ) as caught:
                line = get(maya)
                page = risks_page(maya, line, Listing("reference", per_page=100), on=TODAY)
                overview(maya, line)
                register_check(maya, "northvale", on=TODAY)
            counts.append(len(caught))
        assert page.total == 100
        assert len(set(counts)) == 1

    def test_sorts_filters_and_tells_the_heat_in_words(self, maya, register):
        import_risks(maya, register, risks=some_risks(12), on=TODAY)
        line = get(maya)
        page = risks_page(maya, line, Listing("reference", per_page=3), on=TODAY)
        assert [risk.reference for risk in page] == ["1", "2", "3"]
        page = risks_page(maya, line, Listing("-current", filters={"q": "paper 12"}), on=TODAY)
        assert [risk.reference for risk in page] == ["12"]
        assert "Extreme (15 to 25): 2 of 12 open risks." in overview(maya, line).heat.words
        assert overview(maya, line).top[0].current == Score(5, 3)
        assert not line.matrix.stated

    @pytest.mark.parametrize("filters", [{}, {"state": "all"}, {"state": "accepted"}, {"state": "none"}, {"q": "2"}])
    def test_counts_at_once_what_a_list_would_count(self, maya, register, filters):
        import_risks(maya, register, risks=some_risks(4), on=TODAY)
        for state in ("accepted", "closed"):
            Row.objects.filter(state="open").first().save_changes(state=state)
        line = get(maya)
        known = overview(maya, line).total(filters)
        assert known is None or known == risks_page(maya, line, Listing("reference", filters=filters), on=TODAY).total
        assert (known is None) == ("q" in filters)

    def test_outsider_finds_nothing(self, omar, register):
        assert registers(omar, "northvale", on=TODAY) == []
        with pytest.raises(NotFound):
            get(omar)


class TestMatrix:
    def test_replaces_the_default_from_its_day_on(self, maya, register):
        four = replace(DEFAULT, likelihoods=DEFAULT.likelihoods[:4], impacts=DEFAULT.impacts[:4])
        set_matrix(maya, register, matrix=four, from_on=TODAY)
        assert get(maya).matrix.size == "4 x 4"
        assert get(maya).matrix.stated
        assert not get_register(maya, "northvale", "children-risk-register", on=date(2026, 1, 1)).matrix.stated

    def test_is_refused_where_a_risk_would_fall_off(self, maya, register):
        import_risks(maya, register, risks=some_risks(4), on=TODAY)
        small = replace(DEFAULT, likelihoods=DEFAULT.likelihoods[:3], bands=DEFAULT.bands[:3])
        with pytest.raises(Refused, match="Risks 3, 4 are scored above this scale"):
            set_matrix(maya, register, matrix=small, from_on=TODAY)

    def test_chair_may_not_set_it(self, chris, register):
        with pytest.raises(NotAllowed):
            set_matrix(chris, register, matrix=DEFAULT, from_on=TODAY)


@pytest.mark.usefixtures("southend")
class TestCheck:
    def test_finds_the_approved_list_in_the_database_too(self, maya):
        check = register_check(maya, "northvale", on=TODAY)
        assert [found.finding.line for found in check.found] == APPROVED
        assert check.risks == 19

    @pytest.mark.parametrize(
        "line",
        [
            "dated-control-past | adults 1.1 control 2",
            "score-unexplained | adults 1.1 current score",
            "placeholder-or-blank | adults 1.1 control 2",
            "target-above-current | adults 1.2 target",
            "at-target-still-open | adults 2.1 scores",
            "worded-as-success | adults 3.2 risk",
            "same-risk-twice | adults 4.1 risk = children 4.1",
            "other-audience-words | children 4.1 control 1",
        ],
    )
    def test_one_click_puts_it_right_and_undo_puts_it_back(self, maya, line):
        rule, where = line.split(" | ")
        found = checks.find(register_check(maya, "northvale", on=TODAY), where, rule)
        done = checks.correct(maya, "northvale", found, on=TODAY)
        after = {f.finding.line: f for f in register_check(maya, "northvale", on=TODAY).found}
        assert line not in after or after[line].answer.label == "Asked, waiting"
        checks.undo(maya, "northvale", done, on=TODAY)
        again = register_check(maya, "northvale", on=TODAY)
        assert [f.finding.line for f in again.found] == APPROVED
        assert all(f.answer is None for f in again.found)

    def test_a_finding_put_right_already_is_said_to_be_gone(self, maya):
        with pytest.raises(Refused, match="no longer stands"):
            checks.find(register_check(maya, "northvale", on=TODAY), "adults 9.9 risk", "no-owner")

    def test_setting_aside_needs_a_reason(self, maya):
        found = register_check(maya, "northvale", on=TODAY).found[0].finding
        with pytest.raises(Refused, match="Say why"):
            checks.answer_finding(maya, found.risk_key, rule=found.rule, answer="set_aside", on=TODAY)


def get(actor):
    return get_register(actor, "northvale", "children-risk-register", on=TODAY)


def open_in(actor):
    return {line.key: line.open for line in registers(actor, "northvale", on=TODAY)}["children-risk-register"]


def test_what_is_taken_away_can_be_brought_in_again(maya, register, risk):
    """A register as a file holds its controls with owners and dates, and an import understands all of it."""
    add_control(maya, risk, text="Map all links", owner="Chair", timeframe="Mar 2027", state="planned")
    add_control(maya, risk, text="A monthly audit", owner="Police", timeframe="Ongoing", state="existing")
    for ending in ("csv", "docx", "xlsx"):
        address = reverse("planning:register", args=["northvale", "children-risk-register"]) + f"?format={ending}"
        (table,) = read_tables(sign_in(maya).get(address).content, f"r.{ending}")
        reading = read_rows(RISKS, table, suggest_mapping(table.headings, table.rows, RISKS.fields).chosen)
        assert not reading.all_problems
        (back,) = reading.values
        assert (back.reference, back.owner, str(back.current), str(back.target)) == ("1.1", "Chair", "3 x 3", "2 x 2")
        told = [(c.text, c.owner, c.timeframe) for c in back.controls]
        assert told == [("Map all links", "Chair", "Mar 2027"), ("A monthly audit", "Police", "Ongoing")]
    answer = sign_in(maya).get(reverse("planning:registers", args=["northvale"]) + "?format=xlsx")
    assert "attachment" in answer["Content-Disposition"]

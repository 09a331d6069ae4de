"""Risks: scores need reasons, histories stay, acceptance has an end, two editors see both versions."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from joinedup.foundation.commands import Changed, NotAllowed, NotFound, Refused
from joinedup.foundation.listing import Listing
from joinedup.front.imports.kinds import get_importable
from joinedup.meetings.calendar.commands import arrange_meeting
from joinedup.partnership.themes.commands import add_theme
from joinedup.planning.controls.commands import add_control, complete_control, edit_control
from joinedup.planning.registers.commands import create_register
from joinedup.planning.registers.queries import get_register, risks_page, whole_register
from joinedup.planning.risks import commands, queries
from joinedup_core.tables import read_tables, write_csv
from tests.cast import ROOT, TODAY, sign_in
from tests.rooms.planning.conftest import detail, score


class TestChangeScore:
    def test_keeps_reason_author_and_direction(self, maya, risk):
        score(maya, risk, "current", 4, 3, "Two partners gave notice")
        found = detail(maya, risk)
        assert [str(s.score) for s in found.of_kind("current")] == ["3 x 3", "4 x 3"]
        assert found.of_kind("current")[-1].reason == "Two partners gave notice"
        assert found.of_kind("current")[-1].author == "Maya Okafor"
        assert found.line.direction.state == "worse"
        assert found.line.next_review_on == date(2027, 2, 22)

    def test_keeps_the_meeting_that_agreed_it(self, maya, risk, world):
        held = arrange_meeting(maya, world.board, title="November board", on=date(2026, 11, 11), start_time=time(10))
        assert (held, "November board, 11 November 2026") in queries.meetings_to_cite(
            maya, "northvale", world.board, on=TODAY
        )
        version = detail(maya, risk).line.version
        commands.change_score(
            maya,
            risk,
            version=version,
            kind="current",
            likelihood=4,
            impact=3,
            reason="Said so",
            on=TODAY,
            meeting_id=held,
        )
        assert "11 November 2026" in detail(maya, risk).of_kind("current")[-1].meeting

    def test_a_meeting_that_the_scorer_may_not_see_is_none(self, maya, risk):
        with pytest.raises(Refused, match="Choose a meeting"):
            commands.change_score(
                maya, risk, version=detail(maya, risk).line.version, kind="current", likelihood=4, impact=3, reason="x",
                on=TODAY, meeting_id=uuid4(),
            )  # fmt: skip

    def test_needs_a_reason(self, maya, risk):
        with pytest.raises(Refused, match="Say why the score is this"):
            score(maya, risk, "current", 4, 3, " ")
        assert len(detail(maya, risk).of_kind("current")) == 1

    def test_is_refused_off_the_scale(self, maya, risk):
        with pytest.raises(Refused, match="6 is not on this board's scale"):
            score(maya, risk, "current", 6, 3, "Worse than ever")

    def test_is_refused_where_nothing_moved(self, maya, risk):
        with pytest.raises(Refused, match="To say that it holds, record a review"):
            score(maya, risk, "current", 3, 3, "Again")

    def test_second_editor_sees_both_versions(self, maya, risk):
        with pytest.raises(Changed) as caught:
            commands.change_score(
                maya, risk, version=1, kind="current", likelihood=1, impact=1, reason="Old page", on=TODAY
            )
        assert caught.value.current["Current"] == "3 x 3"

    def test_member_may_look_but_not_score(self, pat, maya, risk):
        assert detail(pat, risk).line.reference == "1.1"
        with pytest.raises(NotAllowed):
            score(pat, risk, "current", 1, 1, "I say so")

    def test_outsider_finds_nothing(self, omar, risk):
        with pytest.raises(NotFound):
            detail(omar, risk)


class TestAcceptance:
    def test_has_an_approver_an_end_and_the_score_it_was_given_at(self, chris, risk):
        commands.accept_risk(chris, risk, reason="Costs more to mend", on=TODAY, until_on=TODAY + timedelta(days=90))
        held = detail(chris, risk).acceptance
        assert (held.approver, held.score) == ("Chris Amadi", "3 x 3")
        assert detail(chris, risk).line.state == "accepted"
        commands.end_acceptance(chris, risk, reason="Now mended", on=TODAY)
        assert detail(chris, risk).line.state == "open"

    def test_must_end_after_today(self, chris, risk):
        with pytest.raises(Refused, match="a day after today"):
            commands.accept_risk(chris, risk, reason="For ever", on=TODAY, until_on=TODAY)


class TestClosing:
    def test_needs_a_reason_and_can_be_reversed(self, maya, risk):
        with pytest.raises(Refused, match="Say why"):
            commands.close_risk(maya, risk, reason="", on=TODAY)
        commands.close_risk(maya, risk, reason="Gone", on=TODAY)
        with pytest.raises(Refused, match="reopen it before scoring"):
            score(maya, risk, "current", 1, 1, "x")
        commands.reopen_risk(maya, risk, reason="Back", on=TODAY)
        assert [e.kind for e in detail(maya, risk).events] == ["reopened", "closed"]


class TestControls:
    def test_dates_are_read_from_what_was_written(self, maya, risk):
        made = add_control(maya, risk, text="Map the links", owner="Chair", timeframe="Mar 2027")
        control = detail(maya, risk).controls[0]
        assert (control.id, control.due_on, control.state) == (made, date(2027, 3, 31), "planned")
        complete_control(maya, made, on=TODAY)
        assert detail(maya, risk).controls[0].done_on == TODAY
        with pytest.raises(Refused, match="done already"):
            complete_control(maya, made, on=TODAY)

    def test_second_editor_sees_both_versions(self, maya, risk):
        made = add_control(maya, risk, text="Map the links", owner="Chair", timeframe="")
        edit = {"text": "Map all links", "owner": "Chair", "timeframe": "", "state": "planned", "on": TODAY}
        edit_control(maya, made, version=1, **edit)
        with pytest.raises(Changed) as caught:
            edit_control(maya, made, version=1, **(edit | {"text": "Map no links"}))
        assert caught.value.current["Control"] == "Map all links"


class TestWords:
    def test_second_editor_sees_both_versions(self, maya, risk):
        with pytest.raises(Changed) as caught:
            commands.edit_risk(
                maya, risk, version=1, reference="1.1", text="Mine", consequence="", category="",
                owner_agency_id=None, owner_words="",
            )  # fmt: skip
        assert caught.value.current["Risk"] == "Agencies do not attend"

    def test_references_are_unique_in_a_register(self, maya, register, risk):
        with pytest.raises(Refused, match="has this reference"):
            commands.add_risk(maya, register, reference="1.1", text="Another", on=TODAY)

    def test_linking_is_for_different_registers(self, maya, world, register, risk):
        other = commands.add_risk(maya, register, reference="1.2", text="Same", on=TODAY)
        with pytest.raises(Refused, match="one register"):
            commands.link_same_risk(maya, risk, other, on=TODAY)
        adults = create_register(maya, world.subgroup, name="Adults risk register", audience="adults")
        twin = commands.add_risk(maya, adults, reference="1.1", text="Agencies do not attend", on=TODAY)
        commands.link_same_risk(maya, risk, twin, on=TODAY)
        assert [t.id for t in detail(maya, twin).twins] == [risk]


class TestThemes:
    @pytest.fixture
    def neglect(self, maya, world):
        return add_theme(maya, world.partnership, name="Neglect")

    def test_a_risk_cites_themes_of_the_shared_list(self, maya, world, risk, register, neglect):
        client = sign_in(maya)
        address = reverse("planning:edit_risk", args=["northvale", risk])
        form = client.get(address).context["form"]
        sent = {f.name: f.value() if f.value() is not None else "" for f in form} | {"theme_ids": [str(neglect)]}
        assert client.post(address, sent).status_code == 302
        found = detail(maya, risk)
        assert [name for _, name in found.line.themes] == ["Neglect"]
        assert found.line.version == form["version"].value() + 1, "so the second of two editors is told"
        assert "Neglect" in client.get(reverse("planning:risk", args=["northvale", risk])).content.decode()
        other = add_theme(maya, world.partnership, name="Exploitation")
        line = get_register(maya, "northvale", found.line.register_key, on=TODAY)
        assert [
            len(risks_page(maya, line, Listing("reference", filters={"theme": str(key)}), on=TODAY))
            for key in (neglect, other)
        ] == [1, 0]
        export = client.get(reverse("planning:register", args=["northvale", line.key]) + "?format=csv").content.decode()
        assert "Themes" in export
        assert "Neglect" in export

    def test_a_theme_of_another_partnership_is_none(self, maya, world, risk):
        theirs = add_theme(ROOT, world.elsewhere, name="Neglect")
        with pytest.raises(Refused, match="themes of this partnership"):
            commands.edit_risk(
                maya, risk, version=detail(maya, risk).line.version, reference="1.1", text="x", consequence="", category="",
                owner_agency_id=None, owner_words="", theme_ids=[theirs],
            )  # fmt: skip

    def test_an_import_cites_those_on_the_list_and_keeps_the_rest_as_category(self, maya, world, register, neglect):
        table = read_tables(
            write_csv("r", ("Ref", "Risk", "Theme"), [("1", "It is seen late", "neglect; Money")]), "r.csv"
        )[0]
        one, key = get_importable("risks"), "children-risk-register"
        reading = one.read(maya, "northvale", key, table, {"reference": 0, "risk": 1, "themes": 2}, TODAY)
        assert reading.rows[0].notes == ("“Money” is no theme of this partnership's list: it is kept as the category.",)
        one.take(maya, "northvale", key, reading.values, TODAY)
        (line,) = whole_register(maya, get_register(maya, "northvale", key, on=TODAY), Listing("reference"), on=TODAY)
        assert (line.themes, line.category) == (((neglect, "Neglect"),), "Money")

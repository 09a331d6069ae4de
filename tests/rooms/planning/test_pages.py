"""Pages of the risk registers: what they say, that clicks do what they offer, and that nothing grows with rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.planning.registers.commands import import_risks
from joinedup.planning.risks import commands
from tests.cast import TODAY, sign_in
from tests.rooms.files import files_offered
from tests.rooms.planning.conftest import detail
from tests.rooms.planning.test_registers import some_risks, southend

__all__ = ["southend"]


def url(name, *args):
    return reverse(f"planning:{name}", args=["northvale", *args])


def body(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


class TestRegisterPage:
    def test_shows_scores_in_words_and_warns_that_no_scale_is_set(self, maya, risk):
        text = body(sign_in(maya).get(url("register", "children-risk-register")))
        assert "9 High (3 x 3)" in text
        assert "The board has not set a scale: shown against Joinedup" in text
        assert "High (8 to 12): 1 of 1 open risks." in text

    def test_makes_the_same_queries_for_1_10_and_100_rows(self, maya, register):
        client, counts = sign_in(maya), []
        client.get(url("registers"))
        for start, number in ((1, 1), (2, 9), (11, 90)):
            import_risks(maya, register, risks=some_risks(number, start), on=TODAY)
            pages = [url("register", "children-risk-register"), url("registers"), url("check")]
            with CaptureQueriesContext(connection) as caught:
                for address in pages:
                    body(client.get(address))
            counts.append(len(caught))
        assert len(set(counts)) == 1, counts

    @pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
    def test_goes_out_as_a_file(self, maya, risk, kind):
        answer = sign_in(maya).get(url("register", "children-risk-register"), {"format": kind})
        assert answer.status_code == 200
        assert f".{kind}" in answer["Content-Disposition"]

    @pytest.mark.parametrize(
        "query", ["?sort=-current&state=all&moved=worse", "?q=1.1&review=overdue", "?page=99&sort=x"]
    )
    def test_narrows_and_sorts(self, maya, risk, query):
        body(sign_in(maya).get(url("register", "children-risk-register") + query))

    def test_member_is_offered_no_change(self, pat, risk):
        text = body(sign_in(pat).get(url("register", "children-risk-register")))
        assert "Add a risk" not in text

    def test_no_form_is_shown_to_a_member_who_may_not_send_it(self, pat, risk):
        client, key = sign_in(pat), "children-risk-register"
        pages = [("add_risk", key), ("edit_register", key), ("matrix", key), ("edit_risk", risk), ("close", risk)]
        for name, thing in [*pages, ("score", risk), ("add_control", risk)]:
            answer = client.get(url(name, thing))
            assert (answer.status_code, "lets you read this, not change it" in answer.content.decode()) == (
                403,
                True,
            ), name

    def test_outsider_gets_nothing(self, omar, register):
        for address in (
            url("registers"),
            url("check"),
            url("register", "children-risk-register"),
            url("create_register"),
        ):
            assert sign_in(omar).get(address).status_code == 404


class TestChangingThings:
    def test_a_register_is_made_and_its_scale_set(self, maya, world):
        client = sign_in(maya)
        made = {"group_id": world.board, "name": "Community risks", "audience": "community", "short_names": ""}
        assert b"Import risks" in client.post(url("create_register"), made, follow=True).content, "the register itself"
        page = client.get(url("matrix", "community-risks"))
        told = {name: field.value() for name, field in ((f.name, f) for f in page.context["form"])}
        told = {name: value if value is not None else "" for name, value in told.items()} | {"from_on": "2026-11-22"}
        assert client.post(url("matrix", "community-risks"), told).status_code == 302
        assert "has not set a scale" not in body(client.get(url("register", "community-risks")))

    def test_a_bad_scale_is_refused_in_words_and_nothing_typed_is_lost(self, maya, register):
        client = sign_in(maya)
        told = {"likelihoods": "Rare\nLikely", "impacts": "Low\nHigh\nSevere", "from_on": "2026-11-22"}
        told |= {"band1_label": "Low", "band1_start": "1", "band1_colour": "green", "band1_months": "12"}
        text = body(client.post(url("matrix", "children-risk-register"), told))
        assert "Give 3 to 10 words for likelihood; 2 were given." in text
        assert "Severe" in text

    def test_a_score_needs_its_reason(self, maya, risk):
        client = sign_in(maya)
        version = detail(maya, risk).line.version
        told = {"kind": "current", "likelihood": 4, "impact": 4, "reason": "", "version": version}
        assert "Say why the score is this" in body(client.post(url("score", risk), told))
        told["reason"] = "Two agencies gave notice"
        assert client.post(url("score", risk), told).status_code == 302
        text = body(client.get(url("risk", risk)))
        assert "Two agencies gave notice" in text
        assert "The score rose from 3 x 3 = 9 to 4 x 4 = 16" in text

    def test_the_second_editor_sees_both_versions(self, maya, chris, risk):
        first, second = sign_in(maya), sign_in(maya)
        told = {"reference": "1.1", "text": "First words", "consequence": "", "category": "", "owner_seat_id": ""}
        told |= {"owner_words": "Chair", "version": detail(maya, risk).line.version}
        assert first.post(url("edit_risk", risk), told).status_code == 302
        text = body(second.post(url("edit_risk", risk), told | {"text": "Second words"}))
        assert "First words" in text
        assert "Second words" in text

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("review", {"note": "Looked at attendance"}),
            ("accept", {"reason": "Costs more to mend", "until_on": "2027-05-01"}),
            ("close", {"reason": "Gone"}),
            ("add_control", {"text": "Map", "owner": "Chair", "timeframe": "Mar 2027", "state": "planned"}),
        ],
    )
    def test_each_change_has_a_page(self, maya, risk, name, told):
        client = sign_in(maya)
        body(client.get(url(name, risk)))
        assert client.post(url(name, risk), told).status_code == 302
        body(client.get(url("risk", risk)))
        assert "govuk-error-summary" in body(client.post(url(name, risk), {"empty": "form"}))

    def test_a_control_is_changed_and_done(self, maya, risk):
        client = sign_in(maya)
        client.post(url("add_control", risk), {"text": "Map", "owner": "", "timeframe": "soonish", "state": "planned"})
        assert not detail(maya, risk).controls
        client.post(url("add_control", risk), {"text": "Map", "owner": "", "timeframe": "May 2027", "state": "planned"})
        control = detail(maya, risk).controls[0]
        body(client.get(url("edit_control", control.id)))
        client.post(url("complete_control", control.id))
        assert detail(maya, risk).controls[0].state == "done"

    def test_a_risk_is_added(self, maya, register):
        client = sign_in(maya)
        told = {"reference": "7", "text": "Costs rise", "consequence": "", "category": "", "owner_seat_id": ""}
        answer = client.post(url("add_risk", "children-risk-register"), told | {"owner_words": "Chair"})
        assert answer.status_code == 302
        body(client.get(answer["Location"]))

    def test_an_accepted_and_a_closed_risk_say_so(self, chris, maya, risk):
        commands.accept_risk(chris, risk, reason="Fine", on=TODAY, until_on=date(2027, 3, 1))
        assert "Chris Amadi" in body(sign_in(maya).get(url("risk", risk)))
        client = sign_in(chris)
        assert client.post(url("end_acceptance", risk), {"reason": "Over"}).status_code == 302
        maya_client = sign_in(maya)
        maya_client.post(url("close", risk), {"reason": "Gone"})
        assert "This risk is closed." in body(maya_client.get(url("risk", risk)))
        assert maya_client.post(url("reopen", risk), {"reason": "Back"}).status_code == 302


@pytest.mark.usefixtures("southend")
class TestCheckPage:
    def test_says_what_it_found_row_by_row(self, maya):
        text = body(sign_in(maya).get(url("check")))
        assert "36 findings in 18 of 19 risks of 2 registers" in text
        assert "The target asks for a higher impact 4 against 3 now" in text
        assert "adult protection" in text

    def test_a_click_corrects_and_can_be_taken_back(self, maya):
        client = sign_in(maya)
        told = {"rule": "at-target-still-open", "where": "adults 2.1 scores", "act": "correct", "rule_filter": ""}
        text = body(client.post(url("correct"), told, follow=True))
        assert "Done: Close the risk as it is at its target" in text
        assert "adults 2.1 scores" not in text
        text = body(client.post(url("undo"), follow=True))
        assert "Taken back" in text
        assert "36 findings" in text

    def test_a_finding_is_asked_about_and_set_aside(self, maya):
        client = sign_in(maya)
        told = {"rule": "score-unexplained", "where": "adults 1.1 current score", "act": "correct"}
        assert "Asked, waiting" in body(client.post(url("correct"), told, follow=True))
        assert "Asked, waiting on" not in body(client.post(url("correct"), told | {"act": "withdraw"}, follow=True))
        address = url("set_aside") + "?rule=score-unexplained&where=adults+1.1+current+score"
        body(client.get(address))
        assert "Set aside" in body(client.post(address, {"note": "Explained in the minutes"}, follow=True))

    def test_narrows_and_goes_out(self, maya):
        client = sign_in(maya)
        text = body(client.get(url("check"), {"register": "children", "rule": "other-audience-words"}))
        assert "SSP (Children) risk register: 4.1" in text
        assert client.get(url("check"), {"format": "docx"}).status_code == 200

    def test_a_member_sees_findings_but_no_clicks(self, pat):
        text = body(sign_in(pat).get(url("check")))
        assert "Close the risk as it is at its target" not in text

    def test_nonsense_is_not_found(self, maya):
        assert sign_in(maya).post(url("correct"), {"rule": "x"}).status_code == 404


def test_each_list_of_a_risk_and_of_a_register_leaves_as_a_file(maya, risk):
    told = {"text": "Map", "owner": "Chair", "timeframe": "Mar 2027", "state": "planned"}
    sign_in(maya).post(url("add_control", risk), told)
    files = files_offered(sign_in(maya), url("risk", risk))
    assert b'"By when"' in files["?table=controls&format=csv"]
    assert b'"Why"' in files["?table=scores&format=csv"]
    files = files_offered(sign_in(maya), url("register", "children-risk-register"))
    assert b'"Direction"' in files["?table=highest&format=csv"]
    assert b'"Consequence"' in files["?format=csv"]
    assert sign_in(maya).get(url("risk", risk) + "?format=csv&table=nonsense").status_code == 404

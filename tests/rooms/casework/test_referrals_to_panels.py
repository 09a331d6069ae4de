"""A referral for which there is a panel here comes before that panel's coordinators: nothing is typed again, and the answer goes back."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from joinedup.casework.models import PanelCase, PanelReferral, Referral, ReferralAnswer, ReferralStep
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panel_cases import queries
from joinedup.casework.referrals import commands
from joinedup.casework.referrals.commands import Told
from joinedup.casework.referrals.steps.queries import decided_elsewhere
from joinedup.casework.referrals.to_panels.commands import ForPanel
from joinedup.foundation.commands import Changed, Refused
from joinedup.foundation.models import Notice
from joinedup.people.models import CaseLink, ConfidentialAddress
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting
from tests.cast import sign_in
from tests.rooms.casework.before_panels import Marac, marac
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_referrals import bar, desk, officer

__all__ = ["desk", "marac", "officer"]

SAID = {"worry": "He waits at her work", "criterion": "I judge it high: he tried to strangle her", "safe": "Office, mornings", "idva": "Yes, Ann Tarn"}  # fmt: skip
TOLD = Told("Sadie Pennock, born 1990", SAID, "refused", "01632 960123", "He may kill her", "Told on the ward", urgent=True, spoken_to="Desk")  # fmt: skip


def send(who: Actor, case: Made, desk: UUID, told: Told = TOLD, **more: object) -> UUID:
    said = {"criteria": ("professional_judgement",), "posing": case.persons[1:2], "informed": "told", **more}
    return commands.send_referral(
        acting(who), case.id, person_id=case.persons[0], kind="marac", desk_id=desk, told=told, at=timezone.now(),
        key=uuid4(), for_panel=ForPanel(**said),
    )  # fmt: skip


def answer(marac: Marac, case: Made, accepts: bool, because: str = "") -> UUID:
    acting(marac.cora)
    waiting = PanelReferral.objects.get()
    return panel_cases.answer_panel_referral(
        acting(marac.cora), case.id, referral_id=waiting.pk, accepts=accepts, because=because, at=timezone.now()
    )


def told(worker: Actor) -> list[tuple[str, str]]:
    acting(worker)
    return list(ReferralStep.objects.order_by("recorded_at", "kind").values_list("kind", "answer"))


def test_its_coordinator_has_what_was_written_and_the_answer_goes_back(
    marac: Marac, worker: Actor, case: Made, desk: UUID
) -> None:
    sent = send(worker, case, desk)
    acting(marac.cora)
    line = queries.referrals(acting(marac.cora), marac.group)[0]
    assert (line.victims, line.posing, line.criteria) == (
        case.persons[:1],
        case.persons[1:2],
        ("professional_judgement",),
    )
    assert line.concern.startswith(SAID["worry"])
    assert "Does an independent domestic violence adviser (IDVA) know? Yes, Ann Tarn" in line.concern
    assert "01632 960123" in line.concern
    assert (line.because, line.safe_contact, line.urgent) == (SAID["criterion"], SAID["safe"], True)
    assert (line.consent, line.consent_because, line.informed_because) == ("refused", "He may kill her", "Told on the ward")  # fmt: skip
    there = sign_in(marac.cora)
    assert "Sadie Pennock" in there.get(f"/northvale/panels/{marac.panel}/").content.decode()
    for _ in range(2):  # pressed twice
        shown = there.post(f"/northvale/panels/referral/{line.id}/have/", follow=True)
        assert "The coordinator has it, and has not decided" in shown.content.decode()
    assert told(worker) == [("acknowledged", "")]
    made = answer(marac, case, accepts=True)
    with pytest.raises(Refused, match="answered already"):
        answer(marac, case, accepts=False, because="Sent twice")
    panel_cases.finish_case(acting(marac.cora), made, version=1, because="kestrel: the plan is done", at=timezone.now())
    assert told(worker) == [("acknowledged", ""), ("answered", "accepted"), ("outcome", "ended")]
    assert not ReferralStep.objects.filter(words__contains="kestrel").exists()
    assert "As it stands with the panel" in sign_in(worker).get(url("referral", sent)).content.decode()


def test_declining_gives_the_reason_back(marac: Marac, worker: Actor, case: Made, desk: UUID) -> None:
    sent = send(worker, case, desk)
    answer(marac, case, accepts=False, because="Below the threshold: ask the outreach service")
    assert told(worker)[-1] == ("answered", "declined")
    assert "ask the outreach service" in sign_in(worker).get(url("referral", sent)).content.decode()


def test_what_is_taken_back_waits_no_more(marac: Marac, worker: Actor, case: Made, desk: UUID) -> None:
    sent = send(worker, case, desk)
    commands.withdraw_referral(acting(worker), sent, reason="Sent about the wrong person", at=timezone.now())
    assert queries.referrals(acting(marac.cora), marac.group) == []
    acting(marac.cora)
    page = sign_in(marac.cora).get(f"/northvale/panels/referral/{PanelReferral.objects.get().pk}/").content.decode()
    assert "Taken back" in page
    assert "wrong person" in page
    with pytest.raises(Refused, match="taken back"):
        answer(marac, case, accepts=True)
    acting(marac.cora)
    assert CaseLink.objects.get(case_id=case.id, kind=Role.PANEL_COORDINATOR).to_at is not None


def test_what_the_panel_has_before_it_is_not_taken_back(marac: Marac, worker: Actor, case: Made, desk: UUID) -> None:
    sent = send(worker, case, desk)
    answer(marac, case, accepts=True)
    with pytest.raises(Refused, match="before it"):
        commands.withdraw_referral(acting(worker), sent, reason="Better now", at=timezone.now())


def test_nothing_goes_without_criteria_nor_with_a_confidential_address(
    marac: Marac, worker: Actor, case: Made, desk: UUID
) -> None:
    for more in ({"criteria": ()}, {"posing": (uuid4(),)}, {"informed": ""}):
        with pytest.raises(Refused):
            send(worker, case, desk, **more)
    ConfidentialAddress.objects.create(
        person_id=case.persons[0], place=case.place, lines="4 Alder Row\nNorthvale", postcode="NV1 4QZ"
    )
    with pytest.raises(Refused, match="must not be disclosed"):
        send(worker, case, desk, Told(**TOLD.__dict__ | {"said": SAID | {"safe": "Not at 4 Alder Row"}}))
    acting(worker)
    assert not Referral.objects.exists()
    assert not PanelReferral.objects.exists()


def test_a_barred_coordinator_and_one_not_on_the_list_learn_nothing(
    marac: Marac, worker: Actor, case: Made, desk: UUID
) -> None:
    bar(marac.cora, case.id)
    send(worker, case, desk)
    page = sign_in(marac.cora).get(f"/northvale/panels/{marac.panel}/").content.decode()
    assert "Pennock" not in page
    assert queries.referrals(acting(marac.cora), marac.group) == []
    assert not Notice.objects.filter(user_id=marac.cora.user_id, wording="something_arrived").exists()


def test_the_form_asks_it_once_and_the_coordinator_is_told(
    marac: Marac, worker: Actor, case: Made, desk: UUID, officer: Actor
) -> None:
    here, address = sign_in(worker), url("refer", case.id, case.persons[0], "marac")
    page = here.get(address).content.decode()
    assert page.count("At risk") + page.count("Who is at risk?") == 0
    given = {
        "csrfmiddlewaretoken": "one showing", "desk_id": str(desk), "who": "Sadie", "consent": "given",
        "sender_telephone": "01632 960123",
        "said_worry": "He waits", "said_criterion": "High", "criteria": ["visible_high_risk"], "posing": [str(case.persons[1])],
        "informed": "told",
    }  # fmt: skip
    again = here.post(address, {key: value for key, value in given.items() if key != "criteria"})
    assert "Choose at least one criterion" in again.content.decode()
    for _ in range(2):
        assert here.post(address, given).status_code == 302
    acting(marac.cora)
    assert (PanelReferral.objects.count(), PanelCase.objects.count(), ReferralAnswer.objects.count()) == (1, 0, 0)
    acting(worker)
    assert Notice.objects.filter(user_id=marac.cora.user_id, wording="something_arrived").count() == 1


def test_declining_a_second_referral_leaves_the_first_to_the_panel(marac: Marac, worker: Actor, case: Made) -> None:
    marac.accept(case, marac.refer(worker, case))
    second = marac.refer(worker, case)
    given = {"referral_id": second, "accepts": False, "because": "It is before us already", "at": timezone.now()}
    panel_cases.answer_panel_referral(acting(marac.cora), case.id, **given)
    assert CaseLink.objects.get(case_id=case.id, kind=Role.PANEL_COORDINATOR).to_at is None


def test_the_coordinator_reads_what_a_desk_decided_before_a_second_answer_is_taken(
    marac: Marac, worker: Actor, case: Made, desk: UUID, officer: Actor
) -> None:
    sent, here = send(worker, case, desk), sign_in(marac.cora)
    acting(marac.cora)
    address = f"/northvale/panels/referral/{PanelReferral.objects.get().pk}/"
    assert 'name="version" value="0"' in here.get(address).content.decode()
    said = {"reply": "declined", "words": "osprey: known to us, no further action", "version": 0, "at": timezone.now()}
    commands.answer_referral(acting(officer), sent, **said)
    acting(worker)
    assert Notice.objects.filter(user_id=marac.cora.user_id, wording="decided_elsewhere").count() == 1
    given = {"accepts": "yes", "because": "kestrel", "version": "0", "agency_ids": []}
    meanwhile = here.post(address, given).content.decode()
    assert "osprey: known to us" in meanwhile
    assert "No further action, by Noor Vance, Vale Police" in meanwhile
    assert told(worker)[-1] == ("answered", "declined")
    shown = here.get(address).content.decode()
    assert "Vale Police decided on this referral too" in shown
    assert "osprey" in shown
    assert here.post(address, {**given, "version": "1"}).status_code == 302
    assert told(worker)[-2:] == [("answered", "declined"), ("answered", "accepted")]


def test_what_a_desk_decided_is_shown_to_nobody_but_those_who_keep_it_and_without_addresses(
    marac: Marac, worker: Actor, case: Made, desk: UUID, officer: Actor
) -> None:
    sent = send(worker, case, desk)
    said = {"reply": "declined", "words": "She is safe at 4 Alder Row", "at": timezone.now()}
    commands.answer_referral(acting(officer), sent, **said)
    acting(worker)
    ConfidentialAddress.objects.create(
        person_id=case.persons[0], place=case.place, lines="4 Alder Row\nNorthvale", postcode="NV1 4QZ"
    )
    acting(marac.cora)
    before = PanelReferral.objects.get().pk
    assert "Alder Row" not in decided_elsewhere(before)[0].words
    for other in (worker, officer, marac.piet):
        acting(other)
        assert decided_elsewhere(before) == []


def test_a_desk_reads_what_the_panel_decided_before_a_second_answer_is_taken(
    marac: Marac, worker: Actor, case: Made, desk: UUID, officer: Actor
) -> None:
    sent = send(worker, case, desk)
    answer(marac, case, accepts=True)
    with pytest.raises(Changed) as found:
        commands.answer_referral(
            acting(officer), sent, reply="declined", words="Known to us", version=0, at=timezone.now()
        )
    assert "Cora Vance" in str(found.value.current)


MORE = {"counter_allegation": "He says she hit him", "staff_safety": "A dog", "from_area": "Westmere", "marks": ("disabled",), "no_marks": ("lgbt",)}  # fmt: skip


def test_the_ordinary_referral_carries_all_that_the_panels_own_form_asks(
    marac: Marac, worker: Actor, case: Made, desk: UUID
) -> None:
    shown = sign_in(worker).get(url("refer", case.id, case.persons[0], "marac")).content.decode()
    for name in ("counter_allegation", "staff_safety", "from_area", "mark_disabled", "mark_lgbt", "mark_minoritised"):
        assert f'name="{name}"' in shown
    send(worker, case, desk, **MORE)
    line = queries.referrals(acting(marac.cora), marac.group)[0]
    assert {name: getattr(line, name) for name in MORE} == MORE


def test_the_coordinator_completes_and_corrects_it_and_the_return_counts_what_nobody_recorded_apart(
    marac: Marac, worker: Actor, case: Made, desk: UUID
) -> None:
    from joinedup.casework.panel_cases.completed.commands import Held, complete_panel_case

    send(worker, case, desk, **MORE)
    before = answer(marac, case, accepts=True)
    there, address = sign_in(marac.cora), f"/northvale/panels/before/{before}/"
    page = there.get(f"{address}complete/").content.decode()
    assert "He says she hit him" in page
    version = PanelCase.objects.get(pk=before).version
    sent = {"version": version, "counter_allegation": "He says so; she has the injuries", "from_area": "Westmere", "mark_minoritised": "yes", "mark_disabled": "no"}  # fmt: skip
    text = there.post(f"{address}complete/", sent, follow=True).content.decode()
    assert "she has the injuries" in text
    assert "A dog" not in text
    for words in (
        "Black, Asian or racially minoritised: yes; LGBT+: not recorded; Disabled: no",
        "By the panel’s coordinator",
    ):
        assert words in text, words
    again = there.post(f"{address}complete/", sent | {"counter_allegation": "Mine"}).content.decode()
    assert "she has the injuries" in again
    assert "Mine" in again
    acting(marac.cora)
    assert PanelReferral.objects.get().counter_allegation == "He says she hit him"
    with pytest.raises(Changed):
        complete_panel_case(acting(marac.cora), before, version=version, held=Held(), at=timezone.now())
    with pytest.raises(Refused, match="yes, no or not recorded"):
        complete_panel_case(
            acting(marac.cora), before, version=version + 1, held=Held(marks=("tall",)), at=timezone.now()
        )
    assert sign_in(marac.piet).get(f"{address}complete/").status_code in (403, 404)
    assert sign_in(worker).get(f"{address}complete/").status_code == 404

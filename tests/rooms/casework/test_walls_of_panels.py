"""What somebody inside the partnership could have learnt from panels, and does not: each was open once."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.case_actions.commands import give_action
from joinedup.casework.hearings.commands import follow_meeting
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panel_papers.commands import make_paper
from joinedup.casework.research.commands import ask_agencies
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import NotAllowed, Refused
from joinedup.foundation.models import RoleGrant, TrailEntry
from joinedup.partnership.queries import membership_of
from joinedup.people.confidential.commands import keep_confidential_address
from joinedup.people.emergency.commands import take_emergency_access
from joinedup.people.models import Case
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, practitioner
from tests.cast import ROOT, World, actor, sign_in, user
from tests.rooms.casework.before_panels import Marac, marac, moment, today
from tests.rooms.casework.test_panel_pages import referral, text, url

__all__ = ["marac"]
QUINCE = {"lines": "14 Quince Row\nUpper Vale", "postcode": "NV7 4QX"}


def test_emergency_access_does_not_show_an_address_that_became_confidential(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    """T02: it reads what its own agency wrote, as everybody does: without where she is."""
    night = practitioner("nan", "Nan Oake", world.council)
    marac.refer(worker, case, concern="She moved to 14 Quince Row last week")
    keep_confidential_address(acting(worker), case.persons[0], **QUINCE)
    reference = Case.objects.get().reference
    here = membership_of(acting(night).agency_id, "northvale", on=today())
    given = {"reference": reference, "reason": "duty", "words": "Nobody answers", "at": timezone.now()}
    take_emergency_access(night, here, **given)
    made = models.PanelReferral.objects.get().pk
    page = text(sign_in(night), "referral", made)
    assert "Left out" in page
    assert "Quince" not in page


def test_an_action_owner_does_not_refer_and_is_told_who_does(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    does = practitioner("ann", "Ann Birch", world.police)
    link(does, case.id, case.place, Role.CASE_ACTION_OWNER)
    client = sign_in(does)
    for answer in (
        client.get(url("refer", marac.panel, case.id)),
        client.post(url("refer", marac.panel, case.id), referral(case)),
    ):
        assert answer.status_code == 403
        assert "Ask the lead worker" in answer.content.decode()
    with pytest.raises(NotAllowed):
        marac.refer(does, case)


def test_who_signed_is_shown_to_the_panel_and_its_support_alone(marac: Marac, worker: Actor, stranger: Actor) -> None:
    manager = user("manager", "Mo Tarn")
    accounts.grant_role(ROOT, user_id=manager, role=Role.BUSINESS_SUPPORT, place="northvale/board/", from_on=today())
    for who in (marac.cora, marac.hana, actor(manager)):
        assert "Detective sergeant" in text(sign_in(who), "members", marac.panel)
        assert url("members", marac.panel) in text(sign_in(who), "panel", marac.panel)
    for who in (worker, stranger):
        answer = sign_in(who).get(url("members", marac.panel))
        assert answer.status_code == 403
        assert "Detective sergeant" not in answer.content.decode()
        assert url("members", marac.panel) not in text(sign_in(who), "panel", marac.panel)


@pytest.mark.parametrize("what", ["pack", "minutes", "actions"])
def test_nothing_goes_to_a_member_who_practises_no_more(marac: Marac, worker: Actor, case: Made, what: str) -> None:
    hearing = marac.hearing()
    marac.listed(case, hearing, worker)
    RoleGrant.objects.filter(user_id=marac.hana.user_id, role=Role.PRACTITIONER).update(to_on=moment(-1).date())
    said = {"user_id": UUID(str(marac.hana.user_id)), "what": what, "now": timezone.now()}
    with pytest.raises(Refused, match="do not practise"):
        make_paper(acting(marac.cora), hearing, **said)


def test_whoever_only_supports_meetings_moves_no_window(marac: Marac) -> None:
    manager = user("manager", "Mo Tarn")
    accounts.grant_role(ROOT, user_id=manager, role=Role.BUSINESS_MANAGER, place="northvale/board/", from_on=today())
    hearing = marac.hearing()
    with pytest.raises(NotAllowed, match="coordinator"):
        follow_meeting(acting(actor(manager)), hearing, at=timezone.now())


def test_words_of_an_ending_tell_no_address(marac: Marac, worker: Actor, case: Made) -> None:
    before = marac.accept(case, marac.refer(worker, case))
    keep_confidential_address(acting(worker), case.persons[0], **QUINCE)
    where, at = "She is at 14 Quince Row", timezone.now()
    cora = acting(marac.cora)
    for call in (
        lambda: panel_cases.finish_case(cora, before, version=1, because=where, at=at),
        lambda: panel_cases.transfer_case(cora, before, version=1, to_area=where, on=today(), because="She moved"),
        lambda: panel_cases.transfer_case(cora, before, version=1, to_area="Southmoor", on=today(), because=where),
    ):
        with pytest.raises(Refused, match="must not be disclosed"):
            call()


def test_reading_another_agencys_action_or_answer_is_on_the_trail(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    before, _ = marac.listed(case, marac.hearing(), worker)
    ask_agencies(acting(marac.cora), before, agency_ids=[world.police], due_at=moment(1), at=timezone.now())
    action = give_action(
        acting(marac.cora), before, agency_id=world.police, text="Drive past", due_on=today(), at=timezone.now()
    )
    asked = models.ResearchRequest.objects.get().pk
    hana = sign_in(marac.hana)
    assert "Drive past" in text(hana, "action", action)
    text(hana, "reply", asked)
    kept = TrailEntry.objects.filter(actor_key=f"user:{marac.hana.user_id}", outcome="done")
    assert kept.filter(verb="casework.open_action_of_panel", note=f"action {action}").exists()
    assert kept.filter(verb="casework.open_request", note=f"request {asked}").exists()
    Case.objects.filter(pk=case.id).update(state="closed")
    for name, one in (("action", action), ("reply", asked)):
        assert hana.get(url(name, one)).status_code == 302, f"{name}: a closed case asks why"

"""What is before a panel is seen by its own people alone, in their window: asked of the pages' filter and of the database itself."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.case_actions import commands as case_actions
from joinedup.casework.hearings import commands as hearings
from joinedup.casework.hearings.commands import Discussion
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panel_cases import queries
from joinedup.casework.research import commands as research
from joinedup.foundation.commands import NotAllowed, NotFound, Refused
from joinedup.meetings.calendar.commands import change_meeting
from joinedup.people.models import CaseLink, Conflict, NamedReader
from joinedup_core.permits import Actor, Permission, Role
from tests.cases import Made, acting, link, make_case, practitioner
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, moment, today

__all__ = ["marac"]

SEEN = {
    "PanelReferral": Permission.SEE_ITEMS, "ReferralAnswer": Permission.SEE_ITEMS, "PanelCase": Permission.SEE_PANEL_CASES,
    "HearingItem": Permission.SEE_PANEL_CASES, "Recusal": Permission.SEE_PANEL_CASES, "WrittenUpdate": Permission.SEE_ITEMS,
    "ResearchRequest": Permission.SEE_PANEL_CASES, "ResearchReply": Permission.SEE_ITEMS, "CaseAction": Permission.SEE_PANEL_CASES,
    "CaseActionStep": Permission.SEE_PANEL_CASES,
}  # fmt: skip


def seen(who: Actor) -> set[str]:
    """The kinds of row that somebody is shown; the program's filter and the database's own policies say the same."""
    actor, found = acting(who), set()
    for name, permission in SEEN.items():
        model = getattr(models, name)
        by_program = set(model.objects.visible_to(actor, permission).values_list("pk", flat=True))
        with connection.cursor() as cursor:
            cursor.execute(f"select id from {model._meta.db_table}")
            by_database = {pk for (pk,) in cursor.fetchall()}
        assert by_program == by_database, name
        found |= {name} if by_program else set()
    return found


@pytest.fixture
def heard(marac: Marac, worker: Actor, nurse: Actor, case: Made, world: World) -> tuple[UUID, UUID]:
    """A case heard today, with a reply, an update and an action of the police."""
    hearing = marac.hearing(
        days=0, start_time=timezone.localtime().time().replace(second=0, microsecond=0), emergency=True
    )
    before, item = marac.listed(case, hearing, worker)
    asked = {"agency_ids": [world.police], "due_at": moment(1), "at": timezone.now()}
    research.ask_agencies(acting(marac.cora), before, **asked)
    request = models.ResearchRequest.objects.get()
    research.answer_request(
        acting(marac.piet),
        case.id,
        request_id=request.pk,
        answer="held",
        text="Three calls since May",
        at=timezone.now(),
    )
    hearings.write_update(acting(marac.hana), case.id, item_id=item, text="She came to A&E in June", at=timezone.now())
    said = Discussion("plan", "Mark the address; visit at work", "Police: three calls", "He knows the school")
    hearings.record_discussion(acting(marac.cora), item, version=1, discussion=said, at=timezone.now())
    action = {
        "agency_id": world.police,
        "text": "Mark her number for immediate answer",
        "due_on": today(),
        "at": timezone.now(),
    }
    case_actions.give_action(acting(marac.cora), before, **action)
    return before, item


def test_its_own_people_see_it_and_other_workers_of_the_case_learn_nothing(
    marac: Marac, heard: tuple[UUID, UUID], worker: Actor, nurse: Actor, stranger: Actor
) -> None:
    everything = set(SEEN) - {"Recusal", "CaseActionStep"}
    assert seen(marac.cora) == everything
    assert seen(marac.piet) == everything
    assert seen(marac.hana) == everything
    # Wren refers for the council: her own agency's rows, and the coordinator is her colleague; nothing of what the panel keeps
    assert seen(worker) == {"PanelReferral", "ReferralAnswer"}
    # Dele of the hospital works on the case: what his own agency wrote, and no more
    assert seen(nurse) == {"WrittenUpdate"}
    assert seen(stranger) == set()


def test_a_link_for_another_panel_shows_nothing_of_this_one(
    marac: Marac, heard: tuple[UUID, UUID], case: Made, world: World, stranger: Actor
) -> None:
    acting(marac.cora)
    CaseLink.objects.create(
        case_id=case.id, place=case.place, kind=Role.PANEL_COORDINATOR, agency_id=world.police, user_id=stranger.user_id,
        panel_id=world.subgroup, from_at=moment(-1),
    )  # fmt: skip
    assert seen(stranger) == {"ResearchReply"}  # the police's own
    with pytest.raises((NotFound, NotAllowed)):
        panel_cases.open_panel_case(acting(stranger), heard[0])
    with pytest.raises(NotFound):
        panel_cases.answer_panel_referral(
            acting(stranger), case.id, referral_id=uuid4(), accepts=True, at=timezone.now()
        )


def test_members_see_it_only_in_the_window_and_owe_their_action_after_it(
    marac: Marac, heard: tuple[UUID, UUID], case: Made, world: World
) -> None:
    acting(marac.cora)
    for row in CaseLink.objects.filter(case_id=case.id, kind=Role.PANEL_REPRESENTATIVE):
        row.save_changes(from_at=moment(-9), to_at=moment(-1))
    assert seen(marac.hana) == set()
    assert seen(marac.piet) == {"CaseAction"}
    action = case_actions.list_own_actions(acting(marac.piet), _membership(world.police), today=today())[0]
    said = {"version": 1, "state": "could_not", "because": "The control room has no such marker", "at": timezone.now()}
    case_actions.say_of_action(acting(marac.piet), action.id, **said)
    assert seen(marac.piet) == set()


def test_another_agency_may_not_answer_for_an_action_or_a_request(
    marac: Marac, heard: tuple[UUID, UUID], world: World
) -> None:
    acting(marac.cora)
    action, request = models.CaseAction.objects.get(), models.ResearchRequest.objects.get()
    with pytest.raises((NotFound, NotAllowed)):
        case_actions.say_of_action(
            acting(marac.hana), action.pk, version=1, state="done", because="x", at=timezone.now()
        )
    with pytest.raises(NotAllowed, match="answers for itself"):
        research.answer_request(
            acting(marac.hana), request.case_id, request_id=request.pk, answer="nothing_held", at=timezone.now()
        )


def test_whoever_is_recused_sees_nothing_of_it_any_more_and_is_not_given_it_again(
    marac: Marac, heard: tuple[UUID, UUID], case: Made
) -> None:
    before, _ = heard
    hearings.recuse_myself(acting(marac.hana), case.id, panel_case_id=before, because="knows", at=timezone.now())
    assert seen(marac.hana) == set()
    assert queries.kept_out(case.id, marac.group, [UUID(str(marac.hana.user_id))]) == set()  # not Hana's to ask
    later = marac.hearing(days=8)
    acting(marac.cora)
    assert queries.kept_out(case.id, marac.group, [UUID(str(marac.hana.user_id))]) == {UUID(str(marac.hana.user_id))}
    marac.put(before, later)
    assert seen(marac.hana) == set()


def test_whoever_is_barred_finds_nothing_and_leaves_no_gap(
    marac: Marac, heard: tuple[UUID, UUID], case: Made, world: World, worker: Actor
) -> None:
    """T01: a member in conflict with somebody discussed: as if the case were not there."""
    other = make_case(worker, world, [("Ada", "Quill", "victim"), ("Bo", "Quill", "may_pose_risk")], "domestic_abuse")
    hearing = models.HearingItem.objects.get(pk=heard[1]).hearing_id if acting(marac.cora) else None
    marac.listed(other, hearing, worker)
    officer = practitioner("connie", "Connie Hale", world.icb)
    _bar(officer, marac.piet, case.persons[1])
    shown = hearings.open_agenda(acting(marac.piet), hearing)
    assert [(one.slot.number, one.case.about) for one in shown] == [(1, "Ada Quill")]
    starts = shown[0].slot.begins_at
    both = hearings.open_agenda(acting(marac.cora), hearing)
    assert [one.slot.number for one in both] == [1, 2]
    assert starts == both[0].slot.begins_at
    with pytest.raises(NotFound):
        panel_cases.open_panel_case(acting(marac.piet), heard[0])
    acting(marac.cora)
    piet = UUID(str(marac.piet.user_id))
    assert queries.kept_out(case.id, marac.group, [piet]) == {piet}


def test_a_sealed_case_is_for_those_on_its_list(
    marac: Marac, heard: tuple[UUID, UUID], case: Made, worker: Actor
) -> None:
    acting(worker)
    for one in (worker, marac.cora, marac.hana):
        NamedReader.objects.create(case_id=case.id, place=case.place, user_id=one.user_id, from_at=moment(-1))
    from joinedup.people.models import Case

    Case.objects.filter(pk=case.id).update(restriction=2)
    assert "HearingItem" in seen(marac.hana)
    assert seen(marac.piet) == set()
    assert len(hearings.open_agenda(acting(marac.piet), _hearing())) == 0


def test_only_the_coordinator_keeps_and_only_who_signed_is_given_a_case(
    marac: Marac, case: Made, worker: Actor, world: World
) -> None:
    unsigned = practitioner("otto", "Otto Finch", world.icb)
    from joinedup.partnership import commands as partnership
    from tests.cast import ROOT

    partnership.add_seat(
        ROOT, marac.group, post="Designated nurse", agency_id=world.icb, holder_id=UUID(str(unsigned.user_id))
    )
    before, item = marac.listed(case, marac.hearing(), worker)
    assert seen(unsigned) == set()
    assert "HearingItem" in seen(marac.hana)
    for call in (
        lambda: hearings.move_item(acting(marac.hana), item, earlier=True),
        lambda: hearings.take_off_agenda(acting(marac.hana), item, at=timezone.now()),
        lambda: panel_cases.finish_case(acting(marac.hana), before, version=1, because="", at=timezone.now()),
    ):
        with pytest.raises((NotFound, NotAllowed)):
            call()


def test_a_confidential_address_is_refused_in_every_text(marac: Marac, case: Made, worker: Actor) -> None:
    """T02: free text goes into packs and minutes, so it may not tell where somebody is."""
    from joinedup.people.confidential.commands import keep_confidential_address

    keep_confidential_address(acting(worker), case.persons[0], lines="14 Quince Row\nUpper Vale", postcode="NV7 4QX")
    for told in ("She is at 14, quince row now", "somewhere in NV74QX"):
        with pytest.raises(Refused, match="must not be disclosed"):
            marac.refer(worker, case, safe_contact=told)
    before, item = marac.listed(
        case, marac.hearing(days=0, start_time=timezone.localtime().time(), emergency=True), worker
    )
    told = "14 Quince Row"
    calls = [
        lambda: hearings.write_update(acting(marac.hana), case.id, item_id=item, text=told, at=timezone.now()),
        lambda: hearings.record_discussion(
            acting(marac.cora), item, version=1, discussion=Discussion("plan", told), at=timezone.now()
        ),
        lambda: case_actions.give_action(
            acting(marac.cora), before, agency_id=marac.piet.agency_id, text=told, due_on=today(), at=timezone.now()
        ),
    ]
    for call in calls:
        with pytest.raises(Refused):
            call()


def _bar(officer: Actor, who: Actor, person: UUID) -> None:
    from joinedup.foundation import places
    from joinedup.foundation.accounts import commands as accounts
    from tests.cast import ROOT

    here, start = places.partnership("northvale"), today()
    accounts.grant_role(ROOT, user_id=UUID(str(officer.user_id)), role=Role.CONFLICT_OFFICER, place=here, from_on=start)
    acting(officer)
    Conflict.objects.create(place=here, user_id=who.user_id, nature="Brother", from_at=moment(-1), person_id=person)


def _membership(agency: UUID) -> UUID:
    from joinedup.partnership.queries import membership_of

    return membership_of(agency, "northvale", on=today())


def _hearing() -> UUID:
    return models.Hearing.objects.get().pk


__all__ += ["link"]


def test_taken_off_the_agenda_an_agency_that_was_asked_can_still_answer(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    before, item = marac.listed(case, marac.hearing(), worker)
    given = {"agency_ids": [world.police], "due_at": moment(1), "at": timezone.now()}
    research.ask_agencies(acting(marac.cora), before, **given)
    hearings.take_off_agenda(acting(marac.cora), item, at=timezone.now())
    assert seen(marac.hana) == set()
    assert "ResearchRequest" in seen(marac.piet)
    acting(marac.cora)
    ends = CaseLink.objects.filter(user_id=marac.piet.user_id).order_by("-to_at").first().to_at
    assert moment(5) < ends < moment(7)


def test_members_and_research_follow_a_meeting_that_was_moved(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    hearing = marac.hearing(days=8)
    before, _ = marac.listed(case, hearing, worker)
    asked = {"agency_ids": [world.police], "due_at": models.Hearing.objects.get().research_due_at, "at": timezone.now()}
    research.ask_agencies(acting(marac.cora), before, **asked)
    meeting, there = models.Hearing.objects.get().meeting, sign_in(marac.cora)
    said = {"title": meeting.title, "on": today() + timedelta(days=60), "start_time": time(9, 30), "minutes": 180}
    change_meeting(acting(marac.cora), meeting.pk, version=meeting.version, because="No room", **said)
    page = f"/northvale/panels/hearing/{hearing}/"
    assert "was moved" in there.get(page).content.decode()
    for _ in range(2):
        there.post(f"{page}follow/")
    assert "was moved" not in there.get(page).content.decode()
    assert seen(marac.hana) == set()  # not before the new window
    acting(marac.cora)
    links = CaseLink.objects.filter(user_id=marac.hana.user_id, to_at__gt=timezone.now())
    assert [moment(60) < link.to_at < moment(70) and link.from_at > moment(40) for link in links] == [True]
    assert models.ResearchRequest.objects.get().due_at > moment(45)

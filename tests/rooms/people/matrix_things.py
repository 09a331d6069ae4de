"""What the matrix asks about besides the case itself: what stands between agencies, before a panel, and written down."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.agreed.commands import record_notice
from joinedup.casework.agreed.rules import NoticeSaid
from joinedup.casework.agreements.commands import add_agreement
from joinedup.casework.alerts.commands import raise_alert
from joinedup.casework.case_actions.commands import give_action
from joinedup.casework.desks.commands import add_desk
from joinedup.casework.domains.commands import keep_domain
from joinedup.casework.enquiries.commands import Received, cause_enquiry, record_adult_concern
from joinedup.casework.escalations.commands import start_escalation
from joinedup.casework.hearings.commands import arrange_hearing, put_on_agenda
from joinedup.casework.held_elsewhere.commands import ask_for_update, note_own_action
from joinedup.casework.models import Arrival, ResearchRequest
from joinedup.casework.own_standards.commands import keep_standards
from joinedup.casework.panel_cases.commands import Referral as PanelReferral
from joinedup.casework.panel_cases.commands import answer_panel_referral, refer_to_panel
from joinedup.casework.panel_kinds.commands import Approval, settle_kind
from joinedup.casework.panel_kinds.rules import Settled
from joinedup.casework.panels.commands import make_panel, sign_confidentiality
from joinedup.casework.questionnaires.commands import (
    add_definition,
    begin_questionnaire,
    complete_questionnaire,
    save_answers,
)
from joinedup.casework.referral_kinds.commands import Settled as AskedOf
from joinedup.casework.referral_kinds.commands import settle_referral_kind
from joinedup.casework.referrals.commands import Told, send_referral
from joinedup.casework.research.commands import ask_agencies
from joinedup.casework.sharing.commands import ask_for_information, decide_sharing, refuse_sharing
from joinedup.casework.sharing.rules import Weighed
from joinedup.casework.stages.commands import keep_stages
from joinedup.partnership.commands import add_seat, create_group
from joinedup.partnership.models import Group, Partnership
from joinedup.partnership.queries import membership_of
from joinedup.people.models import (
    Case,
    Team,
    TeamMembership,
)
from joinedup.people.number_kinds.commands import keep_number_kind
from joinedup_core.permits import Actor
from joinedup_core.questionnaires import all_texts
from tests.cases import acting
from tests.cast import ROOT
from tests.rooms.people.cases import BEGAN


def between_agencies(people: dict[str, Actor], case: Case, person: UUID) -> dict[str, Any]:
    """A referral to a desk of the police's, an enquiry with one caused, an alert and a request to the hospital, a disagreement with it.

    Another alert to the police, where nobody works on the case: their desk has it."""
    lead, at, today = people["lead"], timezone.now(), date.today()
    police, hospital = (UUID(str(people[name].agency_id)) for name in ("coordinator", "allocated"))
    team = Team.objects.create(agency_id=police, place="northvale/board/", name="Desk")
    TeamMembership.objects.create(team=team, place=team.place, user_id=people["emergency"].user_id, from_on=BEGAN)
    manager = acting(people["manager"])
    there = membership_of(police, "northvale", on=today)
    desk = add_desk(manager, there, takes=["scams"], telephone="01632 960111", team_id=team.pk)
    who, about = acting(lead), {"person_id": person}
    told = Told("Somebody", {"worry": "A man at the door"}, "given", "01632 960123")
    referral = send_referral(who, case.pk, kind="scams", desk_id=desk, told=told, at=at, key=uuid4(), **about)
    came = Received(today, "Money is missing", ["financial"], "own_home", "known")
    enquiry = record_adult_concern(who, case.pk, received=came, today=today, key=uuid4(), **about)
    caused = cause_enquiry(who, enquiry, what="Where did it go?", due_on=today, agency_id=hospital)
    said = {"look_out_for": "A blue van", "do": "Ring us", "agencies": [hospital], "until_at": at + timedelta(days=3)}
    alert = raise_alert(who, case.pk, at=at, key=uuid4(), **said, **about)
    to_desk = raise_alert(who, case.pk, at=at, key=uuid4(), **(said | {"agencies": [police]}), **about)
    arrival = Arrival.objects.get(item_id=to_desk).pk
    asked = {"asks": "Any contact?", "purpose": "A safety plan", "basis": "adult", "due_on": today}
    request = ask_for_information(who, case.pk, agency_id=hospital, at=at, on=today, **asked, **about)
    differs = {"theme": "threshold", "about": "They should call weekly", "safety": "We call on Friday"}
    escalation = start_escalation(who, case.pk, agency_id=hospital, at=at, key=uuid4(), **differs)
    return {
        "desk_id": desk, "team_id": team.pk, "casework:referral_id": referral, "enquiry_id": enquiry, "caused_id": caused, "alert_id": alert,
        "casework:request_id": request, "escalation_id": escalation, "arrival_id": arrival,
    }  # fmt: skip


def written_down(people: dict[str, Actor], case: Case, person: UUID) -> dict[str, Any]:
    """A form that the council completed, a refusal to share, a decision to share that is over; of the partnership's own a form and a sharing agreement."""
    at, today, lead = timezone.now(), date.today(), people["lead"]
    who, police = acting(lead), UUID(str(people["coordinator"].agency_id))
    begun = {"person_id": person, "form": "domestic_abuse", "partnership": "northvale", "at": at}
    form = begin_questionnaire(who, case.pk, key=uuid4(), **begun)
    save_answers(who, form, answers={"afraid": "yes"}, version=1)
    complete_questionnaire(who, form, version=2, at=at, unanswered_reason="He came home")
    why = Weighed("An arrest", "", "", "", detriment="He works with them")
    refuse_sharing(who, case.pk, agency_id=police, asked_for="Her new school", weighed=why, at=at)
    weighed = Weighed("To keep her safe", "adult", "They see her", "told", consent="given")
    over = {"items": [form], "agency_id": police, "on": today, "until_at": at}
    decision = decide_sharing(who, case.pk, weighed=weighed, at=at, **over)
    here = Partnership.objects.get(key="northvale")
    text = dict(all_texts())["domestic_abuse.toml"].replace("frightened", "afraid")
    own = add_definition(acting(people["manager"]), here.pk, text=text, at=at)
    agreed = {"title": "Sharing in Northvale", "purpose": "To keep people safe", "basis": "adult", "signed_on": today}
    parties = [police, UUID(str(lead.agency_id))]
    agreement = add_agreement(
        ROOT, here.pk, parties=parties, review_on=today + timedelta(days=300), impact_words="Before it began", **agreed
    )
    days = {"sent_on": today, "from_on": today, "until_on": today}
    departs = NoticeSaid(police, "R1", "Snow", **days)
    group = Group.objects.filter(partnership=here).order_by("made_at")[0]
    ours = '[[rule]]\nkey = "R2"\nsource = "Minute 7"\nhome = "harm_at_home"\n'
    days = {"approved_on": today, "effective_from": today, "on": today}
    kept = keep_standards(acting(people["manager"]), group, text=ours, how="over", **days)
    added = {"key": "violence", "label": "Serious violence", "what": "Harm with a weapon"}
    domain = keep_domain(acting(people["manager"]), group, **added, **days)
    written = {"label": "Housing First number", "shapes": "HF-999999", "example": "HF-000001", "unique": True}
    number = keep_number_kind(acting(people["manager"]), group, **written, **days)
    last = {"title": "Chair", "who": "She calls them", "limit": None, "unit": "", "roles": ["independent_chair"]}
    stages = keep_stages(acting(people["manager"]), group, stages=[last], source="Minute 7", **days)
    notice = record_notice(
        acting(people["manager"]), Group.objects.filter(partnership=here).order_by("made_at")[0], said=departs, on=today
    )
    membership = membership_of(UUID(str(lead.agency_id)), "northvale", on=today)
    settled = Settled("Minute 8", criteria=("Visible high risk",))
    later = Approval(today, today + timedelta(days=300), today)
    kind = settle_kind(acting(people["manager"]), group, key="marac", settled=settled, approval=later)
    asks = AskedOf("Minute 8", "The council decides", "Ask.", ("What happened? *",))
    sort = settle_referral_kind(acting(people["manager"]), group, key="scams", settled=asks, approval=later)
    return {
        "questionnaire_id": form, "decision_id": decision, "definition_id": own, "agreement_id": agreement, "casework:key": "domestic_abuse",
        "notice_id": notice, "version_id": kept, "domain_id": domain, "cases:end_number_kind:kind_id": number, "casework:own_stages:version_id": stages, "casework:end_own_stages:version_id": stages,
        "membership_id": membership, "panels:version_id": kind, "panels:key": "marac",
        "casework:end_referral_kind:version_id": sort, "casework:referral_kind:key": "scams", "casework:settle_referral_kind:key": "scams",
    }  # fmt: skip


def before_panel(people: dict[str, Actor], case: Case, person: UUID) -> dict[str, Any]:
    """A panel that the police's coordinator keeps and a member of the health board's sits on.

    One referral that it took on and that is on an agenda, one that waits, an agency asked, an action given.
    """
    at, keeper = timezone.now(), people["coordinator"]
    police = UUID(str(keeper.agency_id))
    here = Partnership.objects.get(key="northvale").pk
    group = create_group(ROOT, here, name="Northvale MARAC", kind="panel")
    seat = {"agency_id": police, "holder_id": UUID(str(keeper.user_id))}
    add_seat(ROOT, group, post="Coordinator", role="secretary", **seat)
    sits, does = people["representative"], people["action owner"]
    holds = {"agency_id": UUID(str(sits.agency_id)), "holder_id": UUID(str(sits.user_id))}
    add_seat(ROOT, group, post="Named nurse", role="member", **holds)
    panel = make_panel(ROOT, group, kind="marac", telephone="01632 960200")
    for one in (keeper, sits):
        sign_confidentiality(acting(one), panel, on=date.today())
    soon = {"on": date.today() + timedelta(days=3), "start_time": time(9, 30)}
    hearing = arrange_hearing(acting(keeper), panel, now=at, **soon)
    said = PanelReferral(
        concern="He waited at her work",
        criteria=("visible_high_risk",),
        victims=(person,),
        consent="given",
        informed="told",
    )
    given = {"panel_id": group, "referral": said, "at": at}
    taken, waiting = (refer_to_panel(acting(people["lead"]), case.pk, key=uuid4(), **given) for _ in range(2))
    before = answer_panel_referral(acting(keeper), case.pk, referral_id=taken, accepts=True, at=at)
    item = put_on_agenda(acting(keeper), before, hearing_id=hearing, at=at)
    ask_agencies(acting(keeper), before, agency_ids=[police], due_at=at + timedelta(days=1), at=at)
    owed = {"agency_id": police, "text": "Ring her", "due_on": date.today(), "user_id": UUID(str(does.user_id))}
    action = give_action(acting(keeper), before, at=at, **owed)
    request = ResearchRequest.objects.get().pk
    return {
        "panel_id": panel, "panel_case_id": before, "panels:referral_id": waiting, "panels:request_id": request, "action_id": action,
        "hearing_id": hearing, "item_id": item,
    }  # fmt: skip


def other_panels(people: dict[str, Actor], case: Case, person: UUID) -> dict[str, Any]:
    """The same case before a panel that links agencies' reports, and before one that records what was done to disrupt."""
    at, keeper = timezone.now(), people["coordinator"]
    seat = {"agency_id": UUID(str(keeper.agency_id)), "holder_id": UUID(str(keeper.user_id))}
    here, found = Partnership.objects.get(key="northvale").pk, {}
    for name, kind, criterion in (
        ("report", "asb", "several_reports"),
        ("disrupt", "exploitation", "screened_high"),
    ):
        group = create_group(ROOT, here, name=f"Northvale {kind}", kind="panel")
        add_seat(ROOT, group, post="Coordinator", role="secretary", **seat)
        panel = make_panel(ROOT, group, kind=kind)
        sign_confidentiality(acting(keeper), panel, on=date.today())
        said = PanelReferral(
            concern="He waited at her work", criteria=(criterion,), victims=(person,), consent="given", informed="told"
        )
        sent = refer_to_panel(acting(people["lead"]), case.pk, key=uuid4(), panel_id=group, referral=said, at=at)
        before = answer_panel_referral(acting(keeper), case.pk, referral_id=sent, accepts=True, at=at)
        found[f"panels:{name}:panel_case_id"] = before
    return found


def held_elsewhere(people: dict[str, Actor]) -> dict[str, Any]:
    """A panel whose cases stay in a national system, with the same people: a meeting with an update asked for, and an action of the police's own."""
    at, keeper, sits = timezone.now(), people["coordinator"], people["representative"]
    police, health = (UUID(str(one.agency_id)) for one in (keeper, sits))
    group = create_group(ROOT, Partnership.objects.get(key="northvale").pk, name="Northvale MAPPA", kind="panel")
    add_seat(ROOT, group, post="Keeps it", role="secretary", agency_id=police, holder_id=UUID(str(keeper.user_id)))
    add_seat(ROOT, group, post="Sits on it", role="member", agency_id=health, holder_id=UUID(str(sits.user_id)))
    panel = make_panel(ROOT, group, kind="mappa_2")
    for one in (keeper, sits):
        sign_confidentiality(acting(one), panel, on=date.today())
    meeting = arrange_hearing(
        acting(keeper), panel, now=at, on=date.today() + timedelta(days=9), start_time=time(9, 30)
    )
    ask_for_update(acting(keeper), meeting, agency_id=health)
    action = note_own_action(acting(keeper), panel, text="Check the register", due_on=date.today())
    return {
        "panels:own_action:action_id": action, "panels:own_actions:panel_id": panel, "panels:updates:hearing_id": meeting,
    }  # fmt: skip

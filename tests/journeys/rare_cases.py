"""States that the demonstration's cases are not in: answers to the MARAC, referrals, enquiries, a form half filled, emergency access."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.alerts.commands import raise_alert
from joinedup.casework.case_actions.commands import give_action
from joinedup.casework.desks.commands import add_desk
from joinedup.casework.enquiries import commands as enquiries
from joinedup.casework.enquiries.commands import Received
from joinedup.casework.enquiries.rules import SECTION_42, Test, lists
from joinedup.casework.escalations.commands import start_escalation
from joinedup.casework.models import Contact, HearingItem, Panel, ResearchRequest
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.questionnaires import commands as forms
from joinedup.casework.referrals.commands import Told, send_referral
from joinedup.casework.research.commands import answer_request
from joinedup.casework.sharing import commands as sharing
from joinedup.casework.sharing.rules import Weighed
from joinedup.partnership.commands import create_group
from joinedup.partnership.queries import get_partnership, membership_of
from joinedup.people.emergency.commands import take_emergency_access
from joinedup.people.emergency.queries import own_membership
from joinedup.people.models import Team
from joinedup.people.warnings.commands import warn_staff
from tests.journeys.cases import Found, acting, case_of

HERE = "/northvale/"
Places = list[tuple[str, str]]


def happen() -> Places:
    """Make them; where to begin to find them."""
    refuge, tannery, tolland = case_of("priya", "Farida"), case_of("karim", "Leah"), case_of("karim", "Kayden")
    brigstock = case_of("ife", "Walter")
    return [
        *_panel(refuge, tolland),
        *_referrals(tolland),
        *_forms(tolland),
        *_emergency(tolland),
        *_registering(tolland),
        *_contacts(tolland),
        *_warned(tannery),
        *_enquiries(brigstock),
        *_between_agencies(brigstock),
    ]


def _panel(refuge: Found, tolland: Found) -> Places:
    """The demonstration's MARAC with an answer and an action; a referral that waits, and a case gone to another area."""
    at, on = timezone.now(), timezone.localdate()
    (council,) = _agencies("karim")
    with acting("dilys") as dilys:
        panel, item = Panel.objects.get(kind="marac"), HearingItem.objects.get(case_id=refuge.id)
        before, hearing = item.panel_case_id, item.hearing_id
        give_action(dilys, before, agency_id=council, text="Move the school meeting", due_on=on, at=at)
    with acting("zadie") as zadie:
        request = ResearchRequest.objects.get(agency_id=zadie.agency_id)
        answer_request(zadie, refuge.id, request_id=request.pk, answer="held", text="Two visits, bruised", at=at)
    waiting = _referred(panel.group_id, case_of("karim", "Callum"), "Callum")
    leaves = _referred(panel.group_id, tolland, "Stacey")
    with acting("dilys") as dilys:
        gone = panel_cases.answer_panel_referral(dilys, tolland.id, referral_id=leaves, accepts=True, at=at)
    with acting("dilys") as dilys:
        panel_cases.transfer_case(dilys, gone, version=1, to_area="Eastmoor", on=on, because="He moved there")
    with acting("maya") as maya:
        create_group(maya, get_partnership(maya, "northvale").id, name="Northvale exploitation panel", kind="panel")
    steps = (
        f"hearing/{hearing}/",
        f"item/{item.pk}/",
        f"before/{before}/",
        f"before/{gone}/",
        f"before/{before}/flag/",
        f"referral/{waiting}/",
    )
    others = (
        ("mel", "asked/"),
        ("karim", "asked/"),
        ("mel", f"item/{item.pk}/"),
        ("karim", f"{panel.pk}/refer/"),
        ("dilys", f"{panel.pk}/"),
        ("maya", ""),
    )
    return [(who, f"{HERE}panels/{path}") for who, path in (*(("dilys", step) for step in steps), *others)]


def _agencies(*people: str) -> list[UUID]:
    found = []
    for ref in people:
        with acting(ref) as actor:
            found.append(UUID(str(actor.agency_id)))
    return found


def _referred(group: UUID, case: Found, victim: str) -> UUID:
    said = panel_cases.Referral(
        concern="He said that he would find her, and has begun to look", criteria=("visible_high_risk",), victims=(case.people[victim],),
        consent="given", informed="told", safe_contact="Ring the office, mornings only. No letters.",
    )  # fmt: skip
    with acting("karim") as actor:
        return panel_cases.refer_to_panel(actor, case.id, panel_id=group, referral=said, at=timezone.now(), key=uuid4())


def _referrals(tolland: Found) -> Places:
    """One that a team of the council has on its desk, and one that went to the police outside the system."""
    today, at = timezone.localdate(), timezone.now()
    council, police = _agencies("karim", "mel")
    with acting("maya") as maya:
        there = [membership_of(agency, "northvale", on=today) for agency in (council, police)]
        team = Team.objects.get(name="Family front door").pk
        own = add_desk(maya, there[0], takes=["child", "early_help"], telephone="01632 960 110", team_id=team)
        other = add_desk(
            maya, there[1], takes=["scams"], telephone="01632 960 141", how="Their form", email="desk@example.org"
        )
    sent = []
    for kind, desk, by in (("child", own, "gwen"), ("scams", other, "karim")):
        said, how = {"worry": "No food in the house"}, "portal" if by == "karim" else ""
        told = Told("Kayden Tolland, aged 11", said, "given", "01632 960 131", how=how)
        with acting(by) as actor:
            given = {"kind": kind, "desk_id": desk, "told": told, "at": at, "key": uuid4()}
            sent.append(send_referral(actor, tolland.id, person_id=tolland.people["Kayden"], **given))
    desks = [
        ("karim", f"{HERE}casework/received/"),
        ("karim", f"{HERE}casework/received/{sent[0]}/"),
        ("maya", f"{HERE}casework/desks/"),
    ]
    return [("gwen", f"{HERE}casework/referral/{sent[0]}/"), ("karim", f"{HERE}casework/referral/{sent[1]}/"), *desks]


def _forms(tolland: Found) -> Places:
    """One in draft and one completed."""
    made = []
    for _ in range(2):
        with acting("karim") as actor:
            given = {
                "person_id": tolland.people["Stacey"],
                "form": "domestic_abuse",
                "partnership": "northvale",
                "key": uuid4(),
            }
            made.append(forms.begin_questionnaire(actor, tolland.id, at=timezone.now(), **given))
    with acting("karim") as actor:
        forms.save_answers(actor, made[0], answers={"afraid": "yes", "afraid_of": "what he will do"}, version=1)
        forms.complete_questionnaire(actor, made[0], version=2, at=timezone.now(), unanswered_reason="He came home")
    draft = [f"{HERE}casework/form/{made[1]}/{step}" for step in ("", "answer/", "finish/")]
    return [("karim", path) for path in (f"{HERE}casework/form/{made[0]}/", *draft)] + [
        ("maya", f"{HERE}casework/forms/")
    ]


def _emergency(tolland: Found) -> Places:
    with acting("neil") as neil:
        here = own_membership(neil, "northvale")
        said = {"reason": "duty", "words": "A call from the house, and nobody to ask"}
        take_emergency_access(neil, here, reference=tolland.reference, at=timezone.now(), **said)
    return [("neil", f"{HERE}emergency-access/now/"), ("sam", f"{HERE}emergency-access/reviews/")]


def _registering(tolland: Found) -> Places:
    """Pages to which the answer to a search leads, and a closed case, which asks why."""
    person, closed = tolland.people["Stacey"], case_of("karim", "Jude")
    refer = f"casework/{tolland.id}/person/{person}/refer/adult/"
    paths = (
        f"cases/{tolland.id}/",
        refer,
        "cases/open/",
        f"cases/persons/{person}/open/",
        f"cases/{tolland.id}/persons/add/",
        f"cases/{tolland.id}/family/",
        f"cases/persons/{person}/",
        f"casework/{closed.id}/",
    )
    other = f"cases/{tolland.id}/persons/{case_of('karim', 'Leah').people['Leah']}/add/"
    return [("karim", HERE + path) for path in (*paths, other)] + [
        ("maya", f"{HERE}{path}") for path in ("casework/agreed/", "cases/settings/")
    ]


def _contacts(tolland: Found) -> Places:
    """A contact of one's own, and what is shown once it is recorded."""
    with acting("karim") as actor:
        own = Contact.objects.filter(case_id=tolland.id, agency_id=actor.agency_id).first().pk
    return [("karim", f"{HERE}casework/contact/{own}/{step}") for step in ("", "recorded/", "tell/")]


def _enquiries(brigstock: Found) -> Places:
    """Section 42: one that waits for its decision; one decided, with an enquiry that another agency makes."""
    today, person, made = timezone.localdate(), brigstock.people["Walter"], []
    (health,) = _agencies("zadie")
    for _ in range(2):
        with acting("ife") as ife:
            told = Received(today, "He will not let the nurse in", ["self_neglect"], "own_home", "known")
            given = {"person_id": person, "received": told, "today": today, "key": uuid4()}
            made.append(enquiries.record_adult_concern(ife, brigstock.id, **given))
    with acting("ife") as ife:
        tests = {part.key: Test("yes", "The nurse saw it") for part in lists().parts}
        decided = {
            "tests": tests,
            "decision": SECTION_42,
            "reason": "All three",
            "on": today,
            "today": today,
            "version": 1,
        }
        enquiries.decide_enquiry(ife, made[0], **decided)
        enquiries.add_wish(ife, made[0], words="To stay at home with his papers", on=today, today=today)
        enquiries.cause_enquiry(
            ife, made[0], what="Is the leg treated?", due_on=today + timedelta(days=5), agency_id=health
        )
    return [
        ("ife", f"{HERE}casework/{path}/")
        for path in (f"enquiry/{made[0]}", f"enquiry/{made[1]}", f"{brigstock.id}/enquiries")
    ]


def _between_agencies(brigstock: Found) -> Places:
    """A request for information, something shared by decision, an alert, a disagreement, and an agreement about sharing."""
    today, at, person = timezone.localdate(), timezone.now(), brigstock.people["Walter"]
    health, fire = _agencies("zadie", "tam")
    with acting("ife") as ife:
        asked = {"asks": "Any contact this year?", "purpose": "Safety plan", "basis": "adult", "due_on": today}
        sharing.ask_for_information(ife, brigstock.id, person_id=person, agency_id=health, at=at, on=today, **asked)
        weighed = Weighed("To keep him safe", "adult", "They fit the alarms", "told", consent="given")
        own = Contact.objects.filter(case_id=brigstock.id, agency_id=ife.agency_id).first().pk
        sharing.decide_sharing(ife, brigstock.id, items=[own], agency_id=fire, weighed=weighed, at=at, on=today)
        said = {"theme": "threshold", "about": "The nurse should call weekly", "safety": "Tam calls on Friday"}
        alarm = {
            "look_out_for": "Smoke, or a fall",
            "do": "Ring 999, then us",
            "agencies": [health, fire],
            "until_at": at + timedelta(days=9),
        }
        alert = raise_alert(ife, brigstock.id, person_id=person, at=at, key=uuid4(), **alarm)
        argued = start_escalation(ife, brigstock.id, agency_id=health, at=at, key=uuid4(), **said)
    rooms = (f"{brigstock.id}/sharing", f"{brigstock.id}/escalations", f"escalation/{argued}", f"alert/{alert}")
    others = [
        ("zadie", f"{HERE}casework/alert/{alert}/"),
        ("zadie", f"{HERE}casework/{brigstock.id}/sharing/"),
        ("maya", f"{HERE}casework/agreements/"),
    ]
    return [("ife", f"{HERE}casework/{path}/") for path in rooms] + others


def _warned(tannery: Found) -> Places:
    today = timezone.localdate()
    with acting("karim") as actor:
        said = {
            "kind": "violence",
            "words": "Never visit alone",
            "told": "not_told",
            "told_words": "It would raise the risk",
        }
        warn_staff(
            actor, tannery.people["Dean"], review_on=today + timedelta(days=60), at=timezone.now(), on=today, **said
        )
    return [("karim", f"{HERE}cases/persons/{tannery.people['Dean']}/warnings/")]

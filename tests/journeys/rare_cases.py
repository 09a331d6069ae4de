"""States that the demonstration's cases are not in: a MARAC with its papers, referrals, a form half filled, emergency access."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.case_actions.commands import give_action
from joinedup.casework.desks.commands import add_desk
from joinedup.casework.hearings.commands import arrange_hearing, put_on_agenda
from joinedup.casework.models import Contact, Panel, ResearchRequest
from joinedup.casework.panel_cases import commands as panel_cases
from joinedup.casework.panels.commands import make_panel, sign_confidentiality
from joinedup.casework.questionnaires import commands as forms
from joinedup.casework.referrals.commands import Told, send_referral
from joinedup.casework.research.commands import answer_request, ask_agencies
from joinedup.foundation.models import User
from joinedup.partnership import commands as partnership
from joinedup.partnership.queries import get_partnership, membership_of
from joinedup.people.emergency.commands import take_emergency_access
from joinedup.people.emergency.queries import own_membership
from joinedup.people.models import Team
from joinedup.people.warnings.commands import warn_staff
from tests.journeys.cases import Found, acting, case_of

HERE = "/northvale/"
SEATS = (
    ("mel", "Detective sergeant", "secretary"),
    ("karim", "Social worker", "member"),
    ("zadie", "Named nurse", "member"),
)
"""Mel of the police coordinates the MARAC; the council and the health trust sit on it."""
Places = list[tuple[str, str]]


def happen() -> Places:
    """Make them; where to begin to find them."""
    refuge, tannery, tolland = case_of("priya", "Farida"), case_of("karim", "Leah"), case_of("karim", "Kayden")
    panel = make_marac()
    return [
        *_panel(panel, refuge, tolland),
        *_referrals(tolland),
        *_forms(tolland),
        *_emergency(tolland),
        *_registering(tolland),
        *_contacts(tolland),
        *_warned(tannery),
    ]


def make_marac() -> UUID:
    """A MARAC with its seats, whose people have signed."""
    people = {ref: User.objects.get(email=f"{ref}@example.org").pk for ref, _, _ in SEATS}
    agencies = {}
    for ref in people:
        with acting(ref) as actor:
            agencies[ref] = UUID(str(actor.agency_id))
    with acting("maya") as maya:
        found = get_partnership(maya, "northvale")
        group = partnership.create_group(maya, found.id, name="Northvale MARAC", kind="panel")
        for ref, post, role in SEATS:
            given = {"agency_id": agencies[ref], "holder_id": people[ref], "from_on": date(2024, 1, 1)}
            partnership.add_seat(maya, group, post=post, role=role, **given)
        panel = make_panel(maya, group, kind="marac", telephone="01632 960 200")
        partnership.create_group(maya, found.id, name="Northvale exploitation panel", kind="panel")
    for ref in people:
        with acting(ref) as actor:
            sign_confidentiality(actor, panel, on=timezone.localdate())
    return panel


def _panel(panel: UUID, refuge: Found, tolland: Found) -> Places:
    """One case on the agenda with an answer, a question unanswered and an action; one whose referral waits; one gone to another area."""
    at, on = timezone.now(), timezone.localdate()
    with acting("mel") as mel:
        arranged = arrange_hearing(mel, panel, on=on + timedelta(days=3), start_time=time(9, 30), now=at)
    asked = _agencies("karim", "zadie")
    before = _accepted(panel, refuge, "priya", ("Farida", "Sohail"))
    with acting("mel") as mel:
        item = put_on_agenda(mel, before, hearing_id=arranged, at=at)
        ask_agencies(mel, before, agency_ids=asked, due_at=at + timedelta(days=1), at=at)
        give_action(mel, before, agency_id=asked[0], text="Move the school meeting", due_on=on, at=at)
    with acting("zadie") as zadie:
        request = ResearchRequest.objects.get(agency_id=zadie.agency_id)
        answer_request(zadie, refuge.id, request_id=request.pk, answer="held", text="Two visits, bruised", at=at)
    waiting = _referred(panel, case_of("karim", "Callum"), "karim", ("Callum",))
    gone = _accepted(panel, tolland, "karim", ("Stacey",))
    with acting("mel") as mel:
        panel_cases.transfer_case(mel, gone, version=1, to_area="Eastmoor", on=on, because="He moved there")
    flagged = f"before/{before}/flag/"
    paths = (
        f"hearing/{arranged}/",
        f"item/{item}/",
        f"before/{before}/",
        f"before/{gone}/",
        f"referral/{waiting}/",
        "asked/",
        flagged,
    )
    others = [("karim", "asked/"), ("zadie", f"item/{item}/"), ("karim", f"{panel}/refer/"), ("maya", "")]
    return [(who, f"{HERE}panels/{path}") for who, path in (*(("mel", path) for path in paths), *others)]


def _agencies(*people: str) -> list[UUID]:
    found = []
    for ref in people:
        with acting(ref) as actor:
            found.append(UUID(str(actor.agency_id)))
    return found


def _referred(panel: UUID, case: Found, by: str, names: tuple[str, ...]) -> UUID:
    victims, posing = (case.people[names[0]],), tuple(case.people[name] for name in names[1:])
    said = panel_cases.Referral(
        concern="He said that he would find her, and has begun to look", criteria=("visible_high_risk",), victims=victims, posing=posing,
        consent="given", informed="told", safe_contact="Ring the office, mornings only. No letters.",
    )  # fmt: skip
    with acting(by) as actor:
        group = Panel.objects.get(pk=panel).group_id
        return panel_cases.refer_to_panel(actor, case.id, panel_id=group, referral=said, at=timezone.now(), key=uuid4())


def _accepted(panel: UUID, case: Found, by: str, names: tuple[str, ...]) -> UUID:
    referral = _referred(panel, case, by, names)
    with acting("mel") as mel:
        return panel_cases.answer_referral(mel, case.id, referral_id=referral, accepts=True, at=timezone.now())


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
        f"casework/{closed.id}/",
    )
    other = f"cases/{tolland.id}/persons/{case_of('karim', 'Leah').people['Leah']}/add/"
    return [("karim", HERE + path) for path in (*paths, other)] + [
        ("maya", f"{HERE}{path}") for path in ("casework/agreed/", "cases/settings/")
    ]


def _contacts(tolland: Found) -> Places:
    """What is shown once a contact is recorded."""
    with acting("karim") as actor:
        own = Contact.objects.filter(case_id=tolland.id, agency_id=actor.agency_id).first().pk
    return [("karim", f"{HERE}casework/contact/{own}/{step}/") for step in ("recorded", "tell")]


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

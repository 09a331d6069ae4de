"""States of what agencies agreed, tell and share that the demonstration is not in, and what came to a desk."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework.agreed.commands import approve_interval, record_notice
from joinedup.casework.agreed.rules import NoticeSaid
from joinedup.casework.agreements.commands import add_agreement
from joinedup.casework.alerts.commands import raise_alert
from joinedup.casework.own_standards.commands import keep_standards
from joinedup.casework.questionnaires.commands import add_definition
from joinedup.casework.sharing import commands as sharing
from joinedup.casework.sharing.rules import Weighed
from joinedup.partnership.queries import get_partnership, groups, membership_of
from joinedup.people.records.brought_in.commands import bring_in_records
from joinedup.people.records.brought_in.rules import RecordRow
from joinedup_core.questionnaires import all_texts
from tests.journeys.cases import acting, case_of

HERE = "/northvale/"
OWN = '[[rule]]\nkey = "R1"\nsource = "Executive group, minute 7"\nbase = "ongoing contact in a form of our own"\n'
Places = list[tuple[str, str]]


def happen() -> Places:
    """Make them; where to begin to find them."""
    (council, police, hospital) = (_agency(one) for one in ("karim", "mel", "ana"))
    return [*_agreed(police), *_agreement(council, hospital), *_shared(police), *_arrived(council), *_held()]


def _agency(person: str) -> UUID:
    with acting(person) as actor:
        return UUID(str(actor.agency_id))


def _agreed(police: UUID) -> Places:
    """An interval, a notice of departing from a standard, and a form of the partnership's own."""
    today, at = timezone.localdate(), timezone.now()
    with acting("maya") as maya:
        here = get_partnership(maya, "northvale")
        group = groups(maya, "northvale")[0].id
        often = {"days": 28, "due_soon_days": 7, "missed_after_days": None, "approved_on": today, "on": today}
        approve_interval(maya, group, rule="R9", level="high", **often)
        said = NoticeSaid(police, "R1", "Floods", today, today, until_on=today + timedelta(days=20))
        record_notice(maya, group, said=said, on=today)
        day = {"approved_on": today, "effective_from": today + timedelta(days=300), "on": today}
        keep_standards(maya, group, text=OWN, how="over", **day)
        text = dict(all_texts())["domestic_abuse.toml"].replace("frightened", "afraid")
        add_definition(maya, here.id, text=text, at=at)
    kinds = ("panels/kinds/marac/", "casework/referral-kinds/own_home_fire_safety_visit/")
    return [("maya", f"{HERE}{page}") for page in ("casework/agreed/", "casework/forms/", *kinds)]


def _agreement(*parties: UUID) -> Places:
    """An agreement under which the hospital does not tell its contacts yet."""
    today = timezone.localdate()
    days = {"signed_on": today, "review_on": today + timedelta(days=300), "impact_assessed_on": today}
    with acting("maya") as maya:
        said = {"title": "Falls in care homes", "purpose": "To prevent them", "basis": "adult"}
        add_agreement(maya, get_partnership(maya, "northvale").id, parties=parties, **said, **days)
    return [("ana", f"{HERE}casework/agreements/")]


def _shared(police: UUID) -> Places:
    """A note shared with the police."""
    tannery, at = case_of("karim", "Leah"), timezone.now()
    with acting("karim") as karim:
        weighed = Weighed("To keep her safe", "adult", "They visit first", "told", consent="given")
        given = {
            "items": tannery.notes[:1],
            "agency_id": police,
            "weighed": weighed,
            "at": at,
            "on": timezone.localdate(),
        }
        sharing.decide_sharing(karim, tannery.id, **given)
    return [("karim", f"{HERE}cases/{tannery.id}/")]


def _arrived(council: UUID) -> Places:
    """An alert to the council, of whom nobody works on the case: it came to its desk."""
    at, kettle = timezone.now(), case_of("neil", "Moira")
    with acting("neil") as neil:
        said = {
            "look_out_for": "A blue van",
            "do": "Ring us",
            "agencies": [council],
            "until_at": at + timedelta(days=9),
        }
        raise_alert(neil, kettle.id, person_id=kettle.people["Moira"], at=at, key=uuid4(), **said)
    return [("karim", f"{HERE}casework/arrived/")]


def _held() -> Places:
    """A record of the council's own system that is possibly somebody on a case."""
    today, tolland = timezone.localdate(), case_of("karim", "Kayden")
    with acting("karim") as karim:
        practice = membership_of(UUID(str(karim.agency_id)), "northvale", on=today)
        row = RecordRow(2, "LAS-77", "Kayden", "Tolland", nhs_number="9990000050")
        bring_in_records(karim, practice, rows=[row], system="Liquidlogic", as_of_on=today, at=timezone.now())
    return [("karim", f"{HERE}cases/persons/{tolland.people['Kayden']}/")]

"""Every address of the case wing, for every persona and every state that a case can be in: what each is answered.

`matrix.txt` holds the approved answers, one letter each, in the order of PERSONAS. Views are called as the front door calls them (its
actor told to the database, its refusals turned into the same answers), without sessions and cookies, which other tests are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.contrib.messages.storage import default_storage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.db.models.functions import Now
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from joinedup.casework.concerns.commands import Stand, record_concern
from joinedup.casework.contacts.commands import record_contact
from joinedup.casework.contacts.rules import Account
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.commands import Denied, Refused
from joinedup.foundation.models import User
from joinedup.front.middleware import FrontDoor
from joinedup.partnership.queries import membership_of
from joinedup.people.emergency.commands import take_emergency_access
from joinedup.people.identities.commands import decide_identity
from joinedup.people.models import (
    Case,
    CaseLink,
    CaseNote,
    CasePerson,
    Conflict,
    NamedReader,
    Person,
    SharedItem,
)
from joinedup.people.persons.commands import add_number
from joinedup.people.warnings.commands import warn_staff
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, share
from tests.cast import ROOT, World, actor, user
from tests.house.addresses import Address, running
from tests.rooms.people.cases import BEGAN, HERE, Town
from tests.rooms.people.matrix_things import before_panel, between_agencies, held_elsewhere, other_panels, written_down

APPROVED = Path(__file__).with_name("matrix.txt")
ROOMS = ("cases:", "casefiles:", "casework:", "confidential:", "conflicts:", "emergency:", "panels:")
LINKED: dict[str, tuple[str, Role]] = {
    "lead": ("council", Role.LEAD_WORKER), "allocated": ("hospital", Role.ALLOCATED_WORKER), "duty": ("council", Role.DUTY_COVER),
    "supervisor": ("council", Role.CASE_SUPERVISOR), "coordinator": ("police", Role.PANEL_COORDINATOR),
    "representative": ("icb", Role.PANEL_REPRESENTATIVE), "action owner": ("police", Role.CASE_ACTION_OWNER),
    "referrer": ("hospital", Role.REFERRER), "reviewer": ("icb", Role.CASE_REVIEWER), "auditor": ("icb", Role.CASE_AUDITOR),
}  # fmt: skip
PERSONAS = (
    *LINKED, "emergency", "stranger", "barred", "ended", "manager", "privacy officer", "conflict officer", "outsider",
)  # fmt: skip
STATES = (
    "open",
    "on_hold",
    "closed",
    "disposed",
    "listed",
    "sealed",
    "person_listed",
    "joined_sealed",
    "shared",
    "withdrawn",
)
LETTERS = {200: "o", 302: "m", 403: "f", 404: ".", 409: "c", 400: "b", 405: "x"}
"""Opened, moved on, forbidden with a reason, no such thing, refused, not understood, not asked like this."""
NEVER = ("barred", "manager", "privacy officer", "conflict officer", "outsider")
"""Who is never shown anything of a case or a person, whatever its state."""
POINTED = ("cases:open_about", "cases:involved")
"""What somebody without a link may ask about a person whom they can find: a pointer, no content."""


@dataclass
class Ground:
    """A town with one case in one state: whoever may ask, and the ids that addresses are filled with."""

    people: dict[str, Actor]
    filled: dict[str, Any]


def case_addresses() -> list[Address]:
    """The addresses of the case wing, by name."""
    return sorted((a for a in running() if a.name.startswith(ROOMS)), key=lambda a: a.name)


def ground(world: World, state: str) -> Ground:
    """The case and its people, made by their own commands, then brought into a state."""
    town = Town(world)
    people = {name: town.practitioner(_plain(name), getattr(world, agency)) for name, (agency, _) in LINKED.items()}
    people |= {
        name: town.practitioner(name, agency)
        for name, agency in (("emergency", world.police), ("stranger", world.council))
    }
    people |= {
        name: town.practitioner(name, agency) for name, agency in (("barred", world.council), ("ended", world.hospital))
    }
    people["manager"] = _granted("manager", Role.BUSINESS_MANAGER, "northvale/board/")
    people["privacy officer"] = _granted("privacy", Role.PRIVACY_OFFICER, HERE)
    people["conflict officer"] = _granted("officer", Role.CONFLICT_OFFICER, HERE)
    people["outsider"] = _granted("outsider", Role.BUSINESS_MANAGER, "southmoor/board/")
    case, filled = _made(town, people)
    _state(town, people, case, filled, state)
    return Ground(people, {"partnership": "northvale", **filled})


def answers(
    here: Ground, addresses: Iterable[Address], personas: Iterable[str] = PERSONAS
) -> Iterator[tuple[str, str]]:
    """The name of each address and a letter for each persona; whatever an answer did is undone."""
    asked = list(addresses)
    told: dict[str, str] = {address.name: "" for address in asked}
    for name in personas:
        for address, _, answer in bodies(here, asked, name):
            told[address] += LETTERS.get(answer.status_code, "!")
    yield from told.items()


def bodies(here: Ground, addresses: Iterable[Address], name: str) -> Iterator[tuple[str, str, HttpResponse]]:
    """What a persona is answered at each address, by GET, or by an empty POST where GET is not how it is asked."""
    who = acting(here.people[name])
    door, account = FrontDoor(lambda request: HttpResponse()), User.objects.get(pk=who.user_id)
    for address in addresses:
        room = address.name.partition(":")[0]
        filled = {
            n: here.filled.get(f"{address.name}:{n}")
            or here.filled.get(f"{room}:{n}")
            or here.filled.get(n)
            or _other(kind)
            for n, kind in address.parameters
        }
        path = reverse(address.name, kwargs=filled)
        answer, method = _answer(door, who, account, "get", path), "get"
        if answer.status_code == 405:
            answer, method = _answer(door, who, account, "post", path), "post"
        yield address.name, method, answer


def wrong(name: str, letters: str, parameters: set[str]) -> list[str]:
    """Who is told something of a case or a person that they may never be told, whatever was approved."""
    about = parameters & {
        "case_id",
        "person_id",
        "note_id",
        "contact_id",
        "concern_id",
        "link_id",
        "shared_id",
        "warning_id",
        "fact_id",
        "enquiry_id",
        "caused_id",
        "alert_id",
        "arrival_id",
        "escalation_id",
        "referral_id",
        "request_id",
        "panel_case_id",
        "action_id",
        "item_id",
        "questionnaire_id",
        "decision_id",
    }
    by_name = dict(zip(PERSONAS, letters, strict=True))
    kept_out = (*NEVER, *(() if name in POINTED else ("stranger", "ended"))) if about else ()
    return [f"{name}: {who} gets {by_name[who]}" for who in kept_out if by_name[who] != "."]


def approved() -> dict[str, dict[str, str]]:
    """The approved answers: address, state, letters. A line holds for every state that it names."""
    found: dict[str, dict[str, str]] = {}
    for line in APPROVED.read_text().splitlines():
        if line and not line.startswith("#"):
            name, letters, states = line.split()
            found.setdefault(name, {}).update(dict.fromkeys(states.split(","), letters))
    return found


def written(table: dict[str, dict[str, str]]) -> str:
    """The approved answers as their file holds them."""
    lines = [f"# {n + 1:2} {name}" for n, name in enumerate(PERSONAS)]
    lines += [f"# {letter} {status}" for status, letter in LETTERS.items()]
    for name in sorted(table):
        by_letters: dict[str, list[str]] = {}
        for state in STATES:
            by_letters.setdefault(table[name][state], []).append(state)
        lines += [f"{name} {letters} {','.join(states)}" for letters, states in by_letters.items()]
    return "\n".join(lines) + "\n"


def _made(town: Town, people: dict[str, Actor]) -> tuple[Case, dict[str, Any]]:
    lead = people["lead"]
    case = town.case(lead, note="A note of the council")
    case.refresh_from_db()
    person, note = CasePerson.objects.get(case=case).person_id, CaseNote.objects.get()
    for name, (_, kind) in LINKED.items():
        if name != "lead":
            town.link(people[name], case, kind)
    town.link(people["barred"], case, Role.ALLOCATED_WORKER)
    CaseLink.objects.create(
        case=case, place=case.place, kind=Role.ALLOCATED_WORKER, agency_id=people["ended"].agency_id, user_id=people["ended"].user_id,
        from_at=timezone.now() - timedelta(days=9), to_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    now, who = timezone.now(), acting(lead)
    contact, soon = uuid4(), date.today() + timedelta(days=30)
    record_contact(
        who, case.pk, person_id=person, when="1 May 2026", account=Account("telephone", "not_seen"), at=now, key=contact
    )
    about = {
        "about": "scams",
        "part": "at_risk",
        "scale": "risk",
        "at": now,
        "key": uuid4(),
        "stand": Stand("high", date(2026, 5, 1), "Seen"),
    }
    concern = record_concern(who, case.pk, person_id=person, **about)
    number = add_number(who, person, kind="police", number="WM/1234")
    told = {"words": "Threw a chair", "told": "told", "review_on": soon, "at": now, "on": date.today()}
    warning = warn_staff(who, person, kind="two", **told)
    barred = uuid4()
    town.bar(people["conflict officer"], people["barred"], person_id=person)
    barred = Conflict.objects.get().pk
    emergency = acting(people["emergency"])
    membership = membership_of(emergency.agency_id, "northvale", on=date.today())
    take_emergency_access(
        emergency, membership, reference=case.reference, reason="duty", words="Nobody answers", at=now
    )
    more = between_agencies(people, case, person) | before_panel(people, case, person)
    more |= written_down(people, case, person) | held_elsewhere(people) | other_panels(people, case, person)
    acting(lead)
    link = CaseLink.objects.get(case=case, kind=Role.DUTY_COVER).pk
    return case, {
        "case_id": case.pk, "person_id": person, "note_id": note.pk, "contact_id": contact, "concern_id": concern, "fact_id": number, "casework:item_id": contact,
        "warning_id": warning, "conflict_id": barred, "link_id": link, "what": "name", "act": "restrict", "key": "find_reach",
        "fmt": "csv", "kind": "child", **more,
    }  # fmt: skip


def _state(town: Town, people: dict[str, Actor], case: Case, filled: dict[str, Any], state: str) -> None:
    """Bring the case into a state, as its lead; the lead and the supervisor stand on every list."""
    lead = people["lead"]
    who, row = acting(lead), Case.objects.filter(pk=case.pk)
    listed = [people["lead"].user_id, people["supervisor"].user_id]

    def restrict(level: int, **what: Any) -> None:
        for user_id in listed:
            NamedReader.objects.create(place=case.place, user_id=user_id, from_at=Now(), **what)
        rows = Person.objects.filter(pk=what["person_id"]) if "person_id" in what else row
        rows.update(restriction=level)

    if state in ("on_hold", "closed", "disposed"):
        row.update(state=state)
    elif state in ("listed", "sealed"):
        restrict(1 if state == "listed" else 2, case=case)
    elif state == "person_listed":
        restrict(1, person_id=filled["person_id"])
    elif state == "joined_sealed":
        second = town.case(lead)
        other = CasePerson.objects.get(case=second).person_id
        restrict(2, person_id=other)
        decide_identity(
            acting(lead), filled["person_id"], other_id=other, state="confirmed", why="One number", at=timezone.now()
        )
    elif state in ("shared", "withdrawn"):
        made, hospital = Made(case.pk, case.place, ()), UUID(str(people["allocated"].agency_id))
        for item in ("note_id", "concern_id", "contact_id", "questionnaire_id"):
            share(who, filled[item], made, hospital)
        of_note = SharedItem.objects.filter(item_id=filled["note_id"], to_agency_id=hospital)
        of_note.update(decision_id=filled["decision_id"])
        filled["shared_id"] = of_note.get().pk
        if state == "withdrawn":
            SharedItem.objects.filter(case=case).update(withdrawn_at=timezone.now())


def _granted(name: str, role: Role, place: str) -> Actor:
    made = user(name, name.title())
    accounts.grant_role(ROOT, user_id=made, role=role, place=place, from_on=BEGAN)
    return actor(made)


def _answer(door: FrontDoor, who: Actor, account: User, method: str, path: str) -> HttpResponse:
    """What an address answers to whoever acts now. Whatever it did is undone."""
    request: Any = getattr(RequestFactory(), method)(path)
    request.user, request.actor, request.session, request.htmx = account, who, SessionStore(), False
    request._messages, request.resolver_match = default_storage(request), resolve(path)
    view, args, kwargs = request.resolver_match
    with transaction.atomic():
        try:
            answer = view(request, *args, **kwargs)
        except (Denied, Refused) as error:
            answer = door.process_exception(request, error)
        transaction.set_rollback(True)
    return answer or HttpResponse(status=500)


def _plain(name: str) -> str:
    return name.replace(" ", "")


def _other(kind: str) -> Any:
    """What fills a parameter that nothing was made for: an id that nothing has."""
    return UUID(int=7) if "UUID" in kind else "1"

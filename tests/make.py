"""One row of every placed model, made for tests that go through all commands. A new model adds its line here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from joinedup.casework import models as casework
from joinedup.casework.models import Concern, Contact, ContactInterval
from joinedup.foundation import places
from joinedup.foundation.models import LightLink, Notice, Placed, RoleGrant, StoredFile, User
from joinedup.meetings import models as meetings
from joinedup.meetings.actions import models as actions
from joinedup.partnership.models import Agency, AgencyContact, Duty, Group, Membership, Partnership, Seat, Theme
from joinedup.people.models import (
    Case,
    CaseLink,
    CaseNote,
    Conflict,
    EmergencyAccess,
    OwnNumberKind,
    Person,
    Team,
    TeamMembership,
)
from joinedup.planning import models as risks
from tests.cases import acting, make_case, practitioner
from tests.cast import World, user

Maker = Callable[[World], Placed]


def _of(model: Any, **fields: Any) -> Maker:
    return lambda world: model.objects.create(place=places.board("northvale"), **fields)


MAKERS: dict[str, Maker] = {
    "foundation.RoleGrant": lambda w: RoleGrant.objects.create(
        user_id=user("someone", "Some One"), role="observer", place=places.board("northvale"), from_on=date(2026, 1, 1)
    ),
    "foundation.StoredFile": _of(
        StoredFile, name="a.txt", content_type="text/plain", size=1, sha256="0", scanned="clean", stored_by="x"
    ),
    "foundation.LightLink": _of(
        LightLink,
        purpose="update_action",
        target_id=UUID(int=7),
        email="a@example.org",
        token_hash="0",
        expires_at=datetime(2026, 12, 1, tzinfo=UTC),
        made_by="x",
    ),
    "foundation.Notice": _of(
        Notice,
        email="a@example.org",
        wording="action_given",
        blanks={"reference": "A-0001"},
        try_at=datetime(2026, 12, 1, tzinfo=UTC),
    ),
    "meetings.Action": lambda w: actions.Action.objects.create(
        place=places.group("northvale", w.board),
        partnership_id=w.partnership,
        group_id=w.board,
        number=actions.Action.objects.count() + 1,
        text="Do it",
        source_kind="meeting",
        owner_agency_id=w.police,
        status_on=date(2026, 1, 1),
    ),
    "partnership.Partnership": lambda w: Partnership.objects.get(pk=w.partnership),
    "partnership.Agency": lambda w: Agency.objects.get(pk=w.council),
    "partnership.Membership": lambda w: Membership.objects.filter(partnership_id=w.partnership)[0],
    "partnership.AgencyContact": lambda w: AgencyContact.objects.create(
        partnership_id=w.partnership, agency_id=w.council, place=places.board("northvale"), email="office@example.org"
    ),
    "partnership.Group": lambda w: Group.objects.get(pk=w.board),
    "partnership.Seat": lambda w: Seat.objects.create(
        group_id=w.board, place=places.group("northvale", w.board), post="Named nurse"
    ),
    "partnership.Duty": lambda w: Duty.objects.create(
        partnership_id=w.partnership, place=places.board("northvale"), regime="children", text="Publish"
    ),
    "partnership.Theme": lambda w: Theme.objects.create(
        partnership_id=w.partnership, place=places.board("northvale"), key="neglect", name="Neglect"
    ),
}


def _risk(world: World, key: str = "risks") -> risks.Risk:
    """A risk in a register of the board."""
    here = {"place": places.group("northvale", world.board)}
    register, _ = risks.RiskRegister.objects.get_or_create(
        key=key, defaults={"partnership_id": world.partnership, "group_id": world.board, "name": "Risks", **here}
    )
    return risks.Risk.objects.create(register=register, reference=str(register.risks.count() + 1), text="Costs", **here)


def _of_risk(model: Any, **fields: Any) -> Maker:
    return lambda world: model.objects.create(risk=(risk := _risk(world)), place=risk.place, **fields)


MAKERS |= {
    "planning.RiskRegister": lambda w: _risk(w).register,
    "planning.Risk": _risk,
    "planning.RiskScore": _of_risk(risks.RiskScore, kind="current", number=1, likelihood=1, impact=1),
    "planning.Control": _of_risk(risks.Control, position=1, text="Reminders"),
}


def _meeting(world: World) -> meetings.Meeting:
    """A meeting of the board, on a day of its own: a group meets once at a time."""
    day = 1 + meetings.Meeting.objects.count()
    return meetings.Meeting.objects.create(
        group_id=world.board, place=places.group("northvale", world.board), title="Board",
        starts_at=datetime(2026, 12, day, 10, tzinfo=UTC), ends_at=datetime(2026, 12, day, 12, tzinfo=UTC),
    )  # fmt: skip


def _item(world: World) -> meetings.AgendaItem:
    """An item on its agenda."""
    meeting = _meeting(world)
    return meetings.AgendaItem.objects.create(meeting=meeting, place=meeting.place, title="Neglect")


def _decision(world: World) -> meetings.Decision:
    """A decision taken in it."""
    meeting = _meeting(world)
    return meetings.Decision.objects.create(
        group=meeting.group, place=meeting.place, meeting=meeting, number=1, text="Adopt it", state="unratified",
        decided_at=meeting.starts_at, quorum_state="not_quorate", quorum_because="Nobody came",
    )  # fmt: skip


def _in_meeting(model: Any, fields: Callable[[World], dict[str, Any]]) -> Maker:
    return lambda world: model.objects.create(
        meeting=(meeting := _meeting(world)), place=meeting.place, **fields(world)
    )


MAKERS |= {
    "meetings.Meeting": _meeting,
    "meetings.AgendaItem": _item,
    "meetings.Decision": _decision,
    "meetings.Attendance": _in_meeting(
        meetings.Attendance, lambda w: {"group_id": w.board, "held_on": date(2026, 12, 1), "state": "absent"}
    ),
    "meetings.Invitation": _in_meeting(meetings.Invitation, lambda w: {"seat": row("partnership.Seat", w)}),
    "meetings.AgreementRequest": lambda w: meetings.AgreementRequest.objects.create(
        decision=(decision := _decision(w)),
        seat=row("partnership.Seat", w),
        place=decision.place,
        asked_at=decision.decided_at,
    ),
    "meetings.Minutes": _in_meeting(meetings.Minutes, lambda w: {"text": "Notes"}),
    "meetings.Interest": lambda w: meetings.Interest.objects.create(
        item=(item := _item(w)), seat=row("partnership.Seat", w), place=item.place, nature="Theirs"
    ),
    "meetings.QuorumRule": lambda w: meetings.QuorumRule.objects.create(
        group_id=w.board, place=places.group("northvale", w.board)
    ),
}


def _on_group(model: Any, **fields: Any) -> Maker:
    return lambda world: model.objects.create(
        group_id=world.board, place=places.group("northvale", world.board), **fields
    )


MAKERS |= {
    "meetings.StandingItem": _on_group(meetings.StandingItem, title="Apologies"),
    "meetings.ForwardPlanItem": _on_group(meetings.ForwardPlanItem, title="Budget", month_on=date(2027, 3, 1)),
    "meetings.Paper": _in_meeting(meetings.Paper, lambda w: {"title": "Report"}),
    "meetings.CrossBoardRule": lambda w: meetings.CrossBoardRule.objects.create(
        partnership_id=w.partnership,
        place=places.board("northvale"),
        to_group_id=w.board,
        title="Yearly item",
        from_on=date(2026, 4, 1),
        from_words="The adults board",
    ),
}


def _case(world: World) -> Any:
    """A case with its worker, and an account of the one person on it."""
    from joinedup.casework.contacts.commands import record_contact
    from joinedup.casework.contacts.rules import Account

    worker = practitioner(f"worker{User.objects.count()}", "Wren Achebe", world.council)
    made = make_case(worker, world, [("Invented", "Person", "subject")])
    key, at = uuid4(), timezone.now()
    account = Account("telephone", "not_seen")
    record_contact(
        acting(worker), made.id, person_id=made.persons[0], when="1 May 2026", account=account, at=at, key=key
    )
    return made, key, worker


def _concern(world: World) -> UUID:
    """A concern about the one person on a case, as its worker recorded it."""
    from joinedup.casework.concerns.commands import Stand, record_concern

    made, _, worker = _case(world)
    details = {"about": "scams", "part": "at_risk", "scale": "risk", "at": timezone.now(), "key": uuid4()}
    return record_concern(
        acting(worker),
        made.id,
        person_id=made.persons[0],
        stand=Stand("high", date(2026, 5, 1), "Seen"),
        **details,
    )


def _note(world: World) -> CaseNote:
    """A note of that worker in the case."""
    made = _case(world)[0]
    link = CaseLink.objects.get(case_id=made.id)
    return CaseNote.objects.create(
        case_id=made.id, place=made.place, agency_id=link.agency_id, written_by_id=link.user_id, text="A note", written_at=timezone.now()
    )  # fmt: skip


def _member(world: World) -> TeamMembership:
    """Somebody in a team of the council."""
    team = Team.objects.create(agency_id=world.council, place=places.board("northvale"), name="Duty")
    return TeamMembership.objects.create(
        team=team,
        place=team.place,
        user_id=user(f"member{User.objects.count()}", "Una Brook"),
        from_on=date(2026, 1, 1),
    )


def _form_definition(world: World) -> casework.FormDefinition:
    """A form of the partnership's own."""
    return casework.FormDefinition.objects.create(
        partnership_id=world.partnership, place=places.board("northvale"), key="own", text="", effective_from=date(2026, 1, 1),
        added_by_id=user(f"adder{User.objects.count()}", "Una Brook"),
    )  # fmt: skip


MAKERS |= {
    "people.TeamMembership": _member,
    "people.Team": lambda w: _member(w).team,
    "people.Case": lambda w: Case.objects.get(pk=_case(w)[0].id),
    "people.Person": lambda w: Person.objects.get(pk=_case(w)[0].persons[0]),
    "people.CaseNote": _note,
    "casework.Concern": lambda w: Concern.objects.get(pk=_concern(w)),
    "casework.ContactInterval": lambda w: _on_group(
        ContactInterval, rule="R1", days=14, due_soon_days=3, approved_on=date(2026, 1, 1), partnership_id=w.partnership
    )(w),
    "casework.OwnPanelKind": lambda w: _on_group(
        casework.OwnPanelKind,
        key=f"own_kind{User.objects.count()}",
        number=1,
        entry={},
        approved_on=date(2026, 1, 1),
        effective_from=date(2099, 1, 1),
        partnership_id=w.partnership,
        added_by_id=user(f"kinds{User.objects.count()}", "Una Brook"),
    )(w),
    "casework.OwnReferralKind": lambda w: _on_group(
        casework.OwnReferralKind,
        key=f"own_kind{User.objects.count()}",
        number=1,
        entry={},
        approved_on=date(2026, 1, 1),
        effective_from=date(2099, 1, 1),
        partnership_id=w.partnership,
        added_by_id=user(f"sorts{User.objects.count()}", "Una Brook"),
    )(w),
    "casework.OwnStandards": lambda w: _on_group(
        casework.OwnStandards,
        number=1,
        how="over",
        text="",
        approved_on=date(2026, 1, 1),
        effective_from=date(2099, 1, 1),
        partnership_id=w.partnership,
        added_by_id=user(f"keeper{User.objects.count()}", "Una Brook"),
    )(w),
    "people.OwnNumberKind": lambda w: _on_group(
        OwnNumberKind,
        key="own_number",
        label="Number",
        shapes="HF-999",
        example="HF-123",
        approved_on=date(2026, 1, 1),
        effective_from=date(2099, 1, 1),
        partnership_id=w.partnership,
        added_by_id=user(f"numberer{User.objects.count()}", "Una Brook"),
    )(w),
    "casework.OwnDomain": lambda w: _on_group(
        casework.OwnDomain,
        key="own",
        label="Own",
        what="Own",
        approved_on=date(2026, 1, 1),
        effective_from=date(2099, 1, 1),
        partnership_id=w.partnership,
        added_by_id=user(f"domainer{User.objects.count()}", "Una Brook"),
    )(w),
    "casework.OwnStages": lambda w: _on_group(
        casework.OwnStages,
        number=1,
        source="Minute 7",
        stages=[],
        approved_on=date(2026, 1, 1),
        effective_from=date(2099, 1, 1),
        partnership_id=w.partnership,
        added_by_id=user(f"stager{User.objects.count()}", "Una Brook"),
    )(w),
    "casework.DeviationNotice": lambda w: _on_group(
        casework.DeviationNotice,
        why="Snow",
        rule="R1",
        sent_on=date(2026, 1, 1),
        from_on=date(2026, 1, 15),
        until_on=date(2026, 2, 1),
        partnership_id=w.partnership,
        recorded_by_id=user(f"recorder{User.objects.count()}", "Una Brook"),
    )(w),
    "casework.Contact": lambda w: Contact.objects.get(pk=_case(w)[1]),
    # what is before a panel: it cannot be found, so to say which, an id is enough
    **{
        f"casework.{name}": lambda w, name=name: getattr(casework, name)()
        for name in (
            "PanelReferral",
            "PanelCase",
            "Hearing",
            "HearingItem",
            "ResearchRequest",
            "CaseAction",
            "OwnAction",
        )
    },
    "casework.Panel": lambda w: casework.Panel.objects.create(
        partnership_id=w.partnership,
        group_id=w.board,
        place=places.group("northvale", w.board),
        kind="marac",
        minutes_a_case=15,
    ),
    "casework.FormDefinition": lambda w: _form_definition(w),
    "casework.Questionnaire": lambda w: casework.Questionnaire(),
    "casework.Desk": lambda w: casework.Desk.objects.create(
        partnership_id=w.partnership,
        agency_id=w.council,
        place=places.board("northvale"),
        kinds=["child"],
        telephone="01632 960001",
    ),
    "casework.Enquiry": lambda w: casework.Enquiry(),
    "casework.Escalation": lambda w: casework.Escalation(),
    "casework.RiskAlert": lambda w: casework.RiskAlert(),
    "casework.Arrival": lambda w: casework.Arrival(),
    "casework.SharingDecision": lambda w: casework.SharingDecision(),
    "casework.InformationRequest": lambda w: casework.InformationRequest(),
    "casework.SharingAgreement": lambda w: casework.SharingAgreement.objects.create(
        partnership_id=w.partnership,
        place=places.board("northvale"),
        title="Tier 1",
        purpose="x",
        basis="child",
        signed_on=date(2026, 1, 1),
        review_on=date(2027, 1, 1),
    ),
    "casework.StandingDecision": lambda w: casework.StandingDecision(),
    "casework.Referral": lambda w: casework.Referral(),
    "casework.ReceivedReferral": lambda w: casework.ReceivedReferral(),
    "casework.CheckedNight": lambda w: casework.CheckedNight(),
    "casework.CountedQuarter": lambda w: casework.CountedQuarter(),
    # rows of the case wing that only the database itself can make: to say which, an id is enough
    "people.EmergencyAccess": lambda w: EmergencyAccess(),
    "people.Conflict": lambda w: Conflict(),
}


def row(label: str, world: World) -> Placed:
    """One row of the model called `label` (`meetings.Meeting`), placed in Northvale."""
    maker = MAKERS.get(label)
    assert maker is not None, f"tests/make.py has no line that makes a {label}"
    return maker(world)

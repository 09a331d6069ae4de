"""Threat T16: no record of an agency is seen by another without a decision to share it, in the code and in the database."""

from __future__ import annotations

import ast
import re
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from joinedup.casework.models import Contact, SharingDecision, Telling
from joinedup.people.bound import CaseItem
from joinedup.people.cases.commands import address, address_panel
from joinedup.people.models import AgencyRecord, CaseNote, SharedItem
from joinedup_core.permits import Actor, Role
from tests.cases import acting, link, make_case, practitioner
from tests.cast import World
from tests.house.source import SRC, modules

MESSAGES = {
    "AlertStep", "AsbReport", "CausedEnquiry", "Disruption", "Escalation", "InformationReply", "InformationRequest", "PanelReferral", "ReceivedReferral", "Referral",
    "ReferralAnswer", "ResearchReply", "RiskAlert", "SharingDecision", "WrittenUpdate",
}  # fmt: skip
"""What is written to another agency or a panel, and so seen by it without a decision beside it. All else is a record."""
MAKES = {"joinedup.people.cases.commands"}
"""The one module that makes shared items. What an agency's system tells makes none: its day and mode alone are read, by a standing decision."""
SHARES = {"joinedup.casework.sharing.commands"}
"""The one module that shares records."""
IN_SQL = {"escalations", "telling"}
"""Corners whose definers may add shared items: a disagreement as it starts, and answers of a desk, which are messages."""


def test_what_is_a_message_is_agreed() -> None:
    items = [model for model in apps.get_models() if issubclass(model, CaseItem)]
    assert {model.__name__ for model in items if model.written_to_others} == MESSAGES


def test_one_module_makes_shared_items_and_one_shares_records() -> None:
    makes, shares = set(), set()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr in ("create", "bulk_create", "get_or_create"):
                makes |= {module.name for _ in [0] if ast.unparse(node).startswith("SharedItem.objects.")}
            if isinstance(node, ast.ImportFrom) and node.module == "joinedup.people.cases.commands":
                shares |= {module.name for one in node.names if one.name == "share"}
    assert makes == MAKES
    assert shares == SHARES


def test_only_named_corners_add_shared_items_in_sql() -> None:
    found = {
        path.parent.name
        for path in SRC.rglob("policies.sql")
        if re.search(r"insert into (public\.)?people_shareditem", path.read_text(), re.I)
    }
    assert found <= IN_SQL


@pytest.fixture
def wren(world: World) -> Actor:
    """Who leads a case."""
    return practitioner("wren", "Wren Achebe", world.council)


@pytest.fixture
def note(world: World, wren: Actor) -> CaseNote:
    """A record of that agency in the case."""
    case = make_case(wren, world, [("Sadie", "Pennock", "victim")])
    link(practitioner("dele", "Dele Marsh", world.hospital), case.id, case.place, Role.ALLOCATED_WORKER)
    acting(wren)
    return CaseNote.objects.create(
        case_id=case.id, place=case.place, agency_id=wren.agency_id, written_by_id=wren.user_id, text="x", written_at=Now()
    )  # fmt: skip


def test_a_record_is_no_message(world: World, note: CaseNote) -> None:
    with pytest.raises(TypeError, match="a sharing decision shares it"):
        address(note, world.hospital, note.made_at.date())
    with pytest.raises(TypeError, match="a sharing decision shares it"):
        address_panel(note, world.board)


def test_the_database_refuses_a_record_without_a_decision(world: World, wren: Actor, note: CaseNote) -> None:
    def shared(item: UUID, decision: UUID | None) -> None:
        SharedItem.objects.create(
            case_id=note.case_id, place=note.place, item_id=item, from_agency_id=wren.agency_id, to_agency_id=world.hospital,
            from_at=Now(), decision_id=decision,
        )  # fmt: skip

    own = {"case_id": note.case_id, "place": note.place, "agency_id": wren.agency_id}
    person = note.case.persons.get().person_id
    seen = {
        "person_id": person,
        "recorded_by_id": wren.user_id,
        "recorded_at": Now(),
        "earliest_on": "2026-01-01",
        "latest_on": "2026-01-01",
    }
    contact = Contact.objects.create(**own, **seen, mode="telephone", seen="not_seen", told="1 January 2026")
    telling = Telling.objects.create(
        **own, contact=contact, to="police", how="x", told_by_id=wren.user_id, told_at=Now()
    )
    record = AgencyRecord.objects.create(
        **own, person_id=person, source="Mosaic", as_of_on="2026-01-01", received_at=Now()
    )
    for item in (note, contact, telling, record):
        with pytest.raises(IntegrityError, match="shared by a sharing decision"), transaction.atomic():
            shared(item.pk, None)
        shared(item.pk, uuid4())
    message = SharingDecision.objects.create(
        **own,
        verdict="withdraw",
        to_agency_id=world.hospital,
        purpose="x",
        decided_by_id=wren.user_id,
        decided_at=Now(),
    )
    shared(message.pk, None)

"""What a page of the case wing shows or does is bound to what its address names, and leaves a row on the trail."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from joinedup.casework.agreed.commands import approve_interval
from joinedup.casework.agreements.commands import add_agreement
from joinedup.casework.enquiries import commands as enquiries
from joinedup.casework.models import ContactInterval, Desk, FormDefinition, SharingAgreement
from joinedup.casework.questionnaires.commands import add_definition
from joinedup.foundation import context
from joinedup.foundation.accounts import commands as accounts
from joinedup.foundation.models import TrailEntry
from joinedup.people.models import Case
from joinedup.people.warnings.commands import warn_staff
from joinedup_core.permits import Actor, Role
from joinedup_core.questionnaires import all_texts
from tests.cases import Made, acting, share
from tests.cast import ROOT, World, actor, sign_in
from tests.rooms.casework.conftest import case, nurse, stranger, worker
from tests.rooms.casework.test_contacts import record, url
from tests.rooms.casework.test_enquiries import decided
from tests.rooms.casework.test_sharing import shared

__all__ = ["case", "nurse", "stranger", "worker"]
TODAY = date(2026, 11, 26)


def warned(who: Actor, case: Made) -> UUID:
    said = {"kind": "two", "words": "kestrel: a dog", "told": "told", "review_on": date(2027, 5, 1)}
    return warn_staff(acting(who), case.persons[0], at=timezone.now(), on=TODAY, **said)


def test_reading_warnings_leaves_their_ids_on_the_trail(worker: Actor, nurse: Actor, case: Made) -> None:
    made, page = warned(worker, case), reverse("cases:warnings", args=["northvale", case.persons[0]])
    assert "kestrel: a dog" in sign_in(nurse).get(page).content.decode()
    acting(nurse)
    row = TrailEntry.objects.get(verb="people.open_warnings", actor_key=f"user:{nurse.user_id}")
    assert (row.outcome, row.target, row.note) == ("done", f"people.Person:{case.persons[0]}", f"staff warnings {made}")
    for name in ("cases:review_warning", "cases:end_warning"):
        sign_in(nurse).get(reverse(name, args=["northvale", case.persons[0], made]))
    acting(nurse)
    assert TrailEntry.objects.filter(verb="people.open_warnings", actor_key=f"user:{nurse.user_id}").count() == 3


def test_where_every_case_is_closed_it_is_asked_why(worker: Actor, case: Made) -> None:
    made, client = warned(worker, case), sign_in(worker)
    Case.objects.filter(pk=case.id).update(state="closed")
    page = reverse("cases:warnings", args=["northvale", case.persons[0]])
    asked = client.get(page).content.decode()
    assert "kestrel" not in asked
    assert "Choose why you look" in asked
    ending = reverse("cases:end_warning", args=["northvale", case.persons[0], made])
    assert client.get(ending)["Location"].startswith(page)
    assert "kestrel" in client.post(page, {"reason": "review"}).content.decode()
    assert "kestrel" in client.get(ending).content.decode()
    acting(worker)
    assert TrailEntry.objects.filter(verb="people.open_warnings", note=f"review staff warnings {made}").exists()


def test_an_empty_list_does_not_say_on_the_trail_that_there_is_no_concern(worker: Actor, case: Made) -> None:
    sign_in(worker).get("/")
    sign_in(worker).get(reverse("casework:worklist", args=["northvale"]))
    acting(worker)
    for verb in ("casework.list_few_unseen", "casework.open_worklist"):
        assert TrailEntry.objects.get(verb=verb).note == "no concern listed"


def test_an_enquiry_that_is_shared_shares_nothing_that_hangs_on_it(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    enquiry = decided(worker, case)
    enquiries.add_wish(acting(worker), enquiry, words="kestrel: to stay at home", on=date(2026, 5, 22), today=TODAY)
    share(worker, enquiry, case, world.hospital)
    page = sign_in(nurse).get(url("enquiry", enquiry)).content.decode()
    assert "kestrel: money is missing" in page
    assert "to stay at home" not in page
    assert "All three" not in page


def test_taking_sharing_back_shows_its_form_for_a_decision_of_ones_own_alone(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    theirs = shared(nurse, case, record(nurse, case), world.council)
    mine = shared(worker, case, record(worker, case), world.hospital)
    client = sign_in(worker)
    for decision, status in ((mine, 200), (theirs, 404), (uuid4(), 404)):
        assert client.get(url("withdraw_decision", case.id, decision)).status_code == status


def test_nothing_ends_through_the_address_of_another_partnership(maya: Actor, worker: Actor, world: World) -> None:
    """Maya manages both; what an address of the other names is not there."""
    accounts.grant_role(
        ROOT,
        user_id=UUID(str(maya.user_id)),
        role=Role.BUSINESS_MANAGER,
        place="southmoor/board/",
        from_on=date(2024, 1, 1),
    )
    acting(worker)
    context.tell_database(maya)
    parties = {"parties": [world.council, world.hospital], "basis": "adult"}
    agreement = add_agreement(
        maya, world.partnership, title="MASH", purpose="To keep people safe", signed_on=date(2026, 1, 1),
        review_on=date(2027, 1, 1), impact_words="Small", **parties,
    )  # fmt: skip
    form = add_definition(maya, world.partnership, text=next(iter(dict(all_texts()).values())), at=timezone.now())
    days = {"days": 28, "due_soon_days": 7, "missed_after_days": None}
    interval = approve_interval(
        maya, world.board, rule="visit", level="", approved_on=date(2026, 1, 1), on=TODAY, **days
    )
    client = sign_in(actor(UUID(str(maya.user_id))))
    key = client.get("/").wsgi_request.actor.partnerships
    for name, pk, model in (
        ("end_agreement", agreement, SharingAgreement), ("end_definition", form, FormDefinition), ("end_interval", interval, ContactInterval),
    ):  # fmt: skip
        answer = client.post(reverse(f"casework:{name}", args=["southmoor", pk]))
        assert answer.status_code == 404, (name, key)
        assert model.objects.get(pk=pk).ended_on is None
        assert client.post(reverse(f"casework:{name}", args=["northvale", pk])).status_code == 302
        assert model.objects.get(pk=pk).ended_on is not None
    assert Desk.objects.count() == 0

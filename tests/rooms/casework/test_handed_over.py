"""What another area is handed with a transferred case: marked, for one person, without what agencies hold and without addresses."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.case_actions.commands import give_action
from joinedup.casework.hearings.commands import Discussion, record_discussion
from joinedup.casework.panel_papers.commands import make_transfer
from joinedup.casework.research.commands import answer_request, ask_agencies
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.models import TrailEntry
from joinedup.people.confidential.commands import keep_confidential_address
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, moment, today
from tests.rooms.casework.test_panel_pages import send, text, url

__all__ = ["marac"]


@pytest.fixture
def before(marac: Marac, worker: Actor, case: Made, world: World) -> UUID:
    """A case heard today, with an answer of the police and an action; its referral tells of an address."""
    start = timezone.localtime().time().replace(second=0, microsecond=0)
    hearing = marac.hearing(days=0, start_time=start, emergency=True)
    said = {"concern": "He waits at 4 Alder Row", "safe_contact": "Ring the school, mornings"}
    before, item = marac.listed(case, hearing, worker, **said)
    given = {"agency_id": world.police, "text": "Fit a lock", "due_on": today(), "at": timezone.now()}
    give_action(acting(marac.cora), before, **given)
    ask_agencies(acting(marac.cora), before, agency_ids=[world.police], due_at=moment(1), at=timezone.now())
    asked = models.ResearchRequest.objects.get().pk
    held = {"answer": "held", "text": "osprey: two calls", "at": timezone.now()}
    answer_request(acting(marac.piet), case.id, request_id=asked, **held)
    discussion = Discussion("plan", "She moves on Friday", "osprey was read out", "He knows her car")
    record_discussion(acting(marac.cora), item, version=1, discussion=discussion, at=timezone.now())
    keep_confidential_address(acting(worker), case.persons[0], lines="4 Alder Row\nNorthvale", postcode="NV1 4QZ")
    return before


def test_it_holds_what_the_panel_decided_and_nothing_that_agencies_hold(marac: Marac, before: UUID) -> None:
    cora, page = sign_in(marac.cora), url("hand_over", before)
    assert cora.get(page).status_code == 404
    send(cora, "transfer", before, to_area="Southmoor", on=today().isoformat(), because="She moved", version=2)
    assert page in text(cora, "before", before)
    assert "There is a problem" in cora.post(page, {"to_whom": "", "as_file": "docx"}).content.decode()
    answer = cora.post(page, {"to_whom": "Ines Roe, MARAC coordinator", "as_file": "docx"})
    assert answer["Content-Disposition"].endswith(f'transfer-{today().isoformat()}.docx"')
    made = make_transfer(acting(marac.cora), before, to_whom="Ines Roe", now=timezone.now())
    said = " ".join(f"{part.label} {part.text}" for part in made.parts)
    for words in (
        "Sadie Pennock",
        "Ring the school",
        "She moves on Friday",
        "He knows her car",
        "Fit a lock",
        "Vale Police",
        "She moved",
    ):
        assert words in said
    assert "osprey" not in said
    assert "Alder Row" not in said
    assert "Left out: this text" in said
    assert "For Ines Roe, Southmoor. Made" in made.marking
    assert "Pennock" not in made.title + made.marking
    notes = TrailEntry.objects.filter(verb="casework.make_transfer", outcome="done").values_list("note", flat=True)
    assert len(notes) == 2
    assert not any("Ines" in note or "Pennock" in note for note in notes)


def test_only_the_coordinator_makes_it(marac: Marac, worker: Actor, before: UUID) -> None:
    send(
        sign_in(marac.cora), "transfer", before, to_area="Southmoor", on=today().isoformat(), because="Moved", version=2
    )
    for other in (marac.hana, worker):
        assert sign_in(other).get(url("hand_over", before)).status_code in (403, 404)
        with pytest.raises((NotAllowed, NotFound)):
            make_transfer(acting(other), before, to_whom="Ines Roe", now=timezone.now())

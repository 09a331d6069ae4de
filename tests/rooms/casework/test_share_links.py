"""A completed form, a referral and an enquiry are shared from their own pages, by whoever may share them."""

from __future__ import annotations

from uuid import UUID, uuid4

from joinedup.casework.enquiries.commands import Received, record_adult_concern
from joinedup_core.permits import Actor
from tests.cases import Made, acting
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import today
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_questionnaires import begun, completed
from tests.rooms.casework.test_referrals import desk, officer, sent
from tests.rooms.casework.test_sharing import shared

__all__ = ["desk", "officer"]


def test_each_leads_to_its_own_sharing_and_asks_anew_whether_they_were_told(
    worker: Actor, nurse: Actor, case: Made, desk: UUID, world: World
) -> None:
    came = Received(today(), "Money is missing", ["financial"], "own_home", "known")
    enquiry = record_adult_concern(
        acting(worker), case.id, received=came, today=today(), key=uuid4(), person_id=case.persons[0]
    )
    made = {"enquiry": enquiry, "form": completed(worker, case), "referral": sent(worker, case, desk)}
    mine, theirs = sign_in(worker), sign_in(nurse)
    for name, item in made.items():
        address = url("share_item", case.id, item)
        assert address in mine.get(url(name, item)).content.decode(), name
        shared(worker, case, item, world.hospital)
        assert address not in theirs.get(url(name, item)).content.decode(), name
        page = mine.get(address).content.decode()
        assert "To keep her safe" in page
        assert page.count(" checked") == 1, "the basis alone: agreement and telling are asked for anew"
    draft = begun(worker, case)
    assert url("share_item", case.id, draft) not in mine.get(url("form", draft)).content.decode()

"""Two persons of one name are told apart wherever somebody looks them up: by date of birth as far as it is known, and other names."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.utils import timezone

from joinedup.casework.models import ResearchRequest
from joinedup.casework.queries import get_case, who_is_who
from joinedup.casework.research import commands as research
from joinedup.people.models import ConfidentialAddress, Person, PersonName
from joinedup_core.permits import Actor
from tests.cases import Made, acting, make_case
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac
from tests.rooms.casework.test_contacts import url
from tests.rooms.casework.test_panel_pages import text
from tests.rooms.casework.test_panel_papers import made
from tests.rooms.casework.test_referrals import outside

__all__ = ["marac", "outside"]


@pytest.fixture
def namesakes(worker: Actor, world: World) -> Made:
    """Father and son of one name, and a mother whose date of birth is half-known and who has another name."""
    people = [("Mara", "Verity", "victim"), ("John", "Verity", "alleged perpetrator"), ("John", "Verity", "child")]
    found = make_case(worker, world, people, kind="domestic_abuse")
    for person, born in zip(found.persons, ("about 1985", "3 April 1980", ""), strict=True):
        detail = Person.objects.get(pk=person)
        detail.born = born
        detail.born_from_on = detail.born_to_on = None
        detail.save()
    mara = found.persons[0]
    PersonName.objects.create(person_id=mara, place=found.place, kind="former", forenames="Mara", surname="Quist")
    return found


def test_whom_to_look_up_is_told_apart(marac: Marac, worker: Actor, namesakes: Made, world: World) -> None:
    said = {"victims": namesakes.persons[:1], "posing": namesakes.persons[1:2]}
    before = marac.accept(namesakes, marac.refer(worker, namesakes, **said))
    due = timezone.now() + timedelta(hours=3)
    research.ask_agencies(acting(marac.cora), before, agency_ids=[world.police], due_at=due, at=timezone.now())
    acting(marac.cora)
    page = unescape(text(sign_in(marac.piet), "reply", ResearchRequest.objects.get().pk))
    for words in ("Born about 1985", "Also known as Mara Quist", "Born 3 April 1980", "Date of birth not known"):
        assert words in page
    referral = unescape(text(sign_in(marac.cora), "before", before))
    assert "John Verity (born 3 April 1980)" in referral


def test_a_pack_tells_them_apart_too(marac: Marac, worker: Actor, namesakes: Made) -> None:
    hearing = marac.hearing(
        days=0, start_time=timezone.localtime().time().replace(second=0, microsecond=0), emergency=True
    )
    marac.listed(namesakes, hearing, worker, victims=namesakes.persons[:1], posing=namesakes.persons[1:2])
    for fmt in ("docx", "pdf"):
        pack = made(marac, hearing, marac.piet, "pack", fmt)
        assert "Mara Verity (born about 1985; also known as Mara Quist)" in pack
        assert "John Verity (born 3 April 1980)" in pack


def test_another_name_that_tells_where_somebody_is_stands_nowhere(worker: Actor, namesakes: Made) -> None:
    mara = namesakes.persons[0]
    PersonName.objects.create(
        person_id=mara, place=namesakes.place, kind="online", forenames="mara_4 Alder Row", surname=""
    )
    acting(worker)
    apart = who_is_who(acting(worker), get_case(acting(worker), "northvale", namesakes.id))
    assert "Alder Row" in apart[mara].words
    ConfidentialAddress.objects.create(
        person_id=mara, place=namesakes.place, lines="4 Alder Row\nNorthvale", postcode="NV1 4QZ"
    )
    apart = who_is_who(acting(worker), get_case(acting(worker), "northvale", namesakes.id))
    assert apart[mara].words == "born about 1985"


def test_who_is_referred_is_told_apart_on_the_form(worker: Actor, namesakes: Made, outside: UUID) -> None:
    page = unescape(sign_in(worker).get(url("refer", namesakes.id, namesakes.persons[1], "child")).content.decode())
    assert "John Verity, born 3 April 1980" in page

"""Papers of a hearing: each recipient's own, actions alone by default, nothing of what is kept from them, no confidential address."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.utils import timezone
from pypdf import PdfReader

from joinedup.casework import models
from joinedup.casework.case_actions import commands as case_actions
from joinedup.casework.hearings import commands as hearings
from joinedup.casework.hearings.commands import Discussion
from joinedup.casework.panel_papers.commands import make_paper
from joinedup.casework.research.commands import answer_request, ask_agencies
from joinedup.foundation.commands import NotAllowed, NotFound
from joinedup.foundation.models import TrailEntry
from joinedup.people.cases.commands import write_note
from joinedup.people.confidential.commands import keep_confidential_address
from joinedup.people.models import SharedItem
from joinedup_core.permits import Actor
from tests.cases import Made, acting, make_case
from tests.cast import World, sign_in
from tests.rooms.casework.before_panels import Marac, marac, moment, today
from tests.rooms.casework.test_panel_pages import url
from tests.rooms.casework.test_referrals import bar

__all__ = ["marac"]


@pytest.fixture
def heard(marac: Marac, worker: Actor, case: Made, world: World) -> UUID:
    """Two cases heard today, each with an action for the police and one for the hospital."""
    start = timezone.localtime().time().replace(second=0, microsecond=0)
    hearing = marac.hearing(days=0, start_time=start, emergency=True)
    other = make_case(worker, world, [("Ada", "Quill", "victim"), ("Bo", "Quill", "may_pose_risk")], "domestic_abuse")
    for one, mark in ((case, "Pennock"), (other, "Quill")):
        before, item = marac.listed(one, hearing, worker, concern=f"Heard of {mark}")
        said = Discussion("plan", f"Decided of {mark}", f"Said of {mark}")
        hearings.record_discussion(acting(marac.cora), item, version=1, discussion=said, at=timezone.now())
        for agency, words in ((world.police, "Police do"), (world.hospital, "Nurses do")):
            given = {"agency_id": agency, "text": f"{words} for {mark[0]}", "due_on": today(), "at": timezone.now()}
            case_actions.give_action(acting(marac.cora), before, **given)
    return hearing


def made(marac: Marac, hearing: UUID, who: Actor, what: str, fmt: str = "docx") -> str:
    """Everything that stands in a paper, its properties included."""
    said = {"user_id": who.user_id, "what": what, "as_file": fmt}
    answer = sign_in(marac.cora).post(url("papers", hearing), said)
    assert answer.status_code == 200, answer.content
    assert "attachment" in answer["Content-Disposition"], answer.content.decode()[:3000]
    assert "Pennock" not in answer["Content-Disposition"]
    if fmt == "pdf":
        reader = PdfReader(BytesIO(answer.content))
        return " ".join("\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)]).split())
    with ZipFile(BytesIO(answer.content)) as parts:
        return "\n".join(
            parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if name.endswith(".xml")
        )


def test_minutes_are_the_agencys_own_actions_unless_more_is_asked(marac: Marac, heard: UUID) -> None:
    short = made(marac, heard, marac.hana, "actions")
    assert "Nurses do for P" in short
    assert "Nurses do for Q" in short
    for kept in ("Police do", "Pennock", "Quill", "Decided", "Said"):
        assert kept not in short
    full = made(marac, heard, marac.hana, "minutes")
    assert "Decided of Pennock" in full
    assert "Police do for Q" in full
    assert "For Hana Reyes" in full


@pytest.mark.parametrize("fmt", ["docx", "pdf"])
@pytest.mark.parametrize("what", ["actions", "minutes", "pack"])
def test_nothing_of_a_case_that_somebody_takes_no_part_in(
    marac: Marac, heard: UUID, case: Made, what: str, fmt: str
) -> None:
    from joinedup.casework.models import PanelCase

    acting(marac.cora)
    before = PanelCase.objects.get(case_id=case.id).pk
    hearings.recuse_member(
        acting(marac.cora), before, user_id=UUID(str(marac.hana.user_id)), because="family", at=timezone.now()
    )
    paper = made(marac, heard, marac.hana, what, fmt)
    for kept in ("Pennock", "for P", "2. Ada"):
        assert kept not in paper
    assert "Pennock" in made(marac, heard, marac.piet, "pack", fmt)


@pytest.mark.parametrize("what", ["minutes", "pack"])
def test_no_confidential_address_in_any_paper_though_it_was_written_before(
    marac: Marac, heard: UUID, case: Made, worker: Actor, what: str
) -> None:
    """T02: markers planted in a confidential address are in no paper, in no part of its file."""
    keep_confidential_address(
        acting(worker), case.persons[0], lines="Heard of Pennock\nSaid of Pennock", postcode="NV7 4QX"
    )
    text = made(marac, heard, marac.hana, what)
    assert "Heard of Pennock" not in text
    assert "NV7" not in text
    assert what != "pack" or "Left out: this text" in text


def test_only_the_coordinator_makes_papers_and_the_trail_keeps_for_whom(marac: Marac, heard: UUID) -> None:
    from joinedup.casework.panel_papers.commands import make_paper

    made(marac, heard, marac.hana, "pack")
    with pytest.raises((NotAllowed, NotFound)):
        make_paper(acting(marac.hana), heard, user_id=UUID(str(marac.hana.user_id)), what="pack", now=timezone.now())
    row = TrailEntry.objects.get(verb="casework.make_paper", outcome="done")
    assert f"pack for user:{marac.hana.user_id}" in row.note
    assert "Pennock" not in row.note


def test_a_paper_asks_for_a_fresh_sign_in(marac: Marac, heard: UUID) -> None:
    from joinedup.foundation.models import User

    cora = User.objects.get(pk=marac.cora.user_id)
    cora.set_password("of-an-invented-cora")
    cora.save()
    client = sign_in(marac.cora)
    said = {"user_id": marac.hana.user_id, "what": "pack", "as_file": "pdf"}
    answer = client.post(url("papers", heard), said)
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]
    assert not TrailEntry.objects.filter(verb="casework.make_paper").exists(), "nothing of a case was read before"


def test_noise_in_what_the_recipient_may_not_read_changes_no_byte_of_the_pack(
    marac: Marac, worker: Actor, case: Made, world: World
) -> None:
    """T04: the coordinator's own agency's unshared answer and update, a withdrawn one, a case that bars them, an address."""
    noise, now = "Qxzzy Vornblat", timezone.now()
    hearing = marac.hearing()
    before, item = marac.listed(case, hearing, worker)
    ask_agencies(acting(marac.cora), before, agency_ids=[world.council, world.police], due_at=moment(1), at=now)
    asked = {row.agency_id: row for row in models.ResearchRequest.objects.all()}
    ours = answer_request(
        acting(marac.cora), case.id, request_id=asked[world.council].pk, answer="held", text="We visit weekly", at=now
    )
    acting(marac.piet)
    answer_request(
        acting(marac.piet), case.id, request_id=asked[world.police].pk, answer="held", text="Two calls in May", at=now
    )
    acting(marac.cora)
    mine = models.ResearchReply.objects.get(agency_id=world.council)
    SharedItem.objects.filter(item_id=mine.pk).update(withdrawn_at=now)

    def pack() -> tuple[object, ...]:
        made = make_paper(acting(marac.cora), hearing, user_id=UUID(str(marac.hana.user_id)), what="pack", now=now)
        return made.title, made.marking, made.parts, made.cases

    first = pack()
    said = " ".join(part.text for part in first[2])
    assert "Two calls in May" in said
    assert "weekly" not in said, "taken back: the coordinator reads their own, the recipient does not"
    rows = models.ResearchReply._base_manager.filter(pk=mine.pk)
    rows.update(text=noise)
    models.WrittenUpdate._base_manager.create(
        case_id=case.id, place=case.place, agency_id=world.council, panel_id=marac.group, item_id=item, text=noise, written_by_id=marac.cora.user_id,
        written_at=now,
    )  # fmt: skip
    acting(worker)
    write_note(acting(worker), case.id, text=noise, at=now)
    other = make_case(worker, world, [("Noise", noise, "victim")], "domestic_abuse")
    marac.listed(other, hearing, worker, concern=noise, posing=())
    bar(marac.hana, other.id)
    keep_confidential_address(acting(worker), case.persons[0], lines=f"{noise} Row", postcode="NV9 7ZZ")
    assert pack() == first
    assert ours is not first
    theirs = make_paper(acting(marac.cora), hearing, user_id=UUID(str(marac.cora.user_id)), what="pack", now=now)
    assert noise in " ".join(part.text for part in theirs.parts), (
        "the coordinator's own pack differs: the comparison can fail"
    )

"""T02: no free text of the case wing carries a confidential address to another agency: refused as written, left out as read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import models as tables
from django.utils import timezone

from joinedup.casework import models
from joinedup.casework.agreed.commands import record_notice
from joinedup.casework.agreed.rules import NoticeSaid
from joinedup.casework.contacts.rules import Account
from joinedup.casework.escalations import commands as escalations
from joinedup.casework.panel_cases.commands import transfer_case
from joinedup.casework.panel_papers.commands import make_paper
from joinedup.casework.questionnaires import commands as forms
from joinedup.casework.referrals import commands as referrals
from joinedup.casework.referrals.commands import Told
from joinedup.casework.sharing import commands as sharing
from joinedup.foundation.commands import Refused
from joinedup.foundation.models import TrailEntry
from joinedup.partnership.queries import membership_of
from joinedup.people.cases.commands import close_case, write_note
from joinedup.people.confidential.commands import keep_confidential_address
from joinedup.people.emergency.commands import take_emergency_access
from joinedup.people.models import Case, CaseNote, Household, HouseholdMember
from joinedup.people.said import LEFT_OUT, SaidAnswers, check_rows, for_others, said_names
from joinedup_core.permits import Actor, Role
from tests.cases import Made, acting, link, practitioner, share
from tests.cast import World, sign_in
from tests.house.test_said import worded
from tests.rooms.casework.before_panels import Marac, marac, today
from tests.rooms.casework.test_alerts import raised
from tests.rooms.casework.test_contacts import record, url
from tests.rooms.casework.test_questionnaires import begun
from tests.rooms.casework.test_referrals import desk, officer, sent
from tests.rooms.casework.test_sharing import WEIGHED, asked, shared

__all__ = ["desk", "marac", "officer"]
QUINCE = {"lines": "14 Quince Row\nUpper Vale", "postcode": "NV7 4QX"}
WHERE = "She fled on Monday.\nShe is at 14, Quince row now."
EVERY = [(model, name) for model in worded() for name in said_names(model)]


def hide(worker: Actor, case: Made) -> None:
    """Sadie's address becomes confidential."""
    keep_confidential_address(acting(worker), case.persons[0], **QUINCE)


@pytest.fixture
def reader(worker: Actor, stranger: Actor, case: Made) -> Actor:
    """Ines of the police, who reads the case and may not know where its people are."""
    acting(worker)
    link(stranger, case.id, case.place, Role.CASE_REVIEWER)
    return stranger


def row_of(model: type[tables.Model], case: Made, world: World, household: UUID) -> Any:
    """A row of any model with free text, in memory, about the case or Sadie."""
    about = {
        "case_id": case.id, "person_id": case.persons[0], "other_id": case.persons[1], "partnership_id": world.partnership,
        "id": case.persons[0] if model.__name__ == "Person" else household if model.__name__ == "Household" else uuid4(),
    }  # fmt: skip
    names = {field.attname for field in model._meta.concrete_fields}
    return model(**{name: value for name, value in about.items() if name in names})


@pytest.fixture
def household(worker: Actor, case: Made, world: World) -> UUID:
    """Where Sadie lives."""
    acting(worker)
    home = Household(partnership_id=world.partnership, place="northvale/people/")
    Household.objects.bulk_create([home])
    HouseholdMember.objects.create(person_id=case.persons[0], household=home, place="northvale/people/")
    return home.pk


def test_every_free_text_is_refused_as_it_is_written_and_left_out_as_it_is_read(
    worker: Actor, reader: Actor, case: Made, world: World, household: UUID
) -> None:
    hide(worker, case)
    for whom, shown in ((worker, WHERE), (reader, LEFT_OUT)):
        acting(whom)
        for model, name in EVERY:
            answers = isinstance(model._meta.get_field(name), SaidAnswers)
            row = row_of(model, case, world, household)
            setattr(row, name, {"deep": [WHERE, "Nothing"]} if answers else WHERE)
            with pytest.raises(Refused, match="must not be disclosed") as refused:
                check_rows([row])
            assert refused.value.code == "tells_where"
            assert "Line 2" in refused.value.message, f"{model.__name__}.{name}"
            row._state.adding = False
            assert getattr(row, name) == ({"deep": [shown, "Nothing"]} if answers else shown), (
                f"{model.__name__}.{name}"
            )
            setattr(row, name, {"deep": ["Safe now", "Nothing"]} if answers else "Safe now")
            check_rows([row])


def test_what_was_left_out_is_neither_lost_nor_changed_by_who_could_not_see_it(
    worker: Actor, reader: Actor, case: Made
) -> None:
    note = write_note(acting(worker), case.id, text=WHERE, at=timezone.now())
    share(worker, note, case, UUID(str(reader.agency_id)))
    hide(worker, case)
    acting(reader)
    row = CaseNote.objects.get(pk=note)
    assert row.text == LEFT_OUT
    row.text = LEFT_OUT
    assert row.save_changes(text=LEFT_OUT) == []
    row.text = f"{LEFT_OUT} More"
    assert row.text == f"{WHERE} More"
    row.refresh_from_db()
    assert row.text == LEFT_OUT
    acting(worker)
    mine = CaseNote.objects.get(pk=note)
    assert mine.text == WHERE, "whoever may know the address reads it"
    with for_others():
        assert mine.text == LEFT_OUT
    mine.save()
    assert CaseNote.objects.get(pk=note).text == WHERE
    with pytest.raises(Refused):
        mine.save_changes(text=f"{WHERE} Really")


def test_no_way_round_by_values_or_updates(worker: Actor, case: Made) -> None:
    acting(worker)
    for go in (
        lambda: CaseNote.objects.values_list("pk", "text"),
        lambda: CaseNote.objects.values(),
        lambda: models.AlertStep.objects.values("alert__do"),
        lambda: CaseNote.objects.update(text=WHERE),
    ):
        with pytest.raises(TypeError, match="looked through"):
            go()


def test_many_rows_are_looked_through_at_once(
    worker: Actor, reader: Actor, case: Made, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        write_note(acting(worker), case.id, text=f"{number} {WHERE}", at=timezone.now())
    hide(worker, case)
    with django_assert_num_queries(2):
        assert len({row.text for row in CaseNote.objects.filter(case_id=case.id)}) == 5


def test_what_other_agencies_read_leaves_out_an_address_that_became_confidential(
    worker: Actor, reader: Actor, case: Made, world: World
) -> None:
    now, police = timezone.now(), world.police
    note = write_note(acting(worker), case.id, text=WHERE, at=now)
    share(worker, note, case, police)
    contact = record(worker, case, account=Account("in_person_home", "alone", "14 Quince Row", "Scared", WHERE))
    share(worker, contact, case, police)
    alert = _alert(worker, case, police)
    row = {"theme": "threshold", "about": WHERE, "safety": WHERE, "at": now, "key": uuid4()}
    escalation = escalations.start_escalation(acting(worker), case.id, agency_id=police, **row)
    request = asked(worker, case, police)
    models.InformationRequest.objects.filter(pk=request)
    wants = _request(worker, case, police)
    hide(worker, case)
    theirs, ours = sign_in(reader), sign_in(worker)
    lists = [url("alerts", case.id), url("sharing", case.id)]
    pages = [url("contact", contact), url("alert", alert), url("escalation", escalation),
             url("request", wants), *lists, f"/northvale/cases/{case.id}/"]  # fmt: skip
    for page in pages:
        text = theirs.get(page).content.decode()
        assert "uince" not in text, page
        assert "Left out" in text or page in lists, page
    assert "Quince row" in ours.get(url("alert", alert)).content.decode(), "whoever may know the address"
    assert "Quince" in ours.get(f"/northvale/cases/{case.id}/").content.decode()


def _alert(worker: Actor, case: Made, agency: UUID) -> UUID:
    from joinedup.casework.alerts.commands import raise_alert

    now = timezone.now()
    said = {"look_out_for": WHERE, "do": WHERE, "agencies": [agency], "until_at": now + timedelta(days=3), "at": now}
    return raise_alert(acting(worker), case.id, person_id=case.persons[0], key=uuid4(), **said)


def _request(worker: Actor, case: Made, agency: UUID) -> UUID:
    said = {"asks": WHERE, "purpose": WHERE, "basis": "adult", "due_on": today(), "at": timezone.now(), "on": today()}
    return sharing.ask_for_information(acting(worker), case.id, person_id=case.persons[0], agency_id=agency, **said)


def test_a_desk_reads_a_referral_and_what_was_decided_without_it(
    worker: Actor, officer: Actor, desk: UUID, case: Made
) -> None:
    told = Told(f"Sadie, {WHERE}", {"worry": WHERE, "criterion": "Escalation"}, "given", "01632 960123")
    made = sent(worker, case, desk, told=told)
    hide(worker, case)
    page = sign_in(officer).get(url("received_one", made)).content.decode()
    assert "uince" not in page
    assert page.count("Left out") == 2, "the words of each question by themselves"
    assert "Escalation" in page
    with pytest.raises(Refused, match="must not be disclosed"):
        referrals.answer_referral(acting(officer), made, reply="declined", words=WHERE, at=timezone.now())
    with pytest.raises(Refused, match="must not be disclosed"):
        sent(worker, case, desk, told=told)


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(worker: Actor, case: Made, world: World) -> None:
    hide(worker, case)
    said = {
        "key": uuid4(), "look_out_for": "kestrel: a blue van", "do": WHERE, "agencies": [str(world.hospital)],
        "until_on_0": today().day, "until_on_1": today().month, "until_on_2": today().year + 1,
        "until_on": (today() + timedelta(days=9)).isoformat(),
    }  # fmt: skip
    page = sign_in(worker).post(url("raise_alert", case.id, case.persons[0]), said).content.decode()
    assert "Line 2 of this text holds an address that must not be disclosed" in page
    assert 'href="#id_do"' in page
    assert "kestrel: a blue van" in page
    assert "14, Quince row now" in page
    assert "keeps that this was refused" in page
    acting(worker)
    assert TrailEntry.objects.filter(verb="casework.raise_alert", outcome="refused", note="tells_where").count() == 1
    assert not TrailEntry.objects.filter(note__icontains="quince").exists()


def test_the_rest_of_what_agencies_write_is_refused(
    worker: Actor, nurse: Actor, maya: Actor, case: Made, world: World
) -> None:
    now = timezone.now()
    alert, request = raised(worker, case, world.hospital), asked(worker, case, world.hospital)
    escalation = escalations.start_escalation(
        acting(worker), case.id, agency_id=world.hospital, theme="threshold", about="x", safety="y", at=now, key=uuid4()
    )
    hide(worker, case)
    from joinedup.casework.alerts import commands as alerts

    weighed = {"purpose": WHERE}
    from dataclasses import replace

    for call in (
        lambda: alerts.acknowledge_alert(acting(nurse), alert, words=WHERE, at=now),
        lambda: alerts.end_alert(acting(worker), alert, reason=WHERE, at=now),
        lambda: escalations.say(acting(nurse), escalation, words=WHERE, at=now),
        lambda: escalations.settle(acting(worker), escalation, words=WHERE, at=now),
        lambda: sharing.reply_to_request(acting(nurse), request, reply="shared", words=WHERE, at=now, on=today()),
        lambda: shared(worker, case, record(worker, case), world.hospital, replace(WEIGHED, **weighed)),
        lambda: write_note(acting(worker), case.id, text=WHERE, at=now),
        lambda: record(worker, case, account=Account("in_person_home", "alone", "14 Quince Row")),
        lambda: close_case(acting(worker), case.id, version=1, reason="moved", on=today(), goes_on=WHERE),
        lambda: _alert(worker, case, world.hospital),
        lambda: _notice(maya, world),
    ):
        with pytest.raises(Refused, match="must not be disclosed"):
            call()


def _notice(manager: Actor, world: World) -> UUID:
    said = NoticeSaid(None, "R1", WHERE, today(), today(), today())
    return record_notice(acting(manager), world.board, said=said, on=today())


def test_words_of_emergency_access_are_looked_through(worker: Actor, case: Made, world: World) -> None:
    hide(worker, case)
    night = practitioner("nan", "Nan Oake", world.police)
    acting(worker)
    reference = Case.objects.get().reference
    here = membership_of(acting(night).agency_id, "northvale", on=today())
    given = {"reference": reference, "reason": "duty", "words": WHERE, "at": timezone.now()}
    with pytest.raises(Refused, match="must not be disclosed"):
        take_emergency_access(night, here, **given)


def test_a_form_that_holds_it_is_printed_without_it_and_is_corrected_anew(worker: Actor, case: Made) -> None:
    form = begun(worker, case)
    forms.save_answers(acting(worker), form, answers={"afraid": "yes", "afraid_of": WHERE}, version=1)
    said = {"unanswered_reason": "He came home"}
    forms.complete_questionnaire(acting(worker), form, version=2, at=timezone.now(), **said)
    hide(worker, case)
    from tests.rooms.people.test_T02_addresses import unpacked

    word = unpacked(forms.take_questionnaire(acting(worker), form, name="Sadie", kind="docx")).decode(
        "utf-8", "replace"
    )
    assert "uince" not in word
    assert "Left out" in word
    again = forms.correct_questionnaire(acting(worker), form, at=timezone.now(), key=uuid4())
    assert models.Questionnaire.objects.get(pk=again).answers["afraid_of"] == LEFT_OUT
    assert models.Questionnaire.objects.get(pk=form).answers["afraid_of"] == WHERE


def test_papers_leave_it_out_though_their_maker_may_know_it(marac: Marac, worker: Actor, case: Made) -> None:
    hearing = marac.hearing()
    marac.listed(case, hearing, worker, concern=WHERE)
    acting(worker)
    link(marac.cora, case.id, case.place, Role.ALLOCATED_WORKER)
    hide(worker, case)
    acting(marac.cora)
    assert models.PanelReferral.objects.get().concern == WHERE
    made = make_paper(
        acting(marac.cora), hearing, user_id=UUID(str(marac.hana.user_id)), what="pack", now=timezone.now()
    )
    said = " ".join(part.text for part in made.parts)
    assert "uince" not in said
    assert LEFT_OUT in said


def test_whoever_keeps_a_case_without_knowing_where_does_not_wipe_what_others_wrote(
    marac: Marac, worker: Actor, case: Made
) -> None:
    before, _ = marac.listed(case, marac.hearing(), worker)
    transfer_case(acting(marac.cora), before, version=1, to_area="Southmoor", on=today(), because=WHERE)
    hide(worker, case)
    cora = acting(marac.cora)
    row = models.PanelCase.objects.get(pk=before)
    assert row.because == LEFT_OUT
    row.save_changes(receipt="Ada Moss rang")
    acting(worker)
    from django.db import connection

    acting(marac.cora)
    with connection.cursor() as cursor:
        cursor.execute("select because from casework_panelcase where id = %s", [before])
        assert cursor.fetchone()[0] == WHERE
    assert cora.user_id

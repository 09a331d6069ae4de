"""Forms: a draft is kept, two editors see each other, what is completed stays, and only who may sees it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.models import Questionnaire
from joinedup.casework.questionnaires import commands, queries
from joinedup.foundation.commands import Changed, NotFound, Refused
from joinedup.foundation.models import TrailEntry
from joinedup_core.permits import Actor
from joinedup_core.questionnaires import all_texts
from tests.cases import Made, acting, share
from tests.cast import World, sign_in
from tests.rooms.casework.test_contacts import url

TEXTS = dict(all_texts())


def begun(who: Actor, case: Made, form: str = "domestic_abuse") -> UUID:
    return commands.begin_questionnaire(
        acting(who), case.id, person_id=case.persons[0], form=form, partnership="northvale", at=timezone.now(), key=uuid4()
    )  # fmt: skip


def completed(who: Actor, case: Made, **said: str) -> UUID:
    form = begun(who, case)
    commands.save_answers(acting(who), form, answers={"afraid": "yes", "afraid_of": "kestrel"}, version=1)
    said = {"unanswered_reason": "He came home", **said}
    commands.complete_questionnaire(acting(who), form, version=2, at=timezone.now(), **said)
    return form


def test_a_duty_worker_saves_comes_back_and_finishes(worker: Actor, case: Made) -> None:
    client, form = sign_in(worker), None
    answer = client.post(url("begin_form", case.id, case.persons[0]), {"key": uuid4(), "form": "domestic_abuse"})
    form = UUID(answer["Location"].split("/")[-3])
    text = client.get(url("answer_form", form)).content.decode()
    assert "Only if the answer to “Are they very frightened?” is “Yes”" in text
    assert "data-show-if" in text
    client.post(url("answer_form", form), {"q_afraid": "yes", "q_strangled": "yes", "version": 1})
    again = client.get(url("answer_form", form)).content.decode()
    assert again.count("checked") == 2
    there = client.post(
        url("answer_form", form), {"q_afraid": "yes", "q_strangled": "yes", "finish": "yes", "version": 2}
    )
    assert there["Location"] == url("finish_form", form)
    page = client.get(url("finish_form", form)).content.decode()
    assert "High: refer to MARAC" in page
    assert "whatever the points (2)" in page
    refused = client.post(url("finish_form", form), {"version": 2, "judged": "high"}).content.decode()
    assert "Say why some questions are not answered" in refused
    client.post(url("finish_form", form), {"version": 2, "judged": "high", "unanswered_reason": "He came home"})
    assert "High: refer to MARAC" in client.get(url("forms", case.id)).content.decode()
    assert client.get(url("answer_form", form))["Location"] == url("form", form)


def test_judgement_raises_the_level_with_a_reason_and_never_lowers_it(worker: Actor, case: Made) -> None:
    with pytest.raises(Refused, match="Say why your judgement differs"):
        completed(worker, case, judged="high")
    form = completed(worker, case, judged="high", judged_reason="He has found where she works")
    row = Questionnaire.objects.get(pk=form)
    assert (row.band, row.judged, row.points) == ("standard", "high", 1)


def test_two_editors_do_not_overwrite_each_other(worker: Actor, case: Made) -> None:
    form = begun(worker, case)
    commands.save_answers(acting(worker), form, answers={"afraid": "yes"}, version=1)
    with pytest.raises(Changed) as caught:
        commands.save_answers(acting(worker), form, answers={"afraid": "no"}, version=1)
    assert caught.value.current == {"Are they very frightened?": "Yes"}


def test_what_is_completed_stays_even_for_the_program(worker: Actor, case: Made) -> None:
    form = completed(worker, case)
    with pytest.raises(Refused, match="Somebody completed this form"):
        commands.save_answers(acting(worker), form, answers={"afraid": "no"}, version=3)
    acting(worker)
    with connection.cursor() as cursor:
        cursor.execute("update casework_questionnaire set answers = '{}' where id = %s", [form])
        assert cursor.rowcount == 0


def test_a_correction_is_a_new_form_shared_with_whoever_has_the_first(
    worker: Actor, nurse: Actor, case: Made, world: World
) -> None:
    first = completed(worker, case)
    share(acting(worker), first, case, world.hospital)
    second = commands.correct_questionnaire(acting(worker), first, at=timezone.now(), key=uuid4())
    assert commands.correct_questionnaire(acting(worker), first, at=timezone.now(), key=uuid4()) == second
    there = sign_in(nurse)
    assert "Corrected since" not in there.get(url("forms", case.id)).content.decode()
    assert there.get(url("form", second)).status_code == 404
    commands.save_answers(acting(worker), second, answers={"afraid": "no"}, version=1)
    commands.complete_questionnaire(acting(worker), second, version=2, at=timezone.now(), unanswered_reason="As before")
    assert "Corrected since" in there.get(url("forms", case.id)).content.decode()
    assert there.get(url("form", second)).status_code == 200


def test_another_agency_sees_what_was_shared_and_a_stranger_nothing(
    worker: Actor, nurse: Actor, stranger: Actor, case: Made, world: World
) -> None:
    form, draft = completed(worker, case), begun(worker, case)
    there = sign_in(nurse)
    assert there.get(url("form", form)).status_code == 404
    share(acting(worker), form, case, world.hospital)
    share(acting(worker), draft, case, world.hospital)
    assert "kestrel" in there.get(url("form", form)).content.decode()
    assert there.get(url("form", draft)).status_code == 404
    with pytest.raises(NotFound):
        commands.open_questionnaire(acting(nurse), draft)
    assert there.get(url("answer_form", form)).status_code == 403
    for address in (url("form", form), url("forms", case.id), url("begin_form", case.id, case.persons[0])):
        assert sign_in(stranger).get(address).status_code == 404


def test_opening_and_taking_stand_on_the_trail(worker: Actor, case: Made) -> None:
    form = completed(worker, case)
    sign_in(worker).get(url("form", form))
    data = commands.take_questionnaire(acting(worker), form, name="Sadie Pennock", kind="pdf")
    assert data.startswith(b"%PDF")
    notes = TrailEntry.objects.filter(verb__startswith="casework.").values_list("note", flat=True)
    assert {f"form {form}", f"form {form} as pdf"} <= set(notes)
    assert not [note for note in notes if "kestrel" in note]
    answer = sign_in(worker).get(url("form_word", form))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="domestic_abuse.docx"'


def test_a_partnership_loads_its_licensed_wording_and_old_forms_keep_theirs(worker: Actor, maya: Actor, case: Made, world: World) -> None:  # fmt: skip
    old = begun(worker, case)
    text = TEXTS["domestic_abuse.toml"].replace("Are they very frightened?", "Our licensed words?")
    client = sign_in(maya)
    wrong = client.post(
        reverse("casework:load_definition", args=["northvale"]), {"text": text.replace("key = ", "kee = ", 1)}
    )
    assert "what is “kee”" in wrong.content.decode()
    client.post(reverse("casework:load_definition", args=["northvale"]), {"text": text})
    new = begun(worker, case)
    there = sign_in(worker)
    assert "Our licensed words?" in there.get(url("answer_form", new)).content.decode()
    assert "Are they very frightened?" in there.get(url("answer_form", old)).content.decode()
    assert (
        "Northvale Safeguarding Partnership"
        in client.get(reverse("casework:form_definitions", args=["northvale"])).content.decode()
    )
    assert "domestic_abuse" in queries.offered("southmoor", timezone.localdate())

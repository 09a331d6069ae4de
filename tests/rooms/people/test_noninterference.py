"""What somebody may not see changes no byte of what they are answered: hidden words, counts, names and addresses become noise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.apps import apps
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.contacts.commands import record_contact
from joinedup.casework.contacts.rules import Account
from joinedup.casework.models import Concern, Contact
from joinedup.foundation.cluster.roles import ADMIN
from joinedup.people.confidential.commands import keep_confidential_address
from joinedup.people.models import CaseLink, CaseNote, Person
from joinedup.people.persons.commands import add_number
from joinedup.people.records.commands import keep_record
from joinedup_core.permits import CASE_SIDE, Actor
from tests.cases import acting
from tests.cast import World
from tests.conftest import _start
from tests.house.addresses import Address
from tests.masking import masked
from tests.rooms.people import matrix
from tests.rooms.people.matrix import Ground
from tests.whole import part

NOISE = "Qxzzy Vornblat"
FULLEST = ("casefiles:case", "casework:person")
"""The pages that show most of a case."""
BY_ITEM = (
    "sent item",
    "escalation",
    "alert step",
    "request reply",
    "caused",
    "item",
    "added item",
    "finished item",
    "referral",
    "referral step",
    "escalation step",
    "panel case",
    "case action",
    "action step",
    "own at panel",
    "case",
)
"""The forms of rows that are somebody's and not everybody's."""
OTHER_PAGES = ("home", "search", "partnerships", "following")


def addresses() -> list[Address]:
    """Every address of the case wing that answers with a page (outside CI every other), and those outside it that show what is one's own."""
    every = matrix.case_addresses()
    chosen = {*part(every, "noise"), *(one for one in every if one.name in FULLEST)}
    return [*(one for one in every if one in chosen), *(Address(name, "", ()) for name in OTHER_PAGES)]


def seen(here: Ground, name: str) -> dict[str, tuple[int, bytes]]:
    """Status and bytes of everything that somebody is answered, masked."""
    found = {}
    for address, method, answer in matrix.bodies(here, addresses(), name):
        assert answer.status_code < 500, address
        found[f"{address} {method}"] = (answer.status_code, masked(answer.content))
    return found


def words_to_noise(here: Ground) -> None:
    """What the lead's agency recorded and never shared: other words, and more of it."""
    lead, ids = acting(here.people["lead"]), here.filled
    keep_confidential_address(lead, ids["person_id"], lines=f"{NOISE} Row", postcode="NV9 7ZZ")
    now, today = timezone.now(), date.today()
    CaseNote._base_manager.filter(pk=ids["note_id"]).update(text=NOISE)
    Concern._base_manager.filter(pk=ids["concern_id"]).update(reason=NOISE, level="very_high")
    Contact._base_manager.filter(pk=ids["contact_id"]).update(voice=NOISE, gaps=NOISE)
    case = CaseNote.objects.get(pk=ids["note_id"]).case
    CaseNote.objects.create(
        case=case, place=case.place, agency_id=lead.agency_id, text=NOISE, written_by_id=lead.user_id, written_at=now
    )
    account = Account("in_person_home", "alone", voice=NOISE)
    record_contact(lead, case.pk, person_id=ids["person_id"], when="3 May 2026", account=account, at=now, key=uuid4())
    keep_record(
        lead, case.pk, person_id=ids["person_id"], source=NOISE, as_of_on=today, at=now, on=today, surname=NOISE
    )


def names_to_noise(here: Ground) -> None:
    """All the rest of the case: who it is about, by which number, who works on it."""
    lead, ids = acting(here.people["lead"]), here.filled
    Person._base_manager.filter(pk=ids["person_id"]).update(
        forenames=NOISE, surname=NOISE, born="1950", support_needs=NOISE
    )
    add_number(lead, ids["person_id"], kind="police", number="QX/9999")
    CaseLink._base_manager.filter(case_id=ids["case_id"], kind="lead_worker").update(why=NOISE)


def changed(
    here: Ground, names: Iterable[str], *noise: Callable[[Ground], None]
) -> dict[str, dict[str, tuple[int, bytes]]]:
    """What each was answered before some noise; that they are answered the same after it is asserted."""
    before = {name: seen(here, name) for name in names}
    for make in noise:
        make(here)
    for name, told in before.items():
        after = seen(here, name)
        assert [address for address in told if after[address] != told[address]] == [], name
    return before


def test_what_another_agency_did_not_share_changes_no_byte(world: World) -> None:
    here = matrix.ground(world, "open")
    keep_confidential_address(acting(here.people["lead"]), here.filled["person_id"], lines="1 Hill Lane")
    before = changed(here, ["allocated", "action owner", "referrer", "auditor"], words_to_noise)
    for told in before.values():
        assert sum(status == 200 for status, _ in told.values()) > 20


def test_a_case_that_is_not_theirs_changes_no_byte(world: World) -> None:
    here, names = (
        matrix.ground(world, "open"),
        ["stranger", "barred", "ended", "outsider", "manager", "privacy officer"],
    )
    before = changed(here, names, words_to_noise, names_to_noise)
    for told in before.values():
        assert len(told) > 80
        assert not any(NOISE.encode() in body for _, body in told.values())


def free_words(model: type[models.Model]) -> list[str]:
    """The columns in which somebody writes what they like."""
    fields = [f for f in model._meta.concrete_fields if f.name not in ("place", "by_key")]
    return [
        f.column
        for f in fields
        if isinstance(f, models.TextField) or (type(f) is models.CharField and (f.max_length or 0) >= 100)
    ]


def visible(who: Actor, model: Any) -> set[UUID]:
    """The rows of a table that somebody may see, by whatever permission; a step goes with what it is a step of."""
    rows = {pk for one in CASE_SIDE for pk in model.objects.visible_to(who, one).values_list("pk", flat=True)}
    if model.protected in ("escalation step", "referral step"):
        whole = next(f for f in model._meta.concrete_fields if getattr(f.related_model, "protected", "") in BY_ITEM)
        rows |= set(model.objects.filter(**{f"{whole.name}__in": visible(who, whole.related_model)}).values_list("pk", flat=True))  # fmt: skip
    return rows


def all_words_to_noise(here: Ground, name: str) -> set[str]:
    """Every word in every row of the case wing that somebody may not see, written by whoever runs the database; in which tables."""
    changed = set()
    tables = [m for m in apps.get_app_config("casework").get_models() if getattr(m, "protected", None) in BY_ITEM]
    for model in [*tables, CaseNote]:
        who, words, table = acting(here.people[name]), free_words(model), model._meta.db_table
        if words:
            noise = ", ".join(f'"{word}" = left(\'{NOISE}\', coalesce(length("{word}"), 0) + 7)' for word in words)
            with connection.cursor() as cursor:
                cursor.execute("select public.as_whoever_runs_it(%s)", [f"update {table} set {noise} where id <> all ('{{{','.join(map(str, visible(who, model)))}}}'::uuid[])"])  # fmt: skip
                changed |= {table} if cursor.fetchone()[0] else set()
    return changed


@pytest.fixture
def written_by_whoever_runs_it(request: pytest.FixtureRequest) -> Iterator[None]:
    """A function that writes past every policy and trigger, as the owner of the machine could; gone after the test."""
    address = _start(request.config).address(ADMIN, connection.settings_dict["NAME"])
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(
            "create or replace function public.as_whoever_runs_it(statement text) returns int language plpgsql security definer"
            " set session_replication_role = replica as $$ declare n int; begin execute statement; get diagnostics n = row_count; return n; end $$"
        )
        yield
        admin.execute("drop function public.as_whoever_runs_it(text)")


@pytest.mark.parametrize("name", ["allocated", "representative", "referrer", "stranger", "barred"])
def test_no_word_of_any_row_that_is_hidden_changes_a_byte(
    world: World, name: str, written_by_whoever_runs_it: None
) -> None:
    here = matrix.ground(world, "open")
    before = seen(here, name)
    assert len(all_words_to_noise(here, name)) > 10, "there was something to hide"
    after = seen(here, name)
    assert [address for address in before if after[address] != before[address]] == []


def test_the_mask_hides_nothing_else(world: World) -> None:
    """The lead, who may see it all, is answered otherwise: the comparison can fail."""
    here = matrix.ground(world, "open")
    before = seen(here, "lead")
    words_to_noise(here)
    after = seen(here, "lead")
    assert any(NOISE.encode() in body for _, body in after.values())
    assert {name for name in before if before[name] != after[name]} >= {"casefiles:case get", "casework:person get"}
    assert reverse("home") == "/"

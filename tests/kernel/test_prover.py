"""Three deciders that share no code agree on random worlds; and breaking any rule in any of them is seen.

The oracle is pure, `visible_to` goes through Django's ORM, and the third is the database's own row-level policy asked by
raw SQL as the app role. To judge the ORM alone its rows are read by the owner, whom no policy restrains there.
"""

from __future__ import annotations

import uuid

import psycopg
import pytest
from django.core.exceptions import EmptyResultSet
from hypothesis import HealthCheck, given, settings

from tests.kernel.conftest import SQL, fill, visible_to_user
from tests.kernel.models import Item
from tests.kernel.worlds import AGENCIES, SEE, USERS, Link, World, actor_in, oracle, worlds

FEW = settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def visible_by_orm(owner: psycopg.Connection, world: World, user: uuid.UUID) -> set[int]:
    """What `visible_to` lets through, with the policies out of the way."""
    rows = Item.objects.visible_to(actor_in(world, user), SEE).values_list("id", flat=True)
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return set()
    return {row[0].int - 2000 for row in owner.execute(sql.encode(), parameters)}


def test_three_deciders_agree_and_enough_of_it_allows(owner: psycopg.Connection) -> None:
    allowed = decided = 0

    @FEW
    @given(worlds())
    def prove(world: World) -> None:
        nonlocal allowed, decided
        fill(owner, world)
        for user in USERS:
            expected = oracle(world, user)
            assert visible_to_user(user) == expected
            assert visible_by_orm(owner, world, user) == expected
            allowed, decided = allowed + len(expected), decided + len(world.items)

    prove()
    assert allowed / decided >= 0.2, f"only {allowed} of {decided} decisions allow: the worlds prove too little"


WITNESS = World(
    2,
    tuple((case, agency) for case in (0, 1) for agency in (None, *AGENCIES)),
    (
        Link(USERS[0], 0, None, 0, 0),
        Link(USERS[1], 0, AGENCIES[0], -1, None),
        Link(USERS[2], 1, None, 1, None),
        Link(USERS[3], 1, None, -2, -1),
    ),
)
BROKEN = {
    "starts": (" and from_on <= current_date", ""),
    "ends": (" and (to_on is null or to_on >= current_date)", ""),
    "user": ("user_id = app.acting_user() and", ""),
    "agency": ("(case_id, agency_id) in (select m.case_id, m.agency_id", "case_id in (select m.case_id"),
    "whole case": (" and agency_id is null", ""),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_rule_broken_in_the_database_is_seen(owner: psycopg.Connection, rule: str) -> None:
    before, after = BROKEN[rule]
    assert before in SQL, "the mutation no longer changes anything"
    owner.execute("drop schema kernel cascade")
    owner.execute(SQL.replace(before, after).encode())
    fill(owner, WITNESS)
    differences = 0
    for user in USERS:
        differences += visible_to_user(user) != oracle(WITNESS, user)
    assert differences


def test_a_rule_broken_in_the_oracle_is_seen(owner: psycopg.Connection) -> None:
    fill(owner, WITNESS)
    for user, day in ((USERS[2], 1), (USERS[3], -1), (USERS[0], -1)):
        assert visible_to_user(user) != oracle(WITNESS, user, day)


def test_the_right_rules_agree_on_the_witness(owner: psycopg.Connection) -> None:
    fill(owner, WITNESS)
    for user in USERS:
        assert visible_to_user(user) == oracle(WITNESS, user) == visible_by_orm(owner, WITNESS, user)

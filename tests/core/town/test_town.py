"""The invented town: the same for a seed, whole, and hard in the ways that matter."""

from __future__ import annotations

import pytest

from joinedup_core.linkage import cleaning
from joinedup_core.linkage.engine import DuckEngine
from joinedup_core.town.agencies import AGENCIES
from joinedup_core.town.build import Town

pytestmark = pytest.mark.long

POLICE = next(agency for agency in AGENCIES if agency.key == "police")


@pytest.fixture(scope="module")
def town() -> Town:
    return Town(people=20_000, seed=1, engine=DuckEngine(threads=2))


def test_a_seed_gives_the_same_town_however_it_is_made() -> None:
    one, other = (Town(people=60, seed=9, engine=DuckEngine(threads=n)) for n in (1, 2))
    assert list(one.people()) == list(other.people())
    assert list(one.records(POLICE)) == list(other.records(POLICE))
    assert list(one.people()) != list(Town(people=60, seed=10).people())


def test_everybody_lives_somewhere_with_a_name_and_a_valid_number(town: Town) -> None:
    nobody = town.engine.rows(
        "SELECT count(*) FROM people AS p LEFT JOIN households AS h USING (household) LEFT JOIN addresses AS a ON a.address = h.address "
        "WHERE a.address IS NULL OR p.forename IS NULL OR p.surname IS NULL OR p.born >= DATE '2026-01-01'"
    )
    wrong = town.engine.rows(
        f"SELECT count(*) FILTER (WHERE nhs IS DISTINCT FROM {cleaning.nhs_number('nhs')}), "
        f"count(*) FILTER (WHERE upn IS DISTINCT FROM {cleaning.pupil_number('upn')}), count(nhs) - count(DISTINCT nhs) FROM people"
    )
    assert (nobody, wrong) == ([(0,)], [(0, 0, 0)])


@pytest.mark.parametrize(
    "where",
    ["a.is_twin AND b.born = a.born AND a.household = b.household AND a.person <> b.person",
     "a.role = 'child' AND b.role = 'adult' AND a.household = b.household AND a.forename = b.forename AND a.sex = b.sex",
     "a.household <> b.household AND a.forename = b.forename AND a.surname = b.surname AND a.born = b.born"],
)  # fmt: skip
def test_twins_juniors_and_namesakes_are_there(town: Town, where: str) -> None:
    found = town.engine.rows(
        f"SELECT count(*) FROM people AS a JOIN people AS b ON (a.household = b.household OR a.surname = b.surname) AND {where}"
    )
    assert found[0][0] > 5


def test_a_child_is_younger_than_its_parents(town: Town) -> None:
    assert town.engine.rows(
        "SELECT count(*) FROM relationships AS r JOIN people AS p ON p.person = r.person JOIN people AS c ON c.person = r.relative "
        "WHERE r.kind = 'parent' AND NOT c.is_namesake AND NOT p.is_namesake AND year(c.born) - year(p.born) < 14"
    ) == [(0,)]


def test_agencies_err_as_often_as_they_are_said_to(town: Town) -> None:
    table = town.extract(POLICE)
    rows, unknown = town.engine.rows(
        f"SELECT count(*), count(*) FILTER (WHERE dob IS NULL OR dob = '01/01/1900') FROM {table}"
    )[0]
    assert unknown / rows == pytest.approx(POLICE.birth_missing, abs=0.015)

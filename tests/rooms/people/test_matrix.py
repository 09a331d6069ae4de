"""Who is answered what, at every address of the case wing and in every state of a case: the approved table holds."""

from __future__ import annotations

import os

import pytest

from tests.cast import World
from tests.rooms.people import matrix
from tests.rooms.people.matrix import PERSONAS, STATES
from tests.whole import WHOLE

PARTS = 1 if WHOLE else 5
"""CI asks for every address in each state; elsewhere it is a part of them, another part in each."""


def test_there_are_enough_of_both() -> None:
    assert len(PERSONAS) >= 14
    assert len(STATES) >= 10
    assert len(matrix.case_addresses()) > 100


@pytest.mark.parametrize("state", STATES)
def test_every_address_answers_everybody_as_approved(world: World, state: str) -> None:
    addresses = matrix.case_addresses()
    part = [a for n, a in enumerate(addresses) if n % PARTS == STATES.index(state) % PARTS]
    table, names = matrix.approved(), {a.name: {p for p, _ in a.parameters} for a in part}
    found = dict(matrix.answers(matrix.ground(world, state), part))
    assert [w for name, letters in found.items() for w in matrix.wrong(name, letters, names[name])] == []
    assert not any("!" in letters for letters in found.values()), found
    if path := os.environ.get("JOINEDUP_APPROVE"):
        with open(path, "a") as file:
            file.writelines(f"{name} {letters} {state}\n" for name, letters in found.items())
        return
    missing = [name for name in found if state not in table.get(name, {})]
    assert missing == [], (
        "nobody approved what these answer: run with JOINEDUP_APPROVE=FILE, read it, put it into matrix.txt"
    )
    different = {
        name: (letters, table[name][state]) for name, letters in found.items() if table[name][state] != letters
    }
    assert different == {}, f"got, approved; in the order of {PERSONAS}"

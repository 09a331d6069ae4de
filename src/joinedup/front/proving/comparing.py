"""Worlds decided three times over, and the decisions counted that are apart."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from joinedup.front.proving.deciders import Numbers, by_orm, by_policy
from joinedup.front.proving.filling import Filler
from joinedup.front.proving.oracle import Seen, oracle
from joinedup.front.proving.worlds import World, draw_world

Decider = Callable[[World, Numbers, UUID, UUID], Seen]
DECIDERS: dict[str, Decider] = {
    "rules": lambda world, numbers, user, agency: oracle(world, user, agency),
    "visible_to": lambda world, numbers, user, agency: by_orm(numbers, user, agency),
    "policies": lambda world, numbers, user, agency: by_policy(numbers, user, agency),
}


@dataclass
class Proof:
    """How many decisions were made by each decider, how many allowed, and how many were apart (with some of them told)."""

    seed: int
    worlds: int = 0
    decisions: int = 0
    allowed: int = 0
    apart: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def share_allowed(self) -> float:
        """The part of the decisions that allow: a proof on worlds that allow nothing would prove nothing."""
        return self.allowed / max(1, self.decisions)


def prove(
    decisions: int,
    seed: int,
    *,
    until_apart: bool = False,
    deciders: Collection[str] = tuple(DECIDERS),
    say: Callable[[Proof], None] = lambda proof: None,
) -> Proof:
    """Decide random worlds until so many decisions were made by each of the three (or, if asked, until two are apart).

    `deciders`, by name and "rules" among them, says who decides: two are enough where only one of them was changed.
    """
    proof = Proof(seed)
    while proof.decisions < decisions and not (until_apart and proof.apart):
        with transaction.atomic():
            _prove_world(proof, seed * 1_000_003 + proof.worlds, until_apart, deciders)
            transaction.set_rollback(True)
        proof.worlds += 1
        say(proof)
    return proof


def _prove_world(proof: Proof, seed: int, until_apart: bool, deciders: Collection[str]) -> None:
    world = draw_world(seed)
    Filler(world).fill()
    numbers = Numbers(world)
    for user, agency in world.readers:
        if until_apart and proof.apart:
            return
        seen = {name: decide(world, numbers, user, agency) for name, decide in DECIDERS.items() if name in deciders}
        proof.decisions += numbers.decisions
        proof.allowed += sum(len(shown) for shown in seen["rules"].values())
        where = f"world {seed}, user {world.users.index(user)}"
        for kind in numbers.of:
            _compare(proof, where, kind, {name: shown[kind] for name, shown in seen.items()})


def _compare(proof: Proof, where: str, kind: str, told: dict[str, frozenset[int]]) -> None:
    for number in frozenset.union(*told.values()) - frozenset.intersection(*told.values()):
        proof.apart += 1
        if len(proof.told) < 20:
            yes = ", ".join(name for name, numbers in told.items() if number in numbers)
            proof.told.append(f"{where}: {kind} {number} is shown by {yes} and not by the rest")

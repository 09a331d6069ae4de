"""Which of some records are one person, when all evidence among them is at hand: a small, pure judgement.

Records are joined best evidence first; two groups are joined only while the evidence between *all* their members
speaks for it on the whole, and never where one pair must stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]
MOST, LEAST = 12.0, -6.0  # one piece of evidence cannot drown all others; a doubtful one weighs less than a sure one


def pair(a: int, b: int) -> Pair:
    """Two records in order, as keys have them."""
    return (a, b) if a < b else (b, a)


def group(
    members: Sequence[int],
    weights: Mapping[Pair, float],
    *,
    apart: Iterable[Pair] = (),
    together: Iterable[Pair] = (),
    link_weight: float = 0.0,
    whole_weight: float = 0.0,
) -> list[list[int]]:
    """The groups of `members`, each sorted, in the order of their first member.

    `weights`: log2 of the odds of a pair; a pair that is not there counts as no evidence. `apart` beats everything
    but `together` (a person's decision). Two groups are joined while some pair between them reaches `link_weight`
    and their mean weight `whole_weight`.
    """
    forbidden, decided = {pair(*p) for p in apart}, [pair(*p) for p in together]
    groups = _decided(members, decided)
    of = {member: index for index, held in groups.items() for member in held}
    sums: dict[Pair, float] = {}
    best: dict[Pair, float] = {}
    barred: set[Pair] = set()
    for (a, b), weight in weights.items():
        if of[a] != of[b]:
            key = pair(of[a], of[b])
            sums[key] = sums.get(key, 0.0) + min(MOST, max(LEAST, weight))
            best[key] = max(best.get(key, LEAST), weight)
    barred.update(pair(of[a], of[b]) for a, b in forbidden if a in of and b in of and of[a] != of[b])
    while chosen := _best_merge(groups, sums, best, barred, link_weight, whole_weight):
        _merge(groups, sums, best, barred, chosen)
    return sorted(sorted(held) for held in groups.values())


def _decided(members: Sequence[int], together: Sequence[Pair]) -> dict[int, list[int]]:
    """Every record alone, except what people decided belongs together."""
    of = {member: member for member in members}
    for a, b in together:
        if a in of and b in of:
            old, new = max(of[a], of[b]), min(of[a], of[b])
            of = {member: new if root == old else root for member, root in of.items()}
    groups: dict[int, list[int]] = {}
    for member, root in of.items():
        groups.setdefault(root, []).append(member)
    return groups


def _best_merge(
    groups: Mapping[int, list[int]],
    sums: Mapping[Pair, float],
    best: Mapping[Pair, float],
    barred: set[Pair],
    link_weight: float,
    whole_weight: float,
) -> Pair | None:
    """The two groups whose mean weight is highest among those that may be joined."""
    chosen, highest = None, 0.0
    for key in sorted(sums):
        if key in barred or best[key] < link_weight:
            continue
        mean = sums[key] / (len(groups[key[0]]) * len(groups[key[1]]))
        if mean >= whole_weight and (chosen is None or mean > highest):
            chosen, highest = key, mean
    return chosen


def _merge(
    groups: dict[int, list[int]],
    sums: dict[Pair, float],
    best: dict[Pair, float],
    barred: set[Pair],
    chosen: Pair,
) -> None:
    """Join two groups and what is known between them and the rest."""
    kept, gone = chosen
    groups[kept] = groups[kept] + groups.pop(gone)
    sums.pop(chosen)
    best.pop(chosen)
    for old in [key for key in sums if gone in key]:
        new = pair(kept, old[0] if old[1] == gone else old[1])
        sums[new] = sums.get(new, 0.0) + sums.pop(old)
        best[new] = max(best.get(new, LEAST), best.pop(old))
    for old in [key for key in barred if gone in key]:
        barred.discard(old)
        barred.add(pair(kept, old[0] if old[1] == gone else old[1]))

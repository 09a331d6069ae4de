"""How writing goes wrong: slips of the pen and the ear, as SQL over what should have been written."""

from __future__ import annotations

from joinedup_core.town.chance import Chance

HEARD = (
    ("ph", "f"), ("ck", "k"), ("ie", "ei"), ("ee", "ea"), ("ai", "ay"), ("ou", "ow"), ("sh", "ch"), ("tt", "t"),
    ("ll", "l"), ("nn", "n"), ("y", "ie"), ("c", "k"), ("z", "s"), ("v", "w"), ("e", "a"), ("o", "u"), ("i", "e"),
)  # fmt: skip
LETTERS = "aeioustrnlmdhcbpgkyw"


def slip_sql(chance: Chance, text: str, purpose: str, key: str) -> str:
    """SQL of `text` with one slip: a letter wrong, left out, doubled or exchanged with the next, or a sound misheard."""
    at = f"(1 + {chance.whole(f'{purpose} at', f'greatest(1, length({text}))', key)})"
    letter = f"substr('{LETTERS}', 1 + {chance.whole(f'{purpose} letter', len(LETTERS), key)}, 1)"
    kind = chance.share(f"{purpose} kind", key)
    before, after = f"substr({text}, 1, {at} - 1)", f"substr({text}, {at} + 1)"
    heard = " ".join(
        f"WHEN strpos({text}, '{right}') > 1 AND {chance.happens(f'{purpose} {right}', 0.5, key)} "
        f"THEN replace({text}, '{right}', '{wrong}')"
        for right, wrong in HEARD
    )
    return (
        f"(CASE WHEN length({text}) < 3 THEN {text} "
        f"WHEN {kind} < 0.25 THEN {before} || {letter} || {after} "
        f"WHEN {kind} < 0.45 THEN {before} || {after} "
        f"WHEN {kind} < 0.60 THEN {before} || substr({text}, {at}, 1) || substr({text}, {at}) "
        f"WHEN {kind} < 0.78 THEN {before} || substr({text}, {at} + 1, 1) || substr({text}, {at}, 1) "
        f"|| substr({text}, {at} + 2) ELSE CASE {heard} ELSE {before} || {after} END END)"
    )


def birth_slip_sql(chance: Chance, born: str, key: str) -> str:
    """SQL of a date near `born` as it is miswritten: day and month exchanged, a digit wrong, a neighbouring year."""
    kind = chance.share("birth kind", key)
    return (
        f"(CASE WHEN {kind} < 0.3 AND day({born}) <= 12 THEN make_date(year({born}), day({born}), month({born})) "
        f"WHEN {kind} < 0.5 THEN make_date(year({born}), month({born}), least(28, day({born}) % 10 + "
        f"10 * {chance.whole('birth ten', 3, key)} + 1)) "
        f"WHEN {kind} < 0.65 THEN make_date(year({born}), 1 + {chance.whole('birth month', 12, key)}, least(28, day({born}))) "
        f"WHEN {kind} < 0.85 THEN make_date(year({born}) - 1 + 2 * {chance.whole('birth side', 2, key)}, month({born}), "
        f"least(28, day({born}))) "
        f"WHEN {kind} < 0.93 THEN make_date(year({born}) - 10, month({born}), least(28, day({born}))) "
        f"ELSE {born} - {chance.whole('birth off', 900, key)}::INTEGER END)"
    )

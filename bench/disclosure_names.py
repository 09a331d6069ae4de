"""Names that no cast holds yet: how many of those planted in lines the rules find, and in how many lines nobody stands.

Two sorts of names: those of common lists, which the rules know, and others, written down without looking at the lists.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from bench.disclosure_cases import FORMS, invented_cast, quiet_line, telling_line
from bench.words import print_table
from joinedup_core.disclosure import Member, unknown_names
from joinedup_core.disclosure.word_lists import forenames, surnames

_FIRST = (
    "Ottoline Zephyrine Wulfric Tamsyn Peregrine Bryluen Morwenna Jago Kerensa Eluned Gwenllian Iolo Aoibheann Caoimhe "
    "Oisin Sorcha Chiamaka Oluwaseun Temitope Kwabena Adwoa Yetunde Nkechi Zainabu Ayotunde Rukhsana Tasneem Jaswinder "
    "Gurleen Parminder Katarzyna Zbigniew Wojciech Bozena Ioana Radu Svetla Xiuying Thuy Quyen"
)
_LAST = (
    "Trevanion Pengelly Chenoweth Ormathwaite Featherstonehaugh Wolstencroft Ollerenshaw Entwistle Ramsbottom Hogarth "
    "Oyelaran Adebisi Nwachukwu Boateng Asamoah Mensah Chowdhury Sandhu Dhaliwal Bhattacharya Wisniewski Dabrowski "
    "Kowalczyk Popescu Ionescu Dimitrov Nguyen Phan Okonjo Ezeudu MacGillivray Fotheringay Quayle Kneale Clague Tregenza "
    "Skelhorn Thistlethwaite Worsdale Yelland"
)
RARE_FIRST, RARE_LAST = _FIRST.split(), _LAST.split()
ASKED = (
    "full name", "title", "forename", "surname", "possessive", "capitals", "SURNAME Forename", "Surname, F.", "relation",
    "telephone", "postcode", "address", "e-mail", "NHS number",
)  # fmt: skip


def measure_names(lines: int, seed: int) -> None:
    """Plant, look, print by form."""
    chance = random.Random(seed)
    counts: Counter[tuple[str, str, bool]] = Counter()
    for turn in range(lines):
        form, rare = ASKED[turn % len(ASKED)], bool(turn // len(ASKED) % 2)
        member = _member(chance, rare)
        written = f"her brother {member.names[0].split()[0]}" if form == "relation" else FORMS[form](chance, member)
        line = telling_line(chance, written)
        start = line.index(written)
        found = any(one.start < start + len(written) and start < one.end for one in unknown_names(line))
        counts[form, "rare" if rare else "common", found] += 1
    rows = []
    for form in ASKED:
        shares = [_share(counts[form, sort, True], counts[form, sort, False]) for sort in ("common", "rare")]
        rows.append((form, *shares))
    print_table(("Form", "Names of the lists", "Other names"), rows)
    quiet = [quiet_line(chance) for _ in range(lines)]
    alarms = sum(any(one.kind == "name" for one in unknown_names(line)) for line in quiet)
    print(f"Lines in which nobody stands: a name was told in {alarms:,} of {len(quiet):,} ({alarms / len(quiet):.1%}).")
    known = sum(name.lower() in forenames() for name in RARE_FIRST), sum(n.lower() in surnames() for n in RARE_LAST)
    print(
        f"Of the other names the lists hold {known[0]} of {len(RARE_FIRST)} forenames, {known[1]} of {len(RARE_LAST)} surnames."
    )


def _member(chance: random.Random, rare: bool) -> Member:
    member = chance.choice(invented_cast(chance).members)
    return replace(member, names=(f"{chance.choice(RARE_FIRST)} {chance.choice(RARE_LAST)}",)) if rare else member


def _share(right: int, wrong: int) -> str:
    return f"{right / max(right + wrong, 1):.0%} of {right + wrong}"

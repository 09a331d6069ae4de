"""Names of the town: weighted lists by community, sex and age, with tails of rare ones made of syllables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from joinedup_core.town.chance import Chance

SLOTS = 2000
COMMUNITIES = (("general", 0.80), ("muslim", 0.07), ("sikhhindu", 0.04), ("african", 0.04), ("polish", 0.04),
               ("chinese", 0.01))  # fmt: skip
ERAS = (1930, 1955, 1970, 1985, 2000, 2015)
ERA_STARTS = (1948, 1962, 1978, 1993, 2008)
ALIKE = (  # what twins are called when their parents like it so
    ("m", "jayden", "kayden"), ("m", "harry", "henry"), ("m", "leon", "levi"), ("m", "hassan", "hussain"),
    ("m", "alfie", "archie"), ("m", "aidan", "aiden"), ("m", "callum", "calum"), ("m", "tyler", "taylor"),
    ("m", "ryan", "rian"), ("m", "kian", "kieran"), ("m", "adam", "aden"), ("m", "jake", "jack"),
    ("f", "ella", "emma"), ("f", "mia", "maia"), ("f", "lily", "lilly"), ("f", "jade", "jada"),
    ("f", "ellie", "elsie"), ("f", "tia", "mia"), ("f", "kayla", "layla"), ("f", "erin", "eryn"),
    ("f", "sana", "sara"), ("f", "amina", "samina"), ("f", "holly", "molly"), ("f", "leah", "lena"),
)  # fmt: skip
FORENAME_HEADS = ("ja", "ka", "la", "ma", "sha", "ty", "ra", "de", "bra", "kel", "ze", "no", "eli", "ari", "ave", "cor")
FORENAME_TAILS = {
    "m": ("den", "shaun", "mir", "lin", "ric", "von", "quin", "son", "ziah", "vin", "trell", "kai"),
    "f": ("ria", "nelle", "lyn", "sha", "mira", "belle", "nika", "leigh", "vanna", "dine", "risa", "ya"),
}
SURNAME_HEADS = (
    "ash", "beck", "brad", "bram", "burn", "cald", "carl", "chad", "clay", "crom", "dal", "dun", "eld", "fair", "far",
    "gar", "glen", "hal", "harl", "hath", "hazel", "hol", "hud", "kel", "kirk", "lang", "lin", "lock", "mars", "mel",
    "nor", "oak", "pem", "pen", "pres", "rad", "raw", "rush", "sand", "sel", "shel", "stan", "staf", "thorn", "tor",
    "under", "wad", "wal", "war", "wes", "whit", "wick", "wil", "win", "wood", "wren",
)  # fmt: skip
SURNAME_TAILS = (
    "bury", "by", "cliffe", "combe", "cott", "dale", "den", "don", "field", "ford", "ham", "hurst", "land", "ley",
    "low", "man", "mere", "more", "ridge", "son", "stead", "stone", "thorpe", "ton", "well", "wick", "worth", "wright",
)  # fmt: skip
SURNAME_ENDS = ("", "", "", "", "e", "s", "er", "ey")
RARE_FORENAME, RARE_SURNAME = 0.10, 0.45


@cache
def lists() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """(kind, community, sex and era, SLOTS names), each name as often as its weight says."""
    text = files("joinedup_core.town").joinpath("names.txt").read_text(encoding="utf-8")
    return tuple(_line(line.split()) for line in text.splitlines() if line and not line.startswith("#"))


def _line(words: list[str]) -> tuple[str, str, str, tuple[str, ...]]:
    kind, community, *rest = words
    group = " ".join(word for word in rest if ":" not in word)
    weighted = [(name, int(weight)) for name, weight in (word.split(":") for word in rest if ":" in word)]
    return kind, community, group, tuple(_slots(weighted))


def _slots(weighted: list[tuple[str, int]]) -> Iterator[str]:
    """SLOTS names in the proportions of their weights."""
    total, reached, given = sum(weight for _, weight in weighted), 0, 0
    for name, weight in weighted:
        reached += weight
        upto = round(SLOTS * reached / total)
        yield from (name for _ in range(upto - given))
        given = upto


def community_sql(chance: Chance, *keys: str) -> str:
    """SQL of a community, by its share of the town."""
    cases, reached = [], 0.0
    share = chance.share("community", *keys)
    for name, part in COMMUNITIES[:-1]:
        reached += part
        cases.append(f"WHEN {share} < {reached:.3f} THEN '{name}'")
    return f"(CASE {' '.join(cases)} ELSE '{COMMUNITIES[-1][0]}' END)"


def era_sql(year: str) -> str:
    """SQL of the era whose names children of a year were given."""
    cases = " ".join(f"WHEN {year} < {start} THEN '{era}'" for era, start in zip(ERAS, ERA_STARTS, strict=False))
    return f"(CASE {cases} ELSE '{ERAS[-1]}' END)"


def rare_forename_sql(chance: Chance, sex: str, *keys: str) -> str:
    """SQL of a forename that few have."""
    head = chance.pick("forename head", FORENAME_HEADS, *keys)
    return (
        f"({head} || CASE WHEN {sex} = 'm' THEN {chance.pick('forename tail', FORENAME_TAILS['m'], *keys)} "
        f"ELSE {chance.pick('forename tail', FORENAME_TAILS['f'], *keys)} END)"
    )


def rare_surname_sql(chance: Chance, *keys: str) -> str:
    """SQL of a surname that few have."""
    parts = (
        chance.pick(f"surname {part}", items, *keys)
        for part, items in (("head", SURNAME_HEADS), ("tail", SURNAME_TAILS), ("end", SURNAME_ENDS))
    )
    return f"({' || '.join(parts)})"

"""Addresses of the town: homes in streets and postcodes, and the places where many live for a while."""

from __future__ import annotations

from joinedup_core.town.chance import Chance

HOMES_A_POSTCODE, HOMES_A_STREET = 16, 48
HEADS = (
    "Church", "Station", "Mill", "Park", "Victoria", "Albert", "Green", "Queen", "King", "Manor", "Orchard", "Chapel",
    "School", "York", "Windsor", "Meadow", "Grange", "Oak", "Elm", "Ash", "Beech", "Cedar", "Maple", "Willow", "North",
    "South", "Bridge", "River", "Castle", "Abbey", "Priory", "Field", "Hill", "Brook", "Heath", "Farm", "Garden",
    "Market", "Canal", "Quarry",
)  # fmt: skip
MIDDLES = ("", "", "", " View", " Field", " Bank", " Lodge", " Top")
KINDS = ("Road", "Street", "Avenue", "Close", "Lane", "Drive", "Crescent", "Grove", "Way", "Court", "Gardens", "Place")
TOWNS = ("Easterby", "Marlow Cross", "Netherford", "Stonewick", "Harbrook", "Thornley Green")
COMMUNAL = (  # kind, how many for 10,000 homes, name
    ("hostel", 3, "Gateway House"), ("refuge", 2, "Willow Lodge"), ("care home", 6, "Meadow View"),
    ("prison", 1, "HMP Stonewick"), ("hospital", 1, "Easterby General"),
)  # fmt: skip


def addresses_sql(chance: Chance, homes: int) -> str:
    """The table of addresses: address, kind, house, street, town, postcode.

    Postcodes begin with QX, an area that Royal Mail does not use.
    """
    street = f"n // {HOMES_A_STREET}"
    name = (
        f"{chance.pick('street head', HEADS, street)} || {chance.pick('street middle', MIDDLES, street)} || ' ' "
        f"|| {chance.pick('street kind', KINDS, street)}"
    )
    house = (
        f"CASE WHEN {chance.happens('flat', 0.18, 'n // 4')} "
        f"THEN 'Flat ' || CAST(n % 4 + 1 AS VARCHAR) || ', ' || CAST((n // 4) % 60 + 1 AS VARCHAR) "
        f"ELSE CAST(n % {HOMES_A_STREET} + 1 AS VARCHAR) END"
    )
    home = (
        f"SELECT n AS address, 'home' AS kind, {house} AS house, {name} AS street, "
        f"{chance.pick('town', TOWNS, 'n // 2400')} AS town, {_postcode(f'n // {HOMES_A_POSTCODE}')} AS postcode "
        f"FROM range({homes}) AS t(n)"
    )
    parts, first = [home], homes
    for kind, often, title in COMMUNAL:
        count = max(1, homes * often // 10_000)
        place = chance.pick(f"{kind} town", TOWNS, "n")
        parts.append(
            f"SELECT {first} + n AS address, '{kind}' AS kind, '{title} ' || CAST(n + 1 AS VARCHAR) AS house, "
            f"{chance.pick('street head', HEADS, f'n + {first}')} || ' Road' AS street, {place} AS town, "
            f"{_postcode(f'{homes} // {HOMES_A_POSTCODE} + {first - homes} + n + 1')} AS postcode "
            f"FROM range({count}) AS t(n)"
        )
        first += count
    return " UNION ALL ".join(parts)


def _postcode(n: str) -> str:
    """SQL of the n-th postcode of the town."""
    letters = "'ABDEFGHJLNPQRSTUWXYZ'"
    return (
        f"('QX' || CAST((({n}) // 4000) % 90 + 1 AS VARCHAR) || ' ' || CAST((({n}) // 400) % 9 + 1 AS VARCHAR) "
        f"|| substr({letters}, CAST((({n}) // 20) % 20 + 1 AS BIGINT), 1) "
        f"|| substr({letters}, CAST(({n}) % 20 + 1 AS BIGINT), 1))"
    )

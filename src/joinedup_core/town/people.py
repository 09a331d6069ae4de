"""Who lives in the town: households and their members, with names, ages, kin, numbers, moves and stays."""

from __future__ import annotations

from collections.abc import Callable

from joinedup_core.town.chance import Chance
from joinedup_core.town.names import (
    ALIKE,
    RARE_FORENAME,
    RARE_SURNAME,
    SLOTS,
    community_sql,
    era_sql,
    rare_forename_sql,
    rare_surname_sql,
)

Run = Callable[[str, str], None]
MEMBERS = 2.39  # persons a household, on average, of the kinds below
KINDS = (("single", 0.30), ("couple", 0.22), ("family", 0.25), ("lone parent", 0.09), ("three generations", 0.03),
         ("sharing", 0.07), ("large family", 0.04))  # fmt: skip
TWINS = 0.03  # of children after the first, how many are the twin of the one before
JUNIOR = 0.05  # of sons, how many have their father's forename
NAMESAKE = 0.002  # of people, how many share names and birthday with a stranger
FAMILY = "('family', 'lone parent', 'three generations', 'large family')"
NHS_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def make(run: Run, chance: Chance, households: int, homes: int, this_year: int) -> None:
    """The tables `households`, `people` and `relationships`; needs `name_slots`."""
    run("households", _households(chance, households, homes))
    run("__members", _members(chance, this_year))
    run("__named", _named(chance))
    run("people", _people(chance))
    run("relationships", _relationships())


def _households(chance: Chance, households: int, homes: int) -> str:
    share, cases, reached = chance.share("household", "n"), [], 0.0
    for kind, part in KINDS:
        reached += part
        cases.append(f"WHEN {share} < {reached:.3f} THEN '{kind}'")
    kind = f"CASE {' '.join(cases)} ELSE 'single' END"
    more = chance.share("size", "n")
    size = (
        f"CASE kind WHEN 'single' THEN 1 WHEN 'couple' THEN 2 WHEN 'family' THEN 3 + CAST(floor({more} * 2.4) AS BIGINT) "
        f"WHEN 'lone parent' THEN 2 + CAST(floor({more} * 2.2) AS BIGINT) WHEN 'three generations' THEN 5 "
        f"WHEN 'sharing' THEN 2 + CAST(floor({more} * 3) AS BIGINT) ELSE 6 + CAST(floor({more} * 3) AS BIGINT) END"
    )
    moved = f"DATE '2016-01-01' + {chance.whole('moved', 3650, 'n')}::INTEGER"
    return (
        f"SELECT n AS household, kind, {size} AS size, {community_sql(chance, 'n')} AS community, n AS address, "
        f"CASE WHEN {chance.happens('has moved', 0.4, 'n')} THEN {moved} END AS moved_on, "
        f"{chance.whole('earlier', homes, 'n')} AS earlier_address "
        f"FROM (SELECT n, {kind} AS kind FROM range({households}) AS t(n)) AS h"
    )


def _members(chance: Chance, this_year: int) -> str:
    """One row a person: role, sex and birthday."""
    role = (
        "CASE WHEN kind = 'sharing' THEN 'sharer' WHEN slot = 0 THEN 'adult' "
        "WHEN slot = 1 AND kind <> 'lone parent' THEN 'partner' "
        "WHEN kind = 'three generations' AND slot = 2 THEN 'elder' ELSE 'child' END"
    )
    twin = f"(role = 'child' AND slot > 2 AND {chance.happens('twins', TWINS, 'household', 'slot')})"
    adult_year = (
        f"CASE WHEN kind IN {FAMILY} THEN {this_year - 58} + {chance.whole('parent year', 36, 'household')} "
        f"WHEN kind = 'sharing' THEN {this_year - 48} + {chance.whole('sharer year', 30, 'household', 'slot')} "
        f"ELSE {this_year - 90} + {chance.whole('adult year', 70, 'household')} END"
    )
    year = (
        f"CASE role WHEN 'partner' THEN adult_year - 5 + {chance.whole('partner year', 11, 'household')} "
        f"WHEN 'elder' THEN adult_year - 22 - {chance.whole('elder year', 16, 'household')} "
        f"WHEN 'child' THEN least({this_year - 1}, adult_year + 19 + {chance.whole('child year', 20, 'household', 'born_slot')}) "
        "ELSE adult_year END"
    )
    sex = (
        f"CASE WHEN role = 'adult' AND kind = 'lone parent' THEN CASE WHEN {chance.happens('mother', 0.88, 'household')} "
        f"THEN 'f' ELSE 'm' END WHEN role = 'adult' AND size > 1 THEN 'm' "
        f"WHEN role = 'partner' THEN CASE WHEN {chance.happens('one sex', 0.03, 'household')} THEN 'm' ELSE 'f' END "
        f"WHEN {chance.happens('sex', 0.5, 'household', 'slot')} THEN 'f' ELSE 'm' END"
    )
    day = chance.whole("birthday", 365, "household", "born_slot")
    return (
        f"SELECT row_number() OVER (ORDER BY household, slot) AS person, household, slot, kind, community, role, "
        f"{sex} AS sex, is_twin, make_date(CAST({year} AS BIGINT), 1, 1) + {day}::INTEGER AS born FROM ("
        f"SELECT *, {adult_year} AS adult_year, {twin} AS is_twin, CASE WHEN {twin} THEN slot - 1 ELSE slot END AS born_slot "
        f"FROM (SELECT *, {role} AS role FROM (SELECT *, unnest(range(size)) AS slot FROM households) AS s) AS r) AS m"
    )


def _named(chance: Chance) -> str:
    """Names as given at birth; a child's surname is the household's, mostly."""
    keys = ("m.household", "m.slot")
    forename = (
        f"CASE WHEN {chance.happens('rare forename', RARE_FORENAME, *keys)} "
        f"THEN {rare_forename_sql(chance, 'm.sex', *keys)} "
        f"ELSE f.names[1 + {chance.whole('forename', SLOTS, *keys)}] END"
    )
    middle = f"CASE WHEN {chance.happens('middle', 0.6, *keys)} THEN f.names[1 + {chance.whole('middle name', SLOTS, *keys)}] END"

    def surname(*of: str) -> str:
        return (
            f"CASE WHEN m.community = 'general' AND {chance.happens('rare surname', RARE_SURNAME, *of)} "
            f"THEN {rare_surname_sql(chance, *of)} ELSE s.names[1 + {chance.whole('surname', SLOTS, *of)}] END"
        )

    return (
        f"SELECT m.*, {forename} AS forename, {middle} AS middle, {surname('m.household')} AS family_name, "
        f"{surname(*keys)} AS own_surname FROM __members AS m "
        f"JOIN name_slots AS f ON f.kind = 'forename' AND f.community = m.community AND f.sex = m.sex "
        f"AND f.era = CASE WHEN m.community = 'general' THEN {era_sql('year(m.born)')} ELSE '*' END "
        "JOIN name_slots AS s ON s.kind = 'surname' AND s.community = m.community"
    )


def _people(chance: Chance) -> str:
    """Everybody with the names they now bear, former ones, numbers, contacts, moves of their own and stays."""
    keys = ("p.household", "p.slot")
    alike = ", ".join(f"{{'sex': '{sex}', 'a': '{a}', 'b': '{b}'}}" for sex, a, b in ALIKE)
    males = sum(sex == "m" for sex, _, _ in ALIKE)
    index = (
        f"(1 + CASE WHEN p.sex = 'm' THEN {chance.whole('alike', males, 'p.household')} "
        f"ELSE {males} + {chance.whole('alike', len(ALIKE) - males, 'p.household')} END)"
    )
    alike_named = chance.happens("alike twins", 0.35, "p.household")
    forename = (
        f"CASE WHEN p.is_twin AND p.sex = e.sex AND {alike_named} THEN ([{alike}])[{index}].b "
        f"WHEN y.is_twin AND p.sex = y.sex AND {alike_named} THEN ([{alike}])[{index}].a "
        f"WHEN p.role = 'child' AND p.sex = 'm' AND h.sex = 'm' AND {chance.happens('junior', JUNIOR, *keys)} "
        "THEN h.forename "
        "WHEN row_number() OVER (PARTITION BY p.household, p.forename, p.role = 'child' ORDER BY p.slot) > 1 "
        f"THEN {rare_forename_sql(chance, 'p.sex', *keys)} ELSE p.forename END"
    )
    married = f"(p.role = 'partner' AND {chance.happens('married', 0.62, *keys)})"
    double = f"(p.role IN ('partner', 'child') AND {chance.happens('double name', 0.03, 'p.household')})"
    surname = (
        f"CASE WHEN {double} THEN p.family_name || '-' || coalesce(q.own_surname, p.own_surname) "
        f"WHEN p.role IN ('adult', 'elder') OR {married} THEN p.family_name "
        f"WHEN p.role = 'child' AND ({chance.happens('father name', 0.88, 'p.household')} OR q.own_surname IS NULL) "
        "THEN p.family_name WHEN p.role = 'child' THEN q.own_surname ELSE p.own_surname END"
    )
    former = (
        f"CASE WHEN {married} OR ({double} AND p.role = 'partner') THEN p.own_surname "
        f"WHEN p.role = 'adult' AND p.sex = 'f' AND {chance.happens('divorced', 0.2, *keys)} THEN p.own_surname END"
    )
    renamed = f"p.born + CAST(365 * (21 + {chance.whole('renamed', 15, *keys)}) AS INTEGER)"
    whole = (
        f"SELECT p.person, p.household, p.slot, p.role, p.kind AS household_kind, p.community, p.sex, p.born, p.is_twin, "
        f"{forename} AS forename, p.middle, {surname} AS surname, {former} AS former_surname, {renamed} AS renamed_on "
        "FROM __named AS p LEFT JOIN __named AS e ON e.household = p.household AND e.slot = p.slot - 1 "
        "LEFT JOIN __named AS y ON y.household = p.household AND y.slot = p.slot + 1 "
        "LEFT JOIN __named AS h ON h.household = p.household AND h.slot = 0 "
        "LEFT JOIN __named AS q ON q.household = p.household AND q.slot = 1 AND q.role = 'partner'"
    )
    return _with_numbers(chance, whole)


def _with_numbers(chance: Chance, whole: str) -> str:
    """Namesakes, numbers, contacts, stays."""
    keys = ("p.person",)
    stranger = f"(p.person * 7919 + {chance.seed}) % (SELECT count(*) FROM __named) + 1"
    is_namesake = f"(p.role <> 'child' AND {chance.happens('namesake', NAMESAKE, *keys)} AND s.sex = p.sex AND s.person <> p.person)"
    mobile = f"'07700' || lpad(CAST({chance.whole('mobile', 1000000, 'p.person')} AS VARCHAR), 6, '0')"
    carer = f"'07700' || lpad(CAST({chance.whole('mobile', 1000000, 'first')} AS VARCHAR), 6, '0')"
    stay = f"DATE '2018-01-01' + {chance.whole('stay', 2800, *keys)}::INTEGER"
    moved = f"DATE '2016-01-01' + {chance.whole('own move', 3650, *keys)}::INTEGER"
    return (
        f"WITH whole AS MATERIALIZED ({whole}), firsts AS (SELECT household AS of, min(person) AS first FROM whole GROUP BY household) "
        f"SELECT p.person, p.household, p.slot, p.role, p.household_kind, p.community, p.sex, p.is_twin, "
        f"CASE WHEN {is_namesake} THEN s.born ELSE p.born END AS born, "
        f"CASE WHEN {is_namesake} THEN s.forename ELSE p.forename END AS forename, p.middle, "
        f"CASE WHEN {is_namesake} THEN s.surname ELSE p.surname END AS surname, {is_namesake} AS is_namesake, "
        f"p.former_surname, p.renamed_on, {nhs_sql('p.person')} AS nhs, {upn_sql('p.person')} AS upn, "
        f"CASE WHEN p.role = 'child' AND date_diff('year', p.born, DATE '2026-01-01') < 16 THEN {carer} ELSE {mobile} END AS phone, "
        f"CASE WHEN {chance.happens('email', 0.6, *keys)} AND date_diff('year', p.born, DATE '2026-01-01') >= 14 "
        f"THEN p.forename || CASE WHEN {chance.happens('dot', 0.5, *keys)} THEN '.' ELSE '' END || p.surname "
        f"|| CAST({chance.whole('email number', 100, *keys)} AS VARCHAR) || '@' "
        f"|| {chance.pick('domain', ('mail.example', 'post.example', 'inbox.example'), *keys)} END AS email, "
        f"CASE WHEN {chance.happens('own move', 0.12, *keys)} AND p.role <> 'child' THEN {moved} END AS moved_on, "
        f"CASE WHEN {chance.happens('stays', 0.03, *keys)} AND p.role <> 'child' THEN {stay} END AS stay_from, "
        f"CAST(14 + {chance.whole('stay days', 300, *keys)} AS INTEGER) AS stay_days "
        "FROM whole AS p JOIN firsts ON firsts.of = p.household LEFT JOIN whole AS s ON s.person = "
        f"CASE WHEN {chance.happens('namesake', NAMESAKE, *keys)} THEN {stranger} END"
    )


def nhs_sql(person: str) -> str:
    """SQL of a valid NHS number for a person; NULL for the one in 1,300 for whom three tries give none.

    Numbers begin with 9; those given out in England begin with 4, 6 or 7 (general knowledge).
    """

    def digits(attempt: int) -> str:
        return f"CAST(900000000 + (({person}) * 3 + {attempt}) % 100000000 AS VARCHAR)"

    def check(attempt: int) -> str:
        total = " + ".join(f"{11 - n} * CAST(substr({digits(attempt)}, {n}, 1) AS INTEGER)" for n in range(1, 10))
        return f"((11 - ({total}) % 11) % 11)"

    cases = " ".join(f"WHEN {check(n)} < 10 THEN {digits(n)} || CAST({check(n)} AS VARCHAR)" for n in range(3))
    return f"(CASE {cases} END)"


def upn_sql(person: str) -> str:
    """SQL of a valid unique pupil number."""
    digits = f"lpad(CAST(800000000000 + ({person}) AS VARCHAR), 12, '0')"
    total = " + ".join(f"{n + 1} * CAST(substr({digits}, {n}, 1) AS INTEGER)" for n in range(1, 13))
    return f"(substr('{NHS_LETTERS}', CAST(({total}) % 23 AS BIGINT) + 1, 1) || {digits})"


def _relationships() -> str:
    """Who is what to whom within a household: person is the `kind` of relative."""
    pairs = (
        ("partner", "a.role IN ('adult', 'partner') AND b.role IN ('adult', 'partner')"),
        ("parent", "a.role IN ('adult', 'partner') AND b.role = 'child'"),
        ("child", "a.role = 'child' AND b.role IN ('adult', 'partner')"),
        ("sibling", "a.role = 'child' AND b.role = 'child'"),
        ("grandparent", "a.role = 'elder' AND b.role = 'child'"),
        ("parent", "a.role = 'elder' AND b.role = 'adult'"),
    )
    cases = " ".join(f"WHEN {when} THEN '{kind}'" for kind, when in pairs)
    return (
        f"SELECT person, relative, kind FROM (SELECT a.person, b.person AS relative, CASE {cases} END AS kind "
        "FROM people AS a JOIN people AS b ON a.household = b.household AND a.person <> b.person) AS r WHERE kind IS NOT NULL"
    )

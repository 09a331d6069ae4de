"""Standardising as SQL expressions: how British agencies write names, dates, numbers and addresses, made alike.

Every function takes SQL and gives SQL (DuckDB's, kept to what sqlglot can say for Spark: no backslashes in
patterns, no groups in replacements). Nothing is guessed: what cannot be read becomes NULL, which counts neither
for nor against a link.
"""

from __future__ import annotations

BASES = {
    "a": "áàâäãåāăą", "c": "çćč", "d": "ďđð", "e": "éèêëēęě", "g": "ğ", "i": "íìîïīı", "l": "ł", "n": "ñńň",
    "o": "óòôöõøōő", "r": "ř", "s": "śšşșß", "t": "ťț", "u": "úùûüūůű", "y": "ýÿ", "z": "žźż",
}  # fmt: skip
ACCENTED = "".join(BASES.values())
PLAIN = "".join(base * len(accented) for base, accented in BASES.items())
APOSTROPHES = "'’`´‘"
NOBODY = (
    "unknown", "not known", "unk", "nk", "n k", "none", "null", "na", "n a", "nil", "test", "tbc", "not given",
    "not recorded", "not stated", "refused", "withheld", "anonymous", "anon", "baby", "infant", "unborn", "male",
    "female", "x", "xx", "xxx", "no name", "no surname", "unnamed", "blank", "missing", "other",
)  # fmt: skip
TITLES = "mr|mrs|ms|miss|mx|dr|master|rev|sir|lady|prof"
PARTICLES = ("mc", "mac", "o", "de", "da", "di", "du", "van", "von", "der", "den", "la", "le", "al", "el", "ul", "st")
STREETS = (
    ("rd", "road"), ("st", "street"), ("str", "street"), ("ave", "avenue"), ("av", "avenue"), ("cl", "close"),
    ("cres", "crescent"), ("cresc", "crescent"), ("cct", "circuit"), ("crt", "court"), ("ct", "court"),
    ("dr", "drive"), ("gdns", "gardens"), ("gdn", "gardens"), ("gr", "grove"), ("la", "lane"), ("ln", "lane"),
    ("pl", "place"), ("sq", "square"), ("terr", "terrace"), ("tce", "terrace"), ("wy", "way"), ("pk", "park"),
)  # fmt: skip
DEFAULT_DAYS = ("0101",)  # systems that demand a whole date are given 1 January when only the year is known
EARLIEST_YEAR, LATEST_YEAR = 1880, 2100
MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
NO_PHONES = ("1234567890", "2345678901")
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # the check letters of a unique pupil number, in order of the remainder


def plain(sql: str, *, drop: str = APOSTROPHES) -> str:
    """Lower case, accents taken off, the characters of `drop` removed."""
    return f"translate(lower({sql}), '{ACCENTED}{drop.replace(chr(39), chr(39) * 2)}', '{PLAIN}')"


def words(sql: str, *, drop: str = APOSTROPHES) -> str:
    """Letters only, runs of anything else as one space."""
    return f"trim(regexp_replace({plain(sql, drop=drop)}, '[^a-z]+', ' ', 'g'))"


def person_words(sql: str, *, drop: str = APOSTROPHES) -> str:
    """A person's name as words; NULL for what stands in the place of a name ("UNKNOWN", "not known")."""
    listed = ", ".join(f"'{word}'" for word in ("", *NOBODY))
    bare = f"regexp_replace({words(sql, drop=drop)}, '^({TITLES}) ', '')"
    return f"(CASE WHEN {bare} IN ({listed}) THEN NULL ELSE {bare} END)"


def forename_words(sql: str) -> str:
    """Forenames as words; Anne-Marie is one word."""
    return person_words(sql, drop=APOSTROPHES + "-")


def surname_words(sql: str) -> str:
    """A surname as words, particles joined to what follows ("mc donald" is "mcdonald")."""
    joined = f"concat(' ', {person_words(sql)})"
    for particle in PARTICLES:
        joined = f"replace({joined}, ' {particle} ', ' {particle}')"
    return f"(CASE WHEN {person_words(sql)} IS NULL THEN NULL ELSE trim({joined}) END)"


def surname_of_name(sql: str) -> str:
    """The surname in a whole name: before a comma, the words in capitals at the front, else the last word."""
    capitals = "^[A-Z'-][A-Z'-]+ +[A-Z][a-z]"
    return (
        f"(CASE WHEN strpos({sql}, ',') > 0 THEN split_part({sql}, ',', 1) "
        f"WHEN regexp_matches({sql}, '{capitals.replace(chr(39), chr(39) * 2)}') THEN split_part({sql}, ' ', 1) "
        f"ELSE regexp_extract(trim({sql}), '[^ ]+$', 0) END)"
    )


def forename_of_name(sql: str) -> str:
    """The forenames in a whole name: what `surname_of_name` leaves."""
    capitals = "^[A-Z'-][A-Z'-]+ +[A-Z][a-z]"
    return (
        f"(CASE WHEN strpos({sql}, ',') > 0 THEN split_part({sql}, ',', 2) "
        f"WHEN regexp_matches({sql}, '{capitals.replace(chr(39), chr(39) * 2)}') "
        f"THEN substr({sql}, strpos({sql}, ' ')) "
        f"ELSE substr(trim({sql}), 1, length(trim({sql})) - length(regexp_extract(trim({sql}), '[^ ]+$', 0))) END)"
    )


def date_digits(sql: str) -> str:
    """A date as eight digits YYYYMMDD, 00 for what is not known; day before month, as British forms write it.

    Years of two digits are not read: 12/03/15 may be a child or somebody of 110. A digit may be wrong (month 13):
    the other seven are still evidence.
    """
    x = f"trim(lower({sql}))"

    def piece(pattern: str, group: int, width: int) -> str:
        return f"lpad(regexp_extract({x}, '{pattern}', {group}), {width}, '0')"

    iso, british = "^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", "^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})"
    named, month = "^([0-9]{1,2})[-/. ]*([a-z]{3})[a-z]*[-/. ,]*([0-9]{4})", "^([0-9]{1,2})[-/. ]([0-9]{4})$"
    number = f"lpad(CAST((strpos('{MONTHS}', regexp_extract({x}, '{named}', 2)) + 2) // 3 AS VARCHAR), 2, '0')"
    return (
        f"(CASE WHEN regexp_matches({x}, '^(18|19|20)[0-9]{{6}}$') THEN {x} "
        f"WHEN regexp_matches({x}, '^[0-9]{{8}}$') THEN concat(substr({x}, 5, 4), substr({x}, 3, 2), substr({x}, 1, 2)) "
        f"WHEN regexp_matches({x}, '{iso}') THEN concat({piece(iso, 1, 4)}, {piece(iso, 2, 2)}, {piece(iso, 3, 2)}) "
        f"WHEN regexp_matches({x}, '{british}') "
        f"THEN concat({piece(british, 3, 4)}, {piece(british, 2, 2)}, {piece(british, 1, 2)}) "
        f"WHEN regexp_matches({x}, '{named}') THEN concat({piece(named, 3, 4)}, {number}, {piece(named, 1, 2)}) "
        f"WHEN regexp_matches({x}, '{month}') THEN concat({piece(month, 2, 4)}, {piece(month, 1, 2)}, '00') "
        f"WHEN regexp_matches({x}, '^[0-9]{{4}}$') THEN concat({x}, '0000') ELSE NULL END)"
    )


def birth_year(digits: str) -> str:
    """The year of eight digits; NULL when it is no year of a living person's birth, or 01/01/1900 ("not known")."""
    year = f"TRY_CAST(substr({digits}, 1, 4) AS INTEGER)"
    return (
        f"(CASE WHEN {digits} = '19000101' OR {year} NOT BETWEEN {EARLIEST_YEAR} AND {LATEST_YEAR} THEN NULL "
        f"ELSE {year} END)"
    )


def birth_day(digits: str) -> str:
    """The eight digits when a day is known; NULL for a year or month alone and for a default day."""
    defaults = ", ".join(f"'{day}'" for day in DEFAULT_DAYS)
    return (
        f"(CASE WHEN {birth_year(digits)} IS NULL OR substr({digits}, 5, 4) IN ({defaults}) "
        f"OR substr({digits}, 5, 2) = '00' OR substr({digits}, 7, 2) = '00' THEN NULL ELSE {digits} END)"
    )


def sex(sql: str) -> str:
    """f or m from the first letter or the codes 1 (male) and 2 (female); NULL for anything else."""
    first = f"substr(trim(lower({sql})), 1, 1)"
    return (
        f"(CASE WHEN {first} IN ('f', 'w', '2', 'g') THEN 'f' WHEN {first} IN ('m', 'b', '1') THEN 'm' ELSE NULL END)"
    )


def postcode(sql: str) -> str:
    """Letters and digits only, upper case; NULL when shorter than four characters."""
    bare = f"regexp_replace(upper({sql}), '[^A-Z0-9]', '', 'g')"
    return f"(CASE WHEN length({bare}) < 4 OR {bare} IN ('UNKNOWN', 'NFA', 'ZZ993WZ') THEN NULL ELSE {bare} END)"


def postcode_of_address(sql: str) -> str:
    """The British postcode in a whole address, if there is one."""
    found = f"regexp_extract(upper({sql}), '([A-Z]{{1,2}}[0-9][A-Z0-9]? ?[0-9][A-Z]{{2}})', 1)"
    return f"(CASE WHEN {found} = '' THEN NULL ELSE {found} END)"


def street(sql: str) -> str:
    """A street's name without its number, usual short forms written out, without spaces; NULL when too short."""
    spelled = f"concat({words(sql)}, ' ')"
    for short, long in STREETS:
        spelled = f"replace({spelled}, ' {short} ', ' {long} ')"
    bare = f"replace(regexp_replace({spelled}, '^(flat|apartment|apt|room|unit) ([a-z] )?', ''), ' ', '')"
    return f"(CASE WHEN length({bare}) < 4 OR {bare} LIKE 'nofixed%' OR {bare} = 'unknown' THEN NULL ELSE {bare} END)"


def house(plain_house: str, plain_line: str) -> str:
    """House and flat as "12", "12a" or "12/3" (flat 3 of 12), from its own column or the head of the street line.

    Both are given as `plain` leaves them.
    """
    line = f"trim(concat(coalesce({plain_house}, ''), ' ', coalesce({plain_line}, '')))"
    flat = f"regexp_extract({line}, '^(flat|apartment|apt|room|unit) ?([0-9]+[a-z]?|[a-z])', 2)"
    rest = f"regexp_replace({line}, '^(flat|apartment|apt|room|unit) ?([0-9]+[a-z]?|[a-z])[ ,/]*', '')"
    number = f"replace(regexp_extract({rest}, '^([0-9]+ ?[a-z]?)([ ,/-]|$)', 1), ' ', '')"
    both = f"concat({number}, CASE WHEN {flat} = '' THEN '' ELSE concat('/', {flat}) END)"
    return f"nullif({both}, '')"


def phone(sql: str) -> str:
    """The last ten digits; NULL for fewer than nine, the same digit throughout or a keyboard row."""
    digits = f"regexp_replace({sql}, '[^0-9]', '', 'g')"
    last = f"right({digits}, 10)"
    placeholders = ", ".join(f"'{number}'" for number in NO_PHONES)
    same = f"replace({last}, substr({last}, 4, 1), '')"
    return f"(CASE WHEN length({digits}) < 9 OR length({same}) < 2 OR {last} IN ({placeholders}) THEN NULL ELSE {last} END)"


def email(sql: str) -> str:
    """Lower case; NULL without an @ or where it says that there is none."""
    bare = f"trim(lower({sql}))"
    return f"(CASE WHEN {bare} LIKE '%_@_%' AND NOT regexp_matches({bare}, '^(no|none|noemail|na|unknown)@') THEN {bare} ELSE NULL END)"


def nhs_number(sql: str) -> str:
    """Ten digits whose check digit is right (modulus 11, weights 10 to 2), else NULL."""
    n = f"regexp_replace({sql}, '[^0-9]', '', 'g')"
    total = " + ".join(f"{11 - place} * TRY_CAST(substr({n}, {place}, 1) AS INTEGER)" for place in range(1, 10))
    check = f"(11 - ({total}) % 11) % 11"
    same = f"replace({n}, substr({n}, 1, 1), '')"
    return (
        f"(CASE WHEN length({n}) = 10 AND {same} <> '' AND {check} = TRY_CAST(substr({n}, 10, 1) AS INTEGER) "
        f"THEN {n} ELSE NULL END)"
    )


def pupil_number(sql: str) -> str:
    """A unique pupil number whose check letter is right (modulus 23, weights 2 to 13), else NULL."""
    n = f"upper(replace({sql}, ' ', ''))"
    total = " + ".join(f"{place} * TRY_CAST(substr({n}, {place}, 1) AS INTEGER)" for place in range(2, 13))
    last = f"13 * coalesce(TRY_CAST(substr({n}, 13, 1) AS INTEGER), strpos('{UPN_LETTERS}', substr({n}, 13, 1)) - 1)"
    check = f"substr('{UPN_LETTERS}', CAST(({total} + {last}) % 23 AS INTEGER) + 1, 1)"
    pattern = "^[A-Z][0-9]{11}[0-9A-Z]$"
    return f"(CASE WHEN regexp_matches({n}, '{pattern}') AND {check} = substr({n}, 1, 1) THEN {n} ELSE NULL END)"


def other_number(sql: str) -> str:
    """Letters and digits, upper case; NULL when shorter than five characters."""
    bare = f"regexp_replace(upper({sql}), '[^A-Z0-9]', '', 'g')"
    return f"(CASE WHEN length({bare}) < 5 THEN NULL ELSE {bare} END)"

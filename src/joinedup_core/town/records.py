"""Each agency's extract of the town: whom it knows, as they were when it saw them, as it wrote them down."""

from __future__ import annotations

from functools import partial

from joinedup_core.linkage.fields import NAMES
from joinedup_core.linkage.standard import variants
from joinedup_core.town.agencies import Agency
from joinedup_core.town.chance import Chance
from joinedup_core.town.errors import birth_slip_sql, slip_sql

HEADINGS = ("source", "record", *(name for name in NAMES if name not in {"address"}), "seen_on")
NOBODY = ("UNKNOWN", "Not known", "N/K")
RESTRICTED = 0.004


def sightings_sql(chance: Chance, agency: Agency, this_year: int) -> str:
    """Who is known to an agency, when it wrote the record (`seen_on`), and a key for every further draw."""
    under_5, school, adult, old = agency.covers
    age = f"({this_year} - year(born))"
    known = (
        f"CASE WHEN {age} < 5 THEN {under_5} WHEN {age} < 18 THEN {school} WHEN {age} < 65 THEN {adult} ELSE {old} END"
    )
    seen = (
        f"greatest(born + 20, make_date({agency.earliest}, 1, 1) "
        f"+ {chance.whole(f'{agency.key} seen', (this_year - agency.earliest) * 365, 'person', 'copy')}::INTEGER)"
    )
    times = f"range(1 + CASE WHEN {chance.happens(f'{agency.key} again', agency.again, 'person')} THEN 1 ELSE 0 END)"
    return (
        f"SELECT *, {seen} AS seen_on, hash(person, copy, '{agency.key}', {chance.seed}) AS key FROM ("
        f"SELECT *, unnest({times}) AS copy FROM people WHERE {chance.happens(f'{agency.key} knows', known, 'person')}) AS k"
    )


def as_seen_sql(sightings: str) -> str:
    """The same with the name and address that held on the day: former names, earlier addresses, stays."""
    staying = "(s.stay_from <= s.seen_on AND s.seen_on <= s.stay_from + s.stay_days)"
    communal = "(SELECT count(*) FROM addresses WHERE kind <> 'home')"
    homes = "(SELECT count(*) FROM addresses WHERE kind = 'home')"
    address = (
        f"CASE WHEN {staying} THEN {homes} + s.person % {communal} "
        "WHEN s.moved_on > s.seen_on THEN (h.earlier_address + s.slot + 1) % (SELECT count(*) FROM addresses WHERE kind = 'home') "
        "WHEN h.moved_on > s.seen_on THEN h.earlier_address ELSE h.address END"
    )
    return (
        f"SELECT s.*, {staying} AS staying, "
        "CASE WHEN s.former_surname IS NOT NULL AND s.seen_on < s.renamed_on THEN s.former_surname ELSE s.surname END AS surname_then, "
        f"{address} AS address_then FROM ({sightings}) AS s JOIN households AS h ON h.household = s.household"
    )


def extract_sql(chance: Chance, agency: Agency, this_year: int) -> str:
    """An agency's records as it would send them, with the person (the truth) beside: person, HEADINGS."""
    a, key = agency, "key"

    def p(probability: float, purpose: str) -> str:
        return chance.happens(f"{a.key} {purpose}", probability, key)

    known_as = "(v.forms)[1 + CAST(key % len(v.forms) AS BIGINT)]"
    forename = f"CASE WHEN {p(a.known_as, 'known as')} AND v.forms IS NOT NULL THEN {known_as} ELSE t.forename END"
    surname = f"CASE WHEN {p(a.alias, 'alias')} THEN coalesce(t.former_surname, t.middle, t.surname_then) ELSE t.surname_then END"
    written = (
        f"SELECT t.*, {forename} AS forename_meant, {surname} AS surname_meant, d.house, d.street, d.town, d.postcode, "
        f"d.kind AS place_kind, {p(a.swapped, 'swapped')} AS swaps FROM ({as_seen_sql(sightings_sql(chance, a, this_year))}) AS t "
        "JOIN addresses AS d ON d.address = t.address_then LEFT JOIN known_as AS v ON v.forename = t.forename"
    )
    slipped = (
        "SELECT *, "
        f"CASE WHEN {p(a.slip, 'slip forename')} THEN {slip_sql(chance, 'forename_meant', 'forename', key)} "
        f"WHEN {p(0.01, 'initial')} THEN substr(forename_meant, 1, 1) ELSE forename_meant END AS f, "
        f"CASE WHEN {p(a.slip, 'slip surname')} THEN {slip_sql(chance, 'surname_meant', 'surname', key)} "
        "ELSE surname_meant END AS s, "
        f"CASE WHEN {p(a.birth_slip, 'birth slip')} THEN {birth_slip_sql(chance, 'born', key)} ELSE born END AS b "
        f"FROM ({written}) AS w"
    )
    return f"SELECT person, {', '.join(_columns(chance, a))} FROM ({slipped}) AS x"


def _columns(chance: Chance, a: Agency) -> list[str]:
    """SQL of each heading, as the agency writes it."""
    said = _who(chance, a) | _where(chance, a) | _numbers(chance, a)
    return [f"CAST({said.get(heading, 'NULL')} AS VARCHAR) AS {heading}" for heading in HEADINGS]


def _draw(chance: Chance, a: Agency, probability: float, purpose: str) -> str:
    return chance.happens(f"{a.key} {purpose}", probability, "key")


def _who(chance: Chance, a: Agency) -> dict[str, str]:
    """Names, birth, sex."""
    p = partial(_draw, chance, a)

    def shown(sql: str) -> str:
        return f"upper({sql})" if a.capitals else f"upper(substr({sql}, 1, 1)) || substr({sql}, 2)"

    nobody = chance.pick("nobody", NOBODY, "key")
    forename = f"CASE WHEN {p(0.006, 'no forename')} THEN {nobody} WHEN swaps THEN {shown('s')} ELSE {shown('f')} END"
    surname = f"CASE WHEN {p(0.004, 'no surname')} THEN {nobody} WHEN swaps THEN {shown('f')} ELSE {shown('s')} END"
    middle = f"CASE WHEN {p(a.middle, 'middle')} THEN {shown('middle')} END"
    whole = f"upper({surname}) || ', ' || {forename} || CASE WHEN {middle} IS NULL THEN '' ELSE ' ' || {middle} END"
    birth = (
        f"CASE WHEN {p(a.birth_missing, 'no birth')} THEN CASE WHEN {p(0.3, '1900')} THEN '01/01/1900' END "
        f"WHEN {p(a.birth_default, 'birth default')} THEN strftime(make_date(year(b), 1, 1), '{a.dates}') "
        f"ELSE strftime(b, '{a.dates}') END"
    )
    names = {"name": whole} if a.one_name else {"forename": forename, "middle": middle, "surname": surname}
    return names | {
        "source": f"'{a.key}'",
        "record": f"'{a.prefix}' || CAST(key AS VARCHAR)",
        "dob": birth,
        "sex": f"CASE WHEN {p(0.03, 'no sex')} THEN NULL WHEN {p(0.006, 'sex slip')} "
        "THEN CASE sex WHEN 'f' THEN 'M' ELSE 'F' END ELSE upper(sex) END",
        "seen_on": "strftime(seen_on, '%Y-%m-%d')",
    }


def _where(chance: Chance, a: Agency) -> dict[str, str]:
    """Address and stay."""
    p = partial(_draw, chance, a)
    homeless = p(a.address_missing, "no address")
    postcode_slip = slip_sql(chance, "postcode", "postcode", "key")
    stays = "staying AND place_kind <> 'care home'"
    return {
        "house": f"CASE WHEN {homeless} OR {p(0.03, 'no house')} THEN NULL ELSE house END",
        "street": f"CASE WHEN {homeless} THEN NULL WHEN {p(0.3, 'short street')} "
        "THEN replace(replace(street, 'Road', 'Rd'), 'Avenue', 'Ave') ELSE street END",
        "town": f"CASE WHEN {homeless} THEN NULL ELSE town END",
        "postcode": f"CASE WHEN {homeless} THEN CASE WHEN {p(0.2, 'nfa')} THEN 'NFA' END "
        f"WHEN {p(0.03, 'no postcode')} THEN NULL WHEN {p(0.02, 'postcode slip')} THEN upper({postcode_slip}) "
        f"WHEN {p(0.2, 'close postcode')} THEN replace(postcode, ' ', '') ELSE postcode END",
        "stay_from": f"CASE WHEN {stays} THEN strftime(stay_from, '%Y-%m-%d') END",
        "stay_to": f"CASE WHEN {stays} THEN strftime(stay_from + stay_days, '%Y-%m-%d') END",
        "stay_place": f"CASE WHEN {stays} THEN house || ' ' || town END",
    }


def _numbers(chance: Chance, a: Agency) -> dict[str, str]:
    """Telephone, e-mail, numbers, restriction."""
    p = partial(_draw, chance, a)
    return {
        "phone": f"CASE WHEN {p(a.phone, 'phone')} THEN CASE WHEN {p(0.35, 'other phone')} "
        f"THEN '07701' || lpad(CAST({chance.whole('other phone', 900000, 'key')} AS VARCHAR), 6, '0') ELSE phone END END",
        "email": f"CASE WHEN {p(a.email, 'email')} THEN email END",
        "nhs": f"CASE WHEN {p(a.nhs, 'nhs')} THEN CASE WHEN {p(0.004, 'nhs slip')} THEN reverse(nhs) "
        "ELSE substr(nhs, 1, 3) || ' ' || substr(nhs, 4, 3) || ' ' || substr(nhs, 7) END END",
        "upn": f"CASE WHEN {p(a.upn, 'upn')} AND year(seen_on) - year(born) BETWEEN 4 AND 18 THEN upn END",
        "restriction": f"CASE WHEN {chance.happens('restricted', RESTRICTED, 'person')} AND {p(0.6, 'says so')} "
        "THEN '1' ELSE '0' END",
    }


def known_as_rows() -> list[tuple[str, str]]:
    """(forename, another form of it) for every listed form, from the linkage's table of variants."""
    families: dict[str, list[str]] = {}
    for form, root in variants():
        families.setdefault(root, []).append(form)
    return [(form, other) for forms in families.values() for form in forms for other in forms if other != form]

"""How two records are compared: comparisons of levels, each a condition with words and first guesses of m and u.

`equal` names the column whose equality a level is, so that u can be counted on all pairs; `u_least` bounds u.

m: how often records of one person stand so; u: how often those of two persons do. Training replaces the guesses;
where data is scarce they keep their say. A level with `fixed` set is not trained: chance pairs say nothing about
twins or about a father and son of one name. `kin` names the
share of chance pairs, counted in the data's families, that u is at least.

`surname`, `house` and `postcode` are read together (comparison `family`), because whoever shares a home shares
all three: added up they would make one person of a family.
"""

from __future__ import annotations

from dataclasses import dataclass

ALIKE = 0.88  # Jaro-Winkler from which two names count as slips of one
SOMEWHAT_ALIKE = 0.7  # from which a name that nobody else bears may be another one badly mangled
GENERATION = 13  # years: two of one name in one home further apart than this are parent and child


@dataclass(frozen=True)
class Level:
    """One level: `when` is SQL over columns with _l and _r, "" the level of all the rest, None of missing data."""

    key: str
    words: str
    when: str
    m: float = 0.0
    u: float = 0.0
    missing: bool = False
    fixed: bool = False
    rare: str = ""
    kin: str = ""
    equal: str = ""
    u_least: float = 0.0


@dataclass(frozen=True)
class Comparison:
    """Levels, first match counts. `needs`: the columns without any of which the comparison is left out."""

    key: str
    words: str
    needs: tuple[str, ...]
    levels: tuple[Level, ...]


def missing(when: str) -> Level:
    """The level at which nothing can be said."""
    return Level("missing", "not known", when, missing=True)


def neither(*columns: str) -> str:
    """A column is missing on one side or the other."""
    return " OR ".join(f"{c}_l IS NULL OR {c}_r IS NULL" for c in columns)


SWAPPED = (
    f"(forename_l <> surname_l AND forename_r <> surname_r AND ((forename_l = surname_r AND {{alike}}(surname_l, "
    f"forename_r) >= {ALIKE}) OR (surname_l = forename_r AND {{alike}}(forename_l, surname_r) >= {ALIKE})))"
)
HALF_SWAPPED = (
    "((forename_l = surname_r AND (surname_l IS NULL OR forename_r IS NULL)) "
    "OR (surname_l = forename_r AND (forename_l IS NULL OR surname_r IS NULL)))"
)
FORENAME_SLIP = (
    f"({{alike}}(forename_l, forename_r) >= {ALIKE} OR levenshtein(forename_l, forename_r) <= "
    "CASE WHEN length(forename_l) + length(forename_r) >= 12 THEN 2 ELSE 1 END)"
)
FORENAME_FAR = f"{{alike}}(forename_l, forename_r) >= {SOMEWHAT_ALIKE} AND NOT (own_name_l AND own_name_r)"
SURNAME_PART = (
    "(surname_l = surname_first_r OR surname_l = surname_last_r OR surname_first_l = surname_r "
    "OR surname_last_l = surname_r)"
)
SURNAME_NEAR = f"({SURNAME_PART} OR {{alike}}(surname_l, surname_r) >= {ALIKE})"
SAME_HOME = (
    "((home_l = home_r AND NOT communal_l) OR (house_l = house_r AND street_l = street_r AND NOT communal_l "
    "AND NOT communal_r))"
)
SAME_AREA = (
    "(postcode_l = postcode_r OR (street_l = street_r AND (postcode_l IS NULL OR postcode_r IS NULL "
    "OR levenshtein(postcode_l, postcode_r) <= 2)))"
)
NO_ADDRESS = "((postcode_l IS NULL OR postcode_r IS NULL) AND (street_l IS NULL OR street_r IS NULL))"
NO_SURNAME = f"(surname_l IS NULL OR surname_r IS NULL OR {SWAPPED})"
KIN = f"({SAME_HOME} OR (surname_l = surname_r AND {SAME_AREA}))"
EMAIL_NUMBER = "regexp_replace(email_l, '[^0-9]', '', 'g') = regexp_replace(email_r, '[^0-9]', '', 'g')"
SHARED = "(phone_l = phone_r OR email_l = email_r)"
OTHER_FORENAME = (
    "(root_l <> root_r AND length(forename_l) > 1 AND length(forename_r) > 1 "
    "AND NOT coalesce(forename_l = middle_r OR forename_r = middle_l, FALSE) "
    f"AND NOT coalesce({SWAPPED}, FALSE) AND ((own_name_l AND own_name_r) "
    f"OR {{alike}}(forename_l, forename_r) < {SOMEWHAT_ALIKE}))"
)
ONE_FORENAME = f"(root_l = root_r OR (NOT (own_name_l AND own_name_r) AND {FORENAME_SLIP}))"

FORENAME = Comparison("forename", "forename", ("forename",), (
    Level("half_swapped", "one's only name is the other's other name", HALF_SWAPPED, 0.01, 0.00005),
    missing(neither("forename")),
    Level("same", "the same forename", "forename_l = forename_r", 0.76, 0.004, rare="forename", equal="forename"),
    Level("variant", "forms of one forename", "root_l = root_r", 0.05, 0.004),
    Level("swapped", "forename and surname exchanged", SWAPPED, 0.005, 0.00001),
    Level("middle", "one's forename is the other's middle name", "forename_l = middle_r OR forename_r = middle_l",
          0.01, 0.003),
    Level("initial", "only an initial, and it agrees",
          "(length(forename_l) = 1 OR length(forename_r) = 1) AND substr(forename_l, 1, 1) = substr(forename_r, 1, 1)",
          0.02, 0.004),
    Level("other_alike", "forenames alike, but each is a name of its own",
          f"own_name_l AND own_name_r AND {FORENAME_SLIP}", 0.008, 0.004),
    Level("crossed", "one's forename is the other's surname", "forename_l = surname_r OR surname_l = forename_r", 0.003,
          0.0002),
    Level("slip", "forenames that differ by a slip", FORENAME_SLIP, 0.08, 0.002),
    Level("mangled", "forenames somewhat alike, one of them borne by nobody else", FORENAME_FAR, 0.01, 0.004),
    Level("other", "different forenames", "", 0.03, 0.975),
))  # fmt: skip

MIDDLE = Comparison("middle", "middle name", ("middle",), (
    missing(neither("middle")),
    Level("same", "the same middle name", "middle_l = middle_r", 0.8, 0.01, rare="middle", equal="middle"),
    Level("initial", "middle initials agree",
          "(length(middle_l) = 1 OR length(middle_r) = 1) AND substr(middle_l, 1, 1) = substr(middle_r, 1, 1)", 0.05,
          0.02),
    Level("slip", "middle names that differ by a slip", f"{{alike}}(middle_l, middle_r) >= {ALIKE}", 0.07, 0.005),
    Level("other", "different middle names", "", 0.08, 0.965),
))  # fmt: skip

FAMILY = Comparison("family", "surname and home, read together", ("surname", "postcode", "street"), (
    missing(f"{NO_SURNAME} AND {NO_ADDRESS}"),
    Level("no_surname_home", "surname not known; the same home", f"{NO_SURNAME} AND {SAME_HOME}", 0.02, 2e-6, kin="other_home"),
    Level("no_surname_area", "surname not known; the same postcode or street", f"{NO_SURNAME} AND {SAME_AREA}", 0.01,
          2e-5, kin="other_postcode"),
    Level("no_surname_else", "surname not known; different addresses", NO_SURNAME, 0.02, 0.05),
    Level("same_home", "the same surname in the same home", f"surname_l = surname_r AND {SAME_HOME}", 0.45, 2e-6, kin="same_home"),
    Level("same_area", "the same surname in the same postcode or street", f"surname_l = surname_r AND {SAME_AREA}",
          0.08, 2e-6, kin="same_postcode"),
    Level("same_unknown", "the same surname; an address is not known", f"surname_l = surname_r AND {NO_ADDRESS}",
          0.05, 1e-4),
    Level("same_else", "the same surname; different addresses", "surname_l = surname_r", 0.2, 1e-3),
    Level("near_home", "surnames alike in the same home", f"{SURNAME_NEAR} AND {SAME_HOME}", 0.05, 2e-7, kin="near_home"),
    Level("near_area", "surnames alike in the same postcode or street", f"{SURNAME_NEAR} AND {SAME_AREA}", 0.02,
          2e-7, kin="near_postcode"),
    Level("near_unknown", "surnames alike; an address is not known", f"{SURNAME_NEAR} AND {NO_ADDRESS}", 0.01, 1e-4),
    Level("near_else", "surnames alike; different addresses", SURNAME_NEAR, 0.03, 2e-3),
    Level("other_home", "different surnames in the same home", SAME_HOME, 0.04, 2e-6, kin="other_home"),
    Level("other_area", "different surnames in the same postcode or street", SAME_AREA, 0.01, 2e-5, kin="other_postcode"),
    Level("other_unknown", "different surnames; an address is not known", NO_ADDRESS, 0.01, 0.08),
    Level("other_else", "different surnames and addresses", "", 0.03, 0.86),
))  # fmt: skip

RARITY = Comparison("surname_rarity", "how rare the surname is", ("surname",), (
    missing(neither("surname")),
    Level("kin", "shared by a home, so its rarity says nothing", SAME_AREA, 0.5, 0.5, fixed=True),
    Level("same", "a surname's rarity", "surname_l = surname_r", 0.5, 0.5, fixed=True, rare="surname"),
    Level("other", "nothing", "", 0.5, 0.5, fixed=True),
))  # fmt: skip

BIRTH = Comparison("birth", "date of birth", ("birth_year",), (
    missing(neither("birth_year")),
    Level("same", "the same date of birth", "dob_l = dob_r", 0.82, 0.00004, equal="dob", u_least=0.00002),
    Level("slip", "dates of birth that differ by one digit",  "levenshtein(dob_l, dob_r) <= 1", 0.05, 0.0015),
    Level("swapped", "day and month of birth exchanged",
          "birth_year_l = birth_year_r AND substr(dob_l, 5, 2) = substr(dob_r, 7, 2) "
          "AND substr(dob_l, 7, 2) = substr(dob_r, 5, 2)", 0.01, 0.00005),
    Level("year", "the same year of birth; a day is not known",
          "(dob_l IS NULL OR dob_r IS NULL) AND birth_year_l = birth_year_r", 0.04, 0.001),
    Level("two_digits", "dates of birth that differ by two digits", "levenshtein(dob_l, dob_r) <= 2", 0.03, 0.02),
    Level("near", "born within a year of each other, as far as is known", "abs(birth_year_l - birth_year_r) <= 1",
          0.02, 0.04),
    Level("apart", "born some years apart", "abs(birth_year_l - birth_year_r) <= 12", 0.01, 0.25),
    Level("generation", "born a generation apart", "", 0.01, 0.7),
))  # fmt: skip

KINSHIP = Comparison("kinship", "what relatives share", ("home", "postcode"), (
    Level("twins", "one home and one birthday but different forenames, as twins have",
          f"dob_l = dob_r AND ({KIN} OR {SHARED}) AND {OTHER_FORENAME}", 0.0026, 0.5, fixed=True),
    Level("generations", "one home and one forename but a generation apart, as parent and child",
          f"abs(birth_year_l - birth_year_r) >= {GENERATION} AND ({KIN} OR {SHARED}) AND {ONE_FORENAME}", 0.05, 0.5, fixed=True),
    Level("other", "nothing", "", 0.5, 0.5, fixed=True),
))  # fmt: skip

NAMESAKES = Comparison("namesakes", "others of the same name", ("forename",), (
    *(
        Level(f"bits_{bits}", "a whole name that several people here bear, more than its parts lead to expect",
              f"root_l = root_r AND surname_l = surname_r AND namesakes_l >= {bits} AND NOT coalesce({KIN}, FALSE)",
              0.5 / 2.0**bits, 0.5, fixed=True)
        for bits in range(8, 0, -1)
    ),
    Level("other", "nothing", "", 0.5, 0.5, fixed=True),
))  # fmt: skip

SEX = Comparison("sex", "sex", ("sex",), (
    missing(neither("sex")),
    Level("same", "the same sex", "sex_l = sex_r", 0.985, 0.5),
    Level("other", "sex recorded differently", "", 0.015, 0.5),
))  # fmt: skip

PHONE = Comparison("phone", "telephone", ("phone",), (
    missing(neither("phone")),
    Level("same_home", "the same telephone, shared by a home", f"phone_l = phone_r AND {KIN}", 0.3, 0.15, fixed=True),
    Level("same", "the same telephone", "phone_l = phone_r", 0.4, 0.00001, kin="same_phone"),
    Level("other", "different telephones", "", 0.6, 0.9999),
))  # fmt: skip

EMAIL = Comparison("email", "e-mail", ("email",), (
    missing(neither("email")),
    Level("same_home", "the same e-mail address, shared by a home", f"email_l = email_r AND {KIN}", 0.5, 0.1,
          fixed=True),
    Level("same", "the same e-mail address", "email_l = email_r", 0.6, 0.00002, kin="same_email"),
    Level("person", "the same name before the @", 
          "split_part(email_l, '@', 1) = split_part(email_r, '@', 1)", 0.05,
          0.00003),
    Level("slip", "e-mail addresses that differ by a slip", 
          f"{EMAIL_NUMBER} AND {{alike}}(email_l, email_r) >= {ALIKE}", 0.15, 0.0001),
    Level("name", "e-mail addresses made of one name", f"{{alike}}(email_l, email_r) >= {ALIKE}", 0.1, 0.1, fixed=True),
    Level("other", "different e-mail addresses", "", 0.2, 0.9994),
))  # fmt: skip

TOWN = Comparison("town", "town", ("town",), (
    missing(f"{neither('town')} OR (postcode_l IS NOT NULL AND postcode_r IS NOT NULL)"),
    Level("same", "the same town", "town_l = town_r", 0.65, 0.05, rare="town"),
    Level("slip", "towns that differ by a slip", f"{{alike}}(town_l, town_r) >= {ALIKE}", 0.15, 0.03),
    Level("other", "different towns", "", 0.2, 0.92),
))  # fmt: skip

NHS = Comparison("nhs", "NHS number", ("nhs",), (
    missing(neither("nhs")),
    Level("same", "the same NHS number", "nhs_l = nhs_r", 0.995, 0.0000001, fixed=True),
    Level("other", "two valid NHS numbers that differ", "", 0.002, 1.0, fixed=True),
))  # fmt: skip

UPN = Comparison("upn", "pupil number", ("upn",), (
    missing(neither("upn")),
    Level("same", "the same pupil number", "upn_l = upn_r", 0.95, 0.0000001, fixed=True),
    Level("other", "two valid pupil numbers that differ", "", 0.03, 1.0, fixed=True),
))  # fmt: skip

OTHER_ID = Comparison("other_id", "other personal number", ("other_id",), (
    missing(neither("other_id")),
    Level("same", "the same personal number", "other_id_l = other_id_r", 0.8, 0.00001, equal="other_id", u_least=0.000005),
    Level("slip", "personal numbers that differ by a slip", "levenshtein(other_id_l, other_id_r) <= 2", 0.15, 0.0005),
    Level("other", "different personal numbers", "", 0.05, 0.9995),
))  # fmt: skip

COMPARISONS = (FORENAME, MIDDLE, FAMILY, RARITY, BIRTH, KINSHIP, NAMESAKES, SEX, PHONE, EMAIL, TOWN, NHS, UPN, OTHER_ID)

"""Every command of `./joinedup`, as data: listed without importing what runs them.

A room's command is added here with the function that runs it; that function takes the options and, when the
command acts, the actor named by --as. It returns None or an exit code, and prints what it did.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Argument:
    """An argument as argparse takes it."""

    names: tuple[str, ...]
    details: dict[str, Any] = field(default_factory=dict)


def argument(*names: str, **details: Any) -> Argument:
    """An argument of a command: `argument("--json", action="store_true", help="…")`."""
    return Argument(names, details)


@dataclass(frozen=True)
class Command:
    """One command. `needs` is "django" (a database and Django are ready) or "nothing"."""

    name: str
    summary: str
    run: str
    arguments: tuple[Argument, ...] = ()
    needs: str = "django"
    acts: bool = False


FRESH = argument("--fresh", action="store_true", help="begin again: first remove the demonstration's data")

EMAIL = argument("email", metavar="EMAIL", help="the address they sign in with")
NAME = argument("--name", required=True, help="their name, in quotation marks")
JSON = argument("--json", action="store_true", help="print JSON")
ROLE = (
    EMAIL,
    argument("role", metavar="ROLE", help="for example business_manager or administrator"),
    argument("--partnership", metavar="KEY", help="the partnership's key, as in its address"),
    argument("--agency", metavar="NAME", help="the agency an agency lead or a practitioner acts for"),
)

FILE = argument("file", metavar="FILE", help="a .docx, .xlsx, .ods, .xls or .csv file")
GROUP = argument("--group", metavar="NAME", required=True, help="the group that rows go to which name none")
IMPORT = (
    argument("--partnership", metavar="KEY", help="where several partnerships have it"),
    argument("--table", metavar="N", type=int, help="which table of the file, from 1 (the likeliest otherwise)"),
    argument("--dry-run", action="store_true", help="show what is understood; import nothing"),
    JSON,
)

CHRONOLOGIES = (
    argument("files", metavar="FILE", nargs="+", help="a .docx, .xlsx, .ods, .xls, .csv or .json file"),
    argument("--agency", metavar="NAME", help="whose files they are, where they do not say"),
    argument("--map", metavar="M.toml", help="which heading is which field, as kept with --keep-map"),
    argument(
        "--dates",
        choices=("british", "american"),
        default="",
        help="the order of figures (as each table shows; british where none does)",
    ),
)
CHRONOLOGY_TITLE = argument("--title", default="Chronology", help="the title (Chronology)")
CAST = argument(
    "--cast", metavar="CAST", required=True, help="who stands behind each role: .toml, .json, .csv or .xlsx"
)
WAY_BACK = argument("--way-back", metavar="FILE", help="where the way back is kept (beside the cast)")
TOLD = argument("file", metavar="FILE", help="a chronology (.docx, .xlsx, .ods, .xls, .csv, .json) or a .txt file")

COMMANDS = (
    Command(
        "demo",
        "the demonstration: published partnerships, and an invented one to work in",
        "joinedup.front.serving:demo",
        (FRESH,),
        needs="nothing",
    ),
    Command("serve", "serve an installation of your own", "joinedup.front.serving:serve", needs="nothing"),
    Command(
        "test",
        "run the tests (what follows goes to pytest)",
        "joinedup.front.testing:run",
        needs="nothing",
    ),
    Command("migrate", "bring the database up to this version", "joinedup.front.serving:migrate", needs="nothing"),
    Command("check", "check the settings and the database", "joinedup.front.checking:check"),
    Command(
        "trail verify", "prove that no row of the trail was altered", "joinedup.front.checking:verify_trail", (JSON,)
    ),
    Command(
        "user first",
        "make the first administrator of a new installation",
        "joinedup.front.people.cli:first",
        (EMAIL, NAME, JSON),
    ),
    Command(
        "user add",
        "add somebody who is to sign in, and print the address where they choose a password",
        "joinedup.front.people.cli:add",
        (EMAIL, NAME, JSON),
        acts=True,
    ),
    Command(
        "role grant",
        "grant a role at a partnership, or that of administrator",
        "joinedup.front.people.cli:grant",
        (
            *ROLE,
            argument("--from", dest="from_on", metavar="DATE", help="the first day, such as 2026-12-01 (today)"),
            argument("--to", dest="to_on", metavar="DATE", help="the last day (none)"),
            JSON,
        ),
        acts=True,
    ),
    Command(
        "role end",
        "end a role that was granted",
        "joinedup.front.people.cli:end",
        (*ROLE, argument("--on", metavar="DATE", help="the last day it holds (yesterday: it ends at once)"), JSON),
        acts=True,
    ),
    Command(
        "partnership add",
        "make a partnership",
        "joinedup.front.people.cli:add_partnership",
        (
            argument("key", metavar="KEY", help="stands in every address: lower-case letters, digits, hyphens"),
            argument("name", metavar="NAME", help="its name, in quotation marks"),
            argument("--area", default="", help="the area it serves"),
            JSON,
        ),
        acts=True,
    ),
    Command(
        "import risks",
        "import a risk register from a Word, Excel or CSV table, all rows or none",
        "joinedup.front.imports.cli:import_risks",
        (
            FILE,
            argument("--register", metavar="KEY", required=True, help="the register's key, as in its address"),
            *IMPORT,
        ),
        acts=True,
    ),
    Command(
        "import actions",
        "import a list of actions from such a table, all rows or none",
        "joinedup.front.imports.cli:import_actions",
        (FILE, GROUP, *IMPORT),
        acts=True,
    ),
    Command(
        "import seats",
        "import a list of seats from such a table, all rows or none",
        "joinedup.front.imports.cli:import_seats",
        (FILE, GROUP, *IMPORT),
        acts=True,
    ),
    Command(
        "import meetings",
        "import a calendar of meetings from such a table, all rows or none",
        "joinedup.front.imports.cli:import_meetings",
        (FILE, GROUP, *IMPORT),
        acts=True,
    ),
    Command(
        "import contacts",
        "bring in contacts of an agency's own system: who, when and how, nothing of what was said",
        "joinedup.front.extracts.cli:import_contacts",
        (
            FILE,
            argument("--agency", metavar="NAME", required=True, help="whose contacts they are: the agency you act for"),
            argument(
                "--system", metavar="NAME", required=True, help="its system, as named on the records of the people"
            ),
            argument("--told-until", metavar="DAY", help="the last day the file tells of, as 2026-11-26 (today)"),
            argument("--stale-after", metavar="DAYS", type=int, default=8, help="when it is too old to rely on (8)"),
            argument("--partnership", metavar="KEY", help="where you practise in several"),
            argument("--dry-run", action="store_true", help="show what is understood; bring in nothing"),
            JSON,
        ),
        acts=True,
    ),
    Command(
        "import records",
        "bring in the records of an agency's own system, to be set beside people on its cases; all rows or none",
        "joinedup.front.extracts.cli:import_records",
        (
            FILE,
            argument("--agency", metavar="NAME", required=True, help="whose records they are: the agency you act for"),
            argument("--system", metavar="NAME", required=True, help="its system, named the same in every file"),
            argument("--as-of", metavar="DAY", help="the day on which the system said so, as 2026-11-26 (today)"),
            argument("--partnership", metavar="KEY", help="where you practise in several"),
            argument("--dry-run", action="store_true", help="show what is understood; bring in nothing"),
            JSON,
        ),
        acts=True,
    ),
    Command(
        "clock",
        "when a statutory or local time limit is due, why, and how sure that is",
        "joinedup.front.clocks.cli:clock",
        (
            argument("key", metavar="CLOCK", nargs="?", help="for example rapid-review; --list prints all of them"),
            argument(
                "--from", dest="from_on", metavar="DATE", help='when it started, such as 2026-12-24 or "May 2026"'
            ),
            argument("--today", metavar="DATE", help="the day to judge it on (today)"),
            argument("--done", metavar="DATE", help="the day on which it was done"),
            argument("--partnership-file", metavar="FILE", help="your own limits, laid over ours"),
            argument("--list", action="store_true", help="print every clock"),
            JSON,
        ),
        needs="nothing",
    ),
    Command(
        "town",
        "write an invented town: people, households, and what agencies' systems send of them, with errors",
        "joinedup.front.inventing:town",
        (
            argument(
                "--people", metavar="N", type=int, default=200, help="about how many people, in whole households (200)"
            ),
            argument("--seed", metavar="S", type=int, default=1, help="the same seed gives the same town (1)"),
            argument("--until", metavar="DAY", help="the last day on which a contact is told, as 2026-11-26 (today)"),
            argument("-o", dest="output", metavar="FOLDER", required=True, help="a new folder to write into"),
            JSON,
        ),
        needs="nothing",
    ),
    Command(
        "link",
        "say which records of some files are possibly the same person",
        "joinedup.front.linking:link",
        (
            argument("files", metavar="FILE", nargs="+", help="a .csv, .parquet, .xlsx or .ods file for each source"),
            argument("--id", metavar="COLUMN", required=True, help="the heading of the records' own identifiers"),
            argument("-o", dest="output", metavar="FILE", required=True, help="where to write: .parquet or .csv"),
            argument("--map", metavar="FILE", help="a .toml file that says which column is what"),
            argument(
                "--error",
                type=float,
                default=0.01,
                metavar="SHARE",
                help="of linked pairs, how many may be wrong (0.01)",
            ),
            argument("--review", metavar="FILE", help="write the pairs that need somebody to look at them (.csv)"),
            argument("--decisions", metavar="FILE", help="what people decided: the review sheet, filled in"),
            argument("--known", metavar="FOLDER", help="link against what is kept there, and keep the outcome there"),
            argument("--memory", metavar="SIZE", help="hold no more than this in memory, for example 6GB"),
            JSON,
        ),
        needs="nothing",
    ),
    Command(
        "chronology read",
        "read chronologies that agencies sent, and say what could not be read",
        "joinedup.front.chronology.cli:read",
        (*CHRONOLOGIES, argument("--keep-map", metavar="M.toml", help="keep which heading was which field"), JSON),
        needs="nothing",
    ),
    Command(
        "chronology write",
        "write chronologies in order of time as Word, Excel, CSV, JSON, HTML, PDF or a picture",
        "joinedup.front.chronology.cli:write",
        (
            *CHRONOLOGIES,
            argument("-o", "--out", metavar="OUT", required=True, help="the file to write; its ending says the kind"),
            CHRONOLOGY_TITLE,
            argument("--sources", action="store_true", help="add a column saying where each event was read"),
            argument("--from", dest="from_on", metavar="DATE", help="the first day the picture shows"),
            argument("--to", dest="to_on", metavar="DATE", help="the last day the picture shows"),
        ),
        needs="nothing",
    ),
    Command(
        "chronology merge",
        "merge chronologies into one, and say what is one event told twice, contradicted, missing or rising",
        "joinedup.front.chronology.composing:merge",
        (
            *CHRONOLOGIES,
            argument("-o", "--out", metavar="OUT", help="the file to write; its ending says the kind"),
            CHRONOLOGY_TITLE,
            argument(
                "--cast", metavar="CAST", help="put the roles of this cast for names (.toml, .json, .csv or .xlsx)"
            ),
            argument("--until", metavar="DATE", help="the last day the chronology was asked for"),
            argument(
                "--expect", metavar="AGENCY=DAYS", action="append", help="the longest interval an agency should leave"
            ),
            JSON,
        ),
        needs="nothing",
    ),
    Command(
        "chronology generate",
        "write invented chronologies of several agencies, with the truth beside them",
        "joinedup.front.chronology.composing:generate",
        (
            argument("--seed", metavar="N", type=int, default=1, help="the same number makes the same files (1)"),
            argument("--agencies", metavar="K", type=int, default=8, help="how many agencies, 2 to 12 (8)"),
            argument("--entries", metavar="N", type=int, default=500, help="about how many entries (500)"),
            argument("--styles", choices=("tuning", "held_out"), default="tuning", help="the family of wordings"),
            argument("-o", "--out", metavar="FOLDER", required=True, help="a new folder for the files"),
        ),
        needs="nothing",
    ),
    Command(
        "chronology blank",
        "write a blank chronology for an agency to fill in, in Word or Excel",
        "joinedup.front.chronology.cli:blank",
        (
            argument("--agency", metavar="NAME", required=True, help="the agency that will fill it in"),
            argument("-o", "--out", metavar="OUT", required=True, help="a .docx or .xlsx file"),
            CHRONOLOGY_TITLE,
        ),
        needs="nothing",
    ),
    Command(
        "standards check",
        "say of every concern how its contact standard stands, why, and who could visit",
        "joinedup.front.standards.cli:check",
        (
            argument("files", metavar="FILE", nargs="*", help="contacts, concerns, shares: .parquet or .csv files"),
            argument("-o", dest="output", metavar="FILE", required=True, help="where to write: .parquet or .csv"),
            argument("--sources", metavar="FILE", help="how fresh the sources of contacts are"),
            argument("--notices", metavar="FILE", help="deviation notices"),
            argument("--intervals", metavar="FILE", help="the intervals that a group of the partnership approved"),
            argument("--partnership-file", metavar="FILE", help="your own decisions, laid over the rules"),
            argument("--today", metavar="DATE", help="the day to judge on (today)"),
            argument("--memory", metavar="SIZE", default="3GB", help="hold no more than this in memory (3GB)"),
            argument("--generate", metavar="N", type=int, help="write invented files of N contacts into the folder -o"),
            argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same invented files"),
            JSON,
        ),
        needs="nothing",
    ),
    Command(
        "chronology pseudonymise",
        "write a chronology or a text with roles (Mother, Child A) for names",
        "joinedup.front.disclosure.cli:names_out",
        (
            TOLD,
            CAST,
            argument("-o", "--out", metavar="OUT", required=True, help="the file to write; its ending says the kind"),
            argument("--dates", default="as told", help='"as told", "month and year" or "relative to 2019-05-03"'),
            argument("--births", default="age", help='dates of birth: "age" or "as told"'),
            WAY_BACK,
        ),
        needs="nothing",
    ),
    Command(
        "chronology restore",
        "write a pseudonymised chronology or text with its real names",
        "joinedup.front.disclosure.cli:names_back",
        (TOLD, CAST, argument("-o", "--out", metavar="OUT", required=True, help="the file to write"), WAY_BACK),
        needs="nothing",
    ),
    Command(
        "chronology names",
        "print who stands in a chronology or a text and is not in the cast",
        "joinedup.front.disclosure.cli:names",
        (TOLD, argument("--cast", metavar="CAST", help="who is known already: a .toml or .json file")),
        needs="nothing",
    ),
    Command(
        "disclosure suppress",
        "keep small numbers out of a finished table, and whatever would give them away",
        "joinedup.front.disclosure.suppressing:keep_small_numbers_back",
        (
            argument("file", metavar="TABLE", help="one table of counts (.csv, .xlsx, .docx), perhaps with totals"),
            argument("-o", "--out", metavar="OUT.csv", required=True, help="the file to write"),
            argument("--below", type=int, default=5, metavar="N", help="keep back counts from 1 to below this (5)"),
            argument("--zeros", choices=("shown", "hidden"), default="shown", help="whether 0 is shown (shown)"),
            argument("--round", dest="round_to", type=int, default=0, metavar="N", help="round what is shown to this"),
        ),
        needs="nothing",
    ),
    Command(
        "leaks",
        "say what finished files give away of a cast: texts, properties, comments, hidden parts",
        "joinedup.front.disclosure.cli:look_for_leaks",
        (
            argument("files", metavar="FILE", nargs="+", help="a .docx, .xlsx, .pdf, .html, .csv, .txt or .svg file"),
            CAST,
            JSON,
        ),
        needs="nothing",
    ),
    Command(
        "database-roles",
        "print the SQL that prepares a PostgreSQL of your own",
        "joinedup.front.checking:database_roles",
        needs="nothing",
    ),
    Command("version", "print the version", "joinedup.front.checking:version", needs="nothing"),
    Command(
        "prove access",
        "compare three deciders of who may see what, on random worlds in a database of its own",
        "joinedup.front.proving.running:prove_access",
        (
            argument("--decisions", type=int, default=20_000, metavar="N", help="how many each of them makes at least"),
            argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same worlds"),
        ),
        needs="nothing",
    ),
)
